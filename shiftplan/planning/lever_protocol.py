"""The lines that a child writes which tries levers: one JSON object each, `kind` progress or levers."""

import json

from shiftplan.domain.explanation import Levers

Line = float | Levers
"""The share of the time that is over, or what came of it."""


def progress_line(share: float) -> str:
    return json.dumps({"kind": "progress", "share": share})


def levers_line(levers: Levers) -> str:
    data = {"kind": "levers", **levers.model_dump(mode="json")}
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def read_line(text: str) -> Line:
    """The value of a line; raises ValueError when it is none (pydantic's errors are)."""
    line = json.loads(text)
    kind = line.pop("kind", None) if isinstance(line, dict) else None
    if kind == "progress" and isinstance(line.get("share"), (int, float)):
        return float(line["share"])
    if kind == "levers":
        return Levers.model_validate(line)
    raise ValueError(f"no line of levers: {text[:80]!r}")
