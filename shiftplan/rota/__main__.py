"""`python -m shiftplan.rota`: makes the machine code before anybody waits for it, out of everybody's way."""

import os

from shiftplan.rota.rosters.shortest import load as load_rosters
from shiftplan.rota.walk import load as load_walk

NICENESS = 10

if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    load_walk()
    load_rosters()
