"""Bytes of a file as text: byte-order mark, else strict UTF-8, else GB18030."""

import codecs
import stat
from pathlib import Path

from shiftplan.errors import BadInput, MissingFile, ShiftplanError, StorageFailed
from shiftplan.language import Message, say

MAX_BYTES = 64 * 1024 * 1024
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_bytes(path: Path) -> bytes:
    """The content of a regular file.

    Raises `MissingFile` when there is none or something else in its place, `BadInput` when it is absurdly
    large, `StorageFailed` when the disk or a permission is in the way.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _not_a_file(path, is_folder=stat.S_ISDIR(status.st_mode))
        if status.st_size > MAX_BYTES:
            raise _too_large(path)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingFile(
            say("{path} does not exist", path=str(path)),
            say("check the name, or bring the file back from a copy"),
        ) from error
    except (OSError, ValueError) as error:
        raise StorageFailed(
            say("cannot read {path}: {reason}", path=str(path), reason=reason_of(error)),
            say("give yourself the right to read it, or copy it to another disk and use the copy"),
        ) from error


def read_text(path: Path) -> str:
    """The text of a file, line ends as they are; raises as `read_bytes` and `decode`."""
    return decode(read_bytes(path), str(path))


def decode(content: bytes, name: str) -> str:
    """`content` as text; `name` stands in the `BadInput` raised when no encoding fits."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], (encoding,), name)
    return _strictly(content, ("utf-8", "gb18030"), name)


def _strictly(content: bytes, encodings: tuple[str, ...], name: str) -> str:
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadInput(
        say("{name} is not text in UTF-8 or GB18030", name=name),
        say("save it in the spreadsheet as “CSV UTF-8”, or as plain text in UTF-8"),
    )


def reason_of(error: Exception) -> Message | str:
    """Why the system refused, in a few words of the reader's language where we have them."""
    known = {
        "No space left on device": say("the disk is full"),
        "Read-only file system": say("the disk is read-only"),
        "Permission denied": say("no permission"),
        "Operation not permitted": say("not permitted"),
        "Disk quota exceeded": say("your share of the disk is used up"),
        "Input/output error": say("the disk reports an error"),
        "Is a directory": say("it is a folder"),
        "Not a directory": say("a part of the path is a file, not a folder"),
        "File name too long": say("the name is too long"),
    }
    text = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return known.get(text, text)


def _not_a_file(path: Path, *, is_folder: bool) -> ShiftplanError:
    if is_folder:
        return MissingFile(
            say("{path} is a folder; a file is needed here", path=str(path)),
            say("name the file in it, or move the folder away and bring the file back"),
        )
    return MissingFile(
        say("{path} is not an ordinary file", path=str(path)),
        say("save the data as a file and name that"),
    )


def _too_large(path: Path) -> ShiftplanError:
    return BadInput(
        say("{path} is larger than {limit} MB", path=str(path), limit=MAX_BYTES // 1024 // 1024),
        say("keep only the rows of the plan's days"),
    )
