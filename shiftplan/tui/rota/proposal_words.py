"""What is said of a proposal: when it was found, of which part, how good it is proved to be."""

from typing import TYPE_CHECKING

from shiftplan.domain.plan import Plan
from shiftplan.domain.scope_words import scope_text
from shiftplan.language import Message, say
from shiftplan.tui import words

if TYPE_CHECKING:
    from shiftplan.planning import Proposal

TITLE = say("A proposal beside the rota")
DROPPED = say("What the solver found is gone then; the rota stays as it is.")
APART = say("edited since the solve began; space takes it all the same")
PROVED = 0.0005
"""A gap that would be written as nothing."""


def waiting(plan: Plan, proposal: "Proposal") -> Message:
    """The line of the banner."""
    moment = f"{plan.grid.local(proposal.about.made_at):%m/%d %H:%M}"
    return say("A proposal of {moment} waits beside the rota: r looks at it.", moment=moment)


def about_line(plan: Plan, proposal: "Proposal") -> Message:
    """When, of what, how good."""
    about = proposal.about
    values = {
        "moment": f"{plan.grid.local(about.made_at):%m/%d %H:%M}",
        "scope": scope_text(plan, about.scope),
    }
    if not about.done:
        return say("found {moment}, before the solver was cut off: {scope}", **values)
    if proposal.gap is None:
        return say("found {moment}: {scope}", **values)
    if proposal.gap < PROVED:
        return say("found {moment}: {scope}; proved best", **values)
    gap = words.percent(proposal.gap, 1)
    return say("found {moment}: {scope}; at most {gap} from the best there can be", gap=gap, **values)
