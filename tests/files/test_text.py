"""Bytes as text: every encoding a spreadsheet saves in, and what is no text at all."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.errors import BadInput, MissingFile, StorageFailed
from shiftplan.files import text as module
from shiftplan.files.text import decode, read_bytes, read_text

SAMPLE = "开始,队列,咨询量\n2027-11-01 00:00,presale,41\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-32"])
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode(SAMPLE.encode(encoding), "x.csv") == SAMPLE


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_utf_8_always_reads_back(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode(), "x") == text


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\0\0\0", b"PK\x03\x04\x14\0\0\xff", b"\xff\xfe\x00", b"abc\xff\xff"]
)
def test_what_is_no_text_is_refused_with_the_mend(content: bytes) -> None:
    with pytest.raises(BadInput, match=r"x\.bin is not text") as caught:
        decode(content, "x.bin")
    assert "UTF-8" in str(caught.value.hint)


def test_a_missing_file_and_a_folder_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="does not exist"):
        read_text(tmp_path / "none.csv")
    with pytest.raises(MissingFile, match="is a folder; a file is needed"):
        read_text(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(MissingFile, match="does not exist"):
        read_text(tmp_path / "file" / "below")


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(MissingFile, match="not an ordinary file"):
        read_text(tmp_path / "pipe")


def test_a_file_too_large_to_be_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "big").write_text("12345")
    monkeypatch.setattr(module, "MAX_BYTES", 4)
    with pytest.raises(BadInput, match="larger than"):
        read_bytes(tmp_path / "big")
    monkeypatch.setattr(module, "MAX_BYTES", 5)
    assert read_bytes(tmp_path / "big") == b"12345"


@pytest.mark.parametrize(
    ("code", "said"), [(errno.EACCES, "no permission"), (errno.EIO, "the disk reports an error")]
)
def test_a_disk_that_refuses_says_why(
    code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise OSError(code, os.strerror(code))

    (tmp_path / "x").write_text("x")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(StorageFailed, match=said):
        read_text(tmp_path / "x")
