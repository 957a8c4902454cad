"""Where a duty at a post serves which queue, and which of its breaks may move."""

from shiftplan.domain.shift import Break, ShiftTemplate
from shiftplan.rota.problem import Problem


def movable(problem: Problem, duty: int, post: int) -> tuple[int, ...]:
    """The numbers of the duty's breaks that may move; a meal at which the queue changes stays."""
    shift, then = problem.duties[duty], problem.posts[post][1]
    step = problem.plan.grid.minutes
    return tuple(
        number
        for number, pause in enumerate(shift.breaks)
        if len(pause.places(step)) > 1 and not (then and pause.after_minutes == shift.switch_after)
    )


def without(shift: ShiftTemplate, breaks: tuple[int, ...]) -> ShiftTemplate:
    """The shift as if there were no such breaks."""
    kept = tuple(pause for number, pause in enumerate(shift.breaks) if number not in breaks)
    return shift.model_copy(update={"breaks": kept})


def queue_at(problem: Problem, duty: int, post: int, offset: int) -> int:
    """The number of the queue served in the slot `offset` after the first of the day."""
    shift, (queue, then) = problem.duties[duty], problem.posts[post]
    turn = shift.switch_after
    later = turn is not None and offset >= (shift.start_minute + turn) // problem.plan.grid.minutes
    return problem.queue_numbers[then if then and later else queue]


def shares(problem: Problem, begin: int, pause: Break) -> list[tuple[int, float]]:
    """(offset, share of the slot) that a break takes which begins `begin` minutes after midnight."""
    step = problem.plan.grid.minutes
    end = begin + pause.minutes
    return [
        (offset, (min(end, (offset + 1) * step) - max(begin, offset * step)) / step)
        for offset in range(begin // step, -(-end // step))
    ]
