"""Files that cannot be read back at all: why, and what would be right."""

from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput
from shiftplan.files.faults import cut
from shiftplan.files.tabular.sheet import Book, text_of
from shiftplan.language import say


def formulas(book: Book) -> BadInput:
    return BadInput(
        say(
            "{path} holds {count} {count:formula|formulas} without results, which would read as days off",
            path=book.file,
            count=book.formulas,
        ),
        say("open it in the spreadsheet and save it, or write the shifts in place of the formulas"),
    )


def no_rota(book: Book, plan: Plan) -> BadInput:
    first = book.sheets[0].records[0]
    return BadInput(
        say(
            "{path} holds neither a grid of people and days nor a list of shifts; line {line} reads “{read}”",
            path=book.file,
            line=first.line,
            read=cut(", ".join(text_of(cell) for cell in first.cells)),
        ),
        say(
            "a heading with id or name and days from {first} to {last} is needed, or one with agent, date "
            "and shift, as in the files that shiftplan export writes",
            first=str(plan.grid.dates[0]),
            last=str(plan.grid.dates[-1]),
        ),
    )
