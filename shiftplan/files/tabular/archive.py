"""Whether the bytes are a workbook that can be opened at all, and safely."""

import io
import zipfile

from shiftplan.errors import BadInput
from shiftplan.language import Message, say

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MAX_UNPACKED = 400 * 1024 * 1024
MAX_PARTS = 5_000
WORKBOOK = "xl/workbook.xml"


def is_workbook(content: bytes) -> bool:
    """Whether these are the bytes of a spreadsheet program, old or new, not of a text file."""
    return content.startswith((OLE, ZIP))


def opened(content: bytes, file: str) -> zipfile.ZipFile:
    """The parts of an .xlsx. Raises `BadInput` for older formats, passwords, and bombs."""
    if content.startswith(OLE):
        raise _old_or_locked(content, file)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise damaged(file) from error
    _check_size(archive, file)
    if WORKBOOK not in names:
        raise BadInput(say("{path} is packed, but it is no .xlsx workbook", path=file), _save_as())
    return archive


def damaged(file: str) -> BadInput:
    """What to say of a workbook that breaks off or contradicts itself."""
    return BadInput(
        say("{path} is a damaged workbook", path=file),
        say("open it in the spreadsheet and save it anew as .xlsx, or as “CSV UTF-8”"),
    )


def _check_size(archive: zipfile.ZipFile, file: str) -> None:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise BadInput(
            say("{path} would unpack to more than {limit} MB", path=file, limit=MAX_UNPACKED // 1024 // 1024),
            say("keep only the sheet with the forecast, without pictures, and save it again"),
        )
    if any(part.flag_bits & 1 for part in parts):
        raise _locked(file)


def _old_or_locked(content: bytes, file: str) -> BadInput:
    if ENCRYPTED in content:
        return _locked(file)
    return BadInput(say("{path} is a workbook of the old .xls form", path=file), _save_as())


def _locked(file: str) -> BadInput:
    return BadInput(
        say("{path} is locked with a password", path=file),
        say("open it in the spreadsheet, take the password off and save it again"),
    )


def _save_as() -> Message:
    return say("open it in the spreadsheet and save it as .xlsx or as “CSV UTF-8”")
