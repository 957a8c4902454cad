"""A small plan folder on disk, one file of which a test may replace."""

from pathlib import Path

PLAN = """\
# kept by hand
schema = 1
name = "测试大促"
zone = "Asia/Shanghai"
start = 2027-11-01
days = 2
grid_minutes = 60
scenario = "base"  # what we plan for
statutory_days = [2027-10-01]

[event]
name = "双11"
day = 2027-11-02

[[phases]]
id = "warm"
name = "预热"
kind = "warm_up"
start = 2027-11-01T00:00:00
end = "2027-11-01 20:00"

[[phases]]
id = "main"
name = "主场"
kind = "main"
start = "2027/11/1 20:00"
end = 2027-11-03
opening = true

[[queues]]
id = "presale"
name = "售前"
aht_seconds = [240, 282, 288]
bot_share = 0.3

[queues.target]
share = 0.8
within_seconds = 18

[[queues]]
id = "aftersale"
name = "售后"
model = "erlang_c"
aht_seconds = [300]

[rules]
preset = "china"
rest_hours_between_shifts = 12

[weights]
wish = 40

[scenarios]
low = 0.7
high = 1.5

[productivity]
T0 = 0.3

[owners]
duty_lead = "李雷"
"""
AGENTS = """\
id,name,team,tier,contract,queues,productivity,max_windows,hired,leaves,protection,overtime_consent,note
a1,李雷,一组,T4,full,presale;aftersale,,6,2020-01-01,,,yes,
a2,韩梅梅,一组,T3,full,presale,1.1,5,,,pregnant,no,"请排, 早班"
a3,Jim,二组,T0,temp,aftersale,,2,,2027-11-02,,1,
"""
AVAILABILITY = """\
agent,date,kind,shift,weight,note
a1,2027-11-01,leave,,,年假
a2,2027-11-02,wish_on,early,2,
"""
SHIFTS = """\
[[shifts]]
id = "early"
short = "早"
name = "早班"
start = "08:00"
end = "16:30"
breaks = [{ after_minutes = 240, minutes = 30, paid = false }]

[[shifts]]
id = "night"
short = "夜"
name = "夜班"
start = "22:00"
end = "06:00"
"""
ROTA = """\
agent,date,shift,queue,locked
a1,2027-11-02,early,presale,
a2,2027-11-01,early,presale,yes
a3,2027-11-01,,,yes
"""


def forecast(contacts: str = "12") -> str:
    lines = [
        f"2027-11-{day:02} {hour:02}:00,{queue},{contacts}"
        for day in (1, 2)
        for hour in range(24)
        for queue in ("presale", "aftersale")
    ]
    return "\n".join(["start,queue,contacts", *lines]) + "\n"


FILES = {
    "plan.toml": PLAN,
    "agents.csv": AGENTS,
    "availability.csv": AVAILABILITY,
    "shifts.toml": SHIFTS,
    "forecast.csv": forecast(),
}


def write(folder: Path, **replaced: str | bytes | None) -> Path:
    """A plan folder; `agents_csv="…"` replaces agents.csv, None leaves the file out."""
    folder.mkdir(parents=True, exist_ok=True)
    own = {name.replace("_", "."): content for name, content in replaced.items()}
    for name, content in {**FILES, **own}.items():
        if content is not None:
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its bytes, but for the lock."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".shiftplan.lock"
    }
