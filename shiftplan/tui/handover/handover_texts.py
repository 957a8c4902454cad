"""The words of a handover on the screen: its head, a row a point, all about one."""

from textual.content import Content

from shiftplan.domain.handover import SIDES, Side
from shiftplan.domain.plan import Plan
from shiftplan.language import printable, say
from shiftplan.operations.handover import HandoverView, PointView, Stage
from shiftplan.planning.operations.handover import Handovers
from shiftplan.planning.operations.handover_words import people_line, signature_line, stage_name
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.live_texts import title_row

POINT = "point-"
STYLES = {
    Stage.AHEAD: "$muted",
    Stage.OPEN: "$accent bold",
    Stage.LATE: "$error bold",
    Stage.OVERDUE: "$error bold",
    Stage.SIGNED: "$success bold",
    Stage.CHANGED: "$warning bold",
    Stage.SKIPPED: "$muted",
}


def head(shown: HandoverView, plan: Plan, width: int) -> Content:
    """Which handover, how it stands, who gives and takes, what is left to read back, who signed."""
    title = f"{shown.form.title} {shown.boundary.at:%m-%d %H:%M}"
    wanted = [view for view in shown.points if view.wanted]
    read = say("{read}/{count} read back", read=len(wanted) - len(shown.unread), count=len(wanted))
    parts = [
        marks.heading(printable(title)),
        Content.styled(str(stage_name(shown.stage)), STYLES[shown.stage]),
        Content(str(read)),
        Content.styled(str(say("sheet {digest}", digest=shown.sheet.digest)), "$muted"),
    ]
    people = Content.styled(str(people_line(shown, plan)), "$muted").truncate(width, ellipsis=True)
    return Content("\n").join([marks.flowed(parts, width), people, _signatures(shown, width)])


def _signatures(shown: HandoverView, width: int) -> Content:
    parts = []
    for side in Side:
        signed = shown.marks.of(side)
        text = str(say("{side}: not signed", side=SIDES[side]))
        if signed is not None:
            text = f"{SIDES[side]}: ✓ {printable(signed.signature.name)} {signed.at:%H:%M}"
        parts.append(Content.styled(text, "$success" if signed else "$muted"))
    if shown.marks.skipped:
        reason = say("passed over: {reason}", reason=shown.marks.skipped.reason)
        parts = [Content.styled(str(reason), "$muted")]
    return marks.flowed(parts, width).truncate(width * 2, ellipsis=True)


def rows(shown: HandoverView, width: int) -> list[Row]:
    """The sections with their points; one in which nothing is to be told says so."""
    found: list[Row] = []
    for section in shown.form.sections:
        views = shown.of(section)
        left = sum(view.wanted and view.read is None for view in views)
        count = f" {len(views) - left}/{len(views)}" if views and section.read_back else ""
        found.append(title_row(printable(f"{section.title}{count}"), width))
        found += [Row(f"{POINT}{view.point.id}", _row(view, width)) for view in views]
        if not views:
            found.append(Row("", Content.styled(f"{marks.INDENT}{say('nothing')}", "$muted")))
    if shown.gone:
        found.append(title_row(str(say("Signed, and no longer so")), width))
        found += [Row("", Content.styled(f"{marks.INDENT}{point}", "$muted")) for point in shown.gone]
    return found


def _row(view: PointView, width: int) -> Content:
    sign, style = (
        ("·", "$muted") if not view.wanted else ("✓", "$success bold") if view.read else ("○", "$accent")
    )
    text = Content(str(view.point))
    if view.added:
        text = Content.styled(f"{say('new since signed')} ", "$warning bold") + text
    return marks.hung(Content.styled(f"{sign} ", style), text, width)


def details(shown: HandoverView, view: PointView | None, width: int) -> Content:
    """Who read the point back and what was put right; below it the signatures there are."""
    lines: list[Content] = []
    if view is not None:
        lines.append(marks.hung(Content(""), Content.styled(str(view.point), "bold"), width))
        if view.read:
            text = say("{who} at {time}", who=view.read.who, time=f"{view.read.at:%m-%d %H:%M}")
            lines.append(marks.fact(say("read back"), text, width))
        if view.point.correction:
            lines.append(marks.fact(say("put right"), view.point.correction, width))
    lines += [
        marks.hung(Content(""), Content(str(signature_line(shown, side))), width)
        for side in Side
        if shown.marks.of(side)
    ]
    return Content("\n").join(lines)


def list_rows(found: Handovers, width: int) -> list[Row]:
    """Every handover of the plan, a line each."""
    return [
        Row(
            turn.boundary.id,
            Content("  ")
            .join(
                [
                    Content(f"{turn.boundary.at:%m-%d %H:%M}"),
                    Content.styled(str(stage_name(found.stage(turn))), STYLES[found.stage(turn)]),
                    *(
                        Content.styled(f"{SIDES[side]} {printable(signed.signature.name)}", "$muted")
                        for side in Side
                        if (signed := turn.marks.of(side))
                    ),
                ]
            )
            .truncate(width, ellipsis=True),
        )
        for turn in found.turns
    ]
