from tests.quality.tools import module_finds_nothing


def test_every_rule_of_the_linter_holds() -> None:
    assert module_finds_nothing("ruff", "check", "--output-format", "concise", ".")


def test_the_formatter_would_change_nothing() -> None:
    assert module_finds_nothing("ruff", "format", "--check", "--output-format", "concise", ".")


def test_nothing_is_left_for_later() -> None:
    """The project's configuration ignores this rule, since it wants no such comment at all."""
    words = ("check", "--isolated", "--select", "FIX", "--output-format", "concise", "shiftplan")
    assert module_finds_nothing("ruff", *words)
