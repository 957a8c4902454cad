"""What adjustments change in plan.toml and shifts.toml; comments and all else stay."""

from typing import Any

from shiftplan.domain.people import Contract
from shiftplan.domain.plan import Plan
from shiftplan.files.shift_writing import table_of

CONTRACT_ALWAYS = {"id", "kind", "hours_per_week", "max_hours_per_week"}


def settings(text: str, before: Plan, after: Plan) -> bytes:
    import tomlkit  # noqa: PLC0415 - only this writes over a text that a person wrote

    doc = tomlkit.parse(text)
    old, new = before.settings, after.settings
    if old.scenario != new.scenario:
        doc["scenario"] = new.scenario
    _phases(doc, before, after)
    _targets(doc, before, after)
    if old.contracts != new.contracts:
        _contracts(doc, before, after)
    return tomlkit.dumps(doc).encode()


def _phases(doc: Any, before: Plan, after: Plan) -> None:
    old = {phase.id: phase for phase in before.settings.event.phases}
    tables = {table["id"]: table for table in doc.get("phases", [])}
    for phase in after.settings.event.phases:
        for key in ("start", "end"):
            if getattr(phase, key) != getattr(old[phase.id], key):
                tables[phase.id][key] = getattr(phase, key)


def _targets(doc: Any, before: Plan, after: Plan) -> None:
    tables = {table["id"]: table for table in doc["queues"]}
    for queue in after.settings.queues:
        was = before.queue[queue.id].target
        for key in ("share", "within_seconds"):
            if getattr(queue.target, key) != getattr(was, key):
                tables[queue.id].setdefault("target", {})[key] = getattr(queue.target, key)


def _contracts(doc: Any, before: Plan, after: Plan) -> None:
    """A plan that names no contract has the standard ones; all are written then."""
    import tomlkit  # noqa: PLC0415 - see above

    if "contracts" not in doc:
        doc["contracts"] = tomlkit.aot()
    tables = {table["id"]: table for table in doc["contracts"]}
    for one in after.settings.contracts:
        if one.id not in tables:
            doc["contracts"].append(_table(one))
        elif one != before.contract.get(one.id):
            tables[one.id]["max_hours_per_week"] = one.max_hours_per_week


def _table(one: Contract) -> Any:
    import tomlkit  # noqa: PLC0415 - see above

    table = tomlkit.table()
    told = one.model_dump(mode="json", exclude_defaults=True)
    for key, value in one.model_dump(mode="json").items():
        if key in CONTRACT_ALWAYS or key in told:
            table[key] = value
    return table


def shifts(text: str, before: Plan, after: Plan) -> bytes:
    """The tables of shifts that changed are written anew, the others stay."""
    import tomlkit  # noqa: PLC0415 - see above

    doc = tomlkit.parse(text)
    for table in doc["shifts"]:
        shift = after.shift[table["id"]]
        if shift != before.shift[shift.id]:
            fresh = table_of(shift)
            for key in [key for key in table if key not in fresh]:
                del table[key]
            for key, value in fresh.items():
                if table.get(key) != value:
                    table[key] = value
    return tomlkit.dumps(doc).encode()
