"""The sentence for a target that no number of agents keeps: which one, and by how much."""

from collections.abc import Sequence

from shiftplan.errors import Unreachable
from shiftplan.language import say
from shiftplan.queueing.goal import Goal
from shiftplan.queueing.performance import Performance


def short(best: Performance, goals: Sequence[Goal], cap: float, max_abandon: float | None) -> Unreachable:
    """What the `best` there is misses: the goal furthest away, else the share that leaves, else the cap."""
    worst = max(goals, key=lambda goal: goal.missing(best), default=None)
    if worst is not None and worst.missing(best) > 0:
        return _short_of_goal(best, worst)
    if max_abandon is not None and best.abandon > max_abandon:
        return _short_of_abandon(best, max_abandon)
    return _short_of_cap(best, cap)


def reply_takes_longer(goal: Goal) -> Unreachable:
    """Even an agent without other chats replies too late."""
    return Unreachable(
        say(
            "{share:.1%} are to have a first reply within {within:g} s, but typing it takes {delay:g} s even "
            "with one chat in hand; {gap:g} s too long for any number of agents",
            share=goal.share,
            within=goal.within_seconds,
            delay=goal.replies[0],
            gap=goal.replies[0] - goal.within_seconds,
        ),
        say("allow more time, or let a greeting answer first"),
    )


def _short_of_goal(best: Performance, goal: Goal) -> Unreachable:
    figures = {
        "agents": best.agents,
        "level": goal.level(best),
        "within": goal.within_seconds,
        "share": goal.share,
        "gap": 100 * goal.missing(best),
    }
    by_wait = say(
        "even {agents:,} agents reach only {level:.1%} within {within:g} s; the target of {share:.1%} "
        "is {gap:.1f} points away",
        **figures,
    )
    by_reply = say(
        "even {agents:,} agents reach only {level:.1%} with a first reply within {within:g} s; the target of "
        "{share:.1%} is {gap:.1f} points away",
        **figures,
    )
    hint = say("check the contacts and the handling times, or lower the target")
    return Unreachable(by_reply if goal.replies else by_wait, hint)


def _short_of_abandon(best: Performance, max_abandon: float) -> Unreachable:
    return Unreachable(
        say(
            "even with {agents:,} agents {abandon:.1%} leave unanswered; the most that may, {most:.1%}, is "
            "{gap:.1f} points away",
            agents=best.agents,
            abandon=best.abandon,
            most=max_abandon,
            gap=100 * (best.abandon - max_abandon),
        ),
        say("check the contacts, the handling times and the patience, or let more people leave"),
    )


def _short_of_cap(best: Performance, cap: float) -> Unreachable:
    return Unreachable(
        say(
            "even {agents:,} agents are busy {occupancy:.1%} of the time; the cap of {cap:.1%} is {gap:.1f} "
            "points away",
            agents=best.agents,
            occupancy=best.occupancy,
            cap=cap,
            gap=100 * (best.occupancy - cap),
        ),
        say("check the contacts and the handling times, or raise the cap"),
    )
