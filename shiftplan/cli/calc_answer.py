"""The answer of a calculator with a queue: found, printed, or given as JSON."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import click

from shiftplan.cli.output import emit_json, table
from shiftplan.domain.need import Binding
from shiftplan.domain.queue import Model
from shiftplan.domain.service import ServiceDefinition
from shiftplan.domain.words import BINDINGS, DEFINITIONS, MODELS
from shiftplan.errors import BadInput
from shiftplan.language import Message, say
from shiftplan.queueing import Goal, Performance, ServiceLevels, agents_for
from shiftplan.queueing.checked import check_cap, check_within

Formula = Callable[[int], Performance]


@dataclass(frozen=True)
class Question:
    """What was asked; exactly one of `agents` and `target` is given."""

    model: Model
    rate: float
    aht: tuple[float, ...]
    within: float
    definition: str
    agents: int | None
    target: float | None
    cap: float | None
    as_json: bool


@dataclass(frozen=True)
class Answer:
    """`binding` says what decided the number of agents; None when the number was given."""

    performance: Performance
    levels: ServiceLevels
    binding: Binding | None


def show(question: Question, formula: Formula) -> None:
    """Answer on stdout; raises BadInput and Unreachable with a sentence."""
    check_one_of(question.agents, question.target)
    check_within(question.within)
    check_cap(1.0 if question.cap is None else question.cap)
    answer = _answer(question, formula)
    if question.as_json:
        emit_json(_data(question, answer))
    else:
        click.echo("\n".join(_lines(question, answer)))


def check_one_of(agents: int | None, target: float | None) -> None:
    if (agents is None) == (target is None):
        raise BadInput(
            say("write either --agents or --target: how many there are, or what they are to reach"),
            say("for example --agents 40, or --target 0.8"),
        )


def _answer(question: Question, formula: Formula) -> Answer:
    if question.agents is not None:
        return _judged(question, formula(question.agents), None)
    goal = Goal(question.target or 0.0, question.within, question.definition)
    found = agents_for(formula, (goal,), 1.0 if question.cap is None else question.cap)
    if question.rate == 0:
        return _judged(question, formula(0), Binding.NOTHING)
    return _judged(question, found.performance, Binding(found.binding))


def _judged(question: Question, performance: Performance, binding: Binding | None) -> Answer:
    return Answer(performance, performance.service_levels(question.within), binding)


def _data(question: Question, answer: Answer) -> dict[str, Any]:
    found = answer.performance
    return {
        "model": question.model,
        "agents": found.agents,
        "binding": answer.binding,
        "windows": found.windows,
        "p_wait": found.p_wait,
        "service_level": answer.levels.by(question.definition),
        "service_level_definition": question.definition,
        "within_seconds": question.within,
        "service_levels": answer.levels.as_dict(),
        "mean_wait_seconds": found.mean_wait_seconds if math.isfinite(found.mean_wait_seconds) else None,
        "abandon": found.abandon,
        "occupancy": found.occupancy,
        "chats_per_agent": found.concurrency,
        "notes": [str(note) for note in _notes(question, answer)],
    }


def _lines(question: Question, answer: Answer) -> Iterator[str]:
    found, definition = answer.performance, ServiceDefinition(question.definition)
    yield table((MODELS[question.model], ""), _rows(question, answer))
    yield str(say("service level = {definition}", definition=DEFINITIONS[definition]))
    others = [d for d in ServiceDefinition if d is not definition]
    yield str(say("by the other definitions:"))
    yield from (f"  {answer.levels.by(d.value):7.2%}  {DEFINITIONS[d]}" for d in others)
    yield from (str(note) for note in _notes(question, answer))
    if found.windows > 1:
        yield str(
            say("the wait is that in the queue; an agent with several chats may type the first reply later")
        )


def _rows(question: Question, answer: Answer) -> Iterator[tuple[object, object]]:
    found = answer.performance
    yield say("agents"), found.agents
    if answer.binding:
        yield say("decided by"), BINDINGS[answer.binding]
    within = say("service level within {seconds:g} s", seconds=question.within)
    yield within, f"{answer.levels.by(question.definition):.2%}"
    yield say("have to wait"), f"{found.p_wait:.2%}"
    yield say("mean wait"), _seconds(found.mean_wait_seconds)
    yield say("leave unanswered"), f"{found.abandon:.2%}"
    yield say("occupancy"), f"{found.occupancy:.2%}"
    if found.windows > 1:
        yield (
            say("chats per agent"),
            say("{mean:.2f} of {windows} windows", mean=found.concurrency, windows=found.windows),
        )


def _seconds(value: float) -> Message:
    return say("{value:,.1f} s", value=value) if math.isfinite(value) else say("without end")


def _notes(question: Question, answer: Answer) -> Iterator[Message]:
    found = answer.performance
    if not math.isfinite(found.mean_wait_seconds):
        yield say(
            "more work comes than {agents} agents can do: the queue grows without end", agents=found.agents
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


def _most_done(aht: tuple[float, ...]) -> int:
    """The number of chats in hand at which an agent ends most an hour."""
    return max(range(1, len(aht) + 1), key=lambda held: (held / aht[held - 1], held))
