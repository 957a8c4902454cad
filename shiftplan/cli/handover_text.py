"""How `shiftplan handover` shows: lines for a person, text for a group, Markdown, data for a script."""

from collections.abc import Iterator
from typing import Any

from shiftplan.domain.handover import SIDES, Side
from shiftplan.language import printable, say
from shiftplan.operations.handover import HandoverView, PointView, Turn
from shiftplan.planning.operations.handover import Handovers
from shiftplan.planning.operations.handover_words import headline, people_line, signature_line, stage_name


def handover_lines(shown: HandoverView, opened: Any) -> Iterator[str]:
    """The whole form; a point is named by its number or its id."""
    yield str(headline(shown))
    yield str(people_line(shown, opened.plan))
    numbers = {view.point.id: number for number, view in enumerate(shown.points, 1)}
    for section in shown.form.sections:
        yield ""
        yield f"── {section.title} ──"
        views = shown.of(section)
        for view in views:
            yield from _point(view, numbers[view.point.id])
        if not views:
            yield f"    {say('nothing')}"
    yield ""
    for side in Side:
        yield str(signature_line(shown, side))
    for point in shown.gone:
        yield str(say("no longer so, but signed: {point}", point=str(point)))


def _point(view: PointView, number: int) -> Iterator[str]:
    box = "   " if not view.wanted else "[✓]" if view.read else "[ ]"
    new = f"{say('new since signed')} · " if view.added else ""
    yield f"{box} {number:>2}  {new}{view.point}  · {view.point.id}"


def list_lines(found: Handovers) -> Iterator[str]:
    """A line a handover."""
    for turn in found.turns:
        told = " · ".join(name for side in Side if (name := _signer(turn, side)))
        skipped = f"({printable(turn.marks.skipped.reason)})" if turn.marks.skipped else ""
        parts = (f"{turn.boundary.at:%m-%d %H:%M}", str(stage_name(found.stage(turn))), told, skipped)
        yield "  ".join(part for part in parts if part)


def _signer(turn: Turn, side: Side) -> str:
    signed = turn.marks.of(side)
    return "" if signed is None else f"{SIDES[side]} {printable(signed.signature.name)} {signed.at:%H:%M}"


def list_data(found: Handovers) -> dict[str, Any]:
    return {
        "now": found.now.isoformat(),
        "current": found.current.boundary.id if found.current else None,
        "handovers": [_turn_data(found, turn) for turn in found.turns],
    }


def _turn_data(found: Handovers, turn: Turn) -> dict[str, Any]:
    return {
        "at": turn.boundary.at.isoformat(),
        "stage": found.stage(turn),
        "signed": _signed_data(turn),
        "skipped": turn.marks.skipped.reason if turn.marks.skipped else None,
    }


def _signed_data(turn: Turn) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for side in Side:
        signed = turn.marks.of(side)
        found[side.value] = signed and {
            "name": signed.signature.name,
            "login": signed.who,
            "at": signed.at.isoformat(),
            "digest": signed.signature.sheet.digest,
            "reason": signed.signature.reason or None,
        }
    return found


def handover_data(shown: HandoverView) -> dict[str, Any]:
    return {
        "at": shown.boundary.at.isoformat(),
        "takes_at": shown.boundary.takes_at.isoformat(),
        "sign_by": shown.turn.sign_by(shown.form).isoformat(),
        "stage": shown.stage,
        "digest": shown.sheet.digest,
        "giving": list(shown.boundary.giving),
        "taking": list(shown.boundary.taking),
        "unread": [view.point.id for view in shown.unread],
        "signed": _signed_data(shown.turn),
        "skipped": shown.marks.skipped.reason if shown.marks.skipped else None,
        "gone": [point.id for point in shown.gone],
        "sections": [
            {
                "id": section.id,
                "title": str(section.title),
                "points": [_point_data(view) for view in shown.of(section)],
            }
            for section in shown.form.sections
        ],
    }


def _point_data(view: PointView) -> dict[str, Any]:
    return {
        "id": view.point.id,
        "text": str(view.point),
        "read_back": view.wanted,
        "read_by": view.read.who if view.read else None,
        "read_at": view.read.at.isoformat() if view.read else None,
        "correction": view.point.correction or None,
        "new_since_signed": view.added,
    }
