"""A small sale that is over, told in a few numbers, for tests of its debrief."""

from datetime import datetime
from typing import Any

from shiftplan import review
from shiftplan.domain.actuals import BySlot, SlotFigures
from shiftplan.domain.traffic import Traffic
from tests.builders import agent, need, plan, rota, work

PLAN = plan(
    agents=(agent("a1"), agent("a2", tier="T0", productivity=0.4), agent("a3", tier="T0", productivity=0.4))
)
GRID = PLAN.grid
TRAFFIC = Traffic(grid=GRID, scenario="base", contacts={"presale": (10.0,) * GRID.slots})
AFTER = datetime(2027, 11, 10, 9, 0)  # noqa: DTZ001 - wall time of the plan


def read(values: dict[int, dict[str, Any]]) -> BySlot:
    """Figures by slot of the one queue; each slot whole."""
    return {
        "presale": {
            slot: SlotFigures(
                queue="presale", slot=slot, start=GRID.moment(slot), minutes=30, whole=True, **figures
            )
            for slot, figures in values.items()
        }
    }


def contacts(day_totals: dict[int, float]) -> BySlot:
    """Every slot of a day with the same contacts."""
    return read(
        {
            slot: {"contacts": total / GRID.per_day}
            for day, total in day_totals.items()
            for slot in range(*GRID.of_day(day).indices(GRID.slots))
        }
    )


def known(**values: Any) -> review.Known:
    given: dict[str, Any] = {
        "plan": PLAN,
        "now": AFTER,
        "traffic": {"base": TRAFFIC},
        "need": need(PLAN, 2.0),
        "scheduled": rota(work("a1", 0), work("a2", 0)),
        "final": rota(work("a1", 0)),
        "actuals": {},
        "quarters": {},
        "course": {},
    }
    return review.Known(**{**given, **values})
