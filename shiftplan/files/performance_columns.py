"""The columns of a table of chats served by person, as performance tools export it."""

from shiftplan.files.table import Column

COLUMNS = (
    Column("agent", ("工号", "编号", "id", "员工编号"), required=True),
    Column("contacts", ("接待人数", "有效接待人数", "接待人次"), required=True),
    Column("hours", ("在线时长", "登录时长", "工作时长")),
    Column("seconds", ("平均接待时长", "平均会话时长", "平均处理时长")),
)
