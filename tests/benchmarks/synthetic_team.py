"""Makes a plan folder of a realistic team of any size, to measure the rota engine on.

    python tests/benchmarks/synthetic_team.py --agents 100 --days 14 --seed 1 --out DIR

The same arguments give the same bytes. Five to ten per cent of the agent-hours asked for are more than the
people can give.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.synthetic.make import main

if __name__ == "__main__":
    main()
