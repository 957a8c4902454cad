"""A shop's own script written into PLAN/scripts, beside what people wrote there by hand."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from shiftplan.domain.script import Script, ScriptFile
from shiftplan.files.atomic import refused, write_text
from shiftplan.files.faults import BadPlan, Faults
from shiftplan.files.locking import locked
from shiftplan.files.scripts import FOLDER, OWN
from shiftplan.files.sentences import build
from shiftplan.files.stamps import content_of
from shiftplan.files.text import decode
from shiftplan.files.toml_source import parse_toml
from shiftplan.files.toml_values import read_value


def keep_script(plan_folder: Path, script: Script) -> Path:
    """Put a script into the file of the plan that has its id, else into own.toml; the file.

    Comments and order stay. Raises BadPlan when a file there cannot be used, StorageFailed; then nothing is
    written.
    """
    with locked(plan_folder):
        path = _file_of(plan_folder / FOLDER, script.id)
        text = decode(content_of(path) or b"", str(path))
        _write(path, _with(text, script))
    return path


def drop_script(plan_folder: Path, script_id: str) -> Path | None:
    """Take a script out of the plan's files, so that the shipped one of its id counts again; its file."""
    with locked(plan_folder):
        path = _file_of(plan_folder / FOLDER, script_id)
        text = decode(content_of(path) or b"", str(path))
        without = _without(text, script_id)
        if without is None:
            return None
        _write(path, without)
    return path


def _file_of(folder: Path, script_id: str) -> Path:
    files = {path: read_value(ScriptFile, path) for path in sorted(folder.glob("*.toml"))}
    holding = (path for path, file in files.items() if any(one.id == script_id for one in file.scripts))
    return next(holding, folder / OWN)


def _with(text: str, script: Script) -> str:
    import tomlkit  # noqa: PLC0415 - only this and its like write over a text that a person wrote

    doc = tomlkit.parse(text.replace("\r\n", "\n"))
    values = script.model_dump(mode="json", exclude_defaults=True)
    there = next((one for one in doc.get("scripts", []) if one.get("id") == script.id), None)
    if there is None:
        return f"{text.rstrip()}\n\n{_block(values)}".lstrip()
    _put(there, values)
    return tomlkit.dumps(doc)


def _without(text: str, script_id: str) -> str | None:
    import tomlkit  # noqa: PLC0415 - see above

    doc = tomlkit.parse(text.replace("\r\n", "\n"))
    scripts = doc.get("scripts", [])
    place = next((i for i, one in enumerate(scripts) if one.get("id") == script_id), None)
    if place is None:
        return None
    del scripts[place]
    if not scripts:
        del doc["scripts"]
    return tomlkit.dumps(doc)


def _block(values: dict[str, Any]) -> str:
    """A script as it is written by hand: `text.zh = …`."""
    import tomlkit  # noqa: PLC0415 - see above

    lines = ["[[scripts]]"]
    for key, value in values.items():
        parts = (
            {f"{key}.{name}": inner for name, inner in value.items()}
            if isinstance(value, dict)
            else {key: value}
        )
        lines += [f"{name} = {tomlkit.item(inner).as_string()}" for name, inner in parts.items()]
    return "\n".join(lines) + "\n"


def _put(table: MutableMapping[str, Any], values: dict[str, Any]) -> None:
    """Set what is otherwise, and leave the rest of the text alone."""
    for key in [*table]:
        if key not in values:
            del table[key]
    for key, value in values.items():
        if isinstance(value, dict) and isinstance(table.get(key), MutableMapping):
            _put(table[key], value)
        elif table.get(key) != value:
            table[key] = value


def _write(path: Path, text: str) -> None:
    """Write what reads as scripts again; nothing else."""
    faults = Faults(str(path))
    source = parse_toml(text, faults)
    if source is None or build(ScriptFile, source.doc, source, lambda loc: loc) is None:
        raise BadPlan(faults.findings)
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise refused(path.parent, error) from error
    write_text(path, text)
