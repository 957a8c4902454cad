"""Handing the rota out: which format, which day, since which version; first to look at, then written."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from shiftplan import files
from shiftplan.domain.need import Need
from shiftplan.errors import BadInput, StorageFailed
from shiftplan.language import say
from shiftplan.planning.opening import OpenPlan, rota_of
from shiftplan.planning.stages import need_of

FORMATS = tuple(files.FORMATS)
CALENDARS = "ics"
LAST = "last"
MOST_DIGITS = 10


@dataclass(frozen=True)
class Wanted:
    """What is asked for: one of `FORMATS`, of one day alone, only what differs from the version `since`."""

    format: str
    day: date | None = None
    since: files.Published | None = None


@dataclass(frozen=True)
class Leaf:
    """A file that would be written: its path, its bytes, and what it holds as lines to read."""

    path: Path
    size: int
    replaces: bool
    lines: tuple[str, ...]


def shows_need(format: str) -> bool:  # noqa: A002 - the word that people type
    """Whether a format shows the need, which may take seconds to work out."""
    return format in files.FORMATS and files.FORMATS[format].shows_need


def export(
    opened: OpenPlan, wanted: Wanted, out: Path, need: Need | None = None, now: datetime | None = None
) -> tuple[Path, ...]:
    """Write the rota of a plan into the folder `out`; the files written, none when nothing has changed.

    What calendars are given is kept in the plan folder, so that later ones can take it back. Raises
    `StorageFailed`, also when the files are written and only that cannot be kept.
    """
    handout = _handout(opened, wanted, need, now)
    paths = files.export_rota(handout, wanted.format, out)
    if wanted.format == CALENDARS and paths and handout.gives_news:
        _remember(opened, handout)
    return paths


def _remember(opened: OpenPlan, handout: files.Handout) -> None:
    try:
        files.remember_handed_out(opened.folder, opened.plan, handout.rota, handout.now)
    except StorageFailed as error:
        text = say(
            "the calendars are written, but the plan cannot keep what they say: {reason}", reason=str(error)
        )
        hint = say(
            "publish the rota before its calendars go out, then a shift taken back can be cancelled in them"
        )
        raise StorageFailed(text, hint) from error


def preview_export(
    opened: OpenPlan, wanted: Wanted, out: Path, need: Need | None = None, now: datetime | None = None
) -> tuple[Leaf, ...]:
    """The files that `export` would write; nothing is written."""
    contents = files.export_contents(_handout(opened, wanted, need, now), wanted.format)
    return tuple(
        Leaf(out / name, len(content), (out / name).exists(), tuple(files.preview_lines(name, content)))
        for name, content in contents.items()
    )


def version_named(opened: OpenPlan, name: str) -> files.Published:
    """The published version called `v0002`, `2` or `last`; raises `BadInput` when there is none such."""
    return files.read_version(opened.folder, opened.plan, version_number(opened, name))


def version_number(opened: OpenPlan, name: str) -> int:
    """The number of the published version called so; raises as `version_named`."""
    known = files.versions(opened.folder)
    bare = name.casefold().removeprefix("v")
    sound = bare.isdecimal() and len(bare) < MOST_DIGITS
    number = max(known, default=0) if bare == LAST else int(bare) if sound else 0
    if number in known:
        return number
    if not known:
        raise BadInput(
            say("nothing was published yet, so there is no version {read}", read=name),
            say("publish first: shiftplan publish PLAN"),
        )
    told = ", ".join(version_names(opened))
    raise BadInput(say("there is no version {read}", read=name), say("there are: {known}", known=told))


def version_names(opened: OpenPlan) -> tuple[str, ...]:
    """The published versions by name, the oldest first."""
    return tuple(f"v{version:04}" for version in files.versions(opened.folder))


def _handout(opened: OpenPlan, wanted: Wanted, need: Need | None, now: datetime | None) -> files.Handout:
    plan, rota = opened.plan, rota_of(opened)
    return files.Handout(
        plan=plan,
        rota=rota,
        now=now or datetime.now(UTC),
        need=(need or need_of(plan)) if shows_need(wanted.format) and not _is_list(wanted) else None,
        told=_given(opened) if wanted.format == CALENDARS else (),
        since=wanted.since,
        day=wanted.day,
    )


def _given(opened: OpenPlan) -> tuple[files.Published | files.HandedOut, ...]:
    """What calendars may show by now: versions, and what was handed out besides, the oldest first."""
    plan, folder = opened.plan, opened.folder
    timed: list[tuple[datetime, files.Published | files.HandedOut]] = []
    before = datetime.min.replace(tzinfo=UTC)
    for number in files.versions(folder):
        told = files.read_version(folder, plan, number)
        before = told.notice.published_at if told.notice else before
        timed.append((before, told))
    timed += [(one.at, one) for one in files.read_handed_out(folder, plan)]
    return tuple(one for _, one in sorted(timed, key=lambda pair: pair[0]))


def _is_list(wanted: Wanted) -> bool:
    """Whether only a list of changes is made, which shows no need."""
    return wanted.since is not None and wanted.format != "print"
