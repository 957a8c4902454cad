"""What each rule rules out in itself, without rows and goals: enough to count what is certain.

Most of the time that a model takes goes into its rows; who checks a plan wants to wait for none of them.
"""

from collections.abc import Sequence

from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Problem
from shiftplan.rota.rules import RULES, rest_days_per_week

ROWS_ONLY = {rest_days_per_week.CODE}
"""Rules that rule out nothing in itself and take long over their rows."""


class Bans(Builder):
    """A builder that keeps bans and locks and lets rows go."""

    def row(self, *_: object, **__: object) -> int:
        """No row is kept, so there is one number for all."""
        return 0

    def ladder(self, row: int, steps: Sequence[int]) -> None:
        """Nothing climbs where there are no rows."""


def bans_of(problem: Problem) -> Bans:
    """The bans of every rule that looks at one person; rules among people have none."""
    build = Bans(problem)
    for name, add in RULES.items():
        if name not in ROWS_ONLY:
            for agent in range(problem.shape[0]):
                add(build, agent)
    return build
