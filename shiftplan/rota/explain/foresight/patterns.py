"""Turns of shifts against what their people may work."""

from collections.abc import Iterator
from datetime import date

from shiftplan.domain.finding import Finding
from shiftplan.domain.people import Agent
from shiftplan.domain.rota import Cell
from shiftplan.domain.teamwork import OFF, WORK, Pattern
from shiftplan.language import say
from shiftplan.rota.explain.foresight.findings import certain, severity_of, short_days
from shiftplan.rota.explain.scene import Scene


def check(scene: Scene) -> Iterator[Finding]:
    """Days on which a turn wants a shift that the person may not work, though they are there."""
    patterns = {pattern.id: pattern for pattern in scene.plan.settings.patterns}
    for agent in scene.plan.agents:
        if agent.pattern in patterns:
            yield from _against(scene, agent, patterns[agent.pattern])


def entry(pattern: Pattern, agent: Agent, day: date, start: date) -> str:
    """What a turn wants of somebody on a day."""
    first = agent.pattern_start or start
    return pattern.turn[(day - first).days % len(pattern.turn)]


def _against(scene: Scene, agent: Agent, pattern: Pattern) -> Iterator[Finding]:
    wanted: dict[str, list[date]] = {}
    for number, day in enumerate(scene.plan.grid.dates):
        shift = entry(pattern, agent, day, scene.plan.grid.start)
        away = Cell(agent.id, day) in scene.plan.blocked or not agent.employed_on(day)
        if shift not in (OFF, WORK) and not away and not _may(scene, agent, number, shift):
            wanted.setdefault(shift, []).append(day)
    for shift, days in wanted.items():
        message = say(
            "the turn {pattern} wants {name} on shift {shift} on {days}, which {name} may not work then",
            pattern=pattern.id,
            name=agent.name,
            shift=shift,
            days=short_days(days),
        )
        hint = say("change the turn, or what keeps the person off that shift: skills, law, leave, own shifts")
        yield certain("pattern_against", severity_of(pattern.force), message, hint, people=[agent], days=days)


def _may(scene: Scene, agent: Agent, day: int, shift: str) -> bool:
    """Whether somebody may work a shift at any start; the ban of the turn itself does not count."""
    number = scene.problem.agent_numbers[agent.id]
    duties = [i for i, duty in enumerate(scene.problem.duties) if duty.id == shift]
    choices = scene.problem.cells[number, day, duties].ravel()
    others = [banned[choices] for code, banned in scene.bans.items() if code != "patterns"]
    return bool(len(choices)) and not all(any(bans) for bans in zip(*others, strict=True)) if others else True
