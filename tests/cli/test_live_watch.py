"""What `live --watch` tells when a level changes."""

from pathlib import Path

from shiftplan.cli.live_watch import change_data, change_lines
from shiftplan.operations.level_change import level_change
from shiftplan.planning import operations as desk
from shiftplan.planning.operations.relief.applying import apply
from shiftplan.planning.operations.relief.choosing import measures
from tests.planning import relief_case as case


def test_a_rise_says_why_and_what_is_best_and_a_fall_what_to_stand_down(tmp_path: Path) -> None:
    opened = case.shop(tmp_path / "plan")
    calm = desk.surge(opened, case.at(9))
    now = case.red(opened)
    red = desk.surge(opened, now)
    assert level_change(red, red) is None
    risen = level_change(calm, red)
    assert risen is not None
    best = measures(opened, now).choices[0]
    lines = list(change_lines(opened, risen, now))
    assert lines[0] == "11:02 level: green → red"
    assert lines[1].startswith("  售前: green → red · first reply 90 s; limit 60 s, 2 slots running · ")
    assert lines[2].startswith(f"  best now: {best.title} · +")
    assert lines[3].endswith(f"apply {best.id}")
    data = change_data(risen, measures(opened, now))
    assert (data["before"], data["after"], data["best"]["id"]) == ("green", "red", best.id)
    assert [(one["queue"], one["before"], one["after"]) for one in data["queues"]] == [
        ("presale", "green", "red")
    ]

    opened = apply(opened, best.id, now=now).opened
    fallen = level_change(red, calm)
    assert fallen is not None
    later = case.at(13)
    for start in (case.wall(11), case.wall(11, 30), case.wall(12), case.wall(12, 30)):
        told = case.at(start.hour, start.minute + 1)
        desk.record_reading(opened, "presale", 30, 5, 1.0, start, who="li", now=told)
    told_now = measures(opened, later)
    assert change_data(fallen, told_now)["stand_down"] == [best.id]
