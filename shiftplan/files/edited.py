"""What an edit by hand writes: the rota, and the entries of availability.csv that it brings or takes out.

All other lines of availability.csv stay as they are, whatever columns they have.
"""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from shiftplan.domain.people import Availability
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.files import availability
from shiftplan.files import rota as rota_file
from shiftplan.files.csv_text import defuse, number
from shiftplan.files.faults import BadPlan, Faults
from shiftplan.files.locking import write_files
from shiftplan.files.row import Row
from shiftplan.files.stamps import Stamps
from shiftplan.files.table import delimiter_of, names_of, read_table
from shiftplan.files.text import read_text

Entries = Sequence[Availability]


def write_edited(
    folder: Path, plan: Plan, rota: Rota, entries: tuple[Entries, Entries], stamps: Stamps
) -> Stamps:
    """Write the rota, and availability.csv without the first entries and with the second; all or nothing.

    Raises `ChangedUnderneath` when one of the files is not as `stamps` says, `StorageFailed` when the disk
    refuses.
    """
    content = rota_file.rota_csv(rota, plan.shift)
    facts = rota_file.facts_toml(rota.facts, content) if rota.facts else None
    written: dict[str, bytes | None] = {rota_file.FILE: content, rota_file.FACTS_FILE: facts}
    if any(entries):
        stamps.check(folder, availability.FILE)
        text = read_text(folder / availability.FILE)
        written[availability.FILE] = with_entries(text, plan, *entries).encode("utf-8-sig")
    return write_files(folder, written, stamps)


def with_entries(text: str, plan: Plan, gone: Entries, new: Entries) -> str:
    """The text of availability.csv without the first entries and with the second; raises `BadPlan`."""
    faults = Faults(availability.FILE)
    names = names_of(text, availability.COLUMNS, faults)
    if names is None:
        raise BadPlan(faults.findings)
    kept = _without(text, plan, gone) if gone else text
    return _with(kept, delimiter_of(text), [_row(names, entry) for entry in new])


def _without(text: str, plan: Plan, gone: Entries) -> str:
    """The text less the lines of these entries; a record may take more than one line."""
    left, lines = Counter(gone), list(io.StringIO(text, newline=""))
    faults = Faults(availability.FILE)
    table = read_table(text, availability.COLUMNS, faults)
    records = table.lines if table else ()
    ends = [*(record.line - 1 for record in records[1:]), len(lines)]
    for record, end in reversed([*zip(records, ends, strict=True)]):
        entry = availability.read_entry(Row(record, faults), plan.grid, frozenset(plan.shift))
        if entry is not None and left[entry]:
            left[entry] -= 1
            del lines[record.line - 1 : end]
    return "".join(lines)


def _row(names: Sequence[str], entry: Availability) -> list[str]:
    weight = "" if entry.weight == 1 else number(entry.weight)
    cells = {
        "agent": entry.agent,
        "date": str(entry.day),
        "kind": entry.kind.value,
        "shift": entry.shift or "",
        "weight": weight,
        "note": entry.note,
    }
    return [defuse(cells.get(name, "")) for name in names]


def _with(text: str, delimiter: str, rows: Sequence[Sequence[str]]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    whole = not text or text.endswith(("\n", "\r"))
    return text + ("" if whole else end) + out.getvalue()
