"""Tables align whatever the script; hostile text is made visible."""

import json
import shlex
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan import language
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.output import emit_json, table
from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.domain.rules import RuleKind
from shiftplan.language import printable, say, typed, width


@given(st.lists(st.tuples(st.text("早晚ab1 é", max_size=6), st.integers(0, 10**6)), min_size=1))
def test_every_row_has_its_last_column_end_at_the_same_place(rows: list[tuple[str, int]]) -> None:
    lines = table(["名", "n"], rows).splitlines()
    assert len({width(line) for line in lines[1:]}) == 1


def test_numbers_stand_right_and_texts_left() -> None:
    assert table(["who", "n"], [["王小明", 5], ["Li", 12]]).splitlines() == [
        "who      n",
        "王小明   5",
        "Li      12",
    ]


def test_control_characters_in_a_table_are_visible() -> None:
    assert "\x1b" not in table(["x"], [["\x1b[31mred"]])


def test_json_refuses_what_is_no_json_number() -> None:
    with pytest.raises(ValueError):
        emit_json({"gap": float("nan")})


def test_json_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    emit_json({"名": [1, None]})
    assert json.loads(capsys.readouterr().out) == {"名": [1, None]}


def test_a_finding_says_where_what_and_how_to_mend() -> None:
    finding = Finding(
        code="x",
        severity=Severity.ERROR,
        message=say("read {read}", read="a\x07b"),
        hint=say("write a number"),
        place=Place(file="agents.csv", line=3, column="id"),
        source="劳动法 §36",
    )
    first, second = finding_lines([finding])
    assert "agents.csv:3:id" in first
    assert "\x07" not in first
    assert "劳动法 §36" in first
    assert "write a number" in second


@pytest.mark.parametrize(
    ("kind", "named"),
    [(RuleKind.LAW, "law"), (RuleKind.LOCAL, "local law"), (RuleKind.DEFAULT, "our default")],
)
def test_a_source_says_whether_it_is_the_law(kind: RuleKind, named: str) -> None:
    finding = Finding(code="x", severity=Severity.ERROR, message=say("m"), source="§ 1", kind=kind)
    assert list(finding_lines([finding])) == [f"error: m [§ 1, {named}]"]


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("shop", "shop"),
        ("计划/双11", "计划/双11"),
        ("a b", "'a b'"),
        ("it's", "'it'\"'\"'s'"),
        ("-x", "./-x"),
        ("$(rm)", "'$(rm)'"),
        ("", "''"),
    ],
)
def test_a_path_is_shown_as_a_shell_reads_it(path: str, word: str) -> None:
    assert typed(path) == word


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8")))
def test_a_shell_reads_the_path_that_was_meant(path: str) -> None:
    (word,) = shlex.split(typed(path))
    assert word in {path, f"./{path}"}


@given(st.text())
def test_printable_text_has_no_control_characters(text: str) -> None:
    assert all(char.isprintable() or char == " " or not char.isascii() for char in printable(text))


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Make stdout a terminal of so many columns."""

    def of(columns: int) -> None:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", str(columns))

    language.use("en")
    return of


WIDE = (
    ("day", "least in time", "why", "per 1 %"),
    [["11-10", 5, "a queue carried in", 1], ["11-11", 12, "", 2]],
)


def test_a_table_that_fits_is_not_changed(terminal: Callable[[int], None]) -> None:
    piped = table(*WIDE, spare=(2,))
    terminal(80)
    assert table(*WIDE, spare=(2,)) == piped


def test_headings_are_broken_before_a_column_is_left_out(terminal: Callable[[int], None]) -> None:
    terminal(45)
    assert table(*WIDE, spare=(2,)).splitlines() == [
        "       least in",
        "day        time  why                 per 1 %",
        "11-10         5  a queue carried in        1",
        "11-11        12                            2",
    ]


def test_a_narrow_terminal_is_told_which_columns_are_left_out(terminal: Callable[[int], None]) -> None:
    terminal(30)
    *lines, last = table(*WIDE, spare=(2,)).splitlines()
    assert max(map(width, lines)) <= 30
    assert last == "left out, the terminal is narrow: why; all with | less -S"
    assert not any("carried" in line for line in lines)
    assert all(line.endswith(end) for line, end in zip(lines[-2:], "12", strict=True))


def test_a_pipe_gets_every_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    assert "a queue carried in" in table(*WIDE, spare=(2,))
