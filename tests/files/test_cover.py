"""`[[cover]]` and `[[scored]]` of plan.toml: read as they are meant, refused where they cannot be."""

from datetime import date

import pytest

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Settings
from shiftplan.domain.when import Force, Weekday
from shiftplan.files.settings import read_settings
from tests.files.folders import PLAN

SOUND = """
[[cover]]
id = "seniors"
queue = "presale"
tier = "T3"
least = 1
force = "rule"
since = "20:00"
until = "04:00"
weekdays = ["mon"]
days = ["2027年11月1日"]

[[scored]]
factor = 2.5
phases = ["main"]
"""


def read(said: str) -> tuple[Settings | None, list[Finding]]:
    settings, faults = read_settings(PLAN + said, "plan.toml")
    return settings, faults.findings


def cover(**values: object) -> str:
    keys = {"id": "c", "least": 1, **values}
    return "\n[[cover]]\n" + "".join(
        f'{k} = "{v}"\n' if isinstance(v, str) else f"{k} = {v}\n" for k, v in keys.items()
    )


def test_every_key_is_read() -> None:
    settings, findings = read(SOUND)
    assert findings == []
    assert settings is not None
    (rule,), (scored,) = settings.cover, settings.scored
    assert (rule.tier, rule.least, rule.force, rule.standby) == (Tier.T3, 1, Force.RULE, False)
    assert (rule.since, rule.until, rule.weekdays) == (20 * 60, 4 * 60, (Weekday.MON,))
    assert rule.days == (date(2027, 11, 1),)
    assert (scored.factor, scored.phases, scored.queue) == (2.5, ("main",), "")
    assert settings.shortage_first is False


def test_the_switch_that_puts_shortage_first_stands_at_the_top() -> None:
    settings, faults = read_settings(
        PLAN.replace("days = 2\n", "days = 2\nshortage_first = true\n"), "plan.toml"
    )
    assert faults.findings == []
    assert settings is not None
    assert settings.shortage_first is True


@pytest.mark.parametrize(
    ("said", "column", "sentence"),
    [
        (cover(queue="presal"), "queue", "there is no queue “presal”"),
        (cover(tier="T9"), "tier", "tier must be one of T0, T1, T2, T3, T4"),
        (cover(most=0), "cover", "cover c: least is 1, above most, which is 0"),
        (cover(least=-1), "least", "least must be at least 0"),
        ('\n[[cover]]\nid = "c"\n', "cover", "cover c gives neither least nor most"),
        (cover(since="eight"), "since", "“eight” is no time of day; write one such as 08:30"),
        (cover(since="25:00"), "since", "“25:00” is no time of day; write one such as 08:30"),
        (cover(weight=-1), "weight", "weight must be at least 0"),
        (cover(weekdays=["mond"]), "weekdays", "weekdays[0] must be one of mon"),
        (cover(days=["2027-11-31"]), "days", "days[0] must be a date such as 2027-11-01"),
        (cover(phases=["mian"]), "phases", "there is no phase “mian”"),
        (cover(force="law"), "force", "force must be one of rule, wish"),
        (cover() + cover(), "id", "the id c is given twice in [[cover]]"),
        ("\n[[scored]]\nfactor = 0\n", "factor", "factor must be above 0; read 0"),
        ("\n[[scored]]\nfactor = -2\n", "factor", "factor must be above 0; read -2"),
        ("\n[[scored]]\nfactr = 2\n", "factr", "unknown key factr"),
        ('\n[[scored]]\nfactor = 2\nqueue = "x"\n', "queue", "there is no queue “x”"),
    ],
)
def test_what_cannot_be_meant_is_told_at_its_line(said: str, column: str, sentence: str) -> None:
    settings, findings = read(said)
    assert settings is None
    (finding, *_) = [f for f in findings if f.severity is Severity.ERROR and sentence in str(f.message)]
    assert finding.place is not None
    assert (finding.place.file, finding.place.column) == ("plan.toml", column)
    assert finding.place.line is not None
    assert finding.place.line > PLAN.count("\n")


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        (cover(id="a", least=3, force="rule"), '\n[[cover]]\nid = "b"\nmost = 2\nforce = "rule"\n', True),
        (cover(id="a", least=2, force="rule"), '\n[[cover]]\nid = "b"\nmost = 2\nforce = "rule"\n', False),
        (cover(id="a", least=3, force="rule"), '\n[[cover]]\nid = "b"\nmost = 2\n', False),
        (
            cover(id="a", least=3, force="rule", until="12:00"),
            '\n[[cover]]\nid = "b"\nmost = 2\nforce = "rule"\nsince = "12:00"\n',
            False,
        ),
        (
            cover(id="a", least=3, force="rule"),
            '\n[[cover]]\nid = "b"\nmost = 2\nforce = "rule"\nqueue = "presale"\n',
            False,
        ),
        (
            cover(id="a", least=3, force="rule", tier="T3"),
            '\n[[cover]]\nid = "b"\nmost = 2\nforce = "rule"\n',
            True,
        ),
    ],
)
def test_rules_that_exclude_each_other(first: str, second: str, clash: bool) -> None:
    _, findings = read(first + second)
    assert [finding.code for finding in findings] == (["contradiction"] if clash else [])


def test_a_statement_without_a_slot_is_a_warning() -> None:
    settings, findings = read(cover(weekdays=["sun"]))
    assert settings is not None
    (finding,) = findings
    assert finding.severity is Severity.WARNING
    assert "means no slot" in str(finding.message)


def test_what_comes_first_must_weigh_something() -> None:
    text = PLAN.replace("days = 2\n", "days = 2\nshortage_first = true\n")
    settings, faults = read_settings(text.replace("[weights]", "[weights]\nshortage = 0"), "plan.toml")
    assert settings is None
    (finding,) = faults.findings
    assert str(finding.place) == "plan.toml:7:shortage_first"
    assert "weighs nothing" in str(finding.message)
