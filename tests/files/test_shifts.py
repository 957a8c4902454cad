"""shifts.toml in all that it can say, each fault at its place, and templates that read back to equal ones."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan import files
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.shift import Break, BreakKind, ShiftKind, ShiftTemplate
from shiftplan.domain.when import Weekday
from shiftplan.files.shift_writing import shifts_toml
from shiftplan.files.shifts import read_shifts
from tests.files import folders

FILE = "shifts.toml"
WHOLE = """\
[[break_rules]]
from_hours = 6
breaks = [
  { minutes = 30, earliest = 180, latest = 270 },
  { after_minutes = 310, minutes = 15, paid = true, kind = "rest" },
]

[[break_rules]]
from_hours = 9
breaks = [{ after_minutes = 240, minutes = 60 }]

[[shifts]]
id = "flex"
short = "早"
name = "早班"
start = "08:00"
start_until = "10:00"
start_step = 60
end = "16:30"
weekdays = ["mon", "sat"]

[[shifts]]
id = "split"
short = "两"
name = "两头班"
parts = [{ start = "09:00", end = "13:00" }, { start = "17:00", end = "21:00" }]
switch = true
days = [2027-11-11]

[[shifts]]
id = "home"
short = "备"
name = "备勤"
start = "18:00"
end = "02:00"
kind = "standby"
standby_share = 0.3

[[shifts]]
id = "long"
short = "长"
name = "长班"
start = "12:00"
end = "22:00"

[[shifts]]
id = "bare"
short = "短"
name = "短班"
start = "12:00"
end = "20:00"
breaks = []
"""


def whole() -> dict[str, ShiftTemplate]:
    shifts, faults = read_shifts(WHOLE, FILE)
    assert faults.findings == []
    return {shift.id: shift for shift in shifts}


def test_a_free_start_is_a_window_and_a_step() -> None:
    flex = whole()["flex"]
    assert flex.starts == (480, 540, 600)
    assert flex.length_minutes == 510
    assert flex.weekdays == (Weekday.MON, Weekday.SAT)


def test_breaks_by_length_go_to_shifts_that_name_none() -> None:
    shifts = whole()
    meal, rest = shifts["flex"].breaks
    assert (meal.after_minutes, meal.places(30), meal.paid) == (180, (180, 210, 240, 270), False)
    assert (rest.kind, rest.after_minutes, rest.paid) == (BreakKind.REST, 310, True)
    assert [b.minutes for b in shifts["long"].breaks] == [60]
    assert [shifts[name].breaks for name in ("bare", "home")] == [(), ()]
    assert [b.kind for b in shifts["split"].breaks] == [BreakKind.GAP]


def test_a_split_shift_is_one_with_unpaid_hours_off_inside() -> None:
    split = whole()["split"]
    assert (split.start_minute, split.length_minutes, split.hours) == (540, 720, 8)
    assert split.breaks == (Break(after_minutes=240, minutes=240, kind=BreakKind.GAP),)
    assert split.switch_after == 240
    assert split.days == (date(2027, 11, 11),)


def test_a_standby_counts_its_share_and_serves_nobody() -> None:
    home = whole()["home"]
    assert home.kind is ShiftKind.STANDBY
    assert home.hours == pytest.approx(2.4)
    assert not home.serves


def test_the_last_part_may_end_after_midnight() -> None:
    text = WHOLE.replace('start = "17:00", end = "21:00"', 'start = "20:00", end = "02:00"')
    shifts, faults = read_shifts(text, FILE)
    assert faults.findings == []
    split = next(shift for shift in shifts if shift.id == "split")
    assert (split.length_minutes, split.crosses_midnight, split.hours) == (17 * 60, True, 10)


def said(finding: Finding) -> str:
    return f"{finding.place}: {finding.message} → {finding.hint}"


FAULTS = [
    (
        'start_until = "10:00"',
        'start_until = "07:00"',
        "17:start_until",
        "07:00, before the earliest start 08:00",
    ),
    ('start_until = "10:00"', 'start_until = "24:00"', "17:start_until", "from 00:00 to 23:59; read “24:00”"),
    ("start_step = 60", "start_step = 3", "18:start_step", "at least 5; read 3"),
    ('"mon", "sat"', '"mon", "montag"', "20:weekdays", "read “montag”"),
    ('end = "22:00"', 'end = "12:00"', "44:end", "no length, or 24 hours"),
    ('start = "17:00", end = "21:00"', 'start = "17:00"', "26:end", "end is missing"),
    ('{ start = "17:00", end = "21:00" }', "3", "26:parts", "two or more tables with start and end"),
    (', { start = "17:00", end = "21:00" }', "", "26:parts", "two or more tables with start and end"),
    (
        'start = "17:00", end = "21:00"',
        'start = "08:00", end = "12:00"',
        "26:start",
        "begins at 08:00, not after",
    ),
    (
        'start = "17:00", end = "21:00"',
        'start = "13:00", end = "21:00"',
        "26:start",
        "begins at 13:00, not after",
    ),
    ('start = "17:00", end = "21:00"', 'start = "17:00", end = "10:00"', "26:parts", "take 24 hours or more"),
    ('start = "17:00", end = "21:00"', 'start = "17:00", end = "17:00"', "26:end", "has no length"),
    ('start = "17:00", end', 'strat = "17:00", end', "26:strat", "the nearest known key is start"),
    ('short = "两"', 'short = "两"\nstart = "09:00"', "27:parts", "start or end beside them"),
    ("days = [2027-11-11]", 'weekdays = ["mon"]\ndays = [2027-11-11]', "29:days", "2027-11-11 is thu"),
    ("standby_share = 0.3", "standby_share = 0.3\nswitch = true", "38:switch", "serves nobody"),
    ("standby_share = 0.3", "standby_share = 1.3", "37:standby_share", "at most 1; read 1.3"),
    ('kind = "standby"\n', "", "36:standby_share", "is no standby"),
    ('kind = "standby"', 'kind = "oncall"', "36:kind", "read “oncall”"),
    ("breaks = []", "breaks = []\nswitch = true", "53:switch", "no meal at which the queue could change"),
    ("breaks = []", "breaks = 3", "52:breaks", "a list in square brackets; read 3"),
    ("breaks = []", "breaks = [3]", "52:breaks", "a table of keys and values; read 3"),
    ("breaks = []", "breaks = [{ minutes = 30 }]", "52:after_minutes", "after_minutes is missing"),
    (
        "breaks = []",
        "breaks = [{ after_minutes = 60, minutes = 30, earliest = 90, latest = 120 }]",
        "52:after_minutes",
        "outside the window of the break, 90 to 120",
    ),
    (
        "breaks = []",
        "breaks = [{ minutes = 30, earliest = 90, latest = 470 }]",
        "52:breaks",
        "does not fit into 480 min → let it begin 450 min after the start at the latest",
    ),
    (
        "breaks = []",
        "breaks = [{ minutes = 30, earliest = 90, latest = 120 }, { after_minutes = 140, minutes = 10 }]",
        "52:breaks",
        "one may last until 150 min after the start, the next begin at 140",
    ),
    (
        "breaks = []",
        'breaks = [{ after_minutes = 90, minutes = 30, kind = "gap" }]',
        "52:kind",
        "one of meal, rest; read “gap”",
    ),
    ("from_hours = 9", "from_hours = 24", "9:from_hours", "from 0 to below 24; read 24"),
    ("from_hours = 9", "from_hours = 6", "1:break_rules", "two [[break_rules]] are for shifts from 6 hours"),
    ("from_hours = 9", "from_hour = 9", "9:from_hour", "the nearest known key is from_hours"),
    ("after_minutes = 310", "after_minutes = 350", "5:breaks", "does not fit into 360 min"),
    (
        "[[break_rules]]\nfrom_hours = 9",
        "[[break_rule]]\nfrom_hours = 9",
        "8:break_rule",
        "nearest known key",
    ),
]


@pytest.mark.parametrize(("old", "new", "place", "sentence"), FAULTS)
def test_each_fault_has_its_place_and_its_sentence(old: str, new: str, place: str, sentence: str) -> None:
    assert old in WHOLE
    findings = read_shifts(WHOLE.replace(old, new, 1), FILE)[1].findings
    errors = [said(finding) for finding in findings if finding.severity is Severity.ERROR]
    assert any(text.startswith(f"{FILE}:{place}:") and sentence in text for text in errors), errors


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("start_step = 60", "start_step = 45", "steps of 45 min never reach 10:00; the last start is 09:30"),
        ('start_until = "10:00"\n', "", "start_step says nothing without start_until"),
        ('short = "备"', 'short = "长"', "two shifts have the short name “长”"),
    ],
)
def test_what_is_odd_is_a_warning(old: str, new: str, sentence: str) -> None:
    shifts, faults = read_shifts(WHOLE.replace(old, new, 1), FILE)
    (finding,) = faults.findings
    assert (finding.severity, len(shifts)) == (Severity.WARNING, 5)
    assert sentence in str(finding.message)


def test_a_shift_that_no_day_of_the_plan_offers_is_a_warning(tmp_path: Path) -> None:
    text = folders.SHIFTS + "days = [2027-11-02, 2027-11-09]\n"
    assert files.read_plan(folders.write(tmp_path / "some", shifts_toml=text)).findings == ()
    text = folders.SHIFTS + 'weekdays = ["sun"]\n'
    (finding,) = files.read_plan(folders.write(tmp_path / "none", shifts_toml=text)).findings
    assert (finding.severity, str(finding.place)) == (Severity.WARNING, "shifts.toml")
    assert "shift night is offered on no day of the plan, 2027-11-01 to 2027-11-02" in str(finding.message)


@st.composite
def templates(draw: st.DrawFn) -> ShiftTemplate:
    """Any template that a shifts.toml can say: stretches of work, hours off and breaks in turn."""
    standby, split = draw(st.booleans()), draw(st.booleans())
    clock, breaks = 0, []
    for _ in range(draw(st.integers(0, 3))):
        first = clock + draw(st.integers(30, 120))
        gap = split and draw(st.booleans())
        room = 0 if gap else draw(st.integers(0, 60))
        values = {} if gap else {"paid": draw(st.booleans()), "kind": draw(st.sampled_from(["meal", "rest"]))}
        if room:
            values |= {"earliest": first, "latest": first + room}
        minutes = draw(st.integers(5, 120))
        breaks.append(
            Break(
                after_minutes=first + draw(st.integers(0, room)),
                minutes=minutes,
                **({"kind": BreakKind.GAP} if gap else values),
            )
        )
        clock = first + room + minutes
    start = draw(st.integers(0, 1439))
    length = clock + draw(st.integers(30, 200))
    gaps_run_over_midnight = any(
        b.kind is BreakKind.GAP
        and (start + b.after_minutes) // 1440 != (start + b.after_minutes + b.minutes) // 1440
        for b in breaks
    )
    if gaps_run_over_midnight:
        start = 0
    meal = any(b.kind in {BreakKind.MEAL, BreakKind.GAP} for b in breaks)
    return ShiftTemplate(
        id=draw(st.from_regex(r"\A[A-Za-z][A-Za-z0-9_-]{0,8}\Z")),
        short=draw(st.text(min_size=1, max_size=4)),
        name=draw(st.text(max_size=20)),
        start_minute=start,
        length_minutes=length,
        breaks=tuple(breaks),
        start_until=draw(st.none() | st.integers(start, 1439)),
        kind=ShiftKind.STANDBY if standby else ShiftKind.WORK,
        standby_share=draw(st.floats(0, 1)) if standby else 0,
        weekdays=tuple(draw(st.lists(st.sampled_from(Weekday), unique=True))),
        switch=not standby and meal and draw(st.booleans()),
    )


@given(st.lists(templates(), min_size=1, max_size=4, unique_by=lambda shift: shift.id))
def test_what_is_written_reads_back_to_equal_templates(shifts: list[ShiftTemplate]) -> None:
    read, faults = read_shifts(shifts_toml(shifts).decode(), FILE)
    assert [said(finding) for finding in faults.findings if finding.severity is Severity.ERROR] == []
    assert read == tuple(shifts)


def test_a_step_is_written_with_its_window() -> None:
    flex = whole()["flex"]
    text = shifts_toml([flex]).decode()
    assert 'start_until = "10:00"\nstart_step = 60\n' in text
    assert read_shifts(text, FILE)[0] == (flex,)
