"""Which queue somebody serves from when until when within a shift."""

from collections.abc import Iterator
from typing import NamedTuple

from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import ShiftTemplate


class Post(NamedTuple):
    """A queue from one minute to another, both from 00:00 of the day to which the shift belongs."""

    queue: str
    begin: int
    end: int


def posts(shift: ShiftTemplate, assignment: Assignment) -> tuple[Post, ...]:
    """The queues of an assignment in order, breaks included; `shift` is what `Plan.worked` gives for it.

    The queue turns at the start of the meal; whoever is lent comes back afterwards. A standby has posts only
    while called in.
    """
    if not shift.serves:
        return ()
    begin, end = shift.serving
    change = shift.switch_after if assignment.then else None
    turn = end if change is None else min(max(begin, shift.start_minute + change), end)
    own = (Post(assignment.queue, begin, turn), Post(assignment.then or assignment.queue, turn, end))
    found = [post for post in own if post.begin < post.end]
    for lent in assignment.on_the_day.lent:
        found = [part for post in found for part in _cut(post, Post(lent.queue, lent.begin, lent.end))]
    return tuple(found)


def queues_of(assignment: Assignment) -> tuple[str, ...]:
    """The queues that somebody serves on a day, each once."""
    lent = (one.queue for one in assignment.on_the_day.lent)
    return tuple(dict.fromkeys((assignment.queue, assignment.then or assignment.queue, *lent)))


def _cut(post: Post, lent: Post) -> Iterator[Post]:
    """A post with what is lent of it cut out and put in."""
    begin, end = max(post.begin, lent.begin), min(post.end, lent.end)
    if begin >= end:
        yield post
        return
    parts = Post(post.queue, post.begin, begin), Post(lent.queue, begin, end), Post(post.queue, end, post.end)
    yield from (part for part in parts if part.begin < part.end)
