"""agents.csv: the people."""

from collections.abc import Collection, Iterable, Mapping

from shiftplan.domain.people import Agent, Contract, ContractKind, Protection, Tier
from shiftplan.domain.plan import Settings
from shiftplan.domain.queue import Queue
from shiftplan.files import agent_work
from shiftplan.files.csv_text import csv_bytes, number
from shiftplan.files.faults import Faults, cut, near_hint
from shiftplan.files.row import Row
from shiftplan.files.shared import queue_names
from shiftplan.files.table import Column, Table, read_table
from shiftplan.language import say

FILE = "agents.csv"
COLUMNS = (
    Column("id", ("工号", "编号", "员工编号"), required=True),
    Column("name", ("姓名", "名字", "花名")),
    Column("team", ("组", "小组", "团队", "班组")),
    Column("tier", ("能级", "级别", "等级")),
    Column("contract", ("合同", "用工", "用工形式", "合同类型")),
    Column("queues", ("队列", "技能", "技能组"), required=True),
    Column("productivity", ("产能", "效率", "折算人数")),
    Column("max_windows", ("窗口", "窗口数", "最大窗口", "并发窗口")),
    Column("hired", ("入职", "入职日期")),
    Column("leaves", ("离职", "离职日期")),
    Column("protection", ("保护", "特殊保护", "三期")),
    Column("overtime_consent", ("同意加班", "加班同意")),
    *agent_work.COLUMNS,
    Column("note", ("备注", "说明")),
)
LEFT_OUT = frozenset(column.name for column in agent_work.COLUMNS)
"""Columns that are written only when somebody has something in them."""
TIERS = {tier.value.casefold(): tier.value for tier in Tier} | {
    "助手": "T0",
    "执行型": "T1",
    "运用型": "T2",
    "娴熟型": "T3",
    "精通型": "T4",
}
PROTECTIONS = {
    "pregnant": "pregnant",
    "孕期": "pregnant",
    "怀孕": "pregnant",
    "nursing": "nursing",
    "哺乳": "nursing",
    "哺乳期": "nursing",
    "minor": "minor",
    "未成年": "minor",
    "未成年工": "minor",
    "none": "",
    "无": "",
}
CONTRACT_WORDS = {
    "全职": ContractKind.FULL_TIME,
    "兼职": ContractKind.PART_TIME,
    "非全日制": ContractKind.PART_TIME,
    "临时": ContractKind.TEMP,
    "临时工": ContractKind.TEMP,
    "实习": ContractKind.INTERN,
    "实习生": ContractKind.INTERN,
    "综合工时": ContractKind.SPECIAL,
    "综合计算工时": ContractKind.SPECIAL,
}


def read_agents(
    text: str, file: str, settings: Settings, shifts: Collection[str] | None = None
) -> tuple[tuple[Agent, ...], Faults]:
    """The people in the text of an agents.csv; an empty productivity is that of the tier in `settings`.

    `shifts` are the ids of shifts.toml; None when they are not known, so that none is refused.
    """
    faults = Faults(file)
    table = read_table(text, COLUMNS, faults)
    if table is None:
        return (), faults
    _note_unprotected(table, faults)
    agents: dict[str, Agent] = {}
    first_lines: dict[str, int] = {}
    for line in table.lines:
        row = Row(line, faults)
        agent = read_agent(row, settings, shifts)
        name = row.text("id")
        if name in first_lines:
            _refuse_second(row, name, first_lines[name])
        first_lines.setdefault(name, row.line)
        if agent is not None:
            agents.setdefault(agent.id, agent)
    if not table.lines:
        faults.error("empty", say("there are no people in it"), say("add a line for each person"))
    return tuple(agents.values()), faults


def _note_unprotected(table: Table, faults: Faults) -> None:
    """A list without these columns takes protection from people, and nobody would see it in the rota."""
    if "protection" not in table.columns:
        faults.warn(
            "no_protection",
            say("there is no column protection: nobody is taken to be pregnant, nursing or under 18"),
            say("if somebody is, add the column, so that no night and no overtime is planned for them"),
            1,
        )
    if "overtime_consent" not in table.columns:
        faults.warn(
            "no_consent",
            say("there is no column overtime_consent: everybody is taken to agree to overtime"),
            say("if somebody does not, add the column and write no for them"),
            1,
        )


def _refuse_second(row: Row, name: str, line: int) -> None:
    row.error(
        "duplicate_agent",
        "id",
        say("the id “{id}” is already that of line {line}", id=cut(name), line=line),
        say("give each person an own id, or remove one of the lines"),
    )


def read_agent(row: Row, settings: Settings, shifts: Collection[str] | None) -> Agent | None:
    """The person of a line; None after a fault, which is recorded in it."""
    tier = Tier(row.choice("tier", TIERS, "T3") or "T3")
    values = {
        "id": row.id("id"),
        "name": row.text("name") or row.text("id"),
        "team": row.text("team"),
        "tier": tier,
        "contract": _contract(row, {contract.id: contract for contract in settings.contracts}),
        "queues": _queues(row, settings.queues),
        "productivity": row.number("productivity", 0.01, 3) or settings.productivity[tier],
        "max_windows": row.whole("max_windows", 1, 12) or Agent.model_fields["max_windows"].default,
        "hired": row.day("hired"),
        "leaves": row.day("leaves"),
        "protection": Protection(row.choice("protection", PROTECTIONS, "") or ""),
        "overtime_consent": row.flag("overtime_consent", default=True),
        **agent_work.work_values(row, settings, shifts),
        "note": row.text("note"),
    }
    _leaves_after_hired(row, values)
    return Agent.model_validate(values) if row.sound else None


def _leaves_after_hired(row: Row, values: Mapping[str, object]) -> None:
    hired, leaves = values["hired"], values["leaves"]
    if hired is not None and leaves is not None and str(leaves) < str(hired):
        row.error(
            "leaves_before_hired",
            "leaves",
            say("leaves on {leaves}, before being hired on {hired}", leaves=str(leaves), hired=str(hired)),
            say("mend one of the two dates"),
        )


def _contract(row: Row, contracts: Mapping[str, Contract]) -> str:
    """The id of the contract; a Chinese word means the first contract of its kind."""
    read = row.text("contract") or "full"
    kind = CONTRACT_WORDS.get(read)
    found = next((c.id for c in contracts.values() if c.id == read or c.kind is kind), None)
    if found is None:
        row.error(
            "unknown_contract",
            "contract",
            say("there is no contract “{read}” in plan.toml", read=cut(read)),
            near_hint(read, contracts),
        )
    return found or ""


def _queues(row: Row, there: tuple[Queue, ...]) -> tuple[str, ...]:
    """The ids of the queues that a cell names, by id or by name."""
    known, names = tuple(queue.id for queue in there), queue_names(there)
    whole = row.text("queues")
    words = (whole,) if whole in names else row.many("queues")
    queues = tuple(dict.fromkeys(names.get(word, word) for word in words))
    if not queues:
        row.error(
            "missing",
            "queues",
            say("the person may serve no queue"),
            say("write at least one of {known}, with ; between them", known=", ".join(known)),
        )
    for queue in queues:
        if queue not in known:
            row.error(
                "unknown_queue",
                "queues",
                say("there is no queue “{read}” in plan.toml", read=cut(queue)),
                near_hint(queue, known),
            )
    return queues


def agents_csv(agents: Iterable[Agent], settings: Settings) -> bytes:
    """The people as an agents.csv; a productivity that is just the tier's stays empty."""
    rows = [agent_cells(agent, settings) for agent in agents]
    used = {name for row in rows for name, cell in row.items() if cell}
    names = [column.name for column in COLUMNS if column.name in used or column.name not in LEFT_OUT]
    return csv_bytes([names, *([row[name] for name in names] for row in rows)])


def agent_cells(agent: Agent, settings: Settings) -> dict[str, str]:
    """A person's cells by column."""
    own = agent.productivity != settings.productivity[agent.tier]
    return {
        "id": agent.id,
        "name": agent.name,
        "team": agent.team,
        "tier": agent.tier.value,
        "contract": agent.contract,
        "queues": ";".join(agent.queues),
        "productivity": number(agent.productivity) if own else "",
        "max_windows": str(agent.max_windows),
        "hired": str(agent.hired or ""),
        "leaves": str(agent.leaves or ""),
        "protection": agent.protection.value,
        "overtime_consent": "yes" if agent.overtime_consent else "no",
        **agent_work.work_cells(agent),
        "note": agent.note,
    }
