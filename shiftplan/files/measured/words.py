"""The headings by which the columns of an export are known, in both languages."""

from shiftplan.domain.actuals import Figure
from shiftplan.domain.mapping import ColumnField
from shiftplan.files.tabular.sheet import Value
from shiftplan.files.tabular.words import EXACT, key

MINUTES = "minutes"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIGURES: dict[Figure, tuple[str, ...]] = {
    Figure.CONTACTS: (*_words("人工接待人数 人工接待数 人工接入量 人工会话数"), *EXACT[ColumnField.CONTACTS]),
    Figure.FIRST_REPLY: _words(
        "首响 首响时间 首响时长 首响秒 首响秒数 平均首响 平均首响时间 平均首响时长 首次响应 首次响应时间 "
        "首次响应时长 平均首次响应 平均首次响应时间 平均首次响应时长 人工首响 人工首次响应时长 首次回复时长 "
        "平均首次回复时长 "
        "firstreplyseconds firstreply firstreplytime firstresponse firstresponsetime avgfirstreply "
        "averagefirstreply averagefirstresponsetime asa averagespeedofanswer speedofanswer"
    ),
    Figure.THREE_MINUTE: _words(
        "3分钟响应率 三分钟响应率 3分钟回复率 三分钟回复率 3分钟人工响应率 旺旺3分钟响应率 3分钟人工回复率 "
        "3min响应率 threeminuterate threeminutereplyrate 3minrate 3minreplyrate"
    ),
    Figure.WAITING: _words(
        "排队 排队数 排队量 排队人数 当前排队 当前排队数 当前排队人数 排队会话数 排队会话量 等待人数 等待数 "
        "等待会话数 waiting queuelength inqueue queued queuesize waitingcustomers"
    ),
    Figure.PRESENT: _words(
        "在岗 在岗人数 在岗客服数 在线客服 在线客服数 在线人数 在线坐席 在线坐席数 客服在线数 登录客服数 "
        "上线人数 上线客服数 签入坐席数 接待客服数 present people agents agentsonline onlineagents staffed "
        "agentspresent"
    ),
}
INSIDE: dict[Figure, tuple[tuple[str, ...], ...]] = {
    Figure.FIRST_REPLY: (("首响",), ("首次响应",), ("首次回复",), ("first", "repl"), ("first", "respon")),
    Figure.THREE_MINUTE: (("3分钟", "率"), ("三分钟", "率"), ("3min", "率"), ("3min", "rate")),
    Figure.WAITING: (("排队", "数"), ("排队", "量")),
    Figure.PRESENT: (("在线", "客服"), ("在线", "坐席"), ("在岗",)),
    Figure.CONTACTS: (("接待", "人数"), ("接待", "量"), ("咨询", "人数"), ("咨询", "量"), ("会话", "量")),
}
"""Words that a longer heading holds together."""
NEVER = _words("去年 同期 同比 环比 上周 预测 计划 目标 占比 达标 排名")
LENGTHS = _words("minutes 分钟 时长分钟 粒度 粒度分钟 统计粒度 intervalminutes")


def figure_of(heading: Value) -> tuple[Figure, int] | None:
    """The figure that a heading names, and how far down its words it stands; 1000 for a longer heading."""
    name = key(heading).removeprefix("实际")
    if not name or any(word in name for word in NEVER):
        return None
    for figure, words in FIGURES.items():
        if name in words:
            return figure, words.index(name)
    for figure, sets in INSIDE.items():
        if any(all(word in name for word in words) for words in sets):
            return figure, 1_000
    return None
