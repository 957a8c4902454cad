"""The words around the list: how much is chosen, what it would do, what a line would break."""

from collections.abc import Iterator

from textual.content import Content

from shiftplan.domain.finding import Finding
from shiftplan.language import Message, printable, say
from shiftplan.tui import words
from shiftplan.tui.checks.rule_names import rule_name
from shiftplan.tui.differences.asked import Asked
from shiftplan.tui.differences.lines import change_text
from shiftplan.tui.differences.outlook import Article, Figure, Outlook
from shiftplan.tui.differences.view import CellLine, View
from shiftplan.tui.findings import findings_text
from shiftplan.tui.frame.says import clickable
from shiftplan.tui.rota.layout import fit, fit_right
from shiftplan.tui.rota.words import amount

EVEN = 0.005
LABEL, NUMBER = 18, 9
WORSE, BETTER, SAME = "$text-error bold", "$text-success bold", ""


def head(asked: Asked, view: View) -> Content:
    """What it is, and how much of it is chosen."""
    title = Content.styled(printable(str(asked.title)), "$text-primary bold")
    return title + Content("  ") + Content(str(_count(view)))


def _count(view: View) -> Message:
    cells = view.listing.cells
    return say(
        "{chosen} of {count} {count:cell|cells} of {people} {people:person|people} on {days} {days:day|days}",
        chosen=len(view.chosen),
        count=len(cells),
        people=len(view.listing.of_person),
        days=len(view.listing.of_day),
    )


def tools(view: View, *, can_drop: bool) -> Content:
    """What can be done with all of it, a key each; a click does what the key does."""
    parts = [
        ("take", "⏎", say("take {count} {count:cell|cells}", count=len(view.chosen))),
        ("leave", "esc", say("leave as it is")),
        ("all", "a", say("all")),
        ("none", "n", say("none")),
        ("violations", "v", say("violations")),
        *([("drop", "del", say("drop it"))] if can_drop else []),
    ]
    found = [
        clickable(Content.assemble((key, "$key bold"), f" {text}"), f"screen.{do}") for do, key, text in parts
    ]
    return Content("   ").join(found)


def about(asked: Asked, view: View) -> Content:
    """The cursor's line in full, with what it would break."""
    line = view.line
    if not isinstance(line, CellLine):
        return Content("")
    one, plan = line.one, view.listing.plan
    text = f"{words.day(one.day)} {change_text(plan, one)}"
    if one.cell in view.stale:
        return Content.styled(
            str(say("This cell was changed otherwise meanwhile, so it stays as it is.")), "$warning"
        )
    if one.cell in asked.apart and one.cell not in view.chosen and asked.apart_note:
        return Content.styled(f"{text}  ({asked.apart_note})", "$warning")
    broken = [
        f"{finding.message}{_source(finding.source)}"
        for finding in (view.outlook.broken if view.outlook else ())
        if one.agent in finding.agents and one.day in finding.days
    ]
    return Content.styled("! " + " · ".join(broken), "$text-error") if broken else Content(text)


def wide_outlook(view: View, width: int) -> Content:
    """The figures under each other, then the rules of which more or fewer places are broken."""
    if view.outlook is None:
        return Content.styled(str(say("judging …")), "$muted")
    heading = _columns("", str(say("before")), str(say("then")), width)
    lines = [Content.styled(heading, "$muted")]
    lines += [_figure_line(one, width) for one in view.outlook.figures]
    if view.outlook.articles:
        title = Content.styled(str(say("places where rules are broken")), "bold")
        lines += [Content(""), title, *_articles(view.outlook)]
    if not view.judged:
        lines.append(Content.styled(str(say("judging …")), "$muted"))
    return Content("\n").join(lines)


def _columns(label: str, before: str, after: str, width: int) -> str:
    """A label and two numbers, in `width` columns at most."""
    room = max(6, min(LABEL, width - 2 * NUMBER))
    return fit(label, room) + fit_right(before, NUMBER) + fit_right(after, NUMBER)


def _figure_line(one: Figure, width: int) -> Content:
    text = _columns(str(one.label), number(one.before), number(one.after), width)
    return Content.styled(text, _style(one.before, one.after))


def _articles(outlook: Outlook) -> Iterator[Content]:
    for one in outlook.articles:
        style = _style(one.before, one.after)
        yield Content.styled(f"{_article(one)}: {one.before} → {one.after}", style)


def _article(one: Article) -> str:
    return f"{rule_name(one.code)}{_source(one.source)}"


def _source(source: str) -> str:
    return f" [{printable(source)}]" if source else ""


def flat_outlook(view: View) -> Content:
    """The same in a few words, for narrow screens."""
    if view.outlook is None:
        return Content.styled(str(say("judging …")), "$muted")
    figures = [_short_figure(one) for one in view.outlook.figures]
    articles = [
        Content.styled(f"{_article(one)} {one.before}→{one.after}", _style(one.before, one.after))
        for one in view.outlook.articles
    ]
    waits = [] if view.judged else [Content.styled("…", "$muted")]
    return Content(" · ").join([*figures, *articles, *waits])


def _short_figure(one: Figure) -> Content:
    text = f"{one.label} {number(one.before)}"
    if abs(one.after - one.before) < EVEN:
        return Content(text)
    return Content.styled(f"{text}→{number(one.after)}", _style(one.before, one.after))


def _style(before: float, after: float) -> str:
    """All that is counted here is the better the lower it is."""
    if abs(after - before) < EVEN:
        return SAME
    return WORSE if after > before else BETTER


def number(value: float) -> str:
    """A figure without needless decimals; large ones have none."""
    return f"{value:,.0f}" if abs(value) >= 1000 else amount(value)  # noqa: PLR2004 - four digits are enough


def violations(view: View) -> Content:
    """The page of what the choice breaks and mends, in full."""
    effect = view.outlook.effect if view.outlook else None
    parts = [
        *_violations(say("broken by it"), effect.broken if effect else ()),
        *_violations(say("mended by it"), effect.mended if effect else ()),
    ]
    return Content("\n\n").join(parts or [Content(str(say("It breaks no rule and mends none.")))])


def _violations(title: Message, findings: tuple[Finding, ...]) -> Iterator[Content]:
    if findings:
        yield Content.styled(f"{title} ({len(findings)})", "bold")
        yield findings_text(findings)
