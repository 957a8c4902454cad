"""Fairness over the rota: who carries how much, before and with it, and why; worked out beside the screen."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from shiftplan.domain.fair_counts import Measure
from shiftplan.language import say
from shiftplan.planning.fairness import Fairness, Order, teams_of
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Page
from shiftplan.tui.fairness import texts
from shiftplan.tui.fairness.asking import NameField
from shiftplan.tui.fairness.board import Board, Tabs
from shiftplan.tui.fairness.keys import ABOUT, KEYS
from shiftplan.tui.fairness.view import View
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan


class FairnessScreen(StageScreen):
    STAGE = "rota"
    ABOUT = ABOUT
    KEYS = KEYS
    CSS_PATH = "fairness.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]  # noqa: RUF012 - Textual's own field

    def __init__(self, go: Callable[[str], None]) -> None:
        """`go` shows a person, by id, in the rota below."""
        super().__init__()
        self._go = go
        self._view = View()

    def body(self) -> ComposeResult:
        yield Tabs()
        yield Static(id="spread", markup=False)
        yield Board()
        with VerticalScroll(id="why"):
            yield Static(markup=False)

    def show(self, workspace: Workspace) -> None:
        shown = self._view.fairness
        team = shown.team if shown and shown.team in teams_of(workspace.plan) else None
        if shown is None or shown.plan is not workspace.plan or shown.rota is not workspace.rota:
            self._count(team)
        self._draw()

    def _count(self, team: str | None) -> None:
        """Begin anew: another rota, plan or team."""
        plan, rota = self.workspace.plan, self.workspace.rota
        fairness = None if rota is None else Fairness(plan, rota, team)
        self._view = self._view.but(fairness=fairness, known=frozenset())
        self._work_out()

    def _work_out(self) -> None:
        """Ask for what is looked at, then for the rest one after the other."""
        view = self._view
        if view.fairness is not None and view.missing is not None:
            done = partial(self._take, view.fairness, view.missing)
            self.post_message(intentions.Ask(partial(_ready, view.fairness, view.missing), done))

    def _take(self, fairness: Fairness, measure: Measure, _: None) -> None:
        if fairness is self._view.fairness and self.is_attached:
            self._put(self._view.but(known=self._view.known | {measure}))
            self._work_out()

    def _put(self, view: View) -> None:
        self._view = view
        self._draw()

    def _draw(self) -> None:
        shown = (self._view, self.workspace.language)
        self.query_one(Tabs).shown = shown
        self.query_one(Board).shown = shown
        self.query_one("#spread", Static).update(texts.summary(self._view, self.workspace))
        self.query_one("#why Static", Static).update(texts.why(self._view))

    @on(Board.Moved)
    def take_row(self, event: Board.Moved) -> None:
        self._put(self._view.at(event.row))

    def action_measure(self, name: str) -> None:
        self._put(self._view.but(measure=Measure(name)))

    def action_sort(self, name: str) -> None:
        self._put(self._view.choosing(order=Order(name)))

    def action_order(self) -> None:
        self._put(self._view.next_order())

    def action_tier(self) -> None:
        self._put(self._view.next_tier())

    def action_team(self) -> None:
        """Everybody, then one team after the other."""
        turn = (None, *teams_of(self.workspace.plan))
        here = self._view.fairness.team if self._view.fairness else None
        self._count(turn[(turn.index(here) + 1) % len(turn)])
        self._draw()

    def action_find(self) -> None:
        self.app.push_screen(NameField(self._view.chosen.name), self._take_name)

    def _take_name(self, name: str | None) -> None:
        if name is not None:
            self._put(self._view.choosing(name=name))

    def action_move(self, steps: int) -> None:
        self._put(self._view.moved(steps))

    def action_first(self) -> None:
        self._put(self._view.at(0))

    def action_last(self) -> None:
        self._put(self._view.at(len(self._view.rows) - 1))

    def action_page(self, pages: int) -> None:
        self._put(self._view.moved(pages * self.query_one(Board).room))

    def action_why(self) -> None:
        if self._view.tally is not None:
            title = str(say("Who is above the mean, and why"))
            self.app.push_screen(Page(title, texts.everybody(self._view)))

    def action_go(self) -> None:
        """Back to the rota, with its cursor on this person."""
        person = self._view.person
        self.dismiss()
        if person is not None:
            self._go(person.agent.id)

    def action_back(self) -> None:
        self.dismiss()


def _ready(fairness: Fairness, measure: Measure, _: "OpenPlan") -> None:
    """Work a measure out, and the first reasons, for which more is counted."""
    tally = fairness.tally(measure)
    for one in tally.over[:1]:
        fairness.reasons(measure, one)
