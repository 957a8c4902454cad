"""Tables that count visitors: not contacts yet, but what a recipe makes contacts of."""

from collections.abc import Collection

from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.domain.mapping import ColumnField, Guess, Layout, Mapping, Proposal, Sureness
from shiftplan.domain.plan import Settings
from shiftplan.language import Message, say, typed

ALONE = "visitors_alone"
OTHERS = (ColumnField.CONTACTS.value, ColumnField.INQUIRY_RATE.value)


def has_visitors_alone(mapping: Mapping) -> bool:
    """Whether a table has visitors, and nothing to make contacts of them."""
    fields = mapping.columns.keys()
    others = {ColumnField.CONTACTS, ColumnField.INQUIRY_RATE}
    return mapping.layout is Layout.LONG and ColumnField.VISITORS in fields and not others & fields


def visitors_alone(file: str, settings: Settings) -> Finding:
    """The error for such a table where contacts are wanted."""
    return Finding(
        code=ALONE,
        severity=Severity.ERROR,
        message=say("the table has visitors, but neither contacts nor an inquiry rate"),
        hint=visitors_hint(file, settings),
        place=Place(file=file),
    )


def visitors_hint(file: str, settings: Settings) -> Message:
    return say(
        "make contacts of them: shiftplan forecast PLAN --visitors {file} --rate {queue}=3%",
        file=typed(file),
        queue=settings.queues[0].id,
    )


def of_visitors(proposal: Proposal, settings: Settings, told: Collection[str] = ()) -> tuple[Proposal, bool]:
    """The proposal with visitors as the amounts, and whether they are those of the whole shop.

    A heading that speaks of contacts is asked about, unless that field is `told`; a table that names no
    queue counts the whole shop.
    """
    mapping = proposal.mapping
    if mapping is None:
        return proposal, False
    columns = {name: column for name, column in mapping.columns.items() if name.value not in OTHERS}
    visitors = columns.pop(ColumnField.VISITORS, None)
    contacts = mapping.columns.get(ColumnField.CONTACTS)
    guesses = [one for one in proposal.guesses if one.field not in OTHERS]
    if visitors is None and contacts is not None and ColumnField.CONTACTS.value not in told:
        guesses += [_asked(one) for one in proposal.guesses if one.field == ColumnField.CONTACTS.value]
    unnamed = len(settings.queues) == 1 and mapping.queue and ColumnField.QUEUE not in columns
    shop = bool(unnamed) or any(_is_open(one) for one in guesses)
    if mapping.layout is Layout.LONG and (visitors or contacts):
        columns[ColumnField.CONTACTS] = visitors or contacts or ""
    update = {"columns": columns, **({"queue": settings.queues[0].id} if shop else {})}
    found = proposal.model_copy(
        update={
            "mapping": mapping.model_copy(update=update),
            "guesses": tuple(one for one in guesses if not _is_open(one)),
            "findings": tuple(one for one in proposal.findings if one.code != ALONE),
        }
    )
    return found, shop


def _asked(contacts: Guess) -> Guess:
    """The column of numbers as the visitors; one whose heading names contacts must be asked about."""
    if contacts.sureness is not Sureness.SURE:
        return contacts.model_copy(update={"field": ColumnField.VISITORS.value})
    why = say("the heading speaks of contacts, not of visitors")
    return Guess(field=ColumnField.VISITORS.value, value=contacts.value, sureness=Sureness.UNSURE, why=why)


def _is_open(guess: Guess) -> bool:
    """Whether it could not be told which queue the table is of."""
    return guess.field == ColumnField.QUEUE.value and not guess.value
