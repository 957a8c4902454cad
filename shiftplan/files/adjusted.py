"""A plan with adjustments as files: what changed is written, all else stays as people wrote it."""

from collections import Counter
from collections.abc import Mapping

from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput
from shiftplan.files import adjusted_agents, adjusted_toml, agents, availability, forecast, rota, shifts
from shiftplan.files.edited import with_entries
from shiftplan.files.faults import BadPlan
from shiftplan.files.folder import SETTINGS_FILE, Folder
from shiftplan.files.plan import parse
from shiftplan.files.text import decode
from shiftplan.language import say

Contents = Mapping[str, bytes | None]
EVEN = 1e-6


def adjusted_contents(contents: Contents, before: Plan, after: Plan) -> dict[str, bytes | None]:
    """The files of a plan folder, of which `before` was read, as those of which `after` reads.

    A rota that no longer fits the plan (a shift begins at another time) is left out. Raises BadInput when
    the files cannot say what changed.
    """
    changed = {**contents, **_changes(contents, before, after)}
    if not _reads_as(changed, after):
        changed |= {rota.FILE: None, rota.FACTS_FILE: None}
        if not _reads_as(changed, after):
            raise BadInput(
                say("these changes cannot be written into the files of the plan as they are"),
                say("make them by hand: docs/files.md has every key"),
            )
    return changed


def _changes(contents: Contents, before: Plan, after: Plan) -> dict[str, bytes | None]:
    found: dict[str, bytes | None] = {}
    if before.settings != after.settings:
        found[SETTINGS_FILE] = adjusted_toml.settings(_text(contents, SETTINGS_FILE), before, after)
    if before.shifts != after.shifts:
        found[shifts.FILE] = adjusted_toml.shifts(_text(contents, shifts.FILE), before, after)
    if before.agents != after.agents:
        found[agents.FILE] = adjusted_agents.agents(_text(contents, agents.FILE), before, after)
    if before.availability != after.availability:
        gone = tuple((Counter(before.availability) - Counter(after.availability)).elements())
        text = with_entries(_text(contents, availability.FILE), before, gone, ())
        found[availability.FILE] = text.encode("utf-8-sig")
    if before.forecast != after.forecast:
        found[forecast.FILE] = forecast.forecast_csv(after.forecast)
    return found


def _text(contents: Contents, name: str) -> str:
    return decode(contents[name] or b"", name)


def _reads_as(contents: Contents, after: Plan) -> bool:
    """Whether the files read as the plan; sums of a forecast may differ in their last digits."""
    try:
        read = parse(Folder(dict(contents), [])).plan
    except BadPlan:
        return False
    same_forecast = _near(read, after)
    return same_forecast and read.model_copy(update={"forecast": after.forecast}) == after


def _near(one: Plan, other: Plan) -> bool:
    here, there = one.forecast.contacts, other.forecast.contacts
    if {name: set(of) for name, of in here.items()} != {name: set(of) for name, of in there.items()}:
        return False
    return all(
        abs(mine - yours) <= EVEN * max(1.0, abs(yours))
        for name, of in there.items()
        for queue, series in of.items()
        for mine, yours in zip(here[name][queue], series, strict=True)
    )
