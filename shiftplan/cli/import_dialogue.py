"""The conversation about a mapping at a terminal: enter takes it, `contacts=进线量` puts something right."""

from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.import_text import proposal_text
from shiftplan.cli.output import show_error, talk
from shiftplan.domain.mapping import Proposal
from shiftplan.errors import BadInput
from shiftplan.language import _, say


def agree(
    plan: Path,
    file: Path,
    kind: planning.FileKind,
    told: planning.Corrections,
    proposal: Proposal,
) -> Proposal:
    """The proposal that the person takes. Raises `click.Abort` when they end the conversation."""
    while True:
        answer = _ask()
        if not answer and proposal.mapping is not None and not proposal.unsure:
            return proposal
        if not answer:
            _say_what_is_open(proposal)
            continue
        try:
            more = told.also(answer)
            proposal = planning.propose_import(plan, file, kind, more.fields, more.queues)
        except BadInput as error:
            show_error(error)
            continue
        told = more
        talk(proposal_text(proposal))


def _ask() -> str:
    question = _("Enter takes it; or put something right, such as contacts=C or 售前组=presale (q ends)")
    answer: str = click.prompt(question, default="", show_default=False, err=True)
    if answer.strip().casefold() in {"q", "quit"}:
        raise click.Abort
    return answer.strip()


def _say_what_is_open(proposal: Proposal) -> None:
    if proposal.mapping is None:
        talk(say("say where the table is: header=3, then date=A, time=B, contacts=C"))
    for guess in proposal.unsure:
        talk(say("settle this first: {field}", field=guess.key or guess.field))
