"""Ugly files come into a plan as what they mean, remembered; what is not sure is asked, not guessed."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from shiftplan import files, planning
from shiftplan.domain.finding import Severity
from shiftplan.domain.mapping import ColumnField, Layout, Preview, Sureness, Unit
from shiftplan.errors import BadInput
from tests.files import folders
from tests.files.tabular import ugly
from tests.files.tabular.ugly import moment

HOURS = ugly.truth()
QUIET = {"read_as", "split_by_shape", "totals", "total_columns", "titles", "remarks", "filled_down"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(tmp_path / "plan")


def put(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def series(folder: Path, scenario: str = "base") -> dict[str, list[float]]:
    contacts = files.read_plan(folder).plan.forecast.contacts[scenario]
    return {queue: list(row) for queue, row in contacts.items()}


def expected(known: ugly.Truth) -> dict[str, list[float]]:
    return {queue: [row[moment] for moment in sorted(row)] for queue, row in known.items()}


def previewed(folder: Path, path: Path, **told: str) -> Preview:
    proposal = planning.propose_import(folder, path, None, told)
    return planning.preview_import(folder, path, None if proposal.canonical else proposal.mapping)


def codes(preview: Preview) -> list[str]:
    return [finding.code for finding in preview.findings if finding.code not in QUIET]


@pytest.mark.parametrize("name", ugly.UGLY)
def test_every_ugly_file_means_what_it_says_without_asking(name: str, folder: Path, tmp_path: Path) -> None:
    file, content = ugly.UGLY[name](HOURS)
    path = put(tmp_path, file, content)
    proposal = planning.propose_import(folder, path)
    assert proposal.unsure == ()
    done = planning.import_file(folder, path)
    assert series(folder) == expected(HOURS)
    assert {finding.severity for finding in done.findings} <= {Severity.NOTE}
    assert planning.propose_import(folder, path).remembered


def halves(known: ugly.Truth) -> ugly.Truth:
    """The same day in half-hours, each half an hour's number."""
    half = timedelta(minutes=30)
    return {
        queue: {moment + i * half: value / 2 for moment, value in row.items() for i in (0, 1)}
        for queue, row in known.items()
    }


def test_rows_finer_than_the_slots_are_added_up(folder: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "f.csv", ugly.text(ugly.long(halves(HOURS), str)))
    assert previewed(folder, path).forecast is not None
    planning.import_file(folder, path)
    assert series(folder)["presale"] == pytest.approx(expected(HOURS)["presale"])


def test_totals_of_hours_are_split_over_half_hours_and_keep_their_sums(tmp_path: Path) -> None:
    folder = folders.write(
        tmp_path / "plan", plan_toml=folders.PLAN.replace("= 60", "= 30"), forecast_csv=None
    )
    path = put(tmp_path, "f.csv", ugly.text(ugly.long(HOURS)))
    preview = previewed(folder, path)
    assert preview.forecast is not None
    assert "split_by_shape" in [finding.code for finding in preview.findings]
    slots = preview.forecast.contacts["base"]["presale"]
    assert len(slots) == 96
    hours = [slots[i] + slots[i + 1] for i in range(0, 96, 2)]
    assert hours == pytest.approx(expected(HOURS)["presale"])


def test_totals_of_days_follow_the_shape_of_the_day(folder: Path, tmp_path: Path) -> None:
    rows = [
        ["日期", "售前", "售后"],
        ["2027-11-01", "2,400", "0"],
        ["2027-11-02", "4,800", "240"],
        ["合计", 1, 2],
    ]
    path = put(tmp_path, "f.csv", ugly.text(rows))
    proposal = planning.propose_import(folder, path)
    assert proposal.mapping is not None
    assert (proposal.mapping.layout, proposal.mapping.unit) == (Layout.QUEUES_ACROSS, Unit.DAY)
    preview = planning.preview_import(folder, path, proposal.mapping)
    assert preview.forecast is not None
    presale = preview.forecast.contacts["base"]["presale"]
    assert sum(presale[:24]) == pytest.approx(2400)
    assert sum(presale[24:]) == pytest.approx(4800)
    assert presale[20] > 3 * presale[4]  # the opening at 20:00, and the small hours
    assert set(preview.forecast.contacts["base"]["aftersale"][:24]) == {0.0}


def test_five_minute_rows_are_kept_inside_their_slots(folder: Path, tmp_path: Path) -> None:
    known = ugly.truth(minutes=5)
    path = put(tmp_path, "f.csv", ugly.text(ugly.long(known)))
    planning.import_file(folder, path)
    forecast = files.read_plan(folder).plan.forecast
    first = [known["presale"][moment] for moment in sorted(known["presale"])[:12]]
    assert list(forecast.fine["base"]["presale"][0]) == first
    assert forecast.contacts["base"]["presale"][0] == sum(first)


def test_a_scenario_across_and_down_the_file(folder: Path, tmp_path: Path) -> None:
    rows = [["日期", "时段", "队列", "低", "基准", "高"]]
    rows += [[str(d), f"{t:%H:%M}", q, n - 1, n, n + 1] for d, t, q, n in ugly.cells(HOURS, lambda n: n)]
    planning.import_file(folder, put(tmp_path, "f.csv", ugly.text(rows)))
    assert series(folder, "high")["presale"][0] == 1001
    rows = [["日期", "时段", "队列", "情景", "咨询量"]]
    for case, add in (("保守", -2), ("基准", 0), ("乐观", 2)):
        rows += [[str(d), f"{t:%H:%M}", q, case, n + add] for d, t, q, n in ugly.cells(HOURS, lambda n: n)]
    planning.import_file(folder, put(tmp_path, "g.csv", ugly.text(rows)))
    assert [series(folder, name)["aftersale"][1] for name in ("low", "base", "high")] == [6, 8, 10]


def test_next_weeks_file_of_the_same_shape_is_read_without_asking(folder: Path, tmp_path: Path) -> None:
    def week(first: str, second: str) -> bytes:
        head = ["时段", first, second]
        return ugly.text([head, *([f"{hour}:00", 10 + hour, 20 + hour] for hour in range(24))])

    path = put(tmp_path, "a.csv", week("11-01", "11-02"))
    assert [guess.field for guess in planning.propose_import(folder, path).unsure] == ["queue"]
    with pytest.raises(files.BadPlan, match="not sure what queue is"):
        planning.import_file(folder, path)
    agreed = planning.propose_import(folder, path, None, {"queue": "aftersale"})
    planning.import_file(folder, path, None, agreed.mapping)
    later = put(tmp_path, "b.csv", week("11-02", "11-03"))
    proposal = planning.propose_import(folder, later)
    assert (proposal.remembered, proposal.sure) == (True, True)
    assert planning.import_file(folder, later).mapping == agreed.mapping
    assert series(folder)["aftersale"][24:] == [10.0 + hour for hour in range(24)]


def test_a_file_of_one_queue_leaves_the_others_as_they_are(folder: Path, tmp_path: Path) -> None:
    rows = [["时间", "售后咨询量"], *([f"{m:%Y/%m/%d %H:%M}", n] for m, n in HOURS["aftersale"].items())]
    path = put(tmp_path, "f.csv", ugly.text(rows))
    done = planning.import_file(folder, path)
    assert "queue_kept" in [finding.code for finding in done.findings]
    assert series(folder) == {"presale": [12.0] * 48, "aftersale": expected(HOURS)["aftersale"]}


def test_nothing_is_written_by_looking(folder: Path, tmp_path: Path) -> None:
    before = folders.snapshot(folder)
    for name in ("merged, totals", "workbook, days across"):
        file, content = ugly.UGLY[name](HOURS)
        previewed(folder, put(tmp_path, f"{abs(hash(name))}-{file}", content))
    assert folders.snapshot(folder) == before


def test_a_preview_tells_days_before_and_after(folder: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "f.csv", ugly.text(ugly.long(HOURS)))
    first, *_ = previewed(folder, path).days
    assert (first.queue, first.before, first.after) == (
        "presale",
        288.0,
        sum(expected(HOURS)["presale"][:24]),
    )


Change = Callable[[list[list[object]]], object]
AT_NOON = 1 + 12 * 2


@pytest.mark.parametrize(
    ("change", "code", "line", "column"),
    [
        (lambda rows: rows[5].__setitem__(3, "约200"), "number", 6, "咨询量"),
        (lambda rows: rows[5].__setitem__(3, "-3"), "number", 6, "咨询量"),
        (lambda rows: rows[5].__setitem__(3, "9" * 30), "number", 6, "咨询量"),
        (lambda rows: rows[5].__setitem__(3, "\x1b[2J"), "number", 6, "咨询量"),
        (lambda rows: rows[5].__setitem__(1, "25:00"), "time", 6, "时段"),
        (lambda rows: rows[5].__setitem__(0, "2027-11-31"), "time", 6, "日期"),
        (lambda rows: rows.append(list(rows[1])), "duplicate", 98, "咨询量"),
    ],
)
def test_what_cannot_be_read_stops_the_import_at_its_cell(
    change: Change, code: str, line: int, column: str, folder: Path, tmp_path: Path
) -> None:
    rows = ugly.long(HOURS)
    change(rows)
    path, before = put(tmp_path, "f.csv", ugly.text(rows)), folders.snapshot(folder)
    with pytest.raises(files.BadPlan) as caught:
        planning.import_file(folder, path)
    (error,) = [finding for finding in caught.value.findings if finding.severity is Severity.ERROR]
    assert error.place is not None
    assert (error.code, error.place.line, error.place.column) == (code, line, column)
    assert error.hint is not None
    assert "\x1b" not in str(error.message)
    assert folders.snapshot(folder) == before


def test_a_cell_of_a_workbook_is_named_as_there(folder: Path, tmp_path: Path) -> None:
    rows = ugly.typed(HOURS)
    rows[7][3] = "约200"
    preview = previewed(folder, put(tmp_path, "f.xlsx", ugly.workbook(rows)))
    places = [finding.place for finding in preview.findings if finding.code == "number"]
    assert [place and place.column for place in places] == ["D8"]


@pytest.mark.parametrize("mark", ["", "-", "—", "无"])
def test_a_missing_number_is_a_gap_not_a_zero(mark: str, folder: Path, tmp_path: Path) -> None:
    rows = ugly.long(HOURS)
    rows[AT_NOON][3] = mark
    preview = previewed(folder, put(tmp_path, "f.csv", ugly.text(rows)))
    assert "gaps" in codes(preview)
    assert preview.rows_left_out == 1


def test_zeros_at_the_peak_and_jumps_are_pointed_out(folder: Path, tmp_path: Path) -> None:
    known = {queue: dict(row) for queue, row in HOURS.items()}
    known["presale"][moment("2027-11-01 20:00")] = 0
    known["presale"][moment("2027-11-02 12:00")] = 90_000
    preview = previewed(folder, put(tmp_path, "f.csv", ugly.text(ugly.long(known))))
    assert {"forecast_zero_at_opening", "forecast_jump"} <= set(codes(preview))
    assert preview.forecast is not None


def test_days_outside_the_plan_are_left_out_and_told_once(folder: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "f.csv", ugly.text(ugly.long(ugly.truth(days=5))))
    preview = previewed(folder, path)
    assert codes(preview) == ["date_outside_plan"]
    assert "2027-11-03 to 2027-11-05" in str(preview.findings[-1].message) + str(preview.findings[0].message)
    assert (preview.rows_read, preview.rows_left_out) == (96, 144)
    planning.import_file(folder, path)
    assert series(folder) == expected(HOURS)


def test_a_file_with_no_day_of_the_plan_is_refused_with_the_mend(folder: Path, tmp_path: Path) -> None:
    elsewhere = ugly.truth(start=ugly.START.replace(year=2026))
    with pytest.raises(files.BadPlan, match="outside the plan") as caught:
        planning.import_file(folder, put(tmp_path, "f.csv", ugly.text(ugly.long(elsewhere))))
    assert "plan.toml" in str(caught.value.hint)


def test_an_hour_twice_and_an_hour_never_as_when_clocks_jump(folder: Path, tmp_path: Path) -> None:
    rows = ugly.long(HOURS)
    twice = [*rows, list(rows[5]), list(rows[6])]
    assert "duplicate" in codes(previewed(folder, put(tmp_path, "a.csv", ugly.text(twice))))
    never = [row for i, row in enumerate(rows) if i not in {5, 6}]
    assert "gaps" in codes(previewed(folder, put(tmp_path, "b.csv", ugly.text(never))))


def test_what_is_ambiguous_is_asked_with_the_words_that_settle_it(folder: Path, tmp_path: Path) -> None:
    ends = [["日期", "队列", *(f"{h}点" for h in range(1, 25))]]
    ends += [[f"2027-11-0{d}", q, *range(100, 124)] for d in (1, 2) for q in ("售前", "售后")]
    path = put(tmp_path, "f.csv", ugly.text(ends))
    with pytest.raises(files.BadPlan) as caught:
        planning.import_file(folder, path)
    assert caught.value.hint is not None
    assert 'add --map "label=end"' in str(caught.value.hint)
    agreed = planning.propose_import(folder, path, None, {"label": "end"})
    assert agreed.sure
    planning.import_file(folder, path, None, agreed.mapping)
    assert series(folder)["presale"][:2] == [100, 101]


@pytest.mark.parametrize(
    ("rows", "unsure"),
    [
        ([["日期", "时段", "队列", "咨询量", "咨询量"], ["11-01", "8:00", "售前", 1, 2]], {"contacts"}),
        ([["日期", "时段", "队列", "量"], ["11-01", "8:00", "华东", 1]], {"queue-map"}),
        ([["日期", "时段", "队列", "量"], ["11-01", "8:00", "售前", "1.234"]], {"decimal"}),
        ([["日期", "时段", "咨询量"], ["11-01", "8:00", "12"]], {"queue"}),
        (
            [["日期", "时段", "售前", "", "售后", ""], ["", "", "访客数", "询单率", "访客数", "询单率"]]
            + [["11-01", f"{hour}:00", 1000, "8%", 100, "3%"] for hour in range(3)],
            {"header"},
        ),
        ([["2027-11-01", "8:00", "售前", "12"], ["2027-11-01", "9:00", "售前", "13"]], {"header"}),
    ],
)
def test_what_is_not_sure_is_named(
    rows: list[list[object]], unsure: set[str], folder: Path, tmp_path: Path
) -> None:
    if len(rows) == 2 and len(rows[0]) == len(rows[1]):
        rows = [*rows, [*rows[1][:1], "10:00", *rows[1][2:]], [*rows[1][:1], "11:00", *rows[1][2:]]]
    proposal = planning.propose_import(folder, put(tmp_path, "f.csv", ugly.text(rows)))
    assert {guess.field for guess in proposal.unsure} == unsure
    assert all(guess.why is not None for guess in proposal.unsure)


def test_corrections_win_over_guesses(folder: Path, tmp_path: Path) -> None:
    rows = [["日期", "时段", "组", "咨询量", "进线量"]]
    rows += [[str(d), f"{t:%H:%M}", q, 1, n] for d, t, q, n in ugly.cells(HOURS, lambda n: n)]
    path = put(tmp_path, "f.csv", ugly.text(rows))
    first = planning.propose_import(folder, path)
    assert first.mapping is not None
    assert first.mapping.columns[ColumnField.CONTACTS] == "咨询量"
    for word in ("进线量", "E", "#E"):
        told = planning.propose_import(folder, path, None, {"contacts": word}).mapping
        assert told is not None
        assert told.columns[ColumnField.CONTACTS] == "进线量"
    mapping = planning.propose_import(folder, path, None, {"contacts": "E"}, {"aftersale": ""}).mapping
    preview = planning.preview_import(folder, path, mapping)
    assert preview.forecast is not None
    assert preview.forecast.contacts["base"]["aftersale"] == (12.0,) * 48


@pytest.mark.parametrize(
    ("told", "queues", "said"),
    [
        ({"contacts": "zzz"}, {}, "no column “zzz”"),
        ({"foo": "A"}, {}, "cannot be “foo”"),
        ({"layout": "round"}, {}, "layout cannot be “round”"),
        ({"unit": "7"}, {}, "unit cannot be “7”"),
        ({"header": "x"}, {}, "header must be the line"),
        ({"sheet": "none"}, {}, "no sheet “none”"),
        ({"decimal": "x"}, {}, "decimal cannot be"),
        ({}, {"售前": "sales"}, "no queue “sales”"),
        ({}, {"华东": "presale"}, "no line or heading of the file has the queue “华东”"),
    ],
)
def test_a_correction_that_does_not_fit_is_said(
    told: dict[str, str], queues: dict[str, str], said: str, folder: Path, tmp_path: Path
) -> None:
    path = put(tmp_path, "f.csv", ugly.text(ugly.long(HOURS)))
    with pytest.raises(BadInput, match=said) as caught:
        planning.propose_import(folder, path, None, told, queues)
    assert caught.value.hint is not None


def test_a_canonical_file_needs_no_mapping(folder: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "f.csv", folders.forecast("5").encode())
    proposal = planning.propose_import(folder, path)
    assert (proposal.canonical, proposal.sure) == (True, True)
    preview = planning.preview_import(folder, path)
    assert preview.forecast is not None
    done = planning.import_file(folder, path)
    assert done.mapping is None
    assert not (folder / "mappings.toml").exists()


def test_the_plans_own_headings_over_ugly_cells_are_no_obstacle(folder: Path, tmp_path: Path) -> None:
    rows = [["开始时间", "队列", "咨询量"]]
    rows += [[f"{d} {ugly.spoken(t)}", ugly.NAMES[q], n] for d, t, q, n in ugly.cells(HOURS)]
    path = put(tmp_path, "f.csv", ugly.text([*rows, ["合计", "", "99"]], ";"))
    planning.import_file(folder, path)
    assert series(folder) == expected(HOURS)


def test_a_slip_of_the_pen_in_a_canonical_file_is_no_reason_to_guess(folder: Path, tmp_path: Path) -> None:
    for before, after in (("05:00,presale", "05:00,presal"), (",12\n", ",NaN\n"), ("11-01 05", "12-01 05")):
        path = put(tmp_path, "f.csv", folders.forecast().replace(before, after, 1).encode())
        assert planning.propose_import(folder, path).canonical
        with pytest.raises(files.BadPlan):
            planning.import_file(folder, path)


def test_whole_days_beyond_the_plan_are_left_out_of_a_canonical_file_too(
    folder: Path, tmp_path: Path
) -> None:
    more = folders.forecast().replace("2027-11-0", "2027-11-1").split("\n", 1)[1]
    path = put(tmp_path, "f.csv", (folders.forecast("5") + more).encode())
    assert "date_outside_plan" in [finding.code for finding in planning.import_file(folder, path).findings]
    assert set(series(folder)["presale"]) == {5.0}


def test_people_come_from_workbooks_too(folder: Path, tmp_path: Path) -> None:
    before = files.read_plan(folder).plan
    for text, name in ((folders.AGENTS, "agents"), (folders.AVAILABILITY, "availability")):
        rows = list(csv.reader(io.StringIO(text)))
        path = put(tmp_path, f"{name}.xlsx", ugly.workbook_of({"说明": [["x"]], "表": rows}))
        assert planning.propose_import(folder, path).kind == name
        assert planning.import_file(folder, path).kind.value == name
    assert files.read_plan(folder).plan == before


def test_an_import_over_a_recipe_says_so(folder: Path, tmp_path: Path) -> None:
    (folder / "forecast.toml").write_text("")
    path = put(tmp_path, "f.csv", ugly.text(ugly.long(HOURS)))
    assert "recipe_replaced" in [finding.code for finding in planning.import_file(folder, path).findings]


def test_what_was_remembered_and_cannot_be_read_is_left_aside(folder: Path, tmp_path: Path) -> None:
    (folder / "mappings.toml").write_text("mappings = 3")
    path = put(tmp_path, "f.csv", ugly.text(ugly.long(HOURS)))
    proposal = planning.propose_import(folder, path)
    assert "mappings" in [finding.code for finding in proposal.findings]
    assert proposal.sure
    planning.import_file(folder, path)
    assert planning.propose_import(folder, path).remembered


def test_a_file_without_a_forecast_says_how_to_show_it(folder: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "f.csv", b"a,b\n1,2\n")
    proposal = planning.propose_import(folder, path, files.Kind.FORECAST)
    assert proposal.mapping is None
    with pytest.raises(files.BadPlan, match="no table") as caught:
        planning.import_file(folder, path, files.Kind.FORECAST)
    assert "--map" in str(caught.value.hint)


def test_sureness_is_told_for_every_field(folder: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "f.csv", ugly.text(ugly.merged(HOURS)))
    guesses = {
        guess.key or guess.field: guess.sureness for guess in planning.propose_import(folder, path).guesses
    }
    assert guesses == {
        "header": Sureness.SURE,
        "layout": Sureness.SURE,
        "date": Sureness.SURE,
        "time": Sureness.SURE,
        "unit": Sureness.SURE,
        "售前组": Sureness.LIKELY,
        "售后组": Sureness.LIKELY,
    }
