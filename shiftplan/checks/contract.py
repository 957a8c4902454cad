"""A limit of somebody's contract that is broken."""

from collections.abc import Iterable
from datetime import date

from shiftplan.checks.breach import breach
from shiftplan.checks.case import Person
from shiftplan.domain.finding import Finding
from shiftplan.language import Message


def contract_breach(
    code: str, message: Message, person: Person, days: Iterable[date], hint: Message
) -> Finding:
    """An error whose source is the contract in plan.toml."""
    found = breach(code, message, person, days, hint=hint)
    return found.model_copy(update={"source": source_of(person)})


def source_of(person: Person) -> str:
    return f"plan.toml [contracts] {person.contract.id}"
