"""How long one judgement takes: `python -m tests.benchmarks.checks [AGENTS DAYS]`."""

import sys
from timeit import repeat

from shiftplan.checks import judge
from tests.benchmarks.teams import team
from tests.checks.cases import random_rota

ROUNDS = 20


def main(agents: int, days: int) -> None:
    plan, need = team(agents, days, seed=1)
    rota = random_rota(plan, seed=1, share=0.7)
    judgement = judge(plan, need, rota)
    seconds = repeat(lambda: judge(plan, need, rota), number=1, repeat=ROUNDS)
    print(
        f"{agents} agents × {days} days, {len(rota.assignments)} shifts, {len(judgement.findings)} findings: "
        f"best {min(seconds) * 1000:.1f} ms, middle {sorted(seconds)[ROUNDS // 2] * 1000:.1f} ms"
    )


if __name__ == "__main__":
    size = [int(word) for word in sys.argv[1:]]
    main(*(size or (100, 14)))
