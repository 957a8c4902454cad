"""Cards of everyday work as text: the shelf, the steps with their scripts, the whole card as a page."""

from collections.abc import Iterator, Mapping

from textual.content import Content

from shiftplan.domain.blanks import fill
from shiftplan.domain.playbook import Item, Playbook
from shiftplan.language import _, say
from shiftplan.operations import kind_name
from shiftplan.operations.card_words import notes_of
from shiftplan.tui.frame.folding import folded
from shiftplan.tui.operations.board import Row
from shiftplan.tui.scripts.texts import marked

INDENT = "  "
DIGITS = 9


def shelf(cards: tuple[Playbook, ...], width: int) -> list[Row]:
    """The cards under their kinds, the first nine with the digit that opens them."""
    rows: list[Row] = []
    for number, card in enumerate(cards, 1):
        if number == 1 or cards[number - 2].kind is not card.kind:
            rows.append(Row("", Content.styled(str(kind_name(card.kind)), "$muted bold")))
        digit = Content.styled(f"{number} " if number <= DIGITS else "  ", "$key")
        line = digit + Content.styled(f"{card.code} ", "bold") + Content(str(card.title))
        rows.append(Row(card.id, line.truncate(max(1, width), ellipsis=True)))
    return rows


def steps(card: Playbook, details: Mapping[str, str], width: int) -> list[Row]:
    """A row a step, with all that the card says of it."""
    rows: list[Row] = []
    if card.declare_when:
        when = Content.styled(str(say("take it when: {when}", when=card.declare_when)), "$muted")
        rows.append(Row("", _folded(when, width)))
    for chapter in card.chapters:
        rows.append(Row("", Content.styled(f"── {chapter.title} ──", "$accent")))
        rows += [Row(item.id, _step(card, item, details, width)) for item in chapter.items]
    return rows


def page(card: Playbook, details: Mapping[str, str], width: int) -> Content:
    """The whole card to read; its sources at the end."""
    lines = [row.text for row in steps(card, details, width)]
    if card.sources:
        sources = say("sources: {sources}", sources=_(", ").join(card.sources))
        lines += [Content(""), Content.styled(str(sources), "$muted")]
    return Content("\n").join(lines)


def _step(card: Playbook, item: Item, details: Mapping[str, str], width: int) -> Content:
    lines = [Content.styled(str(item.text), "bold"), *_beside(card, item)]
    if item.script:
        text = marked(fill(str(item.script), details).text)
        lines.append(Content.styled("“", "$muted") + text + Content.styled("”", "$muted"))
    return Content("\n").join(
        [
            Content(INDENT if n or number else "") + part
            for number, line in enumerate(lines)
            for n, part in enumerate(folded(line, max(1, width - len(INDENT))))
        ]
    )


def _beside(card: Playbook, item: Item) -> Iterator[Content]:
    yield Content.styled("✓ " + str(item.done_when), "$muted")
    for sentence in notes_of(card, item):
        yield Content(str(sentence))


def _folded(text: Content, width: int) -> Content:
    return Content("\n").join(folded(text, width))
