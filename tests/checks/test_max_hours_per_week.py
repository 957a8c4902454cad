from shiftplan.domain import work
from shiftplan.domain.people import Contract, ContractKind
from tests import builders as b
from tests.checks.bench import assert_error, found, one_person, rules

CODE = "max_hours_per_week"
NINE = (b.shift("nine", 8, 9),)


def test_48_hours_are_allowed_by_the_rule_book() -> None:
    assert found(one_person(), CODE, *(b.work("ann", i) for i in range(6))) == []


def test_more_than_48_is_an_error_with_its_source() -> None:
    plan = one_person(shifts=NINE)
    (finding,) = found(plan, CODE, *(b.work("ann", i, "nine") for i in range(6)))
    assert_error(finding, b.china().max_hours_per_week, on=tuple(range(6)))
    assert "54 h in the week from 2027-11-01; the rule book allows 48 h" in str(finding.message)


def test_hours_of_two_weeks_are_not_added() -> None:
    plan = one_person(shifts=NINE)
    assert found(plan, CODE, *(b.work("ann", i, "nine") for i in range(4, 10))) == []


def test_sunday_belongs_to_the_week_that_it_ends() -> None:
    plan = one_person(shifts=NINE)
    (finding,) = found(plan, CODE, *(b.work("ann", i, "nine") for i in range(1, 7)))
    assert_error(finding, b.china().max_hours_per_week, on=tuple(range(1, 7)))


def test_a_stricter_contract_is_named() -> None:
    plan = one_person(agent={"contract": "intern"})
    (finding,) = found(plan, CODE, *(b.work("ann", i) for i in range(6)))
    assert "the contract allows 40 h" in str(finding.message)
    assert finding.source == "plan.toml [contracts] intern"
    assert finding.kind is None


def test_the_law_binds_part_time_work_even_when_the_contract_is_looser() -> None:
    loose = Contract(id="part", kind=ContractKind.PART_TIME, hours_per_week=20, max_hours_per_week=30)
    plan = one_person(agent={"contract": "part"}, contracts=(loose,))
    (finding,) = found(plan, CODE, *(b.work("ann", i) for i in range(4)))
    assert_error(finding, b.china().part_time_hours_per_week, on=tuple(range(4)))
    assert "the law on part-time work allows 24 h" in str(finding.message)
    assert found(plan, CODE, *(b.work("ann", i) for i in range(3))) == []


def test_the_binding_limit_is_the_one_that_the_solver_reads() -> None:
    for contract in ("full", "part", "temp", "intern"):
        plan = one_person(agent={"contract": contract}, rules=rules(max_hours_per_week=36))
        (finding,) = found(plan, CODE, *(b.work("ann", i) for i in range(7)))
        most = work.max_week_hours(plan, plan.agents[0])
        assert f" {most:g} h" in str(finding.message)
