"""The lines of a proposal as they come together."""

from dataclasses import dataclass, field

from shiftplan.domain.mapping import Guess, Sureness
from shiftplan.files.tabular.told import Told
from shiftplan.language import Message, say


@dataclass
class Guesses:
    """The lines of the proposal as they come together."""

    told: Told
    lines: list[Guess] = field(default_factory=list)

    def add(
        self, name: str, value: str, sureness: Sureness, why: Message | None = None, key: str = ""
    ) -> None:
        """Note what is proposed for a field; what was told is sure."""
        settled = name in self.told.fields or (name == "queue-map" and key in self.told.queues)
        if settled:
            sureness = Sureness.SURE
            before = (key or name) in self.told.before
            why = say("as in an import before") if before else say("as you said")
        self.lines.append(Guess(field=name, value=value, sureness=sureness, why=why, key=key))
