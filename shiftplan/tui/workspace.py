"""What the app holds and every screen reads: one frozen value, owned and replaced by the app alone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from shiftplan.language import Message

if TYPE_CHECKING:
    from shiftplan.domain.edit import Edit
    from shiftplan.domain.effect import Effect
    from shiftplan.domain.finding import Finding
    from shiftplan.domain.need import Need
    from shiftplan.domain.outcome import Judgement, Outcome
    from shiftplan.domain.plan import Plan
    from shiftplan.domain.recipe import Recipe
    from shiftplan.domain.rota import Cell, Rota
    from shiftplan.domain.scope import Scope
    from shiftplan.domain.traffic import Traffic
    from shiftplan.operations import Walk
    from shiftplan.planning import OpenPlan, Proposal, Published
    from shiftplan.planning.operations import Owed
    from shiftplan.tui.overview.shortages import Present, Shortage


@dataclass(frozen=True)
class Busy:
    """Work that goes on: what, and which share of it is done (None: nobody knows)."""

    what: Message
    share: float | None = None


@dataclass(frozen=True)
class EditNews:
    """What the last edits did to the rota on the screen; `move`: they came by undo, redo or a jump."""

    edits: tuple[Edit, ...]
    effect: Effect
    move: Message | None = None


@dataclass(frozen=True, eq=False)
class Workspace:
    """The open plan and what has been worked out from it so far; what is not known yet is None or empty.

    `rota` is the one on the screen, `opened.rota` the one in the folder; `published` what people were told
    last, `changed` the cells on which `rota` is not so. `checklist` is the one before the sale, `book` the
    playbook that is shown, `owed` what is late in any of them. `proposal` is what waits beside the rota,
    `scope` what of it is being solved (None: all). Compared by identity: replaced means changed.
    """

    opened: OpenPlan | None = None
    rota: Rota | None = None
    traffic: dict[str, Traffic] = field(default_factory=dict)
    forecast_findings: tuple[Finding, ...] = ()
    recipe: Recipe | None = None
    recipe_faults: tuple[Finding, ...] = ()
    last_event: Traffic | None = None
    need: Need | None = None
    judgement: Judgement | None = None
    present: Present | None = None
    shortages: tuple[Shortage, ...] = ()
    checklist: Walk | None = None
    book: Walk | None = None
    owed: tuple[Owed, ...] = ()
    outcome: Outcome | None = None
    news: EditNews | None = None
    published: Published | None = None
    changed: frozenset[Cell] | None = None
    proposal: Proposal | None = None
    solving: bool = False
    scope: Scope | None = None
    folder: Path | None = None
    faults: tuple[Finding, ...] = ()
    language: str = "en"

    def but(self, **changes: Any) -> Self:
        """A workspace like this one with these fields changed."""
        return replace(self, **changes)

    @property
    def plan(self) -> Plan:
        """The plan; screens are shown a workspace only while one is open."""
        if self.opened is None:
            raise LookupError("no plan is open")
        return self.opened.plan

    @property
    def unsaved(self) -> bool:
        return self.opened is not None and self.rota is not self.opened.rota

    @cached_property
    def outdated(self) -> bool:
        """Whether the rota was made for another need or under other rules than those of the plan now."""
        facts = self.rota.facts if self.rota else None
        if facts is None or self.need is None:
            return False
        return facts.need_digest != self.need.digest() or facts.rules_digest != self.plan.rules_digest()
