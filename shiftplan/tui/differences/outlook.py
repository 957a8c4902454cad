"""What the chosen cells would do to the rota, judged beside the screen."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from shiftplan.domain import work
from shiftplan.domain.edit import Edit
from shiftplan.domain.editing import applied
from shiftplan.domain.effect import Effect
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.language import Message, say

if TYPE_CHECKING:
    from shiftplan.planning import Judging

TOLD_TERMS: dict[str, Message] = {
    "overtime": say("overtime, h"),
    "wish": say("wishes missed"),
    "labour_cost": say("wages, ¥"),
}


class Figure(NamedTuple):
    """An amount before and after; all of these are the better the lower they are."""

    label: Message
    before: float
    after: float


class Article(NamedTuple):
    """How often a rule is broken before and after; `source` is its article."""

    code: str
    source: str
    before: int
    after: int


@dataclass(frozen=True)
class Asking:
    """A plan with the rota on the screen, and what of an edit is chosen; `judging` is of that rota, `last`
    of a choice before, as far as they are known.
    """

    plan: Plan
    rota: Rota
    need: Need
    part: Edit
    judging: "Judging | None" = None
    last: "Judging | None" = None


@dataclass(frozen=True, eq=False)
class Outlook:
    """`before` and `after` hold all that was judged, so that the next judgement can follow from them."""

    chosen: frozenset[Cell]
    before: "Judging"
    after: "Judging"
    nights: tuple[int, int]

    @cached_property
    def effect(self) -> Effect:
        return Effect(before=self.before.judgement, after=self.after.judgement)

    @cached_property
    def broken(self) -> tuple[Finding, ...]:
        """The violations that were not there before."""
        return self.effect.broken

    @cached_property
    def broken_at(self) -> frozenset[Cell]:
        """The cells of which a rule is broken that was kept before."""
        return frozenset(
            Cell(agent, day) for finding in self.broken for agent in finding.agents for day in finding.days
        )

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        effect, told = self.effect, (self.effect.before, self.effect.after)
        errors = [judgement.hard_violations for judgement in told]
        terms = [{term.name: term.amount for term in judgement.terms} for judgement in told]
        return (
            Figure(say("hours short"), *(judgement.shortage_agent_hours for judgement in told)),
            Figure(say("violations"), *errors),
            Figure(say("rota's value"), effect.before.objective, effect.after.objective),
            Figure(say("nights"), *self.nights),
            *(
                Figure(label, terms[0][name], terms[1][name])
                for name, label in TOLD_TERMS.items()
                if name in terms[0] and name in terms[1]
            ),
        )

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The rules of which more or fewer places are broken than before."""
        old, new = _broken(self.effect.before), _broken(self.effect.after)
        every = (Article(code, source, old[code, source], new[code, source]) for code, source in old | new)
        return tuple(one for one in every if one.before != one.after)


def _broken(judgement: Judgement) -> Counter[tuple[str, str]]:
    found = (one for one in judgement.findings if one.severity is Severity.ERROR)
    return Counter((one.code, one.source) for one in found)


def outlook(asking: Asking) -> Outlook:
    """Judge what is chosen; takes the longer the more people the choice differs in from the one before."""
    from shiftplan.planning import Judging  # noqa: PLC0415 - brings numpy and scipy, after the first paint

    plan, rota = asking.plan, asking.rota
    before = asking.judging or Judging.of(plan, asking.need, rota)
    planned, after = applied(asking.part, plan, rota)
    judged = (asking.last or before).after(planned, after)
    cells = frozenset(one.cell for one in asking.part.cells)
    found = Outlook(cells, before, judged, (_nights(plan, rota), _nights(plan, after)))
    len(found.articles), len(found.broken_at), len(found.figures)  # worked out here, beside the screen
    return found


def _nights(plan: Plan, rota: Rota) -> int:
    rules = plan.settings.rules
    return sum(work.is_night_shift(plan.worked(one), rules) for one in work.known(plan, rota))
