"""When a file is read, and when it was written."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Moment:
    """Local wall times: when a file is read, when it was written, and the start of lines that give none."""

    now: datetime
    as_of: datetime
    start: datetime | None = None
