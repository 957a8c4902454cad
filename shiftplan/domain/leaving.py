"""Somebody leaves in the middle of their shift: what was worked until then counts, and nothing after it."""

from shiftplan.domain.rota import Assignment


def left_at(one: Assignment, minute: int) -> Assignment:
    """The shift left at a minute of its day; sessions that were not over by then were not attended."""
    made = one.on_the_day.model_copy(update={"left": minute})
    sessions = tuple(each for each in one.sessions if each.minute + each.minutes <= minute)
    return one.model_copy(update={"on_the_day": made, "sessions": sessions})


def stayed(one: Assignment) -> Assignment:
    """The shift as it would be if nobody had left it."""
    if one.on_the_day.left is None:
        return one
    return one.model_copy(update={"on_the_day": one.on_the_day.model_copy(update={"left": None})})
