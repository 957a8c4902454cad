"""Chats by person from tables of performance tools, tidy and ugly."""

from pathlib import Path

import pytest

from shiftplan.errors import BadInput
from shiftplan.files.faults import BadPlan
from shiftplan.files.people_lists.performance import Served, read_performance
from tests.builders import agent, plan

PLAN = plan(agents=(agent("a01", name="王小明"), agent("a02", name="李娜")))


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "绩效.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_people_are_found_by_name_or_id_and_lines_added_up(tmp_path: Path) -> None:
    text = (
        '店铺客服绩效\n客服昵称,客服,接待人数,在线时长\n,王小明,"1,200",40\n'
        ",李娜,300,20\n,王小明,100,2.5\n合计,,1600,62.5\n"
    )
    served, findings = read_performance(table(tmp_path, text, "gbk"), PLAN)
    assert served == {"a01": Served(1300, 42.5), "a02": Served(300, 20)}
    assert not findings


def test_hours_may_be_missing(tmp_path: Path) -> None:
    served, _ = read_performance(table(tmp_path, "工号\t接待量\na01\t12\na02\t8\n"), PLAN)
    assert served == {"a01": Served(12, None), "a02": Served(8, None)}


def test_strangers_and_empty_cells_are_told_and_left_out(tmp_path: Path) -> None:
    served, findings = read_performance(
        table(tmp_path, "姓名,接待量,满意度\n王小明,12,1\n赵六,5,1\n李娜,,1\n"), PLAN
    )
    assert served == {"a01": Served(12, None)}
    assert [(one.code, one.place.line if one.place else None) for one in findings] == [
        ("not_in_plan", 3),
        ("no_contacts", 4),
    ]


def test_a_number_that_is_none_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadPlan) as caught:
        read_performance(table(tmp_path, "姓名,接待量\n王小明,很多\n"), PLAN)
    (fault,) = caught.value.findings
    assert fault.place is not None
    assert (fault.place.line, fault.place.column) == (2, "接待量")


def test_a_table_without_lines_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="names nobody"):
        read_performance(table(tmp_path, "姓名,接待量\n"), PLAN)


def test_a_table_without_chats_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="contacts"):
        read_performance(table(tmp_path, "姓名,满意度\n王小明,0.98\n"), PLAN)


@pytest.mark.parametrize(
    ("hours", "seconds", "found"),
    [
        ("40.5", "312", (40.5, 312)),
        ("40:30:00", "05:12", (40.5, 312)),
        ("40:30", "0:05:12", (40.5, 312)),
        ("40小时30分", "5分12秒", (40.5, 312)),
        ("40.5", "5 min 12 s", (40.5, 312)),
        ("40.5", "", (40.5, None)),
    ],
)
def test_times_are_read_as_tools_write_them(
    tmp_path: Path, hours: str, seconds: str, found: tuple[float, float | None]
) -> None:
    text = f"姓名,接待人数,在线时长,平均接待时长\n王小明,12,{hours},{seconds}\n"
    served, _ = read_performance(table(tmp_path, text), PLAN)
    assert served == {"a01": Served(12, *found)}


def test_mean_times_of_several_lines_are_weighted_by_their_chats(tmp_path: Path) -> None:
    text = "姓名,接待人数,平均接待时长\n王小明,30,100\n王小明,10,300\n"
    served, _ = read_performance(table(tmp_path, text), PLAN)
    assert served == {"a01": Served(40, None, 150)}


@pytest.mark.parametrize("read", ["5.2小时", "99:99", "2", "-3", "9000", "秒"])
def test_a_time_that_is_none_is_named_with_its_line(tmp_path: Path, read: str) -> None:
    with pytest.raises(BadPlan) as caught:
        read_performance(table(tmp_path, f"姓名,接待量,平均接待时长\n王小明,9,{read}\n"), PLAN)
    (fault,) = caught.value.findings
    assert fault.place is not None
    assert (fault.place.line, fault.place.column) == (2, "平均接待时长")
