"""What of a table is shown, in which order."""

import pytest

from shiftplan.domain.rota import Cell
from shiftplan.tui.rota.arranging import Arrangement, Grouping, Sorting
from shiftplan.tui.rota.filter_bar import parts
from shiftplan.tui.rota.filtering import Filter
from shiftplan.tui.rota.half_hours import PER_DAY
from shiftplan.tui.rota.sight import Sight, Zoom
from shiftplan.tui.rota.table import RotaTable
from shiftplan.tui.rota.view import GridView, GroupRow, PersonRow
from tests.tui.rota import samples
from tests.tui.rota.samples import DAYS


def view(table: RotaTable | None = None, day: int = 0, **sight: object) -> GridView:
    return GridView.of(table or samples.table(), Sight(**sight), day)


def order(sorting: Sorting, day: int = 0, *, backwards: bool = False) -> list[str]:
    arrangement = Arrangement(Grouping.NONE, sorting, backwards, day)
    return [row.agent.id for row in view(of_days=arrangement).rows]


def headings(of: GridView) -> list[tuple[str, int, int]]:
    return [(row.name, row.people, row.of) for row in of.rows if isinstance(row, GroupRow)]


def test_rows_go_by_team_and_fold():
    found = view(folded=frozenset({"team:A组"}))
    assert found.rows[0] == GroupRow("team:A组", "A组", 2, 2, folded=True)
    assert [row.agent.id for row in found.rows if isinstance(row, PersonRow)] == ["cat", "dan"]
    assert found.people == ("ann", "bob", "cat", "dan")
    assert found.line_of("ann") is None
    assert found.group_of("ann") == "team:A组"
    assert len(view().rows) == 6


def test_groups_by_tier_the_most_experienced_first():
    found = view(of_days=Arrangement(Grouping.TIER))
    assert headings(found) == [("T4", 1, 1), ("T3", 3, 3)]


def test_ungrouped_there_are_no_headings():
    assert headings(view(of_days=Arrangement(Grouping.NONE))) == []


@pytest.mark.parametrize(
    ("sorting", "expected"),
    [
        (Sorting.PLAN, ["ann", "bob", "cat", "dan"]),
        (Sorting.NAME, ["cat", "bob", "dan", "ann"]),
        (Sorting.TEAM, ["ann", "bob", "cat", "dan"]),
        (Sorting.QUEUE, ["cat", "bob", "dan", "ann"]),
        (Sorting.TIER, ["ann", "bob", "cat", "dan"]),
        (Sorting.HOURS, ["ann", "cat", "bob", "dan"]),
        (Sorting.NIGHTS, ["ann", "bob", "cat", "dan"]),
        (Sorting.WISHES, ["ann", "bob", "cat", "dan"]),
    ],
)
def test_orders(sorting: Sorting, expected: list[str]):
    assert order(sorting) == expected


def test_a_day_s_order_puts_who_is_on_duty_first_by_start_and_who_is_away_last():
    assert order(Sorting.START, 1) == ["bob", "ann", "cat", "dan"]
    assert order(Sorting.START, 2) == ["ann", "cat", "bob", "dan"]


def test_who_could_help_is_free_serves_what_is_short_and_works_least():
    """On the first day bob is on leave, ann works; of those free only dan serves the queue that is short."""
    assert order(Sorting.RELIEF, 0) == ["dan", "cat", "ann", "bob"]


def test_sorting_again_turns_round_and_a_third_time_goes_back():
    first = Arrangement().by(Sorting.HOURS, 0)
    assert (first.sorting, first.backwards, first.downwards) == (Sorting.HOURS, False, True)
    second = first.by(Sorting.HOURS, 1)
    assert (second.backwards, second.downwards) == (True, False)
    assert second.by(Sorting.HOURS, 1).sorting is Sorting.PLAN
    day = Arrangement().by(Sorting.RELIEF, 1)
    assert day.by(Sorting.RELIEF, 2) == day._replace(day=2)
    assert order(Sorting.HOURS, backwards=True)[0] == "dan"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("王", {"ann"}),
        ("BOB", {"bob"}),
        ("b组", {"cat", "dan"}),
        ("t4", {"ann"}),
        ("after", {"ann", "cat"}),
        ("a组 after", {"ann"}),
        ("nobody", set()),
        ("  ", {"ann", "bob", "cat", "dan"}),
    ],
)
def test_words_look_in_name_team_tier_and_queues(words: str, found: set[str]):
    assert set(view(filter=Filter(words)).people) == found


def test_only_findings_only_changed_only_short_days():
    told = samples.rota().put(Cell("bob", DAYS[1]), None)
    table = samples.table().model_copy(update={"told": told})
    assert view(table, filter=Filter(flawed=True)).people == ("ann", "cat")
    assert view(table, filter=Filter(changed=True)).people == ("bob",)
    assert view(table, filter=Filter(flawed=True, words="t4")).people == ("ann",)
    assert headings(view(table, filter=Filter(changed=True))) == [("A组", 1, 2)]


def short_on_the_last_day() -> RotaTable:
    table = samples.table()
    queues = tuple(
        queue.model_copy(update={"need": tuple(0.0 if i < 96 else 1.0 for i in range(len(queue.need)))})
        for queue in table.need.queues
    )
    return table.model_copy(update={"need": table.need.model_copy(update={"queues": queues})})


def test_days_that_are_not_short_are_hidden_and_walked_over():
    found = view(short_on_the_last_day(), filter=Filter(short=True))
    assert found.days == (2,)
    assert found.dates == (DAYS[2],)
    assert found.hides
    assert (found.nearest(0), found.day_from(2, 1), found.column(0, 0)) == (2, 2, 0)


def test_while_no_day_is_short_all_are_shown_and_that_is_said():
    table = RotaTable(plan=samples.plan())
    found = view(table, filter=Filter(short=True))
    assert found.days == (0, 1, 2)
    assert "no day is short" in " · ".join(parts(found))


def test_the_filter_says_how_much_it_leaves():
    text = " · ".join(parts(view(short_on_the_last_day(), filter=Filter("a组", short=True))))
    assert text == "2 of 4 shown · “a组” · only short days · 1 of 3 days · esc clears"


def test_while_a_rota_is_not_judged_those_with_findings_before_stay():
    before = view(filter=Filter(flawed=True))
    unjudged = samples.table().model_copy(update={"judgement": None})
    after = GridView.of(unjudged, before.sight, 0, before)
    assert after.people == before.people == ("ann", "cat")


def test_one_day_lists_who_is_on_duty_first_whatever_the_days_are_arranged_by():
    found = view(day=1, zoom=Zoom.DAY, of_days=Arrangement(Grouping.TIER, Sorting.NAME))
    assert [(name, count) for name, count, _ in headings(found)] == [("on duty", 2), ("free", 2)]
    assert [row.agent.id for row in found.rows if isinstance(row, PersonRow)][:2] == ["bob", "ann"]
    assert found.columns == PER_DAY
    assert found.column(1, 7) == 7


def test_zoom_goes_from_near_to_far_and_round():
    assert [Zoom.WEEK.next, Zoom.DAY.next, Zoom.MONTH.next] == [Zoom.DAY, Zoom.MONTH, Zoom.WEEK]
    assert (Zoom.DAY.by(-1), Zoom.DAY.by(1), Zoom.MONTH.by(1)) == (Zoom.DAY, Zoom.WEEK, Zoom.MONTH)
