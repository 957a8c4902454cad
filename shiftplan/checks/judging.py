"""A judgement that follows edits: only what an edit can have changed is counted again.

Most rules and goals look at one person at a time. What they say of each person is kept, so that after an
edit they are asked about the people of the edit alone; rules and goals about several people are asked
anew. The cover is added up again on the days that changed, in the order in which `domain.work.supply` adds,
so that no error of rounding can gather. What comes out is what `judge` says of the same rota, with the
findings of one rule in the order of the plan's people; a property test holds the two together.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from shiftplan.checks.by_person import COUNTED_BY_PERSON, OF_ONE_PERSON, Check, Count
from shiftplan.checks.case import Case
from shiftplan.checks.goals import GOALS
from shiftplan.checks.goals.cover import agent_hours_short
from shiftplan.checks.judge import CHECKS, by_severity
from shiftplan.checks.resupply import by_agent, differing, heads_after, supply_after
from shiftplan.domain.finding import Finding
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement, Term
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota


@dataclass(frozen=True, eq=False)
class Judging:
    """A rota under judgement, with what each rule and goal says of each person."""

    case: Case
    said: dict[Check, dict[str, tuple[Finding, ...]]]
    counted: dict[Count, dict[str, tuple[Term, ...]]]

    @classmethod
    def of(cls, plan: Plan, need: Need, rota: Rota, published: Rota | None = None) -> "Judging":
        """Judge everything; takes as long as `judge`."""
        case = Case(plan, need, rota, published)
        everybody = [case.of_one(person) for person in case.people]
        counted = {count: _counted(count, everybody) for count in COUNTED_BY_PERSON}
        return cls(case, {check: _said(check, case) for check in CHECKS if check in OF_ONE_PERSON}, counted)

    def after(self, plan: Plan, rota: Rota) -> "Judging":
        """The like for another rota of this plan, whose availability may have changed too."""
        if not _same_but_availability(self.case.plan, plan):
            return Judging.of(plan, self.case.need, rota, self.case.published)
        changed = differing(by_agent(self.case.rota.assignments), by_agent(rota.assignments))
        away = differing(by_agent(self.case.plan.availability), by_agent(plan.availability))
        who = frozenset((changed | away) & plan.agent.keys())
        theirs = Rota(assignments=tuple(one for one in rota.assignments if one.agent in who))
        few = Case(plan, self.case.need, theirs, self.case.published, who)
        case = self._case(plan, rota, few)
        said = {check: {**told, **_none(who), **_said(check, few)} for check, told in self.said.items()}
        each = [few.of_one(person) for person in few.people]
        counted = {count: {**told, **_counted(count, each)} for count, told in self.counted.items()}
        return Judging(case, said, counted)

    @cached_property
    def judgement(self) -> Judgement:
        """As `judge` gives it."""
        found = [finding for check in CHECKS for finding in self._findings(check)]
        terms = [term for count in GOALS for term in self._terms(count)]
        short = agent_hours_short(self.case)
        return Judgement(findings=by_severity(found), terms=tuple(terms), shortage_agent_hours=short)

    def _findings(self, check: Check) -> Iterable[Finding]:
        if check not in self.said:
            return check(self.case)
        told = self.said[check]
        return (finding for agent in self.case.plan.agents for finding in told.get(agent.id, ()))

    def _terms(self, count: Count) -> Iterable[Term]:
        if count not in self.counted or not self.case.people:
            return count(self.case)
        told = self.counted[count]
        each = zip(*(told[agent.id] for agent in self.case.plan.agents), strict=True)
        return (_summed(terms) for terms in each)

    def _case(self, plan: Plan, rota: Rota, few: Case) -> Case:
        """The whole case, with what holds of the one before put into it."""
        case, new = Case(plan, self.case.need, rota, self.case.published), few.by_id
        people = tuple(new.get(one.agent.id, one) for one in self.case.people)
        case.__dict__.update(people=people, supply=supply_after(self.case, case))
        case.__dict__.update(slots_of=self.case.slots_of, factors=self.case.factors)
        case.__dict__.update(heads_after(self.case, few))
        return case


def _said(check: Check, case: Case) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in check(case):
        found[finding.agents[0]].append(finding)
    return {agent: tuple(findings) for agent, findings in found.items()}


def _none(who: Collection[str]) -> dict[str, tuple[Finding, ...]]:
    return dict.fromkeys(who, ())


def _counted(count: Count, each: Iterable[Case]) -> dict[str, tuple[Term, ...]]:
    return {case.people[0].agent.id: tuple(count(case)) for case in each}


def _summed(terms: tuple[Term, ...]) -> Term:
    return terms[0].model_copy(update={"amount": sum(term.amount for term in terms)})


def _same_but_availability(plan: Plan, other: Plan) -> bool:
    fields = Plan.model_fields.keys() - {"availability"}
    return all(getattr(plan, name) is getattr(other, name) for name in fields)
