"""What somebody puts right in a proposal, gathered from words such as `contacts=进线量`, `售前组=presale`."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from shiftplan.errors import BadInput
from shiftplan.files import tabular
from shiftplan.files.faults import cut
from shiftplan.language import say


@dataclass(frozen=True)
class Corrections:
    """Values by field and queues by name, in the order they were told; for `propose_import`."""

    fields: dict[str, str] = field(default_factory=dict)
    queues: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[str], queues: Iterable[str]) -> "Corrections":
        """From the command line; raises `BadInput` for a word that is no field, = and a value."""
        fields = dict(tabular.settled(word) for word in words)
        return cls(fields, dict(_named(word) for word in queues))

    def also(self, word: str) -> "Corrections":
        """With one more: a field of the mapping, or else the name of a queue in the file."""
        name, mark, value = word.partition("=")
        if mark and name.strip() and name.strip() not in tabular.FIELDS:
            return Corrections(self.fields, {**self.queues, name.strip(): value.strip()})
        settled = dict([tabular.settled(word)])
        return Corrections({**self.fields, **settled}, self.queues)

    def refuse_without(self, tables: Collection[str]) -> None:
        """Raises `BadInput` when something is told and there is no table to read by it."""
        if not tables and (self.fields or self.queues):
            raise BadInput(
                say("--map and --queue-map say how a table is read; there is none here"),
                say("leave them out, or name the table"),
            )


def _named(word: str) -> tuple[str, str]:
    name, mark, value = word.partition("=")
    if mark and name.strip():
        return name.strip(), value.strip()
    raise BadInput(
        say("“{read}” is not a name in the file, = and a queue", read=cut(word)),
        say("write for example --queue-map 售前组=presale"),
    )
