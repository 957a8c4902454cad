"""The words of the scenario sweep: a line a variant, then what moves the answer most."""

from collections.abc import Callable

from textual.content import Content

from shiftplan.domain.sweep import Sweep, SweepRow
from shiftplan.domain.words import METHODS
from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.tui import words
from shiftplan.tui.need.table import NOBODY, Column

Count = Callable[[int, int], None]
LABEL = Column(say("scenario"), 24, right=False)
HEADS = (
    Column(say("most"), 8),
    Column(say("when"), 12),
    Column(say("agent-h"), 9),
    Column(say("yuan"), 10),
    Column(say("change"), 8),
)


def working(share: float) -> Content:
    return Content(str(say("Working out the need under every variant … {share:.0%}", share=share)))


def table(sweep: Sweep) -> Content:
    heads = [LABEL.cell(str(LABEL.heading), "$muted")]
    heads += [column.cell(str(column.heading), "$muted") for column in HEADS]
    rows = [_row(row) for row in sweep.rows]
    return Content("\n").join([Content("").join(heads), *rows, Content(""), *_most(sweep), *_notes(sweep)])


def _row(row: SweepRow) -> Content:
    label = LABEL.cell(str(row.label), "" if row.input else "bold")
    if row.figures is None:
        return label + Content.styled(f"  {row.failure or ''}", "$warning")
    change = NOBODY if row.hours_change is None else f"{row.hours_change * 100:+.1f}%"
    texts = (
        f"{row.figures.peak_agents:,.1f}",
        f"{row.figures.peak_at:%m/%d %H:%M}",
        f"{row.figures.agent_hours:,.0f}",
        f"{row.figures.cost_yuan:,.0f}",
        change,
    )
    cells = [column.cell(text) for column, text in zip(HEADS, texts, strict=True)]
    return Content("").join([label, *cells])


def _most(sweep: Sweep) -> list[Content]:
    """The inputs in the order of their weight."""
    ranked = sweep.ranking
    if not ranked:
        return []
    title = Content.styled(str(say("What moves the answer most")), "$primary bold")
    lines = [
        say(
            "{label}: {hours:+.2f} % agent-hours for each per cent of it",
            label=row.label,
            hours=row.elasticity or 0.0,
        )
        for row in ranked
    ]
    return [title, *(Content(f"  {line}") for line in lines), Content("")]


def _notes(sweep: Sweep) -> list[Content]:
    rate = (
        say(
            "{yuan:g} yuan an agent-hour is our default; set yours in [staffing]",
            yuan=sweep.yuan_per_agent_hour,
        )
        if sweep.rate_is_ours
        else say("{yuan:g} yuan an agent-hour, as the plan says", yuan=sweep.yuan_per_agent_hour)
    )
    return [Content.styled(str(METHODS[sweep.method]), "$muted"), Content.styled(str(rate), "$muted")]


def fault(error: ShiftplanError) -> Content:
    return Content.styled(words.sentence(error), "$warning")
