"""What can be said before the search: locks against rules, and demands that nobody can meet.

Locks are tried person by person: with every rule by itself first, so that the finding names it, then with all
of them together; a rota that keeps neither is refused. A demand (hours or days promised, people who must be
there) that cannot be reached is eased to the most that can (`demands.py`), told, and the rest is solved.
What stands and may not change is told, too, and no reason to refuse (`standing.py`).
"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from shiftplan.domain.finding import Finding, Severity
from shiftplan.language import Message, say
from shiftplan.rota import backend
from shiftplan.rota.backend import Rows
from shiftplan.rota.builder import Builder
from shiftplan.rota.demand_words import demand_findings
from shiftplan.rota.demands import Met, demands, eased, involved, most_met, within_reach
from shiftplan.rota.draft import Draft
from shiftplan.rota.locked_ties import hopeless, locked_ties
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Floats, Ints, Problem
from shiftplan.rota.rule_words import RULE_WORDS
from shiftplan.rota.standing import eased_findings, eased_to, forbidden_findings

SECONDS = 5.0
LOCKS = "locks"


@dataclass(frozen=True, eq=False)
class Precheck:
    """`base` keeps every rule of `model` with as little work as locks and demands allow.

    `model` has its demands eased, which `told` says; `findings` are locks that leave no rota at all.
    """

    base: Draft
    model: Model
    findings: tuple[Finding, ...]
    told: tuple[Finding, ...] = ()


def precheck(problem: Problem, build: Builder, model: Model) -> Precheck:
    """Try every person who has locks or promises, then what people must do together."""
    look = _Look(problem, build, model)
    if problem.standing:
        look.told += forbidden_findings(problem, build, model)
    broken = set(model.agent[model.violated(model.draft(look.base))].tolist()) - {-1}
    forbidden = np.unique(model.owner[np.nonzero(model.lower > model.upper)[0]]).tolist()
    for agent in sorted(broken | set(forbidden)):
        look.at_person(agent)
    look.at_ties()
    if not look.findings:
        look.at_all_together()
    return Precheck(Draft(look.base, look.places), look.model, tuple(look.findings), tuple(look.told))


class _Look:
    """What has been found so far, and the model and rota as they are by then."""

    def __init__(self, problem: Problem, build: Builder, model: Model) -> None:
        self.problem, self.build, self.model = problem, build, model
        self.base, self.places = model.lower[: model.whole].copy(), model.pauses.usual
        self.findings: list[Finding] = []
        self.told: list[Finding] = []

    def at_person(self, agent: int) -> None:
        """A roster for one person into the base, or why there is none."""
        banned = _banned(self.problem, self.build, self.model, agent)
        own = np.nonzero(self.model.agent == agent)[0]
        mine = np.nonzero(self.model.owner[: self.model.whole] == agent)[0]
        roster, impossible = (None, False) if banned else _solve(self.model, own)
        met = most_met(self.model, own) if impossible else None
        if impossible and met is None and self.problem.standing:
            self._let_stand(own, agent)
            roster, impossible = _solve(self.model, own)
            met = most_met(self.model, own) if impossible else None
        if met is not None:
            self._ease(met)
            roster = met.values
        elif impossible or banned:
            self.findings += banned or _locks_against(self.problem, self.model, agent, own)
        if roster is not None:
            self.base[mine] = roster[mine]

    def at_ties(self) -> None:
        """Rules among people that locked shifts break on their own."""
        if self.problem.standing:
            self._let_stand(hopeless(self.model))
        else:
            self.findings += locked_ties(self.problem, self.model)

    def _let_stand(self, rows: Ints, agent: int = -1) -> None:
        lower = self.model.lower[: self.model.whole]
        self.model, eased_rows = eased_to(self.model, lower, rows)
        self.told += eased_findings(self.problem, self.model, eased_rows, agent)

    def at_all_together(self) -> None:
        """Those who must be there together, into the base; each by themselves could."""
        model = self.model
        broken = model.violated(model.draft(self.base))
        asked = np.intersect1d(broken[model.agent[broken] < 0], demands(model))
        if not len(asked):
            return
        rows = involved(model, asked)
        free = np.isin(model.owner[: model.whole], model.agent[rows])
        met = most_met(_held(model, self.base, ~free), rows)
        self._ease(met or within_reach(model, asked))
        if met is not None:
            self.base[free], self.places = met.values[: model.whole][free], met.places

    def _ease(self, met: Met) -> None:
        self.told += demand_findings(self.problem, self.model, met)
        self.model = eased(self.model, met)


def _held(model: Model, base: Floats, those: Flags) -> Model:
    """The model with these choices as the base has them."""
    lower, upper = model.lower.copy(), model.upper.copy()
    lower[: model.whole][those] = upper[: model.whole][those] = base[those]
    return replace(model, lower=lower, upper=upper)


def _banned(problem: Problem, build: Builder, model: Model, agent: int) -> list[Finding]:
    """Locked shifts that a rule rules out by themselves."""
    own = (model.owner == agent)[: model.whole]
    locked = model.choices[own & (model.lower > model.upper)[: model.whole]]
    return [
        _finding(problem, agent, code, np.intersect1d(locked, np.concatenate(bans)))
        for code, bans in build.bans.items()
        if len(np.intersect1d(locked, np.concatenate(bans)))
    ]


def _locks_against(problem: Problem, model: Model, agent: int, own: Ints) -> list[Finding]:
    """The rules that the locks of a person break, each alone or all together."""
    locked = model.choices[((model.owner == agent) & (model.lower > 0))[: model.whole]]
    helpers = own[model.code[own] == _code(model, "")]
    broken = [
        code
        for code in model.codes
        if code and _solve(model, np.union1d(helpers, own[model.code[own] == _code(model, code)]))[1]
    ]
    return [_finding(problem, agent, code, locked) for code in broken or [LOCKS]]


def _code(model: Model, code: str) -> int:
    return model.codes.index(code) if code in model.codes else -1


def _solve(model: Model, rows: Ints) -> tuple[Floats | None, bool]:
    """(values, proved impossible) of least work under these rows alone."""
    matrix = model.matrix[rows]
    columns = np.unique(matrix.indices)
    part = Rows(
        cost=np.ones(len(columns)),
        lower=model.lower[columns],
        upper=model.upper[columns],
        matrix=matrix[:, columns],
        low=model.low[rows],
        high=model.high[rows],
        whole=int((columns < model.whole).sum()),
    )
    answer = backend.solve(part, SECONDS)
    if answer.values is None:
        return None, answer.infeasible
    values = np.zeros(model.columns)
    values[columns] = np.round(answer.values)
    return values, False


def _finding(problem: Problem, agent: int, code: str, locked: Ints) -> Finding:
    person = problem.plan.agents[agent]
    days = tuple(sorted({problem.assignment(int(choice)).day for choice in locked}))
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=_sentence(person.name, code, days),
        hint=say("unlock one of these cells, or change the rule or the person's entries"),
        agents=(person.id,),
        days=days,
    )


def _sentence(name: str, code: str, days: tuple[date, ...]) -> Message:
    listed = ", ".join(f"{day:%m-%d}" for day in days)
    if code == LOCKS:
        return say(
            "{name}: the locked shifts on {days} leave no way to keep all rules", name=name, days=listed
        )
    rule = RULE_WORDS[code]
    return say(
        "{name}: the locked shifts on {days} break the rule: {rule}", name=name, days=listed, rule=rule
    )
