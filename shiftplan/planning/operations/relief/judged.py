"""Changes of a running day as edits in which the judge finds no new error; whoever brings one is left out."""

from dataclasses import dataclass
from functools import cached_property

from shiftplan.checks import Judging
from shiftplan.domain.edit import Edit, EditKind, claim_of, states
from shiftplan.domain.editing import applied
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.planning.operations.relief.scene import Changes
from shiftplan.planning.stages import need_of

Known = frozenset[tuple[object, ...]]


@dataclass(frozen=True, eq=False)
class Bench:
    """A rota under judgement, asked about many edits."""

    plan: Plan
    rota: Rota

    @cached_property
    def judging(self) -> Judging:
        return Judging.of(self.plan, need_of(self.plan), self.rota)

    @cached_property
    def _known(self) -> Known:
        return frozenset(map(_name, self.judging.judgement.findings))

    def news(self, edit: Edit) -> tuple[Finding, ...]:
        """Errors and warnings that the rota has only after the edit."""
        after = self.judging.after(*applied(edit, self.plan, self.rota)).judgement
        serious = (one for one in after.findings if one.severity is not Severity.NOTE)
        return tuple(one for one in serious if _name(one) not in self._known)

    def edit(self, changes: Changes, note: str = "") -> Edit:
        return edit_of(self.plan, self.rota, changes, note)

    def sound(self, changes: Changes) -> dict[str, Assignment]:
        """The changes less those that would break a rule among people: of a seat too many, of two who must
        not meet. Each change breaks no rule about its own person.
        """
        left = dict(changes)
        while left:
            broken = [one for one in self.news(self.edit(left)) if one.severity is Severity.ERROR]
            if not broken:
                return left
            named = [agent for one in broken for agent in one.agents if agent in left]
            for agent in dict.fromkeys(named or list(left)[-1:]):
                del left[agent]
        return left


def edit_of(plan: Plan, rota: Rota, changes: Changes, note: str = "") -> Edit:
    """The edit that puts each shift in place of the one there; locks and absences stay."""
    cells = {one.cell: one for one in changes.values()}
    before = states(plan, rota, cells)
    after = {cell: state.model_copy(update={"works": (cells[cell],)}) for cell, state in before.items()}
    return Edit.between(EditKind.RELIEF, before, after, note, (claim_of(rota), None))


def _name(finding: Finding) -> tuple[object, ...]:
    """Of a rule about one person its whole sentence, so that a fault that grows is a new one; of others what
    and when: an edit that mends part of a shortage changes the sentence, too.
    """
    told = str(finding.message) if finding.agents else ""
    return finding.code, finding.severity, finding.agents, finding.days, finding.source, told
