"""The end of an incident on its screen: the good slots, the handing over aloud, the report."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.language import say
from shiftplan.operations import Calm
from shiftplan.planning import operations
from shiftplan.resources import at_home
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import FolderField
from shiftplan.tui.incidents.base import IncidentBase
from shiftplan.tui.incidents.fields import Field, Values

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

TO, WHY = "to", "why"


class Ending(IncidentBase):
    def action_close(self) -> None:
        view = self.view
        if view is not None and view.open:
            now = self.desk.now()
            work = partial(_calm, self.number, now)
            self.post_message(intentions.Ask(work, self._ask_close, opens=True))

    def _ask_close(self, calm: Calm) -> None:
        view = self.view
        if view is None or not self.is_current:
            return
        fields = [Field(TO, say("handed over to"), hint=say("aloud; the name of who goes on"))]
        if not calm.met:
            fields.append(Field(WHY, say("why already"), hint=say("the good slots are not there yet")))
        left = len(view.steps) - view.done
        lines = [Content.styled(str(calm.text), "$success bold" if calm.met else "$warning bold")]
        if left:
            text = say(
                "{count} {count:step is|steps are} open and {count:stays|stay} visible as open", count=left
            )
            lines.append(Content(str(text)))
        title = say("Close {name}?", name=view.name)
        self.ask(title, fields, _close, Content("\n").join(lines))

    def action_report(self) -> None:
        """Where the report is to go; it is made and written beside the screen."""
        folder = self.desk.workspace.folder
        if folder is not None:
            first = str(folder / "export" / f"incident-{self.view.name if self.view else self.number}.md")
            self.app.push_screen(
                FolderField(say("Write the report into this file"), first), self._write_report
            )

    def _write_report(self, answer: str | None) -> None:
        if answer:
            work = partial(_report, self.number, at_home(answer), self.desk.now())
            self.post_message(intentions.Ask(work, self._say_where))

    def _say_where(self, out: Path) -> None:
        self.tell(say("the report is in {file}", file=str(out)))


def _calm(number: int, now: datetime, opened: "OpenPlan") -> Calm:
    return operations.calm_of(opened, number, now)


def _close(opened: "OpenPlan", number: int, values: Values, now: datetime) -> None:
    operations.close_incident(opened, number, values[TO], values.get(WHY, ""), now=now)


def _report(number: int, out: Path, now: datetime, opened: "OpenPlan") -> Path:
    operations.write_incident_report(operations.incident_report(opened, number, now), out)
    return out
