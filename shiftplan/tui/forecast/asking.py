"""What the forecast stage asks in windows: scenario, remarks, a file to import, how the numbers were made."""

from functools import partial
from pathlib import Path

from shiftplan.domain.accuracy import Accuracy
from shiftplan.domain.finding import Finding
from shiftplan.domain.recipe import RECIPE_WORDS, RecipeKind
from shiftplan.domain.words import scenario_name
from shiftplan.language import Message, say
from shiftplan.tui import intentions
from shiftplan.tui.day_stage import DayStage
from shiftplan.tui.dialogs import Choice, Chooser, Page
from shiftplan.tui.findings import findings_text
from shiftplan.tui.forecast import accuracy, texts
from shiftplan.tui.forecast.importing.dialog import ImportDialog
from shiftplan.tui.forecast.importing.file_dialog import FileDialog
from shiftplan.tui.forecast.picture import total
from shiftplan.tui.forecast.recipes.dialog import OTHER, RecipeDialog
from shiftplan.tui.forecast.recipes.fields import FRESH_KINDS, form_of, fresh_form
from shiftplan.tui.forecast.recipes.form import Form

VISITORS_TABLE = "visitors_table"
FROM_TABLE: dict[str, tuple[RecipeKind, Message]] = {
    RecipeKind.LAST_EVENT: (RecipeKind.LAST_EVENT, say("Last event's contacts, a table by time")),
    RecipeKind.HISTORY: (RecipeKind.HISTORY, say("Contacts of past days, a table by time")),
    VISITORS_TABLE: (RecipeKind.VISITORS, say("Visitors of the plan's days, a table by time")),
}


class Asking(DayStage):
    """The windows; what they find out is posted as intentions."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is odd in the forecast, or wrong in its recipe."""
        return (*self.workspace.recipe_faults, *self.workspace.forecast_findings)

    def action_scenario(self) -> None:
        """Choose the scenario the plan is made for, with what each would bring."""
        plan, traffic = self.workspace.plan, self.workspace.traffic
        every = tuple(queue.id for queue in plan.settings.queues)
        choices = [
            Choice(
                name,
                scenario_name(name),
                str(say("{reach:,.0f} contacts reach people", reach=sum(total(each, every)))),
                "●" if name == plan.settings.scenario else "",
            )
            for name, each in traffic.items()
        ]
        chooser = Chooser(say("Scenario of the plan"), choices, plan.settings.scenario)
        self.app.push_screen(chooser, self._take_scenario)

    def _take_scenario(self, name: str | None) -> None:
        if name is not None:
            self.post_message(intentions.ChooseScenario(name))

    def action_findings(self) -> None:
        findings = self.findings
        text = findings_text(findings) if findings else texts.nothing_odd()
        self.app.push_screen(Page(str(say("Remarks on the forecast")), text))

    def action_bring(self) -> None:
        """Import: first the file, then how it is read."""
        self.app.push_screen(FileDialog(say("Import a table")), self._show_import)

    def _show_import(self, path: Path | None) -> None:
        if path is not None:
            self.app.push_screen(ImportDialog(path))

    def action_made(self) -> None:
        """The steps behind the numbers; where nobody wrote any down, the ways to make them."""
        recipe = self.workspace.recipe
        if recipe is None:
            self._offer_ways(say("The contacts were given in forecast.csv. Make them from:"))
        else:
            self._show_form(form_of(recipe, self.workspace.plan.settings))

    def _show_form(self, form: Form) -> None:
        self.app.push_screen(RecipeDialog(form), self._after_form)

    def _after_form(self, wish: str | None) -> None:
        if wish == OTHER:
            self._offer_ways(say("Make the contacts from:"))

    def _offer_ways(self, title: Message) -> None:
        choices = [Choice(kind, str(RECIPE_WORDS[kind])) for kind in FRESH_KINDS]
        choices.append(Choice(VISITORS_TABLE, str(say("visitors from a table × inquiry rate"))))
        self.app.push_screen(Chooser(title, choices), self._take_way)

    def _take_way(self, chosen: str | None) -> None:
        """Some begin with a table, which may lie anywhere: taking it copies it."""
        if chosen in FROM_TABLE:
            kind, title = FROM_TABLE[chosen]
            self.app.push_screen(FileDialog(title), partial(self._take_table, kind))
        elif chosen is not None:
            self._show_form(fresh_form(RecipeKind(chosen), self.workspace.plan.settings))

    def _take_table(self, kind: RecipeKind, path: Path | None) -> None:
        if path is not None:
            self._show_form(fresh_form(kind, self.workspace.plan.settings, str(path.resolve())))

    def action_accuracy(self) -> None:
        """Choose what came, then read how the forecast did."""
        self.app.push_screen(FileDialog(say("What came, a table of contacts by time")), self._measure)

    def _measure(self, path: Path | None) -> None:
        if path is not None:
            self.post_message(intentions.Ask(partial(accuracy.measure, path), self._show_accuracy))

    def _show_accuracy(self, found: Accuracy) -> None:
        text = accuracy.text(self.workspace.plan, found)
        self.app.push_screen(Page(str(say("How the forecast did")), text))
