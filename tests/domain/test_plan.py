from tests import builders as b
from tests.checks.bench import day, entry, rules

PLAN = b.plan(availability=(entry("a1", 0, "leave"), entry("a1", 1, "wish_off"), entry("a2", 1, "absent")))


def test_blocking_entries_and_wishes_are_told_apart() -> None:
    assert set(PLAN.blocked) == {("a1", day(0)), ("a2", day(1))}
    assert [wish.day for wish in PLAN.wishes] == [day(1)]


def test_a_contract_is_found_by_name() -> None:
    intern = b.agent("x", contract="intern")
    assert b.plan((intern,)).contract_of(intern).max_hours_per_week == 40


def test_the_rules_digest_tells_what_a_rota_depends_on() -> None:
    digests = {
        plan.rules_digest()
        for plan in (
            b.plan(),
            b.plan(rules=rules(consecutive_days=5)),
            b.plan(availability=(entry("a1", 0, "leave"),)),
            b.plan(shifts=b.SHIFTS[:-1]),
            b.plan(b.plan().agents[:-1]),
            b.plan(contracts=b.CONTRACTS[:-1]),
        )
    }
    assert len(digests) == 6
    assert b.plan().rules_digest() == b.plan().rules_digest()


def test_a_name_or_a_note_changes_nothing_for_the_rota() -> None:
    agents = b.plan().agents
    renamed = agents[0].model_copy(update={"name": "another name", "note": "a word"})
    assert b.plan((renamed, *agents[1:])).rules_digest() == b.plan().rules_digest()


def test_statutory_days_are_part_of_what_a_rota_must_obey() -> None:
    assert b.plan(statutory_days=(day(1),)).rules_digest() != b.plan().rules_digest()


def test_the_need_digest_tells_needs_apart() -> None:
    plan = b.plan()
    assert b.need(plan, 2).digest() == b.need(plan, 2).digest()
    assert b.need(plan, 2).digest() != b.need(plan, 2.01).digest()


def test_need_in_agent_hours() -> None:
    assert b.need(b.plan(days=2), 1.5).agent_hours == 2 * 24 * 1.5


def test_a_copy_leaves_behind_what_was_worked_out_from_other_fields() -> None:
    plan = b.plan()
    work = b.work("a1", 0, "early")
    assert (plan.shift["early"].start_minute, plan.worked(work).start_minute) == (480, 480)
    later = tuple(shift.at(shift.start_minute + 60) for shift in plan.shifts[:1])
    moved = plan.model_copy(update={"shifts": later})
    assert set(moved.shift) == {"early"}
    assert moved.worked(work).start_minute == 540


def test_a_moved_shift_is_present_later() -> None:
    plan = b.plan()
    early = plan.shift["early"]
    assert early.presence(plan.grid)[0][0] == 16
    assert early.at(540).presence(plan.grid)[0][0] == 18
    assert (24, 1.0) not in early.presence(plan.grid)
    assert (24, 1.0) in early.with_breaks([60]).presence(plan.grid)
