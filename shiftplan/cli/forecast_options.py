"""The options of `shiftplan forecast` as the keys and values of a forecast.toml."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from shiftplan.domain.event import Phase
from shiftplan.domain.plan import Settings
from shiftplan.domain.recipe import RecipeKind
from shiftplan.errors import BadInput
from shiftplan.language import Message, say

Options = dict[str, Any]
BELONGS = {
    "order_value": "target",
    "share": "target",
    "conversion": "target",
    "after_sale": "target",
    "rate": "visitors",
    "growth": "last_event",
    "opening": "last_event",
    "like": "history",
}
"""Which option each of the others goes with."""
MOMENTS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y/%m/%d %H:%M", "%Y-%m-%dT%H:%M:%S")


def asked(options: Options, settings: Settings) -> dict[str, Any] | None:
    """The recipe that the options describe, None when they ask for none; raises `BadInput`."""
    given = {name for name, value in options.items() if value not in (None, ())}
    kinds = sorted(given & set(BELONGS.values()))
    for name in sorted(given & set(BELONGS)):
        if BELONGS[name] not in given:
            raise BadInput(
                say("{option} goes with {other}", option=_option(name), other=_option(BELONGS[name])),
                say("add {other}, or leave {option} out", option=_option(name), other=_option(BELONGS[name])),
            )
    if len(kinds) > 1:
        raise BadInput(
            say("one way at a time: {options}", options=", ".join(map(_option, kinds))),
            say("keep one of them"),
        )
    if not kinds:
        return None
    made = {"target": _target, "visitors": _visitors, "last_event": _last_event, "history": _history}
    return made[kinds[0]](options, settings)


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _target(options: Options, settings: Settings) -> dict[str, Any]:  # noqa: ARG001 - one shape for all kinds
    if options["order_value"] is None:
        raise BadInput(say("--target needs --order-value, the average order value in yuan"))
    values: dict[str, Any] = {
        "kind": RecipeKind.TARGET.value,
        "target_yuan": options["target"],
        "order_value_yuan": options["order_value"],
    }
    if options["share"] is not None:
        values["service_share"] = _number(options["share"], "--share")
    if options["conversion"] is not None:
        values["conversion"] = _number(options["conversion"], "--conversion")
    if options["after_sale"] is not None:
        queue, _, rate = options["after_sale"].partition("=")
        values["after_sale"] = {"queue": queue, "contacts_per_order": _number(rate, "--after-sale")}
    return values


def _visitors(options: Options, settings: Settings) -> dict[str, Any]:  # noqa: ARG001 - one shape for all recipes
    if not options["rate"]:
        raise BadInput(
            say("--visitors needs --rate: the share of visitors who ask on a queue"),
            say("e.g. --rate presale=0.03"),
        )
    rates = [{**_whom(text, "--rate"), "rate": _last(text, "--rate")} for text in options["rate"]]
    return {"kind": RecipeKind.VISITORS.value, "file": _place(options["visitors"]), "rates": rates}


def _last_event(options: Options, settings: Settings) -> dict[str, Any]:
    growth = [{**_whom(text, "--growth"), "factor": _last(text, "--growth")} for text in options["growth"]]
    return {
        "kind": RecipeKind.LAST_EVENT.value,
        "file": _place(options["last_event"]),
        "phases": _past_phases(options["opening"], settings),
        **({"growth": growth} if growth else {}),
    }


def _history(options: Options, settings: Settings) -> dict[str, Any]:  # noqa: ARG001 - one shape for all recipes
    like = dict(_marked(text) for text in options["like"])
    return {
        "kind": RecipeKind.HISTORY.value,
        "files": [_place(path) for path in options["history"]],
        **({"like": like} if like else {}),
    }


def _marked(text: str) -> tuple[str, str]:
    """`2026-11-11=main` as day and phase."""
    day, _, phase = text.partition("=")
    try:
        date.fromisoformat(day.strip())
    except ValueError as error:
        raise BadInput(
            say("--like needs a day and a phase; read {read}", read=text), _example("--like")
        ) from error
    return day.strip(), phase.strip()


def _place(path: Path) -> str:
    return str(path.resolve())


def _whom(text: str, option: str) -> dict[str, str]:
    """`presale:main=…` as queue and phase; a number alone is for all."""
    name, equals, _ = text.rpartition("=")
    if not equals:
        if option == "--rate":
            raise BadInput(say("{option} {read} names no queue", option=option, read=text), _example(option))
        return {}
    queue, _, phase = name.partition(":")
    return {key: value for key, value in (("queue", queue), ("phase", phase)) if value}


def _last(text: str, option: str) -> float:
    return _number(text.rpartition("=")[2], option)


def _number(text: str, option: str) -> float:
    """0.2 or 20%."""
    plain = text.strip().replace("％", "%")
    try:
        value = float(plain.rstrip("%"))
    except ValueError as error:
        raise BadInput(
            say("{option} needs a number; read {read}", option=option, read=text), _example(option)
        ) from error
    return value / 100 if plain.endswith("%") else value


def _example(option: str) -> Message:
    examples = {
        "--rate": "--rate presale=0.03",
        "--growth": "--growth 1.3",
        "--after-sale": "--after-sale aftersale=0.3",
        "--like": "--like 2026-11-11=main",
    }
    return say("write it so: {example}", example=examples.get(option, f"{option} 0.4"))


def _past_phases(opening: str | None, settings: Settings) -> list[dict[str, Any]]:
    """The plan's own phases, all moved by as much as last event's last opening lies before this one's.

    With another opening hour the ends move with it; mapping follows the clock after the rush, so nights stay
    nights. Phases of their own are written in forecast.toml.
    """
    event = settings.event
    if not event.phases:
        raise BadInput(
            say("the plan has no phases to map last event's onto"),
            say("add [[phases]] to plan.toml"),
        )
    anchor = max(event.openings, default=min(phase.start for phase in event.phases))
    then = _moment(opening) if opening else None
    if then is None:
        raise BadInput(
            say("--last-event needs --opening: when last event's last opening was"),
            say('e.g. --opening "2026-11-11 00:00"; for phases of their own: --template last-event'),
        )
    return [_moved(phase, anchor, then) for phase in event.phases]


def _moved(phase: Phase, anchor: datetime, then: datetime) -> dict[str, Any]:
    moved = {"start": phase.start + (then - anchor), "end": phase.end + (then - anchor)}
    return {"id": phase.id, "name": phase.name, "kind": phase.kind.value, "opening": phase.opening, **moved}


def _moment(text: str) -> datetime:
    for pattern in MOMENTS:
        try:
            return datetime.strptime(text.strip(), pattern)  # noqa: DTZ007 - wall time of the plan
        except ValueError:
            continue
    raise BadInput(
        say("--opening needs a date and time; read {read}", read=text),
        say('e.g. --opening "2026-11-11 00:00"'),
    )
