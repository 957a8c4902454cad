from pathlib import Path

import pytest

from tests.benchmarks import shift_scheduling
from tests.benchmarks.published.cases import TINY
from tests.benchmarks.published.instance import Cover, Request
from tests.benchmarks.published.reader import BadInstance, read_instance


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    path = tmp_path / "Tiny.txt"
    path.write_text(TINY, encoding="utf-8")
    return path


def test_every_section_is_read(tiny: Path) -> None:
    instance = read_instance(tiny)
    assert (instance.name, instance.days, len(instance.staff), len(instance.cover)) == ("Tiny", 7, 2, 7)
    assert instance.shift["L"].not_before == ("E",)
    assert instance.staff[0].most_of == {"E": 7, "L": 2}
    assert (instance.staff[1].least_days_off, instance.staff[1].most_weekends) == (1, 0)
    assert instance.days_off == {("A", 3)}
    assert instance.requests == (Request("A", 0, "L", 7, on=True), Request("B", 4, "E", 5, on=False))
    assert instance.cover[3] == Cover(3, "E", 2, 10, 1)


def test_a_zero_with_a_sign_is_a_zero(tiny: Path) -> None:
    tiny.write_text(TINY.replace("6,L,1,10,1", "6,L,-0,10,1"), encoding="utf-8")
    assert read_instance(tiny).cover[-1].wanted == 0


@pytest.mark.parametrize(
    ("before", "after", "line", "told"),
    [
        ("\n7\n", "\nseven\n", 3, "'seven'"),
        ("\n7\n", "\n0\n", 3, "at least one day"),
        ("E,480,", "E,480", 5, "2 fields"),
        ("L,480,E", "L,480,N", 6, "shift 'N'"),
        ("L,480,E", "E,480,", 6, "twice"),
        ("B,E=7|L=0", "B,E:7", 9, "SHIFT=COUNT"),
        ("A,3\n", "C,3\n", 11, "employee 'C'"),
        ("A,3\n", "A,7\n", 11, "0 to 6"),
        ("A,0,L,7", "A,0,L,-7", 13, "'-7'"),
        ("0,E,1,10,1", "0,E,1,10", 17, "4 fields"),
        ("SECTION_COVER", "SECTION_COVERS", 16, "SECTION_COVERS"),
        ("SECTION_HORIZON\n", "", 2, "name a section"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(
    tiny: Path, before: str, after: str, line: int, told: str
) -> None:
    assert before in TINY
    tiny.write_text(TINY.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BadInstance) as fault:
        read_instance(tiny)
    assert f"{tiny}, line {line}: " in str(fault.value)
    assert told in str(fault.value)


def test_a_missing_section_and_a_missing_file_are_told(tiny: Path) -> None:
    tiny.write_text(TINY[: TINY.index("SECTION_COVER")], encoding="utf-8")
    with pytest.raises(BadInstance, match="SECTION_COVER is missing"):
        read_instance(tiny)
    with pytest.raises(BadInstance, match="cannot be read"):
        read_instance(tiny.with_name("other.txt"))
    tiny.write_bytes(b"\xff\xfe\x00\x01\x80")
    with pytest.raises(BadInstance, match="UTF-8"):
        read_instance(tiny)


def test_the_command_refuses_in_a_sentence(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tiny.write_text("nothing", encoding="utf-8")
    assert shift_scheduling.main([str(tiny)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{tiny}, line 1: ")
