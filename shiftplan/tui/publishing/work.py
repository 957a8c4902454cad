"""What the windows ask of `planning`; called in threads."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shiftplan.domain.edit import Edit
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.rota import Rota
from shiftplan.language import Message

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan, Published, ToTell
    from shiftplan.planning.versions import Named, Version


@dataclass(frozen=True, eq=False)
class Asked:
    """The rota on the screen, to be published; `judgement` once it is known."""

    rota: Rota
    need: Need
    judgement: Judgement | None


@dataclass(frozen=True)
class Told:
    """A version just published: where it lies to be read, why others cannot get there (None: they can), and
    what to say in the chat group about what changed since the version `since` ("": there was none), and
    about all.
    """

    published: "Published"
    file: str
    closed: Message | None
    since: str
    changes: str
    whole: str


def look(asked: Asked, opened: "OpenPlan") -> "ToTell":
    """What publishing the rota on the screen would tell."""
    from shiftplan import planning  # noqa: PLC0415 - brings numpy and scipy, after the first paint

    found = planning.to_tell(replace(opened, rota=asked.rota), asked.need, asked.judgement)
    len(found.news)  # worked out here, beside the screen
    return found


def publish(need: Need, note: str, reason: str, opened: "OpenPlan") -> Told:
    """Publish the rota of the folder, and make the texts about it."""
    from shiftplan import planning  # noqa: PLC0415 - see above

    since = planning.to_tell(opened, need).since
    told = planning.publish(opened, need, note, reason)
    changes = _chat(opened, since) if since else ""
    file = str(opened.folder / "published" / f"{told.name}.txt")
    closed = planning.out_of_reach(opened)
    return Told(told, file, closed, since.name if since else "", changes, _chat(opened, None))


def _chat(opened: "OpenPlan", since: "Published | None") -> str:
    from shiftplan import planning  # noqa: PLC0415 - see above

    leaves = planning.preview_export(opened, planning.Wanted("chat", None, since), opened.folder)
    return "\n".join(line for leaf in leaves for line in leaf.lines)


def versions(opened: "OpenPlan") -> "tuple[Version, ...]":
    """Every version, the newest first."""
    from shiftplan.planning import versions as told  # noqa: PLC0415 - see above

    return told.versions(opened)[::-1]


def confirm(
    version: "Version", agents: tuple[str, ...], opened: "OpenPlan", *, received: bool
) -> "tuple[Version, ...]":
    """Note who confirmed a version, or did not after all; every version anew."""
    from shiftplan.planning import versions as told  # noqa: PLC0415 - see above

    told.confirm(opened, version, agents, received=received)
    return told.versions(opened)[::-1]


def compared(first: str, second: str, rota: Rota, opened: "OpenPlan") -> "tuple[Named, Named, Edit]":
    """Two rotas by name, `now` being the one on the screen, and what leads from one to the other."""
    from shiftplan.planning import versions as told  # noqa: PLC0415 - see above

    here = replace(opened, rota=rota)
    before, after = told.rota_named(here, first), told.rota_named(here, second)
    return before, after, told.differences(opened.plan, before.rota, after.rota)


def reverting(name: str, rota: Rota, opened: "OpenPlan") -> "tuple[Published, Edit]":
    """What leads from the rota on the screen to a version."""
    from shiftplan.planning import versions as told  # noqa: PLC0415 - see above

    return told.reverting(replace(opened, rota=rota), name)


def text(name: str, opened: "OpenPlan") -> str:
    """What a version says to those who read it in the folder."""
    from shiftplan.planning import versions as told  # noqa: PLC0415 - see above

    return told.text_of(opened, name)
