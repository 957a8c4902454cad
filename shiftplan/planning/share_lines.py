"""The lines of a child that tells which share of its work is done, and at last what came of it: one JSON
object each, `kind` progress or the result's.
"""

import json
from typing import TypeVar

from shiftplan.domain.base import Frozen

Result = TypeVar("Result", bound=Frozen)


def progress_line(share: float) -> str:
    return json.dumps({"kind": "progress", "share": share})


def result_line(kind: str, result: Frozen) -> str:
    data = {"kind": kind, **result.model_dump(mode="json")}
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def read_share_or(kind: str, result: type[Result], text: str) -> float | Result:
    """The value of a line; raises ValueError when it is none (pydantic's errors are)."""
    line = json.loads(text)
    told = line.pop("kind", None) if isinstance(line, dict) else None
    if told == "progress" and isinstance(line.get("share"), (int, float)):
        return float(line["share"])
    if told == kind:
        return result.model_validate(line)
    raise ValueError(f"no share and no {kind}: {text[:80]!r}")
