"""The answer of a calculator with a queue, found."""

from collections.abc import Callable
from dataclasses import dataclass

from shiftplan.cli.calc_question import Question
from shiftplan.domain.need import Binding
from shiftplan.queueing import Goal, Performance, ServiceLevels, agents_for

Formula = Callable[[int], Performance]


@dataclass(frozen=True)
class Answer:
    """`binding` says what decided the number of agents, `goal` which target; None when it was given."""

    question: Question
    performance: Performance
    binding: Binding | None
    goal: Goal | None

    @property
    def levels(self) -> ServiceLevels:
        """By the clock that was asked for."""
        return self.performance.service_levels(self.question.within, self.question.delays)

    @property
    def further(self) -> tuple[Goal, ...]:
        """All targets but that of --target."""
        goals = self.question.goals
        return goals if self.question.target is None else goals[1:]


def answered(question: Question, formula: Formula) -> Answer:
    """Raises BadInput and Unreachable with a sentence."""
    question.check()
    if question.agents is not None:
        return Answer(question, formula(question.agents), None, None)
    cap = 1.0 if question.cap is None else question.cap
    found = agents_for(formula, question.goals, cap, max_abandon=question.max_abandon)
    if question.rate == 0:
        return Answer(question, formula(0), Binding.NOTHING, None)
    return Answer(question, found.performance, Binding(found.binding), found.goal)
