"""The words by which headings, totals and scenarios are known, in both languages."""

import re
from collections.abc import Mapping
from functools import lru_cache

from shiftplan.domain.mapping import ColumnField
from shiftplan.files.moments import plain
from shiftplan.files.tabular.sheet import Value, text_of

CACHED = 2_048  # tables say the same few words and times over and over
BRACKETS = re.compile(r"[(\[{【<].*?[)\]}】>]")
JOINTS = re.compile(r"[\s_*:·.,/、\-—'\"“”]+")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


EXACT: Mapping[ColumnField, tuple[str, ...]] = {
    ColumnField.DATE: _words("日期 天 日 年月日 统计日期 业务日期 日期天 date day dt ds thedate"),
    ColumnField.TIME: _words(
        "时间 时段 时间段 时刻 时点 小时 小时段 钟点 整点 半小时 点 时 统计时段 time hour "
        "interval period slot timeslot timeofday clock hh"
    ),
    ColumnField.START: _words(
        "开始 开始时间 起始时间 起始 日期时间 时间戳 统计时间 起始时段 开始时段 start "
        "starttime startat begin begintime datetime timestamp from when"
    ),
    ColumnField.QUEUE: _words(
        "队列 队列名 队列名称 技能组 技能组名称 技能 客服组 客服分组 客服类型 客服队列 组 "
        "组别 分组 小组 接待组 业务线 业务 业务类型 咨询类型 渠道 部门 类型 queue queuename "
        "skill skillgroup team group line channel lob department service category type"
    ),
    ColumnField.CONTACTS: _words(
        "咨询量 咨询人数 咨询数 咨询次数 总咨询量 咨询总量 预测咨询量 预计咨询量 咨询 询单量 "
        "接待量 接待人数 接待数 接待会话数 接待 会话量 会话数 会话 进线量 进线数 进线 "
        "进线人数 来电量 呼入量 呼入数 话务量 电话量 联系量 人工量 人工接待量 人工会话量 "
        "转人工量 请求量 工单量 消息量 接入量 预测量 预测值 预测 量 数量 人数 contacts "
        "contact chats chat calls call volume callvolume chatvolume contactvolume sessions "
        "conversations inquiries enquiries tickets forecast forecastcontacts demand offered "
        "arrivals incoming inbound count qty quantity"
    ),
    ColumnField.VISITORS: _words(
        "访客 访客数 访客人数 访客量 店铺访客 店铺访客数 独立访客 进店人数 流量 访问人数 "
        "访客数uv uv访客数 uv visitors visitor visits traffic uniquevisitors"
    ),
    ColumnField.INQUIRY_RATE: _words(
        "询单率 咨询率 访客咨询率 进线率 咨询比例 询单比例 inquiryrate enquiryrate "
        "contactrate consultationrate inquiryratio rate"
    ),
    ColumnField.SCENARIO: _words("场景 情景 方案 预测情景 预测方案 预测场景 scenario case version"),
}
INSIDE: Mapping[ColumnField, tuple[str, ...]] = {
    ColumnField.INQUIRY_RATE: _words("询单率 咨询率 进线率 inquiryrate contactrate"),
    ColumnField.VISITORS: _words("访客 进店人数 visitor uv"),
    ColumnField.CONTACTS: _words(
        "咨询量 咨询人数 咨询数 接待量 接待人数 会话量 会话数 进线 呼入 来电 话务 询单量 "
        "contacts chats calls volume sessions inquiries forecast"
    ),
    ColumnField.QUEUE: _words("队列 技能组 客服组 queue skill"),
    ColumnField.SCENARIO: _words("情景 场景 scenario"),
    ColumnField.START: _words("开始时间 起始时间 日期时间 datetime starttime timestamp"),
    ColumnField.DATE: _words("日期 date"),
    ColumnField.TIME: _words("时段 时间 小时 interval hour time"),
}
WHEN = (ColumnField.DATE, ColumnField.TIME, ColumnField.START)
OTHER_YEAR = _words("去年 同期 同比 环比 上周 上年 往年 实际 lastyear actual previous")
NOT_OURS = (
    *OTHER_YEAR,
    *_words("结束 截止 完成时间 endtime until 转化率 满意 响应 时长 占比 平均 星期 周几 weekday dayofweek"),
    *_words("备注 说明 note remark aht handletime waittime duration 序号 编号"),
)
NOT_OURS_EXACT = frozenset(_words("end to 周 星期 no id avg week"))
TOTALS = re.compile(
    r"(?:全天|当日|本日|每日|日|周|月|全部|各组|各队列|总体|全店)?(?:合计|总计|小计|共计|汇总|总和|总数|累计)[：:]?"
    r"|(?:均值|平均值?|最大值?|最小值?|总)[：:]?"
    r"|(?:sub|grand|day|daily|overall)?[\s-]*totals?|sum|average|avg|mean|max|min",
    re.IGNORECASE,
)
TOTAL_AT_END = re.compile(r".{0,30}(?:合计|总计|小计|汇总|\b(?:sub)?total)[：:]?", re.IGNORECASE)
SCENARIOS: Mapping[str, str] = {
    **dict.fromkeys(_words("low 低 保守 悲观 下限 低位 低值 min pessimistic p10"), "low"),
    **dict.fromkeys(
        _words("base 基准 中 中性 基线 正常 预期 中位 标准 mid medium expected normal baseline p50"), "base"
    ),
    **dict.fromkeys(_words("high 高 乐观 冲刺 上限 高位 高值 max optimistic p90"), "high"),
}
SCENARIO_TAILS = ("", "情景", "场景", "方案", "预测", "scenario", "case")


@lru_cache(CACHED)
def key(heading: Value) -> str:
    """A heading for comparing: no brackets' content, spaces or joints, small letters."""
    text = plain(text_of(heading)).casefold()
    bare = JOINTS.sub("", BRACKETS.sub("", text))
    return bare or JOINTS.sub("", text)


def exact_field(heading: Value) -> ColumnField | None:
    """The field that a heading names outright."""
    name = key(heading)
    if any(word in plain(text_of(heading)).casefold() for word in OTHER_YEAR):
        return None
    return next((field for field, words in EXACT.items() if name in words), None)


def likely_field(heading: Value) -> ColumnField | None:
    """The field whose word is inside a longer heading, such as 预测咨询量合并."""
    name = key(heading)
    if name in NOT_OURS_EXACT or any(word in name for word in NOT_OURS) or is_total(heading):
        return None
    return next((field for field, words in INSIDE.items() if any(word in name for word in words)), None)


@lru_cache(CACHED)
def is_total(value: Value) -> bool:
    """Whether a cell announces a total, a mean or the like, not a single amount."""
    if not isinstance(value, str):
        return False
    text = plain(value)
    return bool(TOTALS.fullmatch(text) or TOTAL_AT_END.fullmatch(text))


def scenario_of(value: Value, known: Mapping[str, float]) -> str | None:
    """The scenario that a word means, one of those the plan knows; None for no such word."""
    text = plain(text_of(value))
    if text in known:
        return text
    for suffix in SCENARIO_TAILS:
        name = key(text.removesuffix(suffix))
        if name in known or SCENARIOS.get(name) in known:
            return SCENARIOS.get(name, name)
    return None
