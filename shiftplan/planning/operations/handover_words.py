"""A handover in words: its headline and signatures, the message for the group, the Markdown page."""

from collections.abc import Iterator

from shiftplan.domain.handover import SIDES, Side, Source
from shiftplan.domain.plan import Plan
from shiftplan.files.handout.safe_text import markdown as safe
from shiftplan.language import Message, say
from shiftplan.operations.handover import HandoverView, Stage
from shiftplan.operations.handover_people import names

STAGES: dict[Stage, Message] = {
    Stage.AHEAD: say("ahead"),
    Stage.OPEN: say("to be signed"),
    Stage.LATE: say("not signed in time"),
    Stage.OVERDUE: say("never signed"),
    Stage.SIGNED: say("signed"),
    Stage.CHANGED: say("changed since signed"),
    Stage.SKIPPED: say("passed over"),
}


def stage_name(stage: Stage) -> Message:
    return STAGES[stage]


def headline(shown: HandoverView) -> Message:
    """`Handover 11-11 00:00 · to be signed · 3/12 read back · sheet 3fa2b1c0`."""
    wanted = [view for view in shown.points if view.wanted]
    return say(
        "{title} {time} · {stage} · {read}/{count} read back · sheet {digest}",
        title=shown.form.title,
        time=f"{shown.boundary.at:%m-%d %H:%M}",
        stage=stage_name(shown.stage),
        read=len(wanted) - len(shown.unread),
        count=len(wanted),
        digest=shown.sheet.digest,
    )


def people_line(shown: HandoverView, plan: Plan) -> Message:
    """Who gives and who takes over."""
    giving = names(plan, shown.boundary.giving, 3) if shown.boundary.giving else say("nobody named")
    taking = names(plan, shown.boundary.taking, 3) if shown.boundary.taking else say("nobody takes over")
    return say("gives: {giving} → takes over: {taking}", giving=giving, taking=taking)


def signature_line(shown: HandoverView, side: Side) -> Message:
    signed = shown.marks.of(side)
    if shown.marks.skipped:
        return say("{side}: passed over, {reason}", side=SIDES[side], reason=shown.marks.skipped.reason)
    if signed is None:
        return say("{side}: not signed", side=SIDES[side])
    facts = {
        "side": SIDES[side],
        "name": signed.signature.name,
        "login": signed.who,
        "time": f"{signed.at:%m-%d %H:%M}",
        "digest": signed.signature.sheet.digest,
    }
    text = say("{side}: {name} ({login}) {time}, sheet {digest}", **facts)
    if signed.signature.reason:
        return say("{what}; reason: {reason}", what=text, reason=signed.signature.reason)
    return text


def group_text(shown: HandoverView) -> str:
    """The handover as a message: without the log, which everybody has seen."""
    lines = [str(headline(shown))]
    for section in shown.form.sections:
        views = shown.of(section)
        if views and section.source not in {Source.LOG, Source.ASK}:
            lines.append(f"【{section.title}】")
            lines += [f"· {view.point}" for view in views]
    lines += [str(signature_line(shown, side)) for side in Side]
    return "\n".join(lines) + "\n"


def markdown(shown: HandoverView, plan: Plan) -> str:
    """The whole form as a page; what people typed is escaped."""
    return "\n".join(_page(shown, plan)) + "\n"


def _page(shown: HandoverView, plan: Plan) -> Iterator[str]:
    yield f"# {_plain(headline(shown))}"
    yield ""
    yield _plain(people_line(shown, plan))
    for section in shown.form.sections:
        yield ""
        yield f"## {_plain(section.title)}"
        yield ""
        for view in shown.of(section):
            box = f"[{'x' if view.read else ' '}] " if view.wanted else ""
            new = f"**{say('new since signed')}** " if view.added else ""
            yield f"- {box}{new}{_plain(view.point)}"
        if not shown.of(section):
            yield f"{say('nothing')}"
    yield ""
    for side in Side:
        yield f"- {_plain(signature_line(shown, side))}"


def _plain(text: object) -> str:
    """Text that Markdown shows as it is; a number or a dash at the start of a line makes no list."""
    inside = safe(" ".join(str(text).split()))
    return f"\\{inside}" if inside[:1] in {"-", "+", "="} else inside
