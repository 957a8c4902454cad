"""The answer of a calculator with a queue on stdout, as text or JSON."""

import math
from typing import Any

import click

from shiftplan.cli.calc_answer import Answer, Formula, answered
from shiftplan.cli.calc_question import Question
from shiftplan.cli.calc_text import lines, notes
from shiftplan.cli.output import emit_json
from shiftplan.queueing import Goal, Performance


def show(question: Question, formula: Formula) -> None:
    """Raises BadInput and Unreachable with a sentence."""
    answer = answered(question, formula)
    if question.as_json:
        emit_json({**_data(answer), "notes": [str(note) for note in notes(answer)]})
    else:
        click.echo("\n".join(lines(answer)))


def _data(answer: Answer) -> dict[str, Any]:
    question, found, levels = answer.question, answer.performance, answer.levels
    return {
        "model": question.model,
        "chain": "exact" if found.exact else "balanced",
        "agents": found.agents,
        "binding": answer.binding,
        "binding_target": _target(answer.goal, found) if answer.goal else None,
        "windows": found.windows,
        "p_wait": found.p_wait,
        "service_level": levels.by(question.definition),
        "service_level_definition": question.definition,
        "service_level_clock": question.stops_at,
        "within_seconds": question.within,
        "service_levels": levels.as_dict(),
        "targets": [_target(goal, found) for goal in question.goals],
        "mean_wait_seconds": _finite(found.mean_wait_seconds),
        "abandon": found.abandon,
        "max_abandon": question.max_abandon,
        "occupancy": found.occupancy,
        "chats_per_agent": found.concurrency,
        **(_replies(answer) if question.replies else {}),
    }


def _replies(answer: Answer) -> dict[str, Any]:
    question, found = answer.question, answer.performance
    by_wait = found.service_level(question.within, question.definition)
    by_reply = found.service_level(question.within, question.definition, question.replies)
    return {
        "service_level_wait": by_wait,
        "service_level_first_reply": by_reply,
        "mean_reply_seconds": found.mean_reply_seconds(question.replies),
        "mean_first_reply_seconds": _finite(found.mean_first_reply_seconds(question.replies)),
        "taken_at_once_by_level": found.taken_at_once,
    }


def _target(goal: Goal, found: Performance) -> dict[str, Any]:
    return {
        "share": goal.share,
        "within_seconds": goal.within_seconds,
        "reached": goal.level(found),
        "kept": goal.missing(found) <= 0,
    }


def _finite(seconds: float) -> float | None:
    return seconds if math.isfinite(seconds) else None
