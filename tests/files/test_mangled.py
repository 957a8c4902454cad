"""However a plan folder is mangled, reading it gives a plan or a sentence, never a fault of the program."""

from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan.errors import ShiftplanError
from shiftplan.files.folder import FILES, Folder
from shiftplan.files.plan import parse
from tests.files import folders

HISTORY = """\
agent,last_end,days_in_row,nights_in_row,week_days,week_hours,month_hours,nights
a1,2027-10-31 22:00,3,1,,,120,4
a2,,2,,,,,1.5
"""
WHOLE = {
    **folders.FILES,
    "history.csv": HISTORY,
    "rota.csv": folders.ROTA,
    "rota.toml": 'status = "x"\n',
}
PIECES = (
    *("nan", "-1", "1e999", "[]", "{}", "true", '""', '"', "'", "2027-11-01", "08:00", "24:00", "9999-12-31"),
    *("=", "[[", "]]", "\n", "\r", "\0", "，", ";", ",", "%", "[a]", "[[queues]]", "[event.x]", "a.b = 1"),
    *("99999999999999999999", "1e-300", "\u202e", "\x1b[2J", "١", "{line0}", "{place}"),
)


@st.composite
def mangled(draw: st.DrawFn) -> dict[str, bytes | None]:
    """The files of a plan, one of them with pieces put in, cut out or in place of a value."""
    name = draw(st.sampled_from(FILES))
    lines = WHOLE[name].split("\n")
    for _ in range(draw(st.integers(1, 3))):
        i = draw(st.integers(0, len(lines) - 1))
        lines[i] = draw(st.sampled_from([_put_in, _cut, _in_place]))(draw, lines[i])
    contents: dict[str, bytes | None] = {known: text.encode() for known, text in WHOLE.items()}
    contents[name] = "\n".join(lines).encode()
    return contents


def _put_in(draw: st.DrawFn, line: str) -> str:
    at = draw(st.integers(0, len(line)))
    return line[:at] + draw(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"])) + line[at:]


def _cut(draw: st.DrawFn, line: str) -> str:
    at = draw(st.integers(0, len(line)))
    return line[:at] + line[at + draw(st.integers(1, 9)) :]


def _in_place(draw: st.DrawFn, line: str) -> str:
    mark = " = " if " = " in line else ","
    cells = line.split(mark)
    cells[draw(st.integers(0, len(cells) - 1))] = draw(st.sampled_from(PIECES))
    return mark.join(cells)


@settings(max_examples=250, deadline=None)
@given(mangled())
def test_a_mangled_plan_is_read_or_refused_in_sentences(contents: dict[str, bytes | None]) -> None:
    assert all(_said(Folder(contents, [])))


def _said(folder: Folder) -> list[str]:
    """Everything that reading the folder has to say."""
    try:
        return [str(finding.message) for finding in parse(folder).findings]
    except ShiftplanError as error:
        return [str(error)]
