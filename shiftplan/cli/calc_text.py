"""The answer of a calculator with a queue as a person reads it."""

import math
from collections.abc import Iterator

from shiftplan.cli.calc_answer import Answer
from shiftplan.cli.output import table
from shiftplan.domain.need import Binding
from shiftplan.domain.service import Clock, ServiceDefinition
from shiftplan.domain.words import BINDINGS, CLOCKS, DEFINITIONS, MODELS
from shiftplan.language import Message, say
from shiftplan.queueing import Goal


def lines(answer: Answer) -> Iterator[str]:
    question, definition = answer.question, ServiceDefinition(answer.question.definition)
    yield table((MODELS[question.model], ""), _rows(answer))
    yield str(say("service level = {definition}", definition=DEFINITIONS[definition]))
    if question.replies:
        yield str(say("its clock runs {until}", until=CLOCKS[question.stops_at]))
    others = [d for d in ServiceDefinition if d is not definition]
    yield str(say("by the other definitions:"))
    yield from (f"  {answer.levels.by(d.value):7.2%}  {DEFINITIONS[d]}" for d in others)
    yield from (str(note) for note in notes(answer))
    if answer.performance.windows > 1 and not question.replies:
        yield str(
            say(
                "the wait is that in the queue; an agent with several chats may type the first reply later: "
                "give --replies to count it"
            )
        )


def notes(answer: Answer) -> Iterator[Message]:
    """What the reader should know beyond the numbers."""
    question, found = answer.question, answer.performance
    if not math.isfinite(found.mean_wait_seconds):
        yield say(
            "more work comes than {agents} {agents:agent|agents} can do: the queue grows without end",
            agents=found.agents,
        )
    yield from (_missed(answer, goal) for goal in question.goals if goal.missing(found) > 0)
    if question.max_abandon is not None and found.abandon > question.max_abandon:
        yield say(
            "{share:.1%} leave; at most {most:.1%} should", share=found.abandon, most=question.max_abandon
        )
    if question.cap is not None and found.occupancy > question.cap:
        yield say(
            "the occupancy is {occupancy:.1%}, above the cap of {cap:.1%}",
            occupancy=found.occupancy,
            cap=question.cap,
        )
    best = _most_done(question.aht)
    if best < found.windows:
        yield say(
            "with these times an agent ends more chats an hour holding {best} than holding {windows}: "
            "fewer windows would serve more people",
            best=best,
            windows=found.windows,
        )


def _missed(answer: Answer, goal: Goal) -> Message:
    return say(
        "{level:.1%} within {within:g} s miss the target of {share:.1%} by {gap:.1f} points",
        level=goal.level(answer.performance),
        within=goal.within_seconds,
        share=goal.share,
        gap=100 * goal.missing(answer.performance),
    )


def _rows(answer: Answer) -> Iterator[tuple[object, object]]:
    question, found = answer.question, answer.performance
    yield say("agents"), found.agents
    if answer.binding:
        yield say("decided by"), _decided(answer.binding, answer)
    yield from _level_rows(answer)
    yield say("have to wait"), f"{found.p_wait:.2%}"
    yield say("mean wait"), _seconds(found.mean_wait_seconds)
    if question.replies:
        yield say("mean first reply"), _seconds(found.mean_first_reply_seconds(question.replies))
    yield say("leave unanswered"), f"{found.abandon:.2%}"
    yield say("occupancy"), f"{found.occupancy:.2%}"
    if found.windows > 1:
        mean, windows = found.concurrency, found.windows
        yield say("chats per agent"), say("{mean:.2f} of {windows} windows", mean=mean, windows=windows)
        yield (
            say("computed by"),
            say("the exact chain of all agents")
            if found.exact
            else say("the chain that keeps agents balanced"),
        )


def _level_rows(answer: Answer) -> Iterator[tuple[object, object]]:
    question, found = answer.question, answer.performance
    if not question.replies:
        yield _within(question.within), f"{answer.levels.by(question.definition):.2%}"
    else:
        taken = found.service_level(question.within, question.definition)
        replied = found.service_level(question.within, question.definition, question.replies)
        yield say("taken within {seconds:g} s", seconds=question.within), f"{taken:.2%}"
        yield say("first reply within {seconds:g} s", seconds=question.within), f"{replied:.2%}"
    for goal in answer.further:
        yield _by_clock(goal, question.stops_at), f"{goal.level(found):.2%}"


def _by_clock(goal: Goal, clock: Clock) -> Message:
    if clock is Clock.FIRST_REPLY:
        return say("first reply within {seconds:g} s", seconds=goal.within_seconds)
    return _within(goal.within_seconds)


def _within(seconds: float) -> Message:
    return say("service level within {seconds:g} s", seconds=seconds)


def _decided(binding: Binding, answer: Answer) -> Message:
    if answer.goal is None or len(answer.question.goals) == 1:
        return BINDINGS[binding]
    return say(
        "{what}: {share:g}% within {within:g} s",
        what=BINDINGS[binding],
        share=100 * answer.goal.share,
        within=answer.goal.within_seconds,
    )


def _seconds(value: float) -> Message:
    return say("{value:,.1f} s", value=value) if math.isfinite(value) else say("without end")


def _most_done(aht: tuple[float, ...]) -> int:
    """The number of chats in hand at which an agent ends most an hour."""
    return max(range(1, len(aht) + 1), key=lambda held: (held / aht[held - 1], held))
