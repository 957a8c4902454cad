"""Why somebody has more than the mean: facts of the plan and its rota, each with its number.

What is above the mean has three parts (`domain.fairness.Standing`), and each is told by what makes it: few
can be given it; it is carried over; the rota gives it, for which `fairness_facts` looks. Where it finds
nothing, that is said, with the goal's weight when it is 0, or who stands best to take one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from shiftplan.domain.chances import Chances
from shiftplan.domain.fair_counts import STEPS, Measure
from shiftplan.domain.fairness import Standing, Tally
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.language import Message
from shiftplan.planning import fairness_sentences as sentences
from shiftplan.planning.fairness_facts import Facts, Reason, Why

WORTH = 0.25
"""A part is told when it is at least this share of the least that can be passed on."""
GOALS = {measure: "wish" if measure is Measure.WISHES else measure.value for measure in Measure}
"""The field of `domain.weights.Weights` that weighs each measure."""


@dataclass(frozen=True)
class Reasons:
    """The reasons of one tally's people."""

    plan: Plan
    rota: Rota
    tally: Tally
    chances: Chances

    def of(self, one: Standing) -> tuple[Reason, ...]:
        """Every fact behind what somebody has above the mean; none for those who are not above it."""
        return tuple(self._all(one)) if one.agent.id in self._over else ()

    @cached_property
    def _over(self) -> frozenset[str]:
        return frozenset(one.agent.id for one in self.tally.over)

    def _all(self, one: Standing) -> Iterator[Reason]:
        least = WORTH * STEPS[self.tally.measure]
        if one.by_few >= least:
            yield Reason(Why.FEW, one.by_few, self._few)
        if one.by_before >= least:
            yield Reason(Why.BEFORE, one.by_before, sentences.before(one, self.tally.measure))
        if one.by_rota >= least:
            yield from tuple(self._facts.of(one)) or (self._unasked(one),)

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self.plan, self.rota, self.tally, self.chances)

    @cached_property
    def _few(self) -> Message:
        out = (one for one in self.tally.standings if not one.chances)
        kept = tuple(self.chances.bar(one.agent, self.tally.measure) for one in out)
        away = tuple(one for one in self.tally.able if one.days < self.plan.grid.days)
        return sentences.few(self.tally, kept, away)

    def _unasked(self, one: Standing) -> Reason:
        """Nothing in the plan asks for it."""
        goal = GOALS[self.tally.measure]
        if not getattr(self.plan.weights, goal):
            return Reason(Why.WEIGHTLESS, one.by_rota, sentences.weightless(one, self.tally.measure, goal))
        lightest = self._facts.lightest(one)
        if lightest is None:
            return Reason(Why.UNASKED, one.by_rota, sentences.unasked(one, self.tally.measure))
        sentence = sentences.could_take(one, self.tally.measure, *lightest)
        return Reason(Why.UNASKED, one.by_rota, sentence)
