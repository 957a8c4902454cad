"""Which columns such a list may have, and by what words they are known."""

from collections.abc import Mapping

from shiftplan.domain.list_changes import ListKind
from shiftplan.files import agents, availability, performance_columns
from shiftplan.files.tabular.words import key
from shiftplan.language import in_every_language

FROM, UNTIL, NAME = "from", "until", "name"
MORE: dict[ListKind, dict[str, tuple[str, ...]]] = {
    ListKind.AGENTS: {
        "id": (
            "agent",
            "agent id",
            "staff id",
            "employee id",
            "员工工号",
            "员工号",
            "客服工号",
            "账号",
        ),
        "name": ("员工姓名", "客服姓名", "客服", "员工", "昵称", "agent name", "full name"),
        "team": ("组别", "所属组", "部门", "group"),
        "tier": ("能级", "职级", "层级", "level", "grade"),
        "contract": ("合同类型", "用工性质", "用工类型", "员工类型", "employment"),
        "queues": ("queue", "skills", "skill", "技能队列", "接待队列", "业务线"),
        "hired": ("入职时间", "到岗日期", "start date", "hire date"),
        "leaves": ("离职时间", "最后工作日", "end date", "last day"),
        "note": ("comment", "remarks"),
    },
    ListKind.AVAILABILITY: {
        "agent": ("agent id", "staff id", "employee id", "员工工号", "员工号", "客服工号"),
        NAME: (*in_every_language("name"), "名字", "花名", "员工姓名", "员工", "客服", "客服姓名", "申请人"),
        "date": ("请假日期", "day", "日", "天"),
        FROM: ("start", "start date", "begin", "first day", "开始日期", "开始时间", "开始", "起始日期", "自"),
        UNTIL: ("to", "end", "end date", "last day", "结束日期", "结束时间", "结束", "截止日期", "至"),
        "kind": ("type", "leave type", "请假类型", "假别", "假期类型", "休假类型", "状态"),
        "note": ("comment", "reason", "remarks", "原因", "事由", "请假事由"),
    },
    ListKind.PERFORMANCE: {
        "agent": ("agent id", "staff id", "employee id", "员工工号", "员工号", "客服工号", "账号"),
        NAME: (
            *in_every_language("name"),
            "名字",
            "花名",
            "员工姓名",
            "员工",
            "客服",
            "客服姓名",
            "昵称",
            "旺旺",
        ),
        "contacts": ("chats", "chats served", "接待量", "接待数", "接待会话数", "会话数", "会话量"),
        "hours": ("hours online", "online hours", "在线时长(小时)", "登录时长(小时)", "在线小时"),
        "seconds": (
            "average handling time",
            "average chat time",
            "aht",
            "平均服务时长",
            "平均接待时长(秒)",
            "平均会话时长(秒)",
            "平均处理时长(秒)",
        ),
    },
}
KNOWN = {
    ListKind.AGENTS: agents.COLUMNS,
    ListKind.AVAILABILITY: availability.COLUMNS,
    ListKind.PERFORMANCE: performance_columns.COLUMNS,
}
WHO: dict[ListKind, tuple[str, ...]] = {
    ListKind.AGENTS: ("id", "name"),
    ListKind.AVAILABILITY: ("agent", NAME),
    ListKind.PERFORMANCE: ("agent", NAME),
}
"""Columns that tell whose a line is, the surer first."""
CONSTANT = {
    ListKind.AGENTS: ("team", "tier", "contract", "queues", "squad"),
    ListKind.AVAILABILITY: ("kind", "date"),
    ListKind.PERFORMANCE: (),
}
"""What may be said once for all lines."""


def fields(kind: ListKind) -> tuple[str, ...]:
    """The names of all columns."""
    return tuple(dict.fromkeys([*(one.name for one in KNOWN[kind]), *MORE[kind]]))


def words(kind: ListKind) -> Mapping[str, frozenset[str]]:
    """The headings of each column, as `key` has them: those of the plan's own file first."""
    own = {one.name: one.headings for one in KNOWN[kind]}
    return {
        name: frozenset(map(key, (name, *own.get(name, ()), *MORE[kind].get(name, ()))))
        for name in fields(kind)
    }
