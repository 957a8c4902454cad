"""forecast.csv: contacts per slot and queue."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import STEP_MINUTES, Forecast
from shiftplan.files.csv_text import csv_bytes, number
from shiftplan.files.faults import Faults
from shiftplan.files.forecast_gaps import check_gaps
from shiftplan.files.forecast_steps import Rows, Slots, Steps, gathered
from shiftplan.files.row import Row
from shiftplan.files.shared import inside_please, outside, queue_names
from shiftplan.files.table import Column, Table, read_table
from shiftplan.language import say

FILE = "forecast.csv"
MOST_CONTACTS = 1_000_000
MOST_VISITORS = 1_000_000_000
BASE = "base"
COLUMNS = (
    Column("start", ("开始", "时间", "开始时间", "时段", "日期时间"), required=True),
    Column("queue", ("队列", "技能组"), required=True),
    Column("contacts", ("咨询量", "咨询人数", "接待量")),
    Column("visitors", ("访客", "访客数", "访客人数")),
    Column("inquiry_rate", ("询单率", "咨询率")),
    Column("scenario", ("场景", "情景", "方案")),
)
SCENARIO_WORDS = {"低": "low", "基准": BASE, "高": "high"}
STEP = timedelta(minutes=STEP_MINUTES)


def read_forecast(text: str, file: str, settings: Settings) -> tuple[Forecast | None, Faults]:
    """The forecast in the text of a forecast.csv; slots without a line count as 0, with a warning.

    A slot may be given in one line or in finer ones, steps of five minutes or a multiple.
    """
    faults = Faults(file)
    table = read_table(text, COLUMNS, faults)
    if table is None or not _has_amounts(table, faults):
        return None, faults
    rows = _rows(table, settings, faults)
    if not table.lines:
        faults.error(
            "empty", say("the forecast is empty"), say("add a line for each slot and queue of the plan")
        )
    if faults.broken:
        return None, faults
    slots, steps = gathered(rows, settings, faults)
    check_gaps(slots, settings, faults)
    return (None if faults.broken else _forecast(slots, steps, settings)), faults


def _has_amounts(table: Table, faults: Faults) -> bool:
    enough = "contacts" in table.columns or {"visitors", "inquiry_rate"} <= table.columns
    if not enough:
        faults.error(
            "missing_column",
            say("the column contacts is missing, and so is visitors with inquiry_rate"),
            say("add contacts (咨询量), or visitors (访客) and inquiry_rate (询单率)"),
            1,
        )
    return enough


def _rows(table: Table, settings: Settings, faults: Faults) -> Rows:
    rows: Rows = {}
    first_lines: dict[tuple[str, str, int, int], int] = {}
    queues = frozenset(queue.id for queue in settings.queues)
    names = queue_names(settings.queues)
    for line in table.lines:
        row = Row(line, faults)
        scenario = _scenario(row, settings)
        queue = row.known("queue", queues, "unknown_queue", names)
        start = _start(row, settings)
        contacts = _contacts(row)
        if not row.sound or start is None or contacts is None:
            continue
        key = (scenario, queue, *start)
        if key in rows:
            _refuse_second(row, first_lines[key])
        rows.setdefault(key, contacts)
        first_lines.setdefault(key, row.line)
    return rows


def _scenario(row: Row, settings: Settings) -> str:
    read = row.text("scenario")
    if not read or SCENARIO_WORDS.get(read) in settings.scenarios:
        return SCENARIO_WORDS.get(read, BASE)
    return row.known("scenario", settings.scenarios, "unknown_scenario")


def _start(row: Row, settings: Settings) -> tuple[int, int] | None:
    """The slot in which the row starts and at which of its steps, or None with the fault recorded."""
    moment, grid = row.moment("start"), settings.grid
    if moment is None:
        return None
    slot = grid.slot_at(moment)
    if slot is None:
        row.error("date_outside_plan", "start", outside(grid, f"{moment:%Y-%m-%d %H:%M}"), inside_please())
        return None
    step, off = divmod(moment - grid.moment(slot), STEP)
    if off:
        row.error(
            "off_grid",
            "start",
            say(
                "{read} is not the start of a slot of {minutes} minutes, nor of a step of five",
                read=row.text("start"),
                minutes=grid.minutes,
            ),
            say("write {nearest}, or mend grid_minutes in plan.toml", nearest=f"{grid.moment(slot):%H:%M}"),
        )
    return slot, step


def _contacts(row: Row) -> float | None:
    """`contacts`, or visitors × inquiry rate; None with the fault recorded."""
    if row.text("contacts"):
        return row.number("contacts", 0, MOST_CONTACTS)
    if not row.text("visitors") and not row.text("inquiry_rate"):
        row.error(
            "missing",
            "contacts",
            say("the line gives no number of contacts"),
            say("write the number, 0 if nobody will ask, or remove the line"),
        )
        return None
    if not (row.text("visitors") and row.text("inquiry_rate")):
        row.error(
            "missing",
            "visitors",
            say("visitors and inquiry_rate must be there together"),
            say("fill both cells"),
        )
        return None
    visitors = row.number("visitors", 0, MOST_VISITORS)
    rate = row.number("inquiry_rate", 0, 1, percent=True)
    if visitors is None or rate is None:
        return None
    return _believable(row, round(visitors * rate, 6))


def _believable(row: Row, contacts: float) -> float | None:
    if contacts <= MOST_CONTACTS:
        return contacts
    row.error(
        "number",
        "visitors",
        say("visitors × inquiry_rate gives {contacts} contacts in one slot", contacts=f"{contacts:,.0f}"),
        say("at most {most} can be meant", most=f"{MOST_CONTACTS:,}"),
    )
    return None


def _refuse_second(row: Row, line: int) -> None:
    row.error(
        "duplicate",
        "start",
        say("this slot of the queue is already given in line {line}", line=line),
        say("remove one of the two lines"),
    )


def _forecast(slots: Slots, steps: Steps, settings: Settings) -> Forecast:
    """Series of every queue for the base scenario, and of those given for the others."""
    count = settings.grid.slots
    series: dict[str, dict[str, list[float]]] = defaultdict(dict)
    series[BASE] = {queue.id: [0.0] * count for queue in settings.queues}
    for (scenario, queue, slot), contacts in slots.items():
        if queue not in series[scenario]:
            series[scenario][queue] = [0.0] * count
        series[scenario][queue][slot] = contacts
    frozen = {name: {queue: tuple(row) for queue, row in rows.items()} for name, rows in series.items()}
    fine: dict[str, dict[str, dict[int, tuple[float, ...]]]] = defaultdict(dict)
    for (scenario, queue), known in steps.items():
        fine[scenario][queue] = known
    return Forecast(grid=settings.grid, contacts=frozen, fine=dict(fine))


def forecast_csv(forecast: Forecast) -> bytes:
    """The forecast as a forecast.csv, with a scenario column when there is more than the base.

    A slot whose steps are known has a line for each of them.
    """
    several = len(forecast.contacts) > 1
    head = ["start", "queue", "contacts", "scenario"] if several else ["start", "queue", "contacts"]
    return csv_bytes([head, *(cells[: len(head)] for cells in _cells(forecast))])


def _cells(forecast: Forecast) -> Iterator[list[str]]:
    for scenario, rows in forecast.contacts.items():
        for slot in range(forecast.grid.slots):
            start = f"{forecast.grid.moment(slot):%Y-%m-%d %H:%M}"
            for queue, series in rows.items():
                steps = forecast.fine.get(scenario, {}).get(queue, {}).get(slot)
                if steps is None:
                    yield [start, queue, number(series[slot]), scenario]
                else:
                    yield from _step_cells(forecast, slot, steps, (queue, scenario))


def _step_cells(
    forecast: Forecast, slot: int, steps: tuple[float, ...], names: tuple[str, str]
) -> Iterator[list[str]]:
    queue, scenario = names
    for index, contacts in enumerate(steps):
        moment = forecast.grid.moment(slot) + index * STEP
        yield [f"{moment:%Y-%m-%d %H:%M}", queue, number(contacts), scenario]
