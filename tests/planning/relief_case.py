"""A shop in a surge on disk: pre-sale and after-sale, standby, people who must not stay, a version told."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from shiftplan import planning
from shiftplan.planning.operations import record_reading
from tests.files import folders

ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2027, 11, 2)

PLAN = """\
schema = 1
name = "应急"
zone = "Asia/Shanghai"
start = 2027-11-01
days = 3
grid_minutes = 30

[event]
name = "双11"
day = 2027-11-02

[[phases]]
id = "main"
name = "主场"
kind = "main"
start = 2027-11-01T00:00:00
end = 2027-11-04T00:00:00
opening = true

[[queues]]
id = "presale"
name = "售前"
aht_seconds = [240, 282, 288]
bot_share = 0.2

[[queues]]
id = "aftersale"
name = "售后"
aht_seconds = [300]
model = "erlang_c"
min_agents = 1

[rules]
preset = "china"

[[contracts]]
id = "full"
kind = "full_time"
hourly_wage = 20

[[contracts]]
id = "intern"
kind = "intern"
hourly_wage = 15

[owners]
duty_lead = "李雷"
"""
AGENTS = """\
id,name,team,tier,contract,queues,productivity,max_windows,protection,overtime_consent,note
p1,李雷,一组,T4,full,presale,1.15,6,,yes,138-0000
p2,韩梅梅,一组,T3,full,presale,1,5,,yes,
p3,孕妈妈,一组,T3,full,presale,1,5,pregnant,yes,
p4,不加班,一组,T3,full,presale,1,5,,no,
p5,实习生,一组,T1,intern,presale,0.5,2,,yes,
s1,备勤一,二组,T3,full,presale;aftersale,1,5,,yes,
s2,备勤二,二组,T2,full,aftersale,0.7,3,,yes,
h1,售后一,三组,T3,full,presale;aftersale,1,5,,yes,
h2,售后二,三组,T3,full,presale;aftersale,0.9,5,,yes,
h3,售后三,三组,T3,full,aftersale,1,5,,yes,
l1,晚班甲,四组,T3,full,presale,1,5,,yes,
off,休息的,四组,T3,full,presale,1,5,,yes,
"""
SHIFTS = """\
[[shifts]]
id = "early"
short = "早"
name = "早班"
start = "08:00"
end = "16:30"
breaks = [{ after_minutes = 240, minutes = 30, earliest = 210, latest = 270 }]

[[shifts]]
id = "late"
short = "晚"
name = "晚班"
start = "14:00"
end = "22:30"
breaks = [{ after_minutes = 240, minutes = 30 }]

[[shifts]]
id = "home"
short = "备"
name = "备勤"
kind = "standby"
start = "09:00"
end = "18:00"
"""
ROTA = "agent,date,shift,queue,locked\n" + "".join(
    f"{agent},{day},{shift},{queue},\n"
    for day in ("2027-11-01", "2027-11-02")
    for agent, shift, queue in (
        *((f"p{i}", "early", "presale") for i in range(1, 6)),
        ("s1", "home", "presale"),
        ("s2", "home", "aftersale"),
        *((f"h{i}", "early", "aftersale") for i in range(1, 4)),
        ("l1", "late", "presale"),
    )
)


def at(hour: int, minute: int = 0) -> datetime:
    """An instant of the second day, as the clock of the shop shows it."""
    return datetime.combine(DAY, datetime.min.time(), ZONE) + timedelta(hours=hour, minutes=minute)


def wall(hour: int, minute: int = 0) -> datetime:
    return at(hour, minute).replace(tzinfo=None)


def shop(folder: Path, *, told: bool = True, **replaced: str) -> planning.OpenPlan:
    """The shop with its rota; `told`: published once."""
    texts = {
        "plan_toml": PLAN,
        "agents_csv": AGENTS,
        "shifts_toml": SHIFTS,
        "rota_csv": ROTA,
        "availability_csv": "agent,date,kind,shift,weight,note\n",
        "forecast_csv": _forecast(),
    }
    opened = planning.open_plan(folders.write(folder, **{**texts, **replaced}))
    if told:
        planning.publish(opened, planning.need_of(opened.plan), "first")
    return opened


def _forecast() -> str:
    begin = datetime(2027, 11, 1)  # noqa: DTZ001 - wall time, as the file has it
    lines = (
        f"{begin + timedelta(minutes=30 * slot):%Y-%m-%d %H:%M},{queue},{contacts}"
        for slot in range(144)
        for queue, contacts in (("presale", 60), ("aftersale", 10))
    )
    return "\n".join(["start,queue,contacts", *lines]) + "\n"


def red(opened: planning.OpenPlan, hour: int = 11, queue: str = "presale") -> datetime:
    """Two slow slots before `hour` raise the level to red; the instant right after them."""
    for minutes in (60, 30):
        start = at(hour) - timedelta(minutes=minutes)
        told = start + timedelta(minutes=31)
        record_reading(opened, queue, 90, 90, 0.6, start.replace(tzinfo=None), who="li", now=told)
    return at(hour, 2)
