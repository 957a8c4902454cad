"""The lines that a solving child writes: one JSON object each, `kind` progress or outcome."""

import json
from datetime import date
from typing import Any

from shiftplan.domain.finding import Finding
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.rota import Assignment, Cell, Rota, RotaFacts

Line = dict[str, Any]
BARE = {"agent", "day", "shift", "queue"}


def progress_line(progress: Progress) -> str:
    """`rota` only when it has changed: rows of agent, day, shift, queue, and a table of what is more."""
    return _text(
        {
            "kind": "progress",
            **progress.model_dump(mode="json", exclude={"rota"}),
            "gap": progress.gap,
            **({"rota": _rows(progress.rota)} if progress.rota else {}),
        }
    )


def outcome_line(outcome: Outcome, more: Line) -> str:
    """The last line; `more` are further facts for the reader, such as the terms of the value."""
    rota = outcome.rota
    return _text(
        {
            **more,
            "kind": "outcome",
            **outcome.model_dump(mode="json", exclude={"rota"}),
            "gap": outcome.gap,
            "rota": _rows(rota) if rota else None,
            "locks": sorted([cell.agent, cell.day.isoformat()] for cell in rota.locks) if rota else [],
            "facts": rota.facts.model_dump(mode="json") if rota and rota.facts else None,
        }
    )


def read_line(text: str) -> Progress | Outcome:
    """The value that a line stands for; raises ValueError when it is none (pydantic's errors are)."""
    line = json.loads(text)
    if not isinstance(line, dict) or line.get("kind") not in ("progress", "outcome"):
        raise ValueError(f"no line of a solve: {text[:80]!r}")
    return _progress(line) if line["kind"] == "progress" else _outcome(line)


def _progress(line: Line) -> Progress:
    named = {name: line.get(name) for name in ("seconds", "phase", "best", "bound")}
    named |= {"doing": line.get("doing", ()), "parts": line.get("parts", 1)}
    return Progress.model_validate({**named, "rota": _rota(line) if line.get("rota") else None})


def _outcome(line: Line) -> Outcome:
    return Outcome(
        status=Status(line["status"]),
        seconds=line["seconds"],
        bound=line["bound"],
        objective=line["objective"],
        rota=_rota(line) if line["rota"] is not None else None,
        findings=tuple(Finding.model_validate(finding) for finding in line["findings"]),
        parts=line.get("parts", 1),
    )


def _rota(line: Line) -> Rota:
    assignments = (
        Assignment.model_validate(
            {"agent": agent, "day": day, "shift": shift, "queue": queue, **(more or {})}
        )
        for agent, day, shift, queue, more in line["rota"]
    )
    locks = (Cell(agent, date.fromisoformat(day)) for agent, day in line.get("locks", []))
    facts = RotaFacts.model_validate(line["facts"]) if line.get("facts") else None
    return Rota.of(assignments, locks, facts)


def _rows(rota: Rota) -> list[list[str | Line | None]]:
    return [[a.agent, a.day.isoformat(), a.shift, a.queue, _more(a)] for a in rota.assignments]


def _more(assignment: Assignment) -> Line | None:
    """What is beyond the template; None for most."""
    more = assignment.model_dump(mode="json", exclude_defaults=True, exclude=BARE)
    return more or None


def _text(line: Line) -> str:
    return json.dumps(line, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
