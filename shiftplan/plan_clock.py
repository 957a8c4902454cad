"""What time it is in a plan's folder: the world's time, or in the folder of a drill the drill's own.

The clock of a drill stands in its drill.toml: at the instant `real` it was `simulated`, and from then on it
goes `speed` times as fast, until `ends`; while it is paused it stands at `simulated`.
"""

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

FOLDER, FILE = "drills", "drill.toml"


@dataclass(frozen=True)
class DrillClock:
    """All are instants with a zone."""

    real: datetime
    simulated: datetime
    speed: float
    running: bool
    ends: datetime

    def at(self, real: datetime) -> datetime:
        """The simulated instant at a real one."""
        gone = (real - self.real) * self.speed if self.running else 0 * (real - self.real)
        return min(max(self.simulated, self.simulated + gone), self.ends)


def clock_in(folder: Path) -> DrillClock | None:
    """The clock of a drill's folder; None for any other, and while drill.toml says none."""
    if folder.absolute().parent.name != FOLDER:
        return None
    try:
        told = tomllib.loads((folder / FILE).read_text("utf-8"))["clock"]
        clock = DrillClock(
            told["real"], told["simulated"], float(told["speed"]), bool(told["running"]), told["ends"]
        )
        clock.at(datetime.now(UTC) + timedelta(days=1))  # it can go
    except (OSError, ValueError, OverflowError, KeyError, TypeError, AttributeError):
        return None
    return clock


def now_in(folder: Path) -> datetime:
    """The instant it is in a plan's folder."""
    clock, real = clock_in(folder), datetime.now(UTC)
    return real if clock is None else clock.at(real)
