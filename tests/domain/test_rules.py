from shiftplan.domain.rules import STRICTER_WHEN_HIGHER, RuleKind, Rules
from tests import builders as b


def test_every_rule_of_the_national_preset_names_its_source() -> None:
    book = b.china()
    for name in Rules.model_fields:
        rule = getattr(book, name)
        assert rule.source, name
        assert (rule.kind is RuleKind.DEFAULT) == (rule.source == "shiftplan"), name


def test_the_preset_has_the_numbers_of_the_law() -> None:
    """劳动法 §36, §38, §41; 劳动合同法 §68."""
    book = b.china()
    assert book.hours_per_day.value == 8
    assert book.overtime_hours_per_day.value == 3
    assert book.overtime_hours_per_month.value == 36
    assert book.rest_days_per_week.value == 1
    assert (book.part_time_hours_per_day.value, book.part_time_hours_per_week.value) == (4, 24)


def test_which_way_is_stricter() -> None:
    assert "rest_hours_between_shifts" in STRICTER_WHEN_HIGHER
    assert "minor_no_night" in STRICTER_WHEN_HIGHER
    assert "overtime_hours_per_month" not in STRICTER_WHEN_HIGHER
    assert "consecutive_days" not in STRICTER_WHEN_HIGHER
