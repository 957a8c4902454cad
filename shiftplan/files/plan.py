"""A plan folder as the domain's Plan."""

from pathlib import Path

from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding
from shiftplan.domain.history import History
from shiftplan.domain.people import Agent, Availability
from shiftplan.domain.plan import Plan, Settings
from shiftplan.domain.rota import Rota
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.traffic import Forecast
from shiftplan.files import agents, availability, forecast, history, rota, shifts
from shiftplan.files.faults import BadPlan, Faults, is_error
from shiftplan.files.folder import SETTINGS_FILE, Folder, read_folder
from shiftplan.files.settings import read_settings
from shiftplan.files.shift_sense import offered_in
from shiftplan.files.stamps import Stamps
from shiftplan.files.statement_checks import check_statements


class PlanRead(Frozen):
    """A plan folder as it was read; `rota` is None while there is none, no finding is an error."""

    plan: Plan
    rota: Rota | None
    findings: tuple[Finding, ...]
    stamps: Stamps


def read_plan(folder: Path) -> PlanRead:
    """Read a plan folder.

    Raises `BadPlan` with every fault of its files, `MissingFile` when it is no plan folder at all.
    """
    return parse(read_folder(folder))


def parse(folder: Folder) -> PlanRead:
    """The plan in the files of a folder; raises `BadPlan`."""
    reader = _Reader(folder)
    plan = reader.plan()
    made = reader.rota(plan) if plan is not None else None
    if plan is None or any(is_error(finding) for finding in folder.findings):
        raise BadPlan(folder.findings)
    return PlanRead(plan=plan, rota=made, findings=tuple(folder.findings), stamps=Stamps.of(folder.contents))


class _Reader:
    """Reads file after file; what builds on a broken file is left out, so that no fault is a mere echo."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    def plan(self) -> Plan | None:
        settings = self._settings()
        templates = self._shifts()
        if settings is None:
            return None
        people = self._agents(settings, templates)
        contacts = self._forecast(settings)
        if people is None or templates is None:
            return None
        self._sound(offered_in(templates, settings.grid, shifts.FILE))
        entries = self._availability(settings, people, templates)
        past = self._history(settings, people)
        self._statements(settings, people, templates)
        if entries is None or contacts is None or past is None:
            return None
        return Plan(
            settings=settings,
            agents=people,
            availability=entries,
            shifts=templates,
            forecast=contacts,
            history=past,
        )

    def _settings(self) -> Settings | None:
        text = self.folder.text(SETTINGS_FILE)
        if text is None:
            return None
        settings, faults = read_settings(text, SETTINGS_FILE)
        return settings if self._sound(faults) else None

    def _shifts(self) -> tuple[ShiftTemplate, ...] | None:
        text = self.folder.text(shifts.FILE)
        if text is None:
            return None
        templates, faults = shifts.read_shifts(text, shifts.FILE)
        return templates if self._sound(faults) else None

    def _agents(
        self, settings: Settings, templates: tuple[ShiftTemplate, ...] | None
    ) -> tuple[Agent, ...] | None:
        text = self.folder.text(agents.FILE)
        if text is None:
            return None
        known = None if templates is None else [shift.id for shift in templates]
        people, faults = agents.read_agents(text, agents.FILE, settings, known)
        return people if self._sound(faults) else None

    def _statements(
        self, settings: Settings, people: tuple[Agent, ...], templates: tuple[ShiftTemplate, ...]
    ) -> None:
        """Record where plan.toml names people and shifts that are not there."""
        text = self.folder.text(SETTINGS_FILE) or ""
        self._sound(check_statements(text, SETTINGS_FILE, settings, people, templates))

    def _history(self, settings: Settings, people: tuple[Agent, ...]) -> tuple[History, ...] | None:
        """The past, () when the folder says nothing of it."""
        if self.folder.contents.get(history.FILE) is None:
            return ()
        text = self.folder.text(history.FILE)
        if text is None:
            return None
        past, faults = history.read_history(text, history.FILE, settings.grid, (agent.id for agent in people))
        return past if self._sound(faults) else None

    def _forecast(self, settings: Settings) -> Forecast | None:
        text = self.folder.text(forecast.FILE)
        if text is None:
            return None
        contacts, faults = forecast.read_forecast(text, forecast.FILE, settings)
        return contacts if self._sound(faults) else None

    def _availability(
        self, settings: Settings, people: tuple[Agent, ...], templates: tuple[ShiftTemplate, ...]
    ) -> tuple[Availability, ...] | None:
        text = self.folder.text(availability.FILE)
        if text is None:
            return None
        entries, faults = availability.read_availability(
            text,
            availability.FILE,
            settings.grid,
            (agent.id for agent in people),
            (shift.id for shift in templates),
        )
        return entries if self._sound(faults) else None

    def rota(self, plan: Plan) -> Rota | None:
        """The rota with its facts, None when there is none or it is broken."""
        text, content = self.folder.text(rota.FILE), self.folder.contents[rota.FILE]
        if text is None or content is None:
            return None
        made, faults = rota.read_rota(text, rota.FILE, plan)
        if not self._sound(faults):
            return None
        about = self.folder.contents[rota.FACTS_FILE]
        if about is None:
            return made
        facts, findings = rota.read_facts(about, rota.FACTS_FILE, content)
        self.folder.findings.extend(findings)
        return made.model_copy(update={"facts": facts})

    def _sound(self, faults: Faults) -> bool:
        self.folder.findings.extend(faults.findings)
        return not faults.broken
