"""The shape of an opening learned from sales that were made up with a shape that is known."""

from statistics import fmean
from typing import Any

import pytest
from numpy.random import default_rng

from shiftplan import forecast, review
from shiftplan.domain.actuals import BySlot, SlotFigures
from shiftplan.domain.debrief import Span
from shiftplan.domain.lesson import Lesson
from shiftplan.forecast.shapes import shipped_shapes
from tests.review.sale import GRID, PLAN, known

TRAFFIC = forecast.traffic(PLAN.settings, PLAN.forecast)
FINE = review.quarters(GRID)
FIRST = FINE.slot_at(PLAN.settings.event.openings[0])
HOUR = 1500.0
SEEDS = range(60)


def came(share: float, seed: int) -> BySlot:
    """The first hour of the opening by quarters, Poisson around a shape; `share` of it in the first."""
    assert FIRST is not None
    means = (share, *((1 - share) * part for part in (0.4, 0.33, 0.27)))
    return {
        "presale": {
            FIRST + index: SlotFigures(
                queue="presale",
                slot=FIRST + index,
                start=FINE.moment(FIRST + index),
                minutes=15,
                whole=True,
                contacts=float(count),
            )
            for index, count in enumerate(default_rng(seed).poisson([HOUR * mean for mean in means]))
        }
    }


def learned(share: float, seed: int, **changes: Any) -> Lesson | None:
    values = {"traffic": {"base": TRAFFIC}, "quarters": came(share, seed), **changes}
    return review.debrief(known(**values), Span.T7).lesson("opening")


def test_a_sharper_opening_is_recovered() -> None:
    found = [learned(0.55, seed) for seed in SEEDS]
    lessons = [one for one in found if one is not None and one.change is not None]
    assert len(lessons) == len(SEEDS)
    assert fmean(one.evidence[0] for one in lessons) == pytest.approx(0.55, abs=0.01)
    assert sum(one.evidence[1] <= 0.55 <= one.evidence[2] for one in lessons) >= 0.9 * len(SEEDS)
    first = lessons[0].change
    assert first is not None
    assert first.path == ("event", "opening_quarter")
    assert first.after == pytest.approx(0.55, abs=0.04)


def test_an_opening_as_planned_teaches_nothing() -> None:
    planned = next(one for seed in SEEDS if (one := learned(0.8, seed))).evidence[3]
    assert sum(learned(planned, seed) is None for seed in SEEDS) >= 0.9 * len(SEEDS)


def test_half_hours_and_hours_not_over_teach_nothing() -> None:
    assert learned(0.8, 1, quarters={}) is None
    three = dict(list(came(0.8, 1)["presale"].items())[:3])
    assert learned(0.8, 1, quarters={"presale": three}) is None


def test_openings_that_differ_widen_the_interval() -> None:
    """Two queues, one rushed and one not, say less than one that is in between."""
    rushed, calm = came(0.7, 1)["presale"], came(0.3, 2)["presale"]
    both = {"presale": rushed, "aftersale": calm}
    plan = PLAN.model_copy(
        update={
            "settings": PLAN.settings.model_copy(
                update={
                    "queues": (
                        *PLAN.settings.queues,
                        PLAN.settings.queues[0].model_copy(update={"id": "aftersale"}),
                    )
                }
            )
        }
    )
    traffic = TRAFFIC.model_copy(
        update={
            "contacts": {**TRAFFIC.contacts, "aftersale": TRAFFIC.contacts["presale"]},
            "fine": {**TRAFFIC.fine, "aftersale": TRAFFIC.fine["presale"]},
        }
    )
    assert learned(0.5, 1, plan=plan, traffic={"base": traffic}, quarters=both) is None


@pytest.mark.parametrize("share", [0.25, 0.4, 0.6, 0.9])
def test_shapes_take_the_share_and_keep_falling_inside(share: float) -> None:
    shapes = shipped_shapes().with_quarter(share)
    assert shapes.quarter == pytest.approx(share)
    assert sum(shapes.opening_steps) == pytest.approx(1)
    first, rest = shapes.opening_steps[:3], shapes.opening_steps[3:]
    assert list(first) == sorted(first, reverse=True)
    assert list(rest) == sorted(rest, reverse=True)


def test_the_next_traffic_is_as_sharp_as_was_learned() -> None:
    """As far as the sums of its slots allow: here all of the hour is one slot."""
    event = PLAN.settings.event.model_copy(update={"opening_quarter": 0.6})
    hours = PLAN.settings.model_copy(update={"event": event, "grid": GRID.model_copy(update={"minutes": 60})})
    slots = hours.grid.slots
    opening = hours.grid.slot_at(event.openings[0])
    assert opening is not None
    contacts = tuple(400.0 if slot == opening else 1.0 for slot in range(slots))
    told = PLAN.forecast.model_copy(
        update={"grid": hours.grid, "contacts": {"base": {"presale": contacts}}, "fine": {}}
    )
    steps = forecast.traffic(hours, told).steps("presale", opening)
    assert sum(steps[:3]) / sum(steps) == pytest.approx(0.6)
