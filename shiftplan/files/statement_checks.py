"""What plan.toml says of people and shifts that stand in other files."""

from collections.abc import Collection

from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Settings
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.teamwork import OFF, WORK
from shiftplan.files.faults import Faults, cut, near_hint, nearest
from shiftplan.files.session_checks import check_attendance
from shiftplan.files.toml_lines import KeyPath
from shiftplan.files.toml_source import TomlSource, parse_toml
from shiftplan.language import say


def check_statements(
    text: str, file: str, settings: Settings, people: Collection[Agent], shifts: Collection[ShiftTemplate]
) -> Faults:
    """Bonds, turns, squads and sessions of a plan.toml (`text`) against the people and shifts there are."""
    faults = Faults(file)
    if not (settings.bonds or settings.patterns or settings.squads or settings.sessions):
        return faults
    source = parse_toml(text, faults)
    if source is not None:
        _bonds(source, settings, [agent.id for agent in people])
        _patterns(source, settings, [shift.id for shift in shifts])
        _squads(source, settings, people)
        check_attendance(source, settings, people)
    return faults


def _bonds(source: TomlSource, settings: Settings, people: list[str]) -> None:
    for i, bond in enumerate(settings.bonds):
        for j, name in enumerate(bond.agents):
            if name not in people:
                refuse_person(source, ("bonds", i, "agents", j), name, people)


def refuse_person(source: TomlSource, path: KeyPath, name: str, people: Collection[str]) -> None:
    """Record that nobody of this id is in agents.csv."""
    source.error(
        "unknown_agent",
        path,
        say("there is nobody “{read}” in agents.csv", read=cut(name)),
        near_hint(name, people),
    )


def _patterns(source: TomlSource, settings: Settings, shifts: list[str]) -> None:
    for i, pattern in enumerate(settings.patterns):
        for j, entry in enumerate(pattern.turn):
            if entry not in (OFF, WORK, *shifts):
                source.error(
                    "unknown_shift",
                    ("patterns", i, "turn", j),
                    say("there is no shift “{read}” in shifts.toml", read=cut(entry)),
                    say(
                        "write the id of a shift, * for any, - for a day off; the nearest is {nearest}",
                        nearest=nearest(entry, shifts),
                    ),
                )


def _squads(source: TomlSource, settings: Settings, people: Collection[Agent]) -> None:
    for i, squad in enumerate(settings.squads):
        tiers = [agent.tier.value for agent in people if agent.squad == squad.id]
        seniors = sum(tier >= squad.tier.value for tier in tiers)
        if len(tiers) > seniors and seniors < squad.least:
            source.warn(
                "few_seniors",
                ("squads", i, "least"),
                say(
                    "the squad {id} has {seniors} of {tier} or above, and {least} are to be there at a time",
                    id=squad.id,
                    seniors=seniors,
                    tier=squad.tier.value,
                    least=squad.least,
                ),
                say("give it more in agents.csv, or lower tier or least"),
            )
