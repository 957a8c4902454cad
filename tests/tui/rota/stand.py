"""The widgets of the rota stage on a bare screen, without the frame around them."""

from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical

import shiftplan.tui.rota
from shiftplan.tui import themes
from shiftplan.tui.rota.grid import RotaGrid
from shiftplan.tui.rota.solve_panel import SolvePanel
from shiftplan.tui.rota.solve_view import SolveView
from shiftplan.tui.rota.strip import CoverageStrip
from shiftplan.tui.rota.table import RotaTable

ROOM = Path(shiftplan.tui.rota.__file__).parent


class Stand(App[None]):
    CSS_PATH = ROOM / "rota.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - Textual's own field
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]  # noqa: RUF012 - Textual's own field

    def __init__(self, table: RotaTable, view: SolveView | None = None) -> None:
        super().__init__()
        self.table, self.view = table, view
        self.moves: list[RotaGrid.Moved] = []
        self.chosen: list[RotaGrid.Chosen] = []
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.DARK.name

    def compose(self) -> ComposeResult:
        with Horizontal(id="rota"):
            with Vertical(id="rota-left"):
                yield RotaGrid(self.table)
                yield CoverageStrip()
            yield SolvePanel()

    @property
    def grid(self) -> RotaGrid:
        return self.query_one(RotaGrid)

    def on_mount(self) -> None:
        self.query_one(CoverageStrip).show(self.table, 1)
        self.screen.set_class(self.view is not None, "-solving")
        if self.view:
            self.query_one(SolvePanel).show(self.view, self.table, (20.0, 20.0, 24.0))

    def on_rota_grid_moved(self, event: RotaGrid.Moved) -> None:
        self.moves.append(event)

    def on_rota_grid_chosen(self, event: RotaGrid.Chosen) -> None:
        self.chosen.append(event)

    def lines(self) -> list[str]:
        """What the grid shows, line by line."""
        return [self.grid.render_line(y).text for y in range(self.grid.size.height)]
