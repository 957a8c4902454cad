"""The screen of stage 4: it hands values to its widgets and intentions to the app."""

from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message as Event
from textual.messages import Update
from textual.widgets import Static

from shiftplan import language
from shiftplan.domain.outcome import Judgement, Outcome, Progress
from shiftplan.domain.rota import Rota
from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.overview.shortages import Present
from shiftplan.tui.place import first_place
from shiftplan.tui.publishing.on_rota import Publishing
from shiftplan.tui.rota.banner import banner_text
from shiftplan.tui.rota.cell_words import cell_line
from shiftplan.tui.rota.grid import RotaGrid
from shiftplan.tui.rota.keys import ABOUT, KEYS
from shiftplan.tui.rota.legend import LegendLine
from shiftplan.tui.rota.price_words import news_text
from shiftplan.tui.rota.proposals import Proposals
from shiftplan.tui.rota.solve_panel import SolvePanel
from shiftplan.tui.rota.solve_view import SolveView
from shiftplan.tui.rota.strip import CoverageStrip
from shiftplan.tui.rota.table import RotaTable
from shiftplan.tui.workspace import EditNews, Workspace

NO_ROTA = Rota()


class TableReady(Event):
    """A table has worked out its answers and can be drawn without a wait."""

    def __init__(self, table: RotaTable) -> None:
        super().__init__()
        self.table = table


class RotaScreen(Publishing, Proposals):
    STAGE = "rota"
    ABOUT = ABOUT
    KEYS = KEYS
    CSS_PATH = "rota.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - Textual's own field
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]  # noqa: RUF012 - Textual's own field

    def __init__(self) -> None:
        super().__init__()
        self._spoken = ""
        self._before: tuple[float, ...] = ()
        self._outcome: Outcome | None = None
        self._proposes = False
        self._folder: Path | None = None
        self._read: EditNews | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(RotaGrid).focus()

    def body(self) -> ComposeResult:
        with Horizontal(id="rota"):
            with Vertical(id="rota-left"):
                yield Static(id="banner", markup=False)
                yield Static(id="news", markup=False)
                yield from self.filter_lines()
                yield RotaGrid()
                yield Static(id="cell", markup=False)
                yield LegendLine()
                yield CoverageStrip()
            yield SolvePanel()

    # what is shown

    def show(self, workspace: Workspace) -> None:
        self._follow_solve(workspace)
        found = self._view.rota if workspace.solving else None
        judgement = None if found else workspace.judgement
        rota = self._live(found) if found else workspace.rota or NO_ROTA
        self._draw(self._made_of(workspace, rota, judgement), workspace.present if judgement else None)
        self._say_banner(workspace)
        self._say_news(workspace)

    def show_progress(self, history: tuple[Progress, ...]) -> None:
        before = self._view.rota
        self._view = self._view.but(history=history, running=self.workspace.solving)
        rota = self._view.rota
        if rota is not None and rota is not before:
            self._draw(self._made_of(self.workspace, self._live(rota)))
        self._draw_panel()

    def _follow_solve(self, workspace: Workspace) -> None:
        """Notice that a solve has begun or ended, here or while another stage was in front."""
        if workspace.folder != self._folder:
            self._folder, self._outcome = workspace.folder, workspace.outcome
            self._view = SolveView(seconds_allowed=self._view.seconds_allowed)
            self.remove_class("-solving")
        fresh = workspace.outcome is not None and workspace.outcome is not self._outcome
        if workspace.solving and not self._view.running:
            self._before = self._table.short_hours if self._table else ()
            self._proposes = bool(workspace.rota and workspace.rota.assignments)
            self._view = self._view.begun(self.desk.progress, part=workspace.scope is not None)
            self.add_class("-solving")
        elif not workspace.solving and (self._view.running or fresh):
            self._view = self._view.ended(workspace.outcome)
            self.add_class("-solving")
            if self._proposes and workspace.outcome is not None and workspace.outcome.rota is not None:
                self.call_after_refresh(self.show_found)
        self._outcome = workspace.outcome
        self._draw_panel()

    def _live(self, found: Rota) -> Rota:
        """A rota found on the way, with the locks that it was made around."""
        locks = self.workspace.rota.locks if self.workspace.rota else frozenset()
        return Rota(assignments=found.assignments, locks=locks)

    @staticmethod
    def _made_of(workspace: Workspace, rota: Rota, judgement: Judgement | None = None) -> RotaTable:
        told = workspace.published
        return RotaTable(
            plan=workspace.plan,
            rota=rota,
            need=workspace.need,
            judgement=judgement,
            told=told.rota if told and told.whole else None,
        )

    def _draw(self, table: RotaTable, present: Present | None = None) -> None:
        """Draw a table as soon as it has worked out what it says; the same values again need no drawing.

        `present` is who was on shift when the rota was last judged: right again when the judge is through.
        """
        spoken = language.current()
        if not table.says_the_same(self._wanted) or spoken != self._spoken:
            self._wanted, self._spoken = table, spoken
            self._work_out(table, self._table, present)

    @work(thread=True, exclusive=True, group="table", description="table", exit_on_error=False)
    def _work_out(self, table: RotaTable, before: RotaTable | None, present: Present | None) -> None:
        """Count cover and findings beside the screen: on 500 people it takes a fifth of a second."""
        table.take_over(before)
        if present is not None and table.need is not None:
            table.cover_by(present)
        table.work_out()
        self.post_message(TableReady(table))

    @on(TableReady)
    def take_table(self, event: TableReady) -> None:
        if event.table is not self._wanted:
            return
        first, self._table = self._table is None, event.table
        grid = self.query_one(RotaGrid)
        grid.show(event.table)
        if first:
            plan = event.table.plan
            grid.day = first_place(plan, plan.grid.local(self.desk.now())).day
        self._take_aim()
        self._draw_day()
        self._draw_panel()

    @on(RotaGrid.Moved)
    def _draw_day(self) -> None:
        if self._table is None:
            return
        grid, ruler = self.query_one(RotaGrid), self.ruler
        line = cell_line(self._table, grid.cell, ruler.slot if ruler else None)
        cell = self.query_one("#cell", Static)
        cell.update(line, layout=False)
        self.post_message(Update(cell))  # asked of the screen at once, it is painted in the same frame
        self.query_one(CoverageStrip).show(self._table, grid.day, ruler)

    def _draw_panel(self) -> None:
        self.query_one(SolvePanel).show(self._view, self._table, self._before)

    def _say_banner(self, workspace: Workspace) -> None:
        banner = self.query_one("#banner", Static)
        text = banner_text(workspace, self._view.seconds_allowed)
        banner.set_class(text is None, "-nothing")
        banner.update(text or "")

    def _say_news(self, workspace: Workspace) -> None:
        """What the last edit did, until the next one or until it is put away."""
        news, line = workspace.news, self.query_one("#news", Static)
        line.set_class(news is None or not news.edits or news is self._read, "-nothing")
        line.update(news_text(workspace.plan, news) if news and news.edits else "")

    # what is asked

    def action_solve(self) -> None:
        """Start the solver; while it is at work, show its panel again."""
        if self.workspace.solving:
            self.add_class("-solving")
        else:
            self.begin()

    def action_stop(self) -> None:
        if self.workspace.solving:
            self._view = self._view.but(stopping=True)
            self._draw_panel()
            self.post_message(intentions.StopSolving())

    def action_longer(self) -> None:
        if self.workspace.solving:
            self.notify(str(say("the solver is at work; x stops it, then choose another time")), markup=False)
            return
        self._view = self._view.longer()
        self.add_class("-solving")
        self._draw_panel()
        self._say_banner(self.workspace)

    def action_close(self) -> None:
        """Put away what lies over the grid; when nothing does, the filter."""
        news = self.workspace.news
        unread = news is not None and bool(news.edits) and news is not self._read
        if not (unread or self.has_class("-solving") or self.query_one(RotaGrid).selecting):
            self.action_clear_filter()
        self.remove_class("-solving")
        self.query_one(RotaGrid).unselect()
        self._read = self.workspace.news
        self._say_news(self.workspace)
