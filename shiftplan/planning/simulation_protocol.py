"""The lines that a simulating child writes: one JSON object each, `kind` progress or estimate."""

import json

from shiftplan.domain.estimate import ServiceEstimate

Line = float | ServiceEstimate
"""The share of the work that is done, or what came of it."""


def progress_line(share: float) -> str:
    return json.dumps({"kind": "progress", "share": share})


def estimate_line(estimate: ServiceEstimate) -> str:
    data = {"kind": "estimate", **estimate.model_dump(mode="json")}
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def read_line(text: str) -> Line:
    """The value of a line; raises ValueError when it is none (pydantic's errors are)."""
    line = json.loads(text)
    kind = line.pop("kind", None) if isinstance(line, dict) else None
    if kind == "progress" and isinstance(line.get("share"), (int, float)):
        return float(line["share"])
    if kind == "estimate":
        return ServiceEstimate.model_validate(line)
    raise ValueError(f"no line of a simulation: {text[:80]!r}")
