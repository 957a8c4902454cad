"""The texts of plan.toml and shifts.toml."""

from datetime import timedelta

from tests.benchmarks.synthetic.calendar import START, Sale
from tests.benchmarks.synthetic.people import queues_of

QUEUES = {
    "presale": """
[[queues]]
id = "presale"
name = "售前"
model = "chat"
aht_seconds = [300, 352.9, 360]
patience_seconds = 120
bot_share = 0.35
contacts_per_agent_hour = 22
""",
    "aftersale": """
[[queues]]
id = "aftersale"
name = "售后"
model = "chat"
aht_seconds = [420, 494.1, 504]
patience_seconds = 180
bot_share = 0.3
contacts_per_agent_hour = 18
[queues.target]
share = 0.8
within_seconds = 60
""",
    "phone": """
[[queues]]
id = "phone"
name = "热线"
model = "erlang_a"
aht_seconds = [270]
patience_seconds = 90
contacts_per_agent_hour = 12
[queues.target]
share = 0.8
within_seconds = 20
""",
}
SHRINKAGE = """
[queues.shrinkage]
absence = 0.05
system = 0.02
handover = 0.02
personal = 0.04
"""
CONTRACTS = """
[[contracts]]
id = "full"
kind = "full_time"
hours_per_week = 40
max_hours_per_week = 48

[[contracts]]
id = "part"
kind = "part_time"
hours_per_week = 20
max_hours_per_week = 24

[[contracts]]
id = "temp"
kind = "temp"
hours_per_week = 40
max_hours_per_week = 48

[[contracts]]
id = "intern"
kind = "intern"
hours_per_week = 32
max_hours_per_week = 40

[rules]
preset = "china"
"""
MEAL = "{{ after_minutes = {after}, minutes = 30, paid = false }}"
SHIFTS = (
    ("early", "早", "早班", "07:00", "15:30", 270),
    ("day", "日", "日班", "09:00", "17:30", 240),
    ("mid", "中", "中班", "10:30", "19:00", 210),
    ("late", "晚", "晚班", "13:30", "22:00", 240),
    ("evening", "深", "到零点", "15:30", "00:00", 180),
    ("night", "夜", "夜班", "23:00", "07:30", 240),
    ("noon", "午", "午间短班", "10:00", "14:00", None),
    ("dusk", "傍", "傍晚短班", "18:30", "22:30", None),
    ("long", "长", "长班，加班两小时", "12:00", "22:30", 300),
)


def settings(sale: Sale, size: int) -> str:
    main = (START + timedelta(days=sale.main)).date()
    head = (
        f'schema = 1\nname = "{size} × {sale.length}"\nzone = "Asia/Shanghai"\nstart = {START.date()}\n'
        f'days = {sale.length}\ngrid_minutes = 30\n\n[event]\nname = "大促"\nday = {main}\n'
    )
    phases = [
        f'\n[[phases]]\nid = "{id_}"\nname = "{name}"\nkind = "{kind}"\nstart = {start.isoformat()}\n'
        f"end = {end.isoformat()}\nopening = {str(opening).lower()}\n"
        for id_, name, kind, start, end, opening in sale.phases()
    ]
    return (
        head + "".join(phases) + "".join(QUEUES[queue] + SHRINKAGE for queue in queues_of(size)) + CONTRACTS
    )


def shifts() -> str:
    return "\n".join(_shift(*one) for one in SHIFTS)


def _shift(id_: str, short: str, name: str, start: str, end: str, meal: int | None) -> str:
    breaks = "" if meal is None else MEAL.format(after=meal)
    return (
        f'[[shifts]]\nid = "{id_}"\nshort = "{short}"\nname = "{name}"\nstart = "{start}"\nend = "{end}"\n'
        f"breaks = [{breaks}]\n"
    )
