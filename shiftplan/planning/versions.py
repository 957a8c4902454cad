"""What was published: every version with who confirmed it, what differs between two, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from shiftplan import files
from shiftplan.domain import editing
from shiftplan.domain.changes import works_otherwise
from shiftplan.domain.edit import CellEdit, Edit
from shiftplan.domain.finding import Finding
from shiftplan.domain.plan import Plan
from shiftplan.domain.record import Confirmation
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput, MissingFile, ShiftplanError
from shiftplan.journal import Journal, login_name
from shiftplan.language import _, say
from shiftplan.planning.exporting import version_named, version_number
from shiftplan.planning.opening import OpenPlan, rota_of
from shiftplan.planning.version_text import version_text

NOW = "now"


class Keeping(StrEnum):
    """How a version's files are. UNKNOWN: nobody can tell, its notice is gone; BROKEN: it cannot be read."""

    WHOLE = "whole"
    EDITED = "edited"
    UNKNOWN = "unknown"
    BROKEN = "broken"


TROUBLES = {"published_changed": Keeping.EDITED, "published_notice": Keeping.UNKNOWN}


@dataclass(frozen=True)
class Version:
    """A published version. `people` are those whom it concerns, in the plan's order: they have shifts in it,
    or had some in the version before; `confirmed` those of them who said that they have read it.
    """

    number: int
    notice: files.Notice | None
    rota: Rota
    keeping: Keeping
    people: tuple[str, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()

    @property
    def name(self) -> str:
        """Its name in the folder, such as `v0001`."""
        return files.version_name(self.number)

    @property
    def missing(self) -> tuple[str, ...]:
        """Who has not confirmed it."""
        done = {one.agent for one in self.confirmed}
        return tuple(agent for agent in self.people if agent not in done)


def versions(opened: OpenPlan) -> tuple[Version, ...]:
    """Every version, the oldest first; one that cannot be read is among them all the same."""
    found: list[Version] = []
    confirmations, before = Journal(opened.folder).confirmations.standing(), Rota()
    for number in files.versions(opened.folder):
        version = _read(opened, number)
        people = _concerned(opened.plan, before, version.rota)
        confirmed = _of(confirmations, number, version.notice, people)
        found.append(Version(number, version.notice, version.rota, version.keeping, people, confirmed))
        before = version.rota
    return tuple(found)


def _read(opened: OpenPlan, number: int) -> Version:
    try:
        one = files.read_version(opened.folder, opened.plan, number)
    except ShiftplanError:
        return Version(number, _notice(opened, number), Rota(), Keeping.BROKEN)
    troubles = [TROUBLES[finding.code] for finding in one.findings if finding.code in TROUBLES]
    return Version(number, one.notice, one.rota, troubles[0] if troubles else Keeping.WHOLE)


def _notice(opened: OpenPlan, number: int) -> files.Notice | None:
    try:
        return files.read_notice(opened.folder, number)[0]
    except ShiftplanError:
        return None


def _concerned(plan: Plan, before: Rota, after: Rota) -> tuple[str, ...]:
    busy = {one.agent for one in (*before.assignments, *after.assignments)}
    return tuple(agent for agent in plan.agent if agent in busy)


def _of(
    confirmations: Sequence[Confirmation], number: int, notice: files.Notice | None, people: Sequence[str]
) -> tuple[Confirmation, ...]:
    """Those of this version, and of these bytes: a number may come again once its files were taken away."""
    digest = notice.rota_digest if notice else ""
    return tuple(
        one
        for one in confirmations
        if one.version == number and one.rota_digest == digest and one.agent in people
    )


def version_of(opened: OpenPlan, name: str) -> Version:
    """The version called `v0002`, `2` or `last`; raises as `version_named`."""
    number = version_number(opened, name)
    return next(one for one in versions(opened) if one.number == number)


def confirm(opened: OpenPlan, version: Version, agents: Sequence[str], *, received: bool = True) -> Version:
    """Note that these people confirmed a version (or did not after all); raises `BadInput`, `StorageFailed`.

    Whoever it does not concern has nothing to confirm, and nothing is noted then.
    """
    strangers = [opened.plan.agent[agent].name for agent in agents if agent not in version.people]
    if strangers:
        raise BadInput(
            say(
                "{names} {count:has|have} no shift in {version}, so there is nothing to confirm",
                names=_(", ").join(strangers),
                count=len(strangers),
                version=version.name,
            ),
            say("leave them out; nothing was noted"),
        )
    changed = [agent for agent in dict.fromkeys(agents) if (agent in version.missing) is received]
    if changed:
        digest = version.notice.rota_digest if version.notice else ""
        book = Journal(opened.folder).confirmations
        book.put(version.number, digest, changed, login_name(), received=received)
    return version_of(opened, version.name)


@dataclass(frozen=True)
class Named:
    """A rota to compare, with what is odd about it."""

    name: str
    rota: Rota
    findings: tuple[Finding, ...] = ()


def rota_named(opened: OpenPlan, name: str) -> Named:
    """The rota of a version by its name, or as it is `now`; raises as `version_named`, `NoRota`."""
    if name.casefold() == NOW:
        return Named(NOW, rota_of(opened))
    version = version_named(opened, name)
    return Named(version.name, version.rota, version.findings)


def differences(plan: Plan, before: Rota, after: Rota) -> Edit:
    """What leads from one rota to the other, by person and day; locks and absences are told to nobody."""
    bare = plan.model_copy(update={"availability": ()})
    return editing.taking(bare, Rota.of(before.assignments), Rota.of(after.assignments))


def is_new_to(plan: Plan, one: CellEdit) -> bool:
    """Whether the person works otherwise than told, not only with breaks elsewhere."""
    return works_otherwise(plan, one.before.works, one.after.works)


def text_of(opened: OpenPlan, name: str) -> str:
    """What a version says to whoever reads it in the folder, made anew where the text is gone.

    Raises as `version_named`.
    """
    number = version_number(opened, name)
    try:
        return files.read_text(opened.folder / files.PUBLISHED / f"{files.version_name(number)}.txt")
    except MissingFile:
        return version_text(opened.plan, files.read_version(opened.folder, opened.plan, number))


def reverting(opened: OpenPlan, name: str) -> tuple[files.Published, Edit]:
    """The edit that makes the rota what a version was, locks too, with the version's own findings.

    Raises as `version_named`, and `BadInput` for a version that was edited outside.
    """
    version = files.read_untouched(opened.folder, opened.plan, version_number(opened, name))
    edit = editing.taking(opened.plan, opened.rota or Rota(), version.rota, version.name)
    return version, edit
