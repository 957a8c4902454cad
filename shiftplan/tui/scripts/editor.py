"""A script in the shop's own words: written into the plan folder, in place of the one that ships."""

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static, TextArea

from shiftplan.domain.blanks import GAPS
from shiftplan.domain.script import KIND_NAMES, Script, ScriptKind
from shiftplan.language import say
from shiftplan.planning.operations.scripts import keep_script
from shiftplan.tui.frame.says import Says
from shiftplan.tui.operations.dialogs import Writer

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

FIELDS = {"zh": say("Chinese"), "en": say("English")}


class Editor(Writer):
    """`script` to begin from; None: a new one with this id. An empty language says what the other says."""

    BINDINGS = [Binding("ctrl+s", "keep", show=False, priority=True)]  # noqa: RUF012 - Textual's own field
    CSS_PATH = "scripts.tcss"

    def __init__(self, script_id: str, kind: ScriptKind, script: Script | None) -> None:
        super().__init__()
        self.script_id, self.kind, self.script = script_id, kind, script

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = f"{KIND_NAMES[self.kind]} · {self.script_id}"
            dialog.border_subtitle = str(say("^s writes · esc leaves"))
            for language, name in FIELDS.items():
                with Horizontal(classes="field"):
                    yield Says(say("title, {language}", language=name))
                    yield Input(self._first("title", language), id=f"title-{language}", select_on_focus=False)
                yield TextArea(self._first("text", language), id=f"text-{language}")
            names = " ".join(f"{{{gap}}} {name}" for gap, name in GAPS.items())
            yield Static(str(say("gaps: {names}", names=names)), id="gaps", markup=False)
            yield Static(id="fault", markup=False)

    def on_mount(self) -> None:
        self.query_one("#text-zh" if self.script else "#title-zh").focus()

    def _first(self, field: str, language: str) -> str:
        return "" if self.script is None else str(getattr(getattr(self.script, field), language))

    def action_keep(self) -> None:
        self.write(partial(_keep, self._values()))

    def _values(self) -> dict[str, Any]:
        """The script as it was typed; tags and hours stay what they were."""
        kept = self.script.model_dump(mode="json") if self.script else {}
        titles = {name: self.query_one(f"#title-{name}", Input).value.strip() for name in FIELDS}
        texts = {name: self.query_one(f"#text-{name}", TextArea).text.strip() for name in FIELDS}
        return {
            **kept,
            "id": self.script_id,
            "kind": self.kind,
            "title": _both(titles),
            "text": _both(texts),
        }


def _both(words: dict[str, str]) -> dict[str, str]:
    """An empty language says what the other says: a shop need not write twice."""
    other = {"zh": "en", "en": "zh"}
    return {name: text or words[other[name]] for name, text in words.items()}


def _keep(values: dict[str, Any], opened: "OpenPlan") -> str:
    return str(keep_script(opened, values))
