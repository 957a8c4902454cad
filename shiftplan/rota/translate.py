"""Between rotas and drafts of the model."""

from collections.abc import Iterable

import numpy as np

from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.session import Attended
from shiftplan.rota.breaks.serving import movable
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Ints, Problem
from shiftplan.rota.sessions.fitting import minutes_in
from shiftplan.rota.sessions.placing import Placed
from shiftplan.rota.sessions.prices import absence_price


def rota_of(problem: Problem, model: Model, draft: Draft) -> Rota:
    """The rota that a draft is, with the locks of the start."""
    taken = np.nonzero(draft.chosen[: model.whole] > 0.5)[0]  # noqa: PLR2004 - whole, up to rounding
    return Rota.of((_assignment(problem, model, draft, int(column)) for column in taken), problem.start.locks)


def _assignment(problem: Problem, model: Model, draft: Draft, column: int) -> Assignment:
    choice = int(model.choices[column])
    *_, duty, post = (int(part) for part in np.unravel_index(choice, problem.shape))
    plain = problem.assignment(choice)
    first = int(model.pauses.first[column])
    attended = _attended(problem, plain, (duty, post), draft.places[first : model.pauses.first[column + 1]])
    step = problem.plan.grid.minutes
    if any(len(pause.places(step)) > 1 for pause in problem.duties[duty].breaks):
        places = [pause.after_minutes for pause in problem.duties[duty].breaks]
        for number, at in enumerate(movable(problem, duty, post)):
            place = draft.places[first + number]
            places[at] = problem.duties[duty].breaks[at].places(step)[place]
        plain = plain.model_copy(update={"breaks": tuple(places)})
    return plain.model_copy(update={"sessions": attended}) if attended else plain


def _attended(problem: Problem, plain: Assignment, at: tuple[int, int], places: Ints) -> tuple[Attended, ...]:
    """The sessions of a (duty, post), whose places come after those of its breaks."""
    after = places[len(movable(problem, *at)) :]
    return tuple(
        Attended(session=one.session.id, minute=minutes[place], minutes=one.session.minutes)
        for (one, minutes), place in zip(_sessions(problem, plain, at), after, strict=True)
        if place < len(minutes)  # else they stay away
    )


def _sessions(
    problem: Problem, plain: Assignment, at: tuple[int, int]
) -> list[tuple[Placed, tuple[int, ...]]]:
    """The sessions that somebody attends on this (duty, post), each with the minutes it may begin at."""
    mine = [one for one in problem.placed if one.agent == plain.agent and problem.days[one.day] == plain.day]
    found = [(one, minutes_in(problem, *at, one)) for one in mine]
    return [(one, minutes) for one, minutes in found if minutes]


def draft_of(problem: Problem, model: Model, rota: Rota) -> Draft:
    """The choices and breaks of a rota, as far as the model has them; locks always hold."""
    chosen, places = model.lower[: model.whole].copy(), model.pauses.usual.copy()
    for assignment in rota.assignments:
        column = _column(problem, model, assignment)
        if column is not None:
            chosen[column] = 1.0
            _place(problem, model, assignment, column, places)
    return Draft(chosen, places)


def changed(
    problem: Problem, model: Model, draft: Draft, out: Iterable[Assignment], into: Iterable[Assignment]
) -> Draft | None:
    """The draft with the assignments `into` in place of those `out`; None when the model lacks one."""
    chosen, places = draft.chosen.copy(), draft.places.copy()
    for assignment in out:
        column = _column(problem, model, assignment)
        if column is not None:
            chosen[column] = 0.0
    for assignment in into:
        column = _column(problem, model, assignment)
        if column is None:
            return None
        chosen[column] = 1.0
        _place(problem, model, assignment, column, places)
    return Draft(chosen, places)


def _column(problem: Problem, model: Model, assignment: Assignment) -> int | None:
    choice = problem.held(assignment)
    if choice is None or len(assignment.breaks) not in {0, len(problem.plan.shift[assignment.shift].breaks)}:
        return None  # the judge counts it for nothing too
    column = int(np.searchsorted(model.choices, choice))
    return column if column < model.whole and model.choices[column] == choice else None


def _place(problem: Problem, model: Model, assignment: Assignment, column: int, places: Ints) -> None:
    *_, duty, post = (int(part) for part in np.unravel_index(int(model.choices[column]), problem.shape))
    for number, at in enumerate(movable(problem, duty, post)):
        pause = problem.duties[duty].breaks[at]
        where = assignment.breaks[at] if assignment.breaks else pause.after_minutes
        nearest = np.abs(np.array(pause.places(problem.plan.grid.minutes)) - where).argmin()
        places[model.pauses.first[column] + number] = int(nearest)
    begin = model.pauses.first[column] + len(movable(problem, duty, post))
    told = {one.session: one.minute for one in assignment.sessions}
    for number, (one, minutes) in enumerate(_sessions(problem, assignment, (duty, post))):
        asked = told.get(one.session.id)
        away = asked is None and absence_price(problem.plan, one.session) is not None
        nearest = int(np.abs(np.array(minutes) - (asked or 0)).argmin())
        places[begin + number] = len(minutes) if away else nearest
