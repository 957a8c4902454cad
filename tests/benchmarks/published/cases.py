"""Instances for tests: a tiny one whose rosters can all be listed, and the place of the published ones."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared" / "benchmarks" / "shift_scheduling"

TINY = """\
# Two people and seven days
SECTION_HORIZON
7
SECTION_SHIFTS
E,480,
L,480,E
SECTION_STAFF
A,E=7|L=2,2400,1920,3,2,2,1
B,E=7|L=0,2400,1920,3,2,1,0
SECTION_DAYS_OFF
A,3
SECTION_SHIFT_ON_REQUESTS
A,0,L,7
SECTION_SHIFT_OFF_REQUESTS
B,4,E,5
SECTION_COVER
0,E,1,10,1
1,E,1,10,1
2,E,1,10,1
3,E,2,10,1
4,E,1,10,1
5,L,1,10,1
6,L,1,10,1
"""


def published(number: int) -> Path:
    """One of the published instances, or a skip with the reason."""
    path = SHARED / f"Instance{number}.txt"
    if not path.exists():
        pytest.skip("the published instances are not here; they state no licence, so they are not shipped")
    return path
