"""A handover on a real plan folder: written from the journal, read back, signed, carried on."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import language, planning
from shiftplan.domain.handover import Side
from shiftplan.domain.leaving import left_at
from shiftplan.domain.on_the_day import OnTheDay
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.errors import BadInput
from shiftplan.files.faults import BadPlan
from shiftplan.journal import Journal
from shiftplan.operations.handover import HandoverView, Stage
from shiftplan.planning import operations as live
from shiftplan.planning.operations import cases, handing_over, handover
from shiftplan.resources import shipped
from tests.operations.plans import far_plan

NINE = datetime(2094, 11, 10, 13, tzinfo=UTC)  # 21:00 in Shanghai
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NIGHT = """
[[shifts]]
id = "night"
short = "夜"
name = "夜班"
start = "23:30"
end = "08:00"
breaks = []
"""


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    """Shifts change at 08:00, 16:00 and 00:00 by the clock."""
    folder = far_plan(tmp_path / "plan")
    own_form(folder, "times = []", 'times = ["08:00", "16:00", "00:00"]')
    with (folder / "shifts.toml").open("a", encoding="utf-8") as shifts:
        shifts.write(NIGHT)
    return planning.open_plan(folder)


def own_form(folder: Path, old: str, new: str) -> None:
    text = (shipped("configs") / "handover" / "form.toml").read_text("utf-8")
    assert old in text
    (folder / "handover").mkdir(exist_ok=True)
    (folder / "handover" / "form.toml").write_text(text.replace(old, new), "utf-8")


def at(clock: str, day: int = 10) -> datetime:
    """Wall time of the plan as an instant."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2094, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def read_all(opened: planning.OpenPlan, now: datetime) -> HandoverView:
    shown = handover.handover(opened, now=now)
    for view in shown.unread:
        shown = handing_over.read_back(opened, shown.boundary.at, view.point.id, who="wang", now=now)
    return shown


def signed(opened: planning.OpenPlan, now: datetime) -> HandoverView:
    """Both have signed the handover that is on."""
    handing_over.sign(opened, None, Side.GIVING, "Li", now=now)
    shown = read_all(opened, now)
    return handing_over.sign(opened, shown.boundary.at, Side.TAKING, "Wang", now=now)


def said(shown: HandoverView, section: str) -> list[str]:
    return [str(view.point) for view in shown.points if view.point.section == section]


def test_it_is_written_from_all_that_happened(opened: planning.OpenPlan) -> None:
    live.record_reading(
        opened, "presale", 90, 75, 0.8, at("20:10").replace(tzinfo=None) + 8 * HOUR, now=at("20:40")
    )
    cases.add_case(opened, "call back", customer="tb_77", owner="Li", due=None, now=at("21:00"))
    handing_over.note_change(opened, "free shipping from 39", said_by="ops Chen", now=at("21:10"))
    Journal(opened.folder, lambda: at("22:00")).events.add("log", "", "pan is sold out", "li")
    Journal(opened.folder, lambda: at("22:10")).events.add("log", "", "pizza is here", "li")
    shown = handover.handover(opened, now=at("23:30"))
    assert shown.boundary.id == "2094-11-11T00:00"
    assert shown.stage is Stage.OPEN
    assert "90 contacts, first reply 75 s, 80 % within three minutes" in "\n".join(said(shown, "level"))
    assert said(shown, "cases") == ["#1 promise · call back · tb_77 · no deadline · Li"]
    assert said(shown, "changes") == ["free shipping from 39, from 11-10 21:10, says ops Chen"]
    assert said(shown, "alerts") == ["22:00 li: pan is sold out"]
    assert said(shown, "log") == ["22:10 li: pizza is here"]


def test_incidents_are_told_with_their_commander_while_they_are_open(opened: planning.OpenPlan) -> None:
    book = Journal(opened.folder, lambda: at("20:30"))
    number = book.incidents.open("incident_systems", "login is down", "li")
    shown = handover.handover(opened, now=at("23:30"))
    assert said(shown, "incidents") == ["E1-1 login is down: open since 11-10 20:30, command: 林书言"]
    book.events.add("incident", str(number), '{"what": "seat", "seat": "commander", "name": "Wu"}', "li")
    assert "command: Wu" in said(handover.handover(opened, now=at("23:30")), "incidents")[0]
    book.events.add("incident", str(number), '{"what": "title", "title": "login is slow"}', "li")
    assert "login is slow" in said(handover.handover(opened, now=at("23:30")), "incidents")[0]
    Journal(opened.folder, lambda: at("23:40")).incidents.close(number, "li")
    assert said(handover.handover(opened, now=at("23:39")), "incidents") != []
    assert said(handover.handover(opened, now=at("23:45")), "incidents") == []


def test_both_sign_what_the_taking_lead_has_read_back(opened: planning.OpenPlan) -> None:
    cases.add_case(opened, "call back", owner="Li", now=at("21:00"))
    now = at("23:50")
    with pytest.raises(BadInput, match="points have not been read back"):
        handing_over.sign(opened, None, Side.TAKING, "Wang", now=now)
    shown = signed(opened, now)
    assert shown.stage is Stage.SIGNED
    assert [one.signature.name for one in shown.marks.both or ()] == ["Li", "Wang"]
    assert handover.signs(opened, at("03:00", 11)).late == ()


def test_a_point_that_reads_otherwise_has_to_be_read_back_again(opened: planning.OpenPlan) -> None:
    cases.add_case(opened, "call back", owner="Li", now=at("21:00"))
    shown = handing_over.read_back(opened, None, "cases.1", who="wang", now=at("23:30"))
    assert shown.view("cases.1").read.who == "wang"
    cases.give_case(opened, 1, "Zhao", now=at("23:31"))
    assert handover.handover(opened, now=at("23:32")).view("cases.1").read is None
    shown = handing_over.read_back(opened, None, "cases.1", read=False, who="wang", now=at("23:33"))
    assert shown.view("cases.1").read is None


def test_a_correction_goes_under_the_point_and_the_giver_signs_again(opened: planning.OpenPlan) -> None:
    cases.add_case(opened, "call back", owner="Li", now=at("21:00"))
    now = at("23:50")
    handing_over.sign(opened, None, Side.GIVING, "Li", now=now)
    read_all(opened, now)
    handing_over.read_back(opened, None, "cases.1", correction="by 1 o'clock", who="wang", now=now)
    shown = handing_over.sign(opened, None, Side.TAKING, "Wang", now=now)
    assert said(shown, "cases")[0].endswith("(by 1 o'clock)")
    assert (shown.stage, [view.point.id for view in shown.added]) == (Stage.CHANGED, ["cases.1"])
    assert handing_over.sign(opened, None, Side.GIVING, "Li", now=now + MINUTE).stage is Stage.SIGNED


def test_what_comes_after_the_signatures_is_an_addendum(opened: planning.OpenPlan) -> None:
    signed(opened, at("23:50"))
    cases.add_case(opened, "call back", owner="Li", now=at("00:10", 11))
    shown = handover.handover(opened, at("00:00", 11).replace(tzinfo=None) + 8 * HOUR, now=at("00:20", 11))
    assert (shown.stage, [view.point.id for view in shown.added]) == (Stage.CHANGED, ["cases.1"])
    cases.add_case(opened, "of the next shift", owner="Wang", now=at("02:00", 11))
    night = handover.handover(opened, shown.boundary.at, now=at("03:00", 11))
    assert (night.stage, [view.point.id for view in night.added]) == (Stage.CHANGED, ["cases.1"])


def test_a_signature_covers_only_what_was_seen(opened: planning.OpenPlan) -> None:
    seen = handover.handover(opened, now=at("23:30")).sheet.digest
    cases.add_case(opened, "call back", now=at("23:31"))
    with pytest.raises(BadInput, match="changed while it was read"):
        handing_over.sign(opened, None, Side.GIVING, "Li", seen=seen, now=at("23:32"))
    assert handover.handover(opened, now=at("23:33")).marks.signed == ()


def test_figures_and_log_go_on_while_it_is_read_back_and_signed(opened: planning.OpenPlan) -> None:
    def reading(contacts: float, reply: float, moment: datetime) -> HandoverView:
        local = moment.replace(tzinfo=None) + 8 * HOUR
        live.record_reading(opened, "presale", contacts, reply, 0.8, local, now=moment + MINUTE)
        return handover.handover(opened, now=moment + MINUTE)

    seen = reading(40, 10, at("23:00"))
    handing_over.read_back(opened, None, "level.presale", who="wang", now=at("23:05"))
    Journal(opened.folder, lambda: at("23:10")).events.add("log", "", "pizza is here", "li")
    later = reading(400, 300, at("23:30"))
    assert said(later, "level")[1] != said(seen, "level")[1]
    assert said(later, "log") != said(seen, "log")
    assert later.view("level.presale").read.who == "wang"
    handing_over.sign(opened, None, Side.GIVING, "Li", seen=seen.sheet.digest, now=at("23:40"))
    red = reading(400, 300, at("00:00", 11))
    assert red.view("level.presale").read is None
    with pytest.raises(BadInput, match="changed while it was read"):
        handing_over.sign(opened, None, Side.GIVING, "Li", seen=seen.sheet.digest, now=at("00:05", 11))


def test_nobody_signs_a_handover_that_has_not_opened(opened: planning.OpenPlan) -> None:
    signed(opened, at("23:50"))
    morning = datetime(2094, 11, 11, 8)  # noqa: DTZ001 - wall time
    with pytest.raises(BadInput, match="the handover of 11-11 08:00 opens at 11-11 07:00"):
        handing_over.sign(opened, morning, Side.GIVING, "Wang", now=at("06:59", 11))
    assert handing_over.sign(opened, None, Side.GIVING, "Wang", now=at("07:00", 11)).boundary.at == morning


def test_two_leads_who_sign_at_once_both_stand_under_it(opened: planning.OpenPlan) -> None:
    now = at("23:50")
    handing_over.sign(opened, None, Side.GIVING, "Li", now=now)
    handing_over.sign(opened, None, Side.GIVING, "Zhao", now=now)
    handing_over.sign(opened, None, Side.GIVING, "Zhao", now=now)
    shown = handover.handover(opened, now=now)
    assert [one.signature.name for one in shown.marks.signed] == ["Li", "Zhao"]


def test_handing_over_to_oneself_needs_a_reason(opened: planning.OpenPlan) -> None:
    now = at("23:50")
    handing_over.sign(opened, None, Side.GIVING, "Li", now=now)
    read_all(opened, now)
    with pytest.raises(BadInput, match="needs a reason"):
        handing_over.sign(opened, None, Side.TAKING, " li ", now=now)
    shown = handing_over.sign(opened, None, Side.TAKING, "Li", reason="Wang is ill", now=now)
    assert shown.marks.of(Side.TAKING).signature.reason == "Wang is ill"


@pytest.mark.parametrize(
    ("now", "stage", "alerts"),
    [
        (at("22:00"), Stage.AHEAD, []),
        (at("23:30"), Stage.OPEN, []),
        (at("00:10", 11), Stage.OPEN, []),
        (at("00:11", 11), Stage.LATE, ["handover of 00:00 not signed yet (both sides)"]),
        (
            at("08:00", 11),
            Stage.OVERDUE,
            ["handover of 11-11 00:00 unsigned for more than a shift (both sides): tell 林书言"],
        ),
    ],
)
def test_what_nobody_signs_alerts_the_lead_and_after_a_shift_the_team_lead(
    opened: planning.OpenPlan, now: datetime, stage: Stage, alerts: list[str]
) -> None:
    for clock, day in (("08:00", 10), ("16:00", 10)):
        local = at(clock, day).replace(tzinfo=None) + 8 * HOUR
        handing_over.skip_handover(opened, local, "quiet", now=at("16:30"))
    found = handover.handovers(opened, now)
    midnight = found.near(datetime(2094, 11, 11))  # noqa: DTZ001 - wall time
    assert found.stage(midnight) is stage
    assert [str(one) for one in handover.signs(opened, now).alerts] == alerts


def test_no_handover_is_owed_from_before_the_desk_was_used(opened: planning.OpenPlan) -> None:
    cases.add_case(opened, "call back", now=at("07:00"))
    assert handover.signs(opened, at("23:00")).alerts == ()  # nobody ever signed, nobody runs the day here
    live.write_log(opened, "desk opened", now=at("15:00"))
    texts = [str(one) for one in handover.signs(opened, at("23:00")).alerts]
    assert texts == ["handover of 16:00 not signed yet (both sides)"]


def test_a_later_handover_signed_takes_on_what_the_one_before_left(opened: planning.OpenPlan) -> None:
    live.write_log(opened, "desk opened", now=at("07:00"))
    assert len(handover.signs(opened, at("00:20", 11)).alerts) == 2
    signed(opened, at("23:50"))
    assert handover.signs(opened, at("00:20", 11)).alerts == ()


def test_one_side_alone_is_not_signed(opened: planning.OpenPlan) -> None:
    handing_over.sign(opened, None, Side.GIVING, "Li", now=at("23:50"))
    texts = [str(one) for one in handover.signs(opened, at("00:20", 11)).alerts]
    assert texts[-1] == "handover of 00:00 not signed yet (who takes over)"


def test_a_boundary_is_passed_over_with_a_reason_and_nothing_open_is_lost(opened: planning.OpenPlan) -> None:
    cases.add_case(opened, "call back", now=at("21:00"))
    with pytest.raises(BadInput, match="needs a reason"):
        handing_over.skip_handover(opened, None, "  ", now=at("23:50"))
    shown = handing_over.skip_handover(opened, None, "one lead all night", now=at("23:50"))
    assert (shown.stage, shown.marks.skipped.reason) == (Stage.SKIPPED, "one lead all night")
    following = handover.handover(opened, now=at("07:30", 11))
    assert following.boundary.id == "2094-11-11T08:00"
    assert said(following, "cases") == ["#1 promise · call back · no deadline · no owner"]
    again = handing_over.sign(opened, shown.boundary.at, Side.GIVING, "Li", now=at("23:55"))
    assert again.stage is Stage.OPEN


def test_cases_of_those_who_leave_are_given_to_whoever_takes_over(opened: planning.OpenPlan) -> None:
    for owner in ("Li", "", "Zhao"):
        cases.add_case(opened, "call back", owner=owner, now=at("21:00"))
    shown = signed(opened, at("23:50"))
    assert [case.number for case in handing_over.orphans(shown, opened, at("23:51"))] == [1, 2]
    handing_over.take_cases(opened, shown, "Wang", now=at("23:51"))
    assert [case.owner for case in cases.cases(opened, at("23:52"))] == ["Wang", "Wang", "Zhao"]
    assert handing_over.orphans(shown, opened, at("23:53")) == ()


def test_the_people_section_says_who_is_absent_stays_was_called_in_and_is_owed_a_break(
    opened: planning.OpenPlan,
) -> None:
    day = datetime(2094, 11, 10).date()  # noqa: DTZ001 - a day
    works = [
        Assignment(
            agent="s01",
            day=day,
            shift="late",
            queue="presale",
            on_the_day=OnTheDay(longer=60, late_breaks=True),
        ),
        Assignment(agent="s02", day=day, shift="early_a", queue="presale"),
    ]
    absent = Availability(agent="s03", day=day + timedelta(days=1), kind=AvailabilityKind.ABSENT)
    plan = opened.plan.model_copy(update={"availability": (*opened.plan.availability, absent)})
    running = planning.OpenPlan(opened.folder, plan, Rota.of(works), *list(vars(opened).values())[3:])
    shown = handover.handover(running, now=at("23:30"))
    lines = said(shown, "people")
    assert "林书言 stays until 01:00" in lines
    assert not any("left" in line for line in lines)
    assert "absent on 11-11: 吴景澄" in lines


def test_who_left_in_the_middle_is_told_and_nobody_else_says_a_word_of_them(
    opened: planning.OpenPlan,
) -> None:
    """No shift changes where somebody falls ill, and whoever is gone hands nothing over."""
    day = datetime(2094, 11, 10).date()  # noqa: DTZ001 - a day
    late = Assignment(agent="s01", day=day, shift="late", queue="presale")
    made = late.model_copy(update={"on_the_day": OnTheDay(longer=60, late_breaks=True)})
    others = [late.model_copy(update={"agent": f"s{number:02}"}) for number in range(2, 5)]

    def shown(first: Assignment) -> HandoverView:
        running = replace(opened, rota=Rota.of([first, *others]))
        return handover.handover(running, now=at("23:30"))

    before, after = shown(made), shown(left_at(made, 22 * 60 + 40))
    assert after.boundary.at == before.boundary.at
    assert "林书言 left at 22:40" in said(after, "people")
    assert not any("stays" in line or "owed" in line for line in said(after, "people"))
    assert "s01" in before.boundary.giving
    assert "s01" not in after.boundary.giving


def test_a_boundary_stays_where_it_was_signed_though_the_rota_moves(opened: planning.OpenPlan) -> None:
    handing_over.sign(opened, None, Side.GIVING, "Li", now=at("23:50"))
    own_form(opened.folder, "times = []", 'times = ["08:00", "16:00", "00:30"]')
    found = handover.handovers(opened, at("00:05", 11))
    ids = [turn.boundary.id for turn in found.turns]
    assert "2094-11-11T00:00" in ids
    assert "2094-11-11T00:30" not in ids
    assert "2094-11-12T00:30" in ids


def test_what_a_drunk_typed_is_safe_and_reads_the_same_in_both_languages(opened: planning.OpenPlan) -> None:
    cases.add_case(opened, "\x1b[2J {owner} \u202e", owner="[red]", customer="=1+1", now=at("21:00"))
    shown = handover.handover(opened, now=at("23:30"))
    assert said(shown, "cases")[0] == r"#1 promise · \x1b[2J {owner} \x202e · =1+1 · no deadline · [red]"
    language.use("zh")
    again = handover.handover(opened, now=at("23:30"))
    assert again.sheet.digest == shown.sheet.digest
    assert said(again, "cases")[0].startswith("#1 承诺 · ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('source = "cases"', 'source = "log"', "two sections have source = log"),
        ('id = "unsaid"', 'id = "logins"', "the id logins is used twice"),
        ("least_hours = 4", "least_hours = 0", "least_hours"),
        ("times = []", 'times = ["25:00"]', "25:00"),
        ('source = "ask"', 'source = "gossip"', "gossip"),
    ],
)
def test_a_form_that_cannot_be_is_refused_with_its_line(
    opened: planning.OpenPlan, old: str, new: str, said: str
) -> None:
    own_form(opened.folder, old, new)
    with pytest.raises(BadPlan) as caught:
        handover.handover(opened, now=at("23:30"))
    assert said in str(caught.value)
    assert "form.toml" in str(caught.value)
