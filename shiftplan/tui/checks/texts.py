"""The boards as lines of text."""

from rich.cells import cell_len
from textual.content import Content

from shiftplan.domain import words as domain_words
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.outcome import Term
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, printable, say
from shiftplan.tui import words as app_words
from shiftplan.tui.checks.board import FairnessBoard, FindingsBoard, Nights, ValueBoard
from shiftplan.tui.checks.rule_names import rule_name
from shiftplan.tui.findings import SIGNS
from shiftplan.tui.rota.layout import fit, fit_right
from shiftplan.tui.rota.picture import share_bar
from shiftplan.tui.rota.words import amount

PLURALS = {Severity.ERROR: say("errors"), Severity.WARNING: say("warnings"), Severity.NOTE: say("notes")}
NAME, COST = 16, 9
MOST_NAMED = 4


def filter_line(board: FindingsBoard) -> Content:
    """How many findings there are, and which are shown."""
    every = _tab(say("all"), len(board.findings), here=board.severity is None, style="")
    tabs = [
        _tab(
            PLURALS[severity],
            board.counts[severity],
            here=board.severity is severity,
            style=SIGNS[severity][1],
        )
        for severity in Severity
    ]
    code = [Content.styled(f"⊂ {rule_name(board.code)}", "$text-accent")] if board.code else []
    return Content("  ").join([every, *tabs, *code])


def _tab(name: Message, count: int, *, here: bool, style: str) -> Content:
    text = f" {name} {count} "
    if here:
        return Content.styled(text, "$block-cursor-foreground on $block-cursor-background bold")
    return Content.styled(text, style if count else "$muted")


def finding_text(finding: Finding, plan: Plan) -> Content:
    """A finding in two or three lines: what, where it comes from, whom and when, the mend."""
    lines = [Content.assemble(SIGNS[finding.severity], " ", str(finding.message))]
    about = [*_source(finding), *_whom(finding, plan)]
    if about:
        lines.append(Content.styled("  " + " · ".join(about), "$muted"))
    if finding.hint is not None:
        lines.append(Content.styled(f"  → {finding.hint}", "$text-success"))
    return Content("\n").join(lines)


def _source(finding: Finding) -> list[str]:
    if not finding.source:
        return []
    kind = f" ({domain_words.RULE_KINDS[finding.kind]})" if finding.kind else ""
    return [printable(finding.source) + kind]


def _whom(finding: Finding, plan: Plan) -> list[str]:
    names = [printable(plan.agent[a].name) if a in plan.agent else printable(a) for a in finding.agents]
    days = [app_words.day(day) for day in finding.days]
    return [_few(part) for part in (names, days) if part]


def _few(parts: list[str]) -> str:
    more = ["…"] if len(parts) > MOST_NAMED else []
    return ", ".join([*parts[:MOST_NAMED], *more])


def value_text(board: ValueBoard, width: int) -> Content:
    """The value, how good it is proved to be, and what it is made of."""
    gap = "–" if board.gap is None else app_words.percent(board.gap, 1)
    bound = "–" if board.bound is None else number(board.bound)
    lines = [
        _fact(say("rota's value"), number(board.value), "$supply bold"),
        _fact(say("proven bound"), bound, "$need bold"),
        _fact(say("gap"), gap, "bold"),
        _fact(
            say("hours short"),
            amount(board.hours_short),
            "$short bold" if board.hours_short else "$text-success",
        ),
        Content(""),
        *(line for term in board.terms for line in term_lines(term, board.share(term), width)),
    ]
    if board.bound is None:
        note = (
            say("The solve ended before a bound was proved.")
            if board.rota.facts
            else say("The rota was changed after it was solved, so no bound holds for it.")
        )
        lines[4:4] = list(Content.styled(str(note), "$muted").wrap(width))
    return Content("\n").join(lines)


def term_lines(term: Term, share: float, width: int) -> list[Content]:
    """A goal: its cost as a bar, and how the cost comes about."""
    name = domain_words.TERMS.get(term.name)
    cost = fit_right(f" {number(term.cost)}", COST)
    room = max(4, width - NAME - len(cost) - 1)
    bar = Content.styled(fit(share_bar(share, room), room), "$accent")
    head = Content.styled(fit(str(name or term.name), NAME) + " ", "bold" if term.cost else "$muted")
    unit = domain_words.UNITS.get(term.unit)
    how = f"{amount(term.weight)} × {amount(term.amount)} {unit or printable(term.unit)}"
    return [
        head + bar + Content(cost),
        Content.styled(_under(f"{term.name}: " if name else "", how, width), "$muted"),
    ]


def _under(code: str, how: str, width: int) -> str:
    """`how` under the bar, or as far right as it fits; the goal's code before it while there is room."""
    text = code + how if cell_len(code + how) <= width else how
    return " " * max(0, min(NAME + 1, width - cell_len(text))) + text


def fairness_text(board: FairnessBoard, width: int) -> Content:
    """A bar for each person, the mean as a line across."""
    title = say("nights per person, mean {mean} ┃", mean=f"{board.mean:.1f}")
    lines = [Content.styled(str(title), "$text-primary bold")]
    if not board.most:
        lines.append(Content.styled(str(say("nobody works a night")), "$muted"))
        return Content("\n").join(lines)
    return Content("\n").join([*lines, *(person_bar(row, board, width) for row in board.people)])


def person_bar(row: Nights, board: FairnessBoard, width: int) -> Content:
    room = max(4, width - NAME - 5)
    length, mean = round(row.nights / board.most * room), min(room - 1, round(board.mean / board.most * room))
    cells = ["━" if i < length else " " for i in range(room)]
    cells[mean] = "┃"
    style = "$queue-3" if row.nights <= board.mean + 1 else "$warning"
    bar = Content("").join(
        [
            Content.styled("".join(cells[:mean]), style),
            Content.styled("┃", "$foreground bold"),
            Content.styled("".join(cells[mean + 1 :]), style),
        ]
    )
    return Content(fit(row.agent.name, NAME) + " ") + bar + Content(fit_right(str(row.nights), 4))


def number(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


def _fact(label: Message, text: str, style: str) -> Content:
    return Content.styled(fit(str(label), NAME) + " ", "$muted") + Content.styled(fit_right(text, 10), style)
