"""A solve from its limits to what became of its rota: on a terminal, or as a child of the app."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple

from shiftplan import planning
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.output import talk
from shiftplan.cli.solve_talk import JsonLines, Spoken, stoppable
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement, Outcome, Progress, Status
from shiftplan.domain.rota import Rota
from shiftplan.domain.scope import Scope
from shiftplan.errors import BadInput
from shiftplan.language import say, typed
from shiftplan.planning.solve_keeper import Keeper, Kept

if TYPE_CHECKING:
    from shiftplan.rota import Limits

EXIT_NO_ROTA = 3
EXIT_STOPPED = 4
EVERYTHING = Scope()


class Asked(NamedTuple):
    """What a solve is asked besides its limits. `told` is what people were told: with `keep` it stays, else
    the scope may price its changes. `propose`: take nothing.
    """

    scenario: str | None = None
    scope: Scope = EVERYTHING
    told: Rota | None = None
    keep: bool = False
    propose: bool = False


@dataclass(frozen=True)
class Solved:
    """The end of a solve, and what became of its rota."""

    outcome: Outcome
    kept: Kept

    @property
    def opened(self) -> planning.OpenPlan:
        return self.kept.opened

    @property
    def exit_code(self) -> int:
        if self.outcome.rota is None:
            return EXIT_NO_ROTA
        return EXIT_STOPPED if self.outcome.status is Status.STOPPED else 0


def told_of(opened: planning.OpenPlan) -> Rota:
    """What people were told last; raises `BadInput` when nothing was published."""
    told = planning.last_published(opened)
    if told is None:
        raise BadInput(
            say("nothing was published yet, so there is nothing to keep"),
            say("publish the rota first: shiftplan publish {plan}", plan=typed(opened.folder)),
        )
    for line in finding_lines(told.findings):
        talk(line)
    return told.rota


def solve_and_save(
    opened: planning.OpenPlan,
    need: Need,
    asked: Asked | None = None,
    *,
    seconds: float,
    workers: int = 2,
    seed: int = 1,
    work: int | None = None,
) -> Solved:
    """Solve on a terminal: progress on stderr, Ctrl-C stops; the best is kept on the disk as it gets better.

    Raises `ChangedUnderneath`, `StorageFailed` when it cannot be saved, `SolverFailed`.
    """
    spoken = Spoken()
    with stoppable(listen=False) as stop:
        limits = _limits(seconds=seconds, workers=workers, seed=seed, work=work)
        return _solve(opened, need, limits, spoken.tell, stop.is_set, asked or Asked())


def solve_as_child(
    opened: planning.OpenPlan, need: Need, limits: dict[str, Any], stop: Event, asked: Asked
) -> int:
    """Solve beside the app: niced, lines out, stop line in; the exit code."""
    lines = JsonLines(stop)
    solved = _solve(opened, need, _limits(**limits), lines.tell, stop.is_set, asked)
    lines.end(solved.outcome, judgement_data(judged(solved, need, asked)))
    return solved.exit_code


def _limits(**values: Any) -> "Limits":
    from shiftplan.rota import Limits  # noqa: PLC0415 - ortools takes a third of a second to load

    return Limits(**values)


def _solve(
    opened: planning.OpenPlan,
    need: Need,
    limits: "Limits",
    tell: Callable[[Progress], None],
    stop: Callable[[], bool],
    asked: Asked,
) -> Solved:
    keeper = Keeper(opened, need, asked.scope, asked.scenario)

    def report(progress: Progress) -> None:
        tell(progress)
        keeper.see(progress)

    outcome = _outcome(opened, need, limits, report, stop, asked)
    return Solved(outcome, keeper.finish(outcome, propose=asked.propose))


def _outcome(
    opened: planning.OpenPlan,
    need: Need,
    limits: "Limits",
    report: Callable[[Progress], None],
    stop: Callable[[], bool],
    asked: Asked,
) -> Outcome:
    plan, start = opened.plan, opened.rota or Rota()
    if asked.keep and asked.told is not None:
        return planning.solve_keeping(plan, need, start, asked.told, limits, report, stop)
    if asked.scope == EVERYTHING:
        return planning.solve(plan, need, start, limits, report, stop)
    return planning.solve_within(plan, need, start, asked.scope, limits, report, stop, told=asked.told)


def judged(solved: Solved, need: Need, asked: Asked) -> Judgement | None:
    """The judgement of what was found, changes counted where they were priced."""
    rota = solved.outcome.rota
    if rota is None:
        return None
    return planning.judge(solved.opened.plan, need, rota, asked.told if asked.scope.told else None)


def judgement_data(judgement: Judgement | None) -> dict[str, Any]:
    """What the independent judge says of the rota."""
    if judgement is None:
        return {"terms": [], "shortage_agent_hours": None, "hard_violations": None}
    return {
        "terms": [{**term.model_dump(), "cost": term.cost} for term in judgement.terms],
        "shortage_agent_hours": judgement.shortage_agent_hours,
        "hard_violations": judgement.hard_violations,
    }
