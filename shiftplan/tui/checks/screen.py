"""The screen of stage 5: findings to walk and to jump from, the value and the fairness beside them."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from shiftplan.domain.finding import Finding
from shiftplan.language import Message, say
from shiftplan.tui.checks.board import FairnessBoard, FindingsBoard, ValueBoard
from shiftplan.tui.checks.rule_names import rule_name
from shiftplan.tui.checks.texts import fairness_text, filter_line, finding_text, value_text
from shiftplan.tui.commands import Command
from shiftplan.tui.dialogs import Choice, Chooser
from shiftplan.tui.rota.screen import RotaScreen
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace

EVERY = "every code"


class ChecksScreen(StageScreen):
    STAGE = "checks"
    ABOUT = say(
        "What an independent judge finds in the rota: broken rules with their article, places that are "
        "short, wishes missed. Beside it the value of the rota by its goals, how far it may be from the "
        "best, and who carries the nights. Enter goes to the cell of a finding."
    )
    KEYS = (
        Command(
            "severity", "f", say("Filter"), say("Show all, errors, warnings or notes only."), footer=True
        ),
        Command("code", "c", say("One rule"), say("Show the findings of one rule only."), footer=True),
        Command("value", "v", say("Value"), say("Show or hide the value and the fairness."), footer=True),
        Command(
            "jump", "enter", say("Go to cell"), say("Go to the finding's cell in the rota."), footer=True
        ),
        Command("judge", "r", say("Check again"), say("Judge the rota again."), footer=True),
    )
    CSS_PATH = "checks.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - Textual's own field

    def __init__(self) -> None:
        super().__init__()
        self._board = FindingsBoard()

    def body(self) -> ComposeResult:
        with Horizontal(id="checks"):
            with Vertical(id="findings"):
                yield Static(id="filter", markup=False)
                yield OptionList(markup=False)
                yield Static(id="nothing", markup=False)
            with VerticalScroll(id="boards", can_focus=True):
                yield Static(id="value", markup=False)
                yield Static(id="fairness", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(OptionList).focus()

    def show(self, workspace: Workspace) -> None:
        judgement = workspace.judgement
        self._board = self._board.of(judgement.findings if judgement else ())
        self._draw_findings()
        self._draw_boards()

    def _draw_findings(self) -> None:
        """Fill the list anew; the cursor stays where it was."""
        plan, board = self.workspace.plan, self._board
        options = self.query_one(OptionList)
        here = options.highlighted or 0
        options.clear_options()
        options.add_options([Option(finding_text(finding, plan)) for finding in board.shown])
        options.highlighted = min(here, len(board.shown) - 1) if board.shown else None
        options.display = bool(board.shown)
        self.query_one("#filter", Static).update(filter_line(board))
        nothing = self.query_one("#nothing", Static)
        nothing.display = not board.shown
        nothing.update(Content(str(nothing_text(self.workspace, board))))

    def on_resize(self) -> None:
        if self.workspace.opened is not None:
            self.call_after_refresh(self._draw_boards)

    def _draw_boards(self) -> None:
        """The bars are as wide as the room there is."""
        workspace = self.workspace
        room = max(30, self.query_one("#boards").scrollable_content_region.width)
        value, fairness = self.query_one("#value", Static), self.query_one("#fairness", Static)
        judged = workspace.judgement is not None and workspace.rota is not None
        value.display = fairness.display = judged
        if workspace.judgement is not None and workspace.rota is not None:
            value.update(value_text(ValueBoard(judgement=workspace.judgement, rota=workspace.rota), room))
            fairness.update(fairness_text(FairnessBoard(plan=workspace.plan, rota=workspace.rota), room))

    def action_severity(self) -> None:
        self._board = self._board.next_severity()
        self._draw_findings()

    def action_code(self) -> None:
        """Choose among the codes there are."""
        codes = [Choice(code, rule_name(code), f"{count}") for code, count in self._board.codes.items()]
        every = Choice(EVERY, str(say("every rule")), f"{self._board.codes.total()}")
        self.app.push_screen(Chooser(say("Show the findings of"), [every, *codes]), self._take_code)

    def _take_code(self, code: str | None) -> None:
        if code is not None:
            self._board = self._board.only(None if code == EVERY else code)
            self._draw_findings()

    def action_value(self) -> None:
        """Narrow: in place of the findings; wide: beside them."""
        self.toggle_class("-turned")
        self.call_after_refresh(self._draw_boards)

    def action_judge(self) -> None:
        self.desk.judge_again()

    @on(OptionList.OptionSelected)
    async def _selected(self) -> None:
        await self.action_jump()

    async def action_jump(self) -> None:
        """Show the rota with the cursor on the first person and day of the finding."""
        index = self.query_one(OptionList).highlighted
        if index is None or index >= len(self._board.shown):
            return
        finding = self._board.shown[index]
        if not (finding.agents or finding.days):
            self.notify(str(say("this finding is about the whole rota")), markup=False)
            return
        await self.app.switch_mode("rota")
        while len(self.app.screen_stack) > 1:
            await self.app.pop_screen()  # a window left open over the rota
        if isinstance(self.app.screen, RotaScreen):
            self.app.screen.aim(*target(finding))


def target(finding: Finding) -> tuple[str | None, date | None]:
    """The first person and the last day that a finding names: the day on which it came to break."""
    return (finding.agents[0] if finding.agents else None, finding.days[-1] if finding.days else None)


def nothing_text(workspace: Workspace, board: FindingsBoard) -> Message:
    """Why the list is empty."""
    if workspace.rota is None:
        return say("There is no rota yet. Go to the rota with 4 and press s to solve it.")
    if workspace.judgement is None:
        return say("The rota is being checked …")
    if not board.findings:
        return say("✓ Nothing to find: every rule is kept, every slot covered, every wish met.")
    return say("No finding of this kind.")
