"""What `[[cover]]` and `[[scored]]` of plan.toml say about queues, phases and days."""

from collections.abc import Collection

from shiftplan.domain.cover_rules import CoverRule, Scored
from shiftplan.domain.plan import Settings
from shiftplan.domain.when import Force
from shiftplan.files.faults import nearest
from shiftplan.files.sentences import shown
from shiftplan.files.toml_lines import KeyPath
from shiftplan.files.toml_source import TomlSource
from shiftplan.language import Message, say


def check_cover(source: TomlSource, settings: Settings) -> None:
    """Record names that the plan does not have as errors; statements that touch no slot as warnings."""
    every: dict[str, tuple[CoverRule | Scored, ...]] = {"cover": settings.cover, "scored": settings.scored}
    for key, stated in every.items():
        if len(source.doc.get(key, ())) == len(stated):  # else some are unreadable, and places would be off
            for i, one in enumerate(stated):
                _names(source, settings, (key, i), one)
                _slots(source, settings, (key, i), one)
    _rules_can_be_kept(source, settings)


def _names(source: TomlSource, settings: Settings, at: KeyPath, one: CoverRule | Scored) -> None:
    queues = [queue.id for queue in settings.queues]
    if one.queue and one.queue not in queues:
        message = say("there is no queue {read}", read=shown(one.queue))
        _unknown(source, "unknown_queue", (*at, "queue"), message, (one.queue, queues))
    phases = [phase.id for phase in settings.event.phases]
    for j, name in enumerate(one.phases):
        if name not in phases:
            message = say("there is no phase {read}", read=shown(name))
            _unknown(source, "unknown_phase", (*at, "phases", j), message, (name, phases))


def _unknown(
    source: TomlSource, code: str, path: KeyPath, message: Message, names: tuple[str, Collection[str]]
) -> None:
    read, known = names
    if known:
        hint = say(
            "the nearest is {nearest}; there are: {known}",
            nearest=nearest(read, known),
            known=", ".join(known),
        )
    else:
        hint = say("plan.toml names none; remove the key")
    source.error(code, path, message, hint)


def refuse_name(source: TomlSource, code: str, path: KeyPath, read: str, known: Collection[str]) -> None:
    """Record that a name is not among those known, with the nearest that is."""
    _unknown(source, code, path, say("there is no {read} here", read=shown(read)), (read, known))


def _slots(source: TomlSource, settings: Settings, at: KeyPath, one: CoverRule | Scored) -> None:
    known = {phase.id for phase in settings.event.phases}
    if not one.slots(settings.grid, settings.event) and known.issuperset(one.phases):
        source.warn(
            "no_slot",
            at,
            say("this [[{key}]] means no slot of the plan, so it does nothing", key=str(at[0])),
            say("look at its since, until, weekdays, days and phases"),
        )


def _rules_can_be_kept(source: TomlSource, settings: Settings) -> None:
    """Two rules of one queue, tier and kind may not ask for more in a slot than the other allows."""
    rules = [(i, rule) for i, rule in enumerate(settings.cover) if rule.force is Force.RULE]
    for i, rule in rules:
        for j, other in rules:
            if i != j and _exclude(settings, rule, other):
                source.error(
                    "contradiction",
                    ("cover", max(i, j)),
                    say(
                        "cover {id} asks for {least} where cover {other} allows {most}",
                        id=rule.id,
                        least=rule.least,
                        other=other.id,
                        most=other.most,
                    ),
                    say('change one of them, or make one a wish: force = "wish"'),
                )


def _exclude(settings: Settings, rule: CoverRule, other: CoverRule) -> bool:
    if rule.least is None or other.most is None or rule.least <= other.most:
        return False
    wider = other.queue in ("", rule.queue) and other.tier in (None, rule.tier)
    if not wider or rule.standby != other.standby:
        return False
    slots = set(rule.slots(settings.grid, settings.event))
    return not slots.isdisjoint(other.slots(settings.grid, settings.event))
