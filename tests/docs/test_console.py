"""The reader of console blocks, on a document of its own."""

from pathlib import Path

from tests.docs.console import examples

DOCUMENT = """Words.

```console
$ shiftplan check shop  # exit 1
short … of 3
worst at 20:00
$ ls
shop
```

```sh
shiftplan demo
```
"""


def read(tmp_path: Path):
    path = tmp_path / "document.md"
    path.write_text(DOCUMENT, "utf-8")
    return examples(path)


def test_only_shiftplan_commands_of_console_blocks_are_examples(tmp_path: Path) -> None:
    (example,) = read(tmp_path)
    assert example.command == ("shiftplan", "check", "shop")
    assert (example.line, example.exit_code) == (4, 1)
    assert example.output == ("short … of 3", "worst at 20:00")


def test_shown_lines_must_be_printed_in_order(tmp_path: Path) -> None:
    (example,) = read(tmp_path)
    assert example.missing("head\n  short 1.5 of 3 h\nworst at 20:00\n") == []
    assert example.missing("worst at 20:00\nshort 1.5 of 3\n") == ["worst at 20:00"]
    assert example.missing("short 1.5 of 4\n") == ["short … of 3", "worst at 20:00"]
