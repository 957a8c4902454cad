"""The keys of the live screen that open handover and cases, and the alerts among its rows."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from shiftplan.language import say
from shiftplan.tui.commands import Command
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.live import Live
from shiftplan.tui.operations.live_texts import title_row
from shiftplan.tui.stage import StageScreen

if TYPE_CHECKING:
    from shiftplan.tui.operations.live_screen import LiveScreen

HANDOVER, CASES = "handover-", "cases-"
KEYS = (
    Command("handover", "h", say("Handover"), say("The handover that is on: read back and sign.")),
    Command("cases", "b", say("Cases"), say("Open cases and promises with their deadlines.")),
)


class HandoverKeys(StageScreen):
    KEYS: ClassVar[tuple[Command, ...]] = KEYS

    def action_handover(self) -> None:
        open_handover(self, None)

    def action_cases(self) -> None:
        from shiftplan.tui.handover.cases_screen import CasesScreen  # noqa: PLC0415 - when it is asked for

        self.app.push_screen(CasesScreen())


def open_handover(screen: StageScreen, at: datetime | None) -> None:
    from shiftplan.tui.handover.handover_screen import HandoverScreen  # noqa: PLC0415 - when it is asked for

    screen.app.push_screen(HandoverScreen(at))


def handover_rows(live: Live, width: int) -> list[Row]:
    """Late and due handovers, overdue promises: nothing while all is in order."""
    signs = live.signs
    if signs is None:
        return []
    lines = [
        (f"{HANDOVER}{turn.boundary.id}", signs.of_overdue(turn), "$error bold")
        for turn in signs.overdue[-1:]
    ]
    lines += [(f"{HANDOVER}{turn.boundary.id}", signs.of_late(turn), "$error bold") for turn in signs.late]
    if signs.overdue_cases:
        lines.append((f"{CASES}overdue", signs.of_overdue_cases(), "$error bold"))
    if signs.due is not None and signs.due not in signs.late:
        at = signs.due.boundary
        lines.append(
            (f"{HANDOVER}{at.id}", say("handover at {time}: h opens it", time=f"{at.at:%H:%M}"), "$accent")
        )
    if signs.cases_due_soon:
        soon = say(
            "{count} {count:promise is|promises are} due within the hour", count=len(signs.cases_due_soon)
        )
        lines.append((f"{CASES}soon", soon, "$warning"))
    if not lines:
        return []
    title = title_row(str(say("Handover and promises")), width)
    return [title, *(Row(row, marks.told("! ", text, style, width)) for row, text, style in lines)]


def open_row(screen: "LiveScreen", live: Live, rest: str) -> None:  # noqa: ARG001 - as every opener
    open_handover(screen, datetime.fromisoformat(rest))


def open_cases(screen: "LiveScreen", live: Live, rest: str) -> None:  # noqa: ARG001 - as every opener
    screen.action_cases()


def status_parts(live: Live) -> list[Content]:
    """For the status line: what was not signed in time, and how many promises are overdue."""
    signs = live.signs
    if signs is None:
        return []
    parts: list[Content] = []
    if signs.overdue:
        parts.append(Content.styled(str(say("handover never signed")), "$error bold"))
    elif signs.late:
        parts.append(Content.styled(str(say("handover not signed")), "$error bold"))
    if signs.overdue_cases:
        text = say("promises overdue: {count}", count=len(signs.overdue_cases))
        parts.append(Content.styled(str(text), "$error bold"))
    return parts
