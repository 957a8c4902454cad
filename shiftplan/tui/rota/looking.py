"""Looking at the rota otherwise: zoom, arrangement, filter, legend."""

from textual import on
from textual.app import ComposeResult

from shiftplan.language import say
from shiftplan.tui import words as app_words
from shiftplan.tui.dialogs import Choice, Chooser, Page
from shiftplan.tui.rota.arranging import GROUPINGS, OF_A_DAY, SORTINGS, Grouping, Sorting
from shiftplan.tui.rota.day_strip import Ruler
from shiftplan.tui.rota.filter_bar import CHANGED, FLAWED, SHORT, FilterBar, FilterLine
from shiftplan.tui.rota.filtering import Filter
from shiftplan.tui.rota.grid import RotaGrid
from shiftplan.tui.rota.hands import Hands
from shiftplan.tui.rota.legend import LegendLine, legend_page

GROUP, SORT = "group", "sort"
CHOSEN = "●"


class Looking(Hands):
    """The grid keeps what is seen and how; this asks for it and says it."""

    @property
    def grid(self) -> RotaGrid:
        return self.query_one(RotaGrid)

    def filter_lines(self) -> ComposeResult:
        """The lines over the grid."""
        yield FilterBar()
        yield FilterLine()

    @property
    def ruler(self) -> Ruler | None:
        """Where the half-hours of the grid stand; None while its columns are days."""
        grid = self.grid
        if grid.view is None or grid.layout_now is None or not grid.view.by_slots:
            return None
        return Ruler(grid.layout_now.left, grid.layout_now.cell, grid.columns_in_sight, grid.slot)

    @on(RotaGrid.Seen)
    def say_what_is_seen(self) -> None:
        view = self.grid.view
        self.query_one(FilterLine).show(view)
        if view is not None:
            self.query_one(LegendLine).show(view.table.plan, by_slots=view.by_slots)

    # zoom

    def action_zoom(self) -> None:
        self.grid.look(self.grid.sight._replace(zoom=self.grid.sight.zoom.next))

    def action_nearer(self) -> None:
        self._zoom_by(-1)

    def action_farther(self) -> None:
        self._zoom_by(1)

    def _zoom_by(self, steps: int) -> None:
        self.grid.look(self.grid.sight._replace(zoom=self.grid.sight.zoom.by(steps)))

    # arrangement

    def action_arrange(self) -> None:
        """Choose how to group, and what to sort by: the same once more turns the order round."""
        now = self.grid.sight.arrangement
        groups = [
            Choice(f"{GROUP}:{one}", str(say("Group {how}", how=text)), sign=CHOSEN * (one is now.grouping))
            for one, text in GROUPINGS.items()
        ]
        sorts = [
            Choice(
                f"{SORT}:{one}",
                str(say("Sort {how}", how=text)),
                self._of_day(one),
                CHOSEN * (one is now.sorting),
            )
            for one, text in SORTINGS.items()
        ]
        chooser = Chooser(say("Arrange"), [*groups, *sorts], f"{SORT}:{now.sorting}")
        self.app.push_screen(chooser, self._arrange)

    def _of_day(self, sorting: Sorting) -> str:
        """The day that a sorting speaks of: the cursor's."""
        return app_words.day(self.workspace.plan.grid.dates[self.grid.day]) if sorting in OF_A_DAY else ""

    def _arrange(self, chosen: str | None) -> None:
        kind, _, name = (chosen or "").partition(":")
        sight = self.grid.sight
        if kind == GROUP:
            arrangement = sight.arrangement._replace(grouping=Grouping(name), day=self.grid.day)
            self.grid.look(sight.arranged(arrangement))
        elif kind == SORT:
            self.grid.sort(Sorting(name))

    # filter

    def action_filter(self) -> None:
        self.query_one(FilterBar).open(self.grid.sight.filter)

    @on(FilterBar.Changed)
    def take_filter(self, event: FilterBar.Changed) -> None:
        self._filter(event.wanted)

    @on(FilterBar.Closed)
    def back_to_the_grid(self) -> None:
        self.grid.focus()

    def _filter(self, wanted: Filter) -> None:
        self.grid.look(self.grid.sight._replace(filter=wanted))

    def action_clear_filter(self) -> None:
        self._filter(Filter())

    def action_only_short(self) -> None:
        self._turn(SHORT)

    def action_only_flawed(self) -> None:
        self._turn(FLAWED)

    def action_only_changed(self) -> None:
        self._turn(CHANGED)

    def _turn(self, name: str) -> None:
        """Show only these, or all again."""
        self._filter(self.grid.sight.filter.turned(name))

    # legend

    def action_legend(self) -> None:
        self.app.push_screen(Page(str(say("Legend")), legend_page(self.workspace.plan)))
