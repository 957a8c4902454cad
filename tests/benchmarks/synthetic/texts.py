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
[queues.shrinkage]  # who is away stands in availability.csv, breaks and sessions in the rota
absence = 0
system = 0
handover = 0
personal = 0
"""
HALVES = """
# In halves: newcomers count half, everybody else whole, as leads count heads.
[productivity]
T1 = 0.5
T2 = 1.0
T3 = 1.0
T4 = 1.0

[weights]  # in yuan: wages are counted whole, so that overtime by itself weighs less
gentle_share = 0.5  # deep is what leaves less than half of the need
labour_cost = 1
overtime = 5
peaks = 4
hours = 2
rotation = 5
"""
CONTRACTS = """
[[contracts]]
id = "full"
kind = "full_time"
hours_per_week = 40
max_hours_per_week = 48
max_nights_in_row = 4
hourly_wage = 32
night_allowance = 40

[[contracts]]
id = "part"
kind = "part_time"
hours_per_week = 20
max_hours_per_week = 24
hourly_wage = 26

[[contracts]]
id = "temp"
kind = "temp"
hours_per_week = 40
max_hours_per_week = 48
max_days_per_week = 6
hourly_wage = 24
night_allowance = 40

[[contracts]]
id = "intern"
kind = "intern"
hours_per_week = 32
max_hours_per_week = 40
hourly_wage = 20

[rules]
preset = "china"
"""
BREAKS = """
[[break_rules]]
from_hours = 6
breaks = [{ minutes = 30, earliest = 180, latest = 270 }]
"""


def _meal(after: int) -> str:
    return f"breaks = [{{ after_minutes = {after}, minutes = 30 }}]"


SHIFTS = (
    ("early", "早", "早班", f'start = "07:00"\nend = "15:30"\n{_meal(240)}'),
    ("day", "日", "日班，饭后可换队列", f'start = "09:00"\nend = "17:30"\nswitch = true\n{_meal(240)}'),
    ("mid", "中", "中班", 'start = "10:00"\nstart_until = "11:30"\nstart_step = 30\nend = "18:30"'),
    ("late", "晚", "晚班", 'start = "13:00"\nstart_until = "14:30"\nstart_step = 30\nend = "21:30"'),
    ("evening", "深", "到零点", f'start = "15:30"\nend = "00:00"\n{_meal(150)}'),
    ("night", "夜", "夜班", f'start = "23:00"\nend = "07:30"\n{_meal(240)}'),
    ("noon", "午", "午间短班", 'start = "10:00"\nend = "14:00"'),
    ("dusk", "傍", "傍晚短班", 'start = "18:30"\nend = "22:30"'),
    ("long", "长", "长班，加班两小时", f'start = "12:00"\nend = "22:30"\n{_meal(330)}'),
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
    queues = [QUEUES[queue] + SHRINKAGE for queue in queues_of(size)]
    return "".join([head, *phases, *queues, CONTRACTS, HALVES])


def shifts() -> str:
    return BREAKS + "".join(
        f'\n[[shifts]]\nid = "{id_}"\nshort = "{short}"\nname = "{name}"\n{hours}\n'
        for id_, short, name, hours in SHIFTS
    )
