"""Figures of plans in words: what each is called and how it is written, for the table on screen and paper."""

from collections.abc import Callable
from typing import NamedTuple

from shiftplan.domain.figures import Figures, Service
from shiftplan.language import Message, say

NONE = "–"


class Figure(NamedTuple):
    """A column of a comparison. `help` says in full what `heading` stands for."""

    heading: Message
    help: Message
    text: Callable[[Figures], str]


def _money(value: float | None) -> str:
    return NONE if value is None else f"{value:,.0f}"


def _percent(value: float | None) -> str:
    return NONE if value is None else f"{value:.1%}"


FIGURES: dict[str, Figure] = {
    "short": Figure(say("short h"), say("agent-hours that are short"), lambda one: f"{one.short_hours:,.1f}"),
    "value": Figure(
        say("value"), say("value of the rota, the lower the better"), lambda one: f"{one.value:,.0f}"
    ),
    "gap": Figure(say("gap"), say("how far the value may be from the best"), lambda one: _percent(one.gap)),
    "wages": Figure(say("wages ¥"), say("wages in yuan"), lambda one: _money(one.wages)),
    "overtime": Figure(say("overtime h"), say("hours of overtime"), lambda one: f"{one.overtime:,.1f}"),
    "nights": Figure(
        say("nights"),
        say("nights a person: mean and most"),
        lambda one: f"{one.nights_mean:.1f}/{one.nights_most}",
    ),
    "wishes": Figure(say("wishes"), say("wishes met, of all"), lambda one: f"{one.wishes_met}/{one.wishes}"),
    "broken": Figure(say("broken"), say("rules that are broken"), lambda one: str(one.violations)),
    "people": Figure(say("people"), say("people who work"), lambda one: str(one.people)),
    "changed": Figure(
        say("changed"),
        say("people whose days differ from the plan's rota"),
        lambda one: NONE if one.changed is None else str(one.changed),
    ),
}
"""In the order in which they stand side by side."""

SERVICE = Figure(say("in time"), say("share answered in time, simulated"), lambda _: NONE)


def service_text(service: Service) -> str:
    sure = "" if service.half_width is None else f" ±{100 * service.half_width:.1f}"
    return f"{service.share:.1%}{sure}"
