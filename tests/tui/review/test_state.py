"""What the review screen looks at when the plan under it changed."""

from datetime import UTC, datetime
from pathlib import Path

from shiftplan import planning
from shiftplan.domain.debrief import Span
from shiftplan.planning import debriefing
from shiftplan.tui.review.state import Review, first_look

NOW = datetime(2027, 11, 12, 4, tzinfo=UTC)


def test_a_queue_that_is_gone_from_the_plan_is_no_longer_looked_at(shop: Path) -> None:
    opened = planning.open_plan(shop)
    view, _ = debriefing.debrief(opened, Span.T1, now=NOW)
    before = Review(opened.plan, view, view.begin, queue="gone")
    assert first_look(opened.plan, view, before, None).queue is None
