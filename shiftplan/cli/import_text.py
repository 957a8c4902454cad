"""How a proposal, a preview and an import are told."""

from collections.abc import Iterator

from shiftplan import planning
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.output import table
from shiftplan.domain.finding import Finding
from shiftplan.domain.mapping import DayChange, Guess, Mapping, Preview, Proposal, Sureness
from shiftplan.domain.words import scenario_name
from shiftplan.language import Message, _, printable, say

SURENESS: dict[Sureness, Message] = {
    Sureness.SURE: say("sure"),
    Sureness.LIKELY: say("likely"),
    Sureness.UNSURE: say("not sure"),
}
SHOWN = 40


def proposal_text(proposal: Proposal) -> str:
    """The mapping as a table, a line a field, with how sure each is."""
    lines = [*finding_lines(proposal.findings)]
    if proposal.guesses:
        if proposal.remembered:
            lines.append(_("read as a file of this shape was read before:"))
        rows = [_guess_row(guess) for guess in proposal.guesses]
        lines.append(table((_("field"), _("in the file"), _("how sure"), ""), rows))
    return "\n".join(lines)


def _guess_row(guess: Guess) -> tuple[str, str, str, str]:
    field = f"queue-map {guess.key}" if guess.key else guess.field
    why = "" if guess.why is None else str(guess.why)
    return _cut(field), _cut(guess.value or "?"), str(SURENESS[guess.sureness]), why


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def preview_text(preview: Preview) -> str:
    """Contacts of every day and queue before and after."""
    if preview.forecast is None:
        return _("nothing would be written")
    several = len({day.scenario for day in preview.days}) > 1
    headings = [_("day"), _("queue"), *([_("scenario")] if several else []), _("now"), _("then")]
    rows = [_day_row(day, several=several) for day in preview.days]
    told = say(
        "{read} {read:line|lines} read, {left} left out; nothing is written",
        read=preview.rows_read,
        left=preview.rows_left_out,
    )
    return "\n".join([table(headings, rows), str(told)])


def _day_row(day: DayChange, *, several: bool) -> list[str]:
    before = "-" if day.before is None else f"{day.before:,.0f}"
    names = [scenario_name(day.scenario)] if several else []
    return [str(day.day), day.queue, *names, before, f"{day.after:,.0f}"]


def preview_record(preview: Preview, mapping: Mapping | None) -> dict[str, object]:
    """The preview as JSON."""
    return {
        "mapping": None if mapping is None else mapping.model_dump(mode="json"),
        "rows_read": preview.rows_read,
        "rows_left_out": preview.rows_left_out,
        "days": [day.model_dump(mode="json") for day in preview.days],
        "findings": [finding_record(finding) for finding in preview.findings],
    }


def done_lines(done: planning.Imported) -> Iterator[str]:
    """Where what was there before is, and that the mapping is remembered."""
    if done.replaced:
        yield str(say("what was there before is kept in {path}", path=str(done.replaced)))
    if done.mapping:
        yield str(say("files of this shape will be read alike from now on (mappings.toml)"))


def done_record(done: planning.Imported) -> dict[str, object]:
    """The import as JSON."""
    return {
        "kind": done.kind.value,
        "target": str(done.target),
        "rows": done.rows,
        "replaced": None if done.replaced is None else str(done.replaced),
        "mapping": None if done.mapping is None else done.mapping.model_dump(mode="json"),
        "findings": [finding_record(finding) for finding in done.findings],
    }


def finding_record(finding: Finding) -> dict[str, object]:
    """A finding as JSON, its sentences in the reader's language."""
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": printable(str(finding.message)),
        "hint": None if finding.hint is None else str(finding.hint),
    }
