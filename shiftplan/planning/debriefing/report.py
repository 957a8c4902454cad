"""The debrief as a page of Markdown: to read, to mail, to keep beside the plan."""

from collections.abc import Iterator
from pathlib import Path

from shiftplan.domain.debrief import Debrief
from shiftplan.domain.plan import Plan
from shiftplan.files.atomic import write_text
from shiftplan.files.handout.safe_text import markdown as safe
from shiftplan.language import say
from shiftplan.planning.debriefing.report_after import burden, incidents, misses, questions, worth
from shiftplan.planning.debriefing.report_day import demand, replies, staffed
from shiftplan.planning.debriefing.sentences import DECISIONS, lesson_text

NAME = "debrief-{span}.md"


def write_report(view: Debrief, plan: Plan, out: Path) -> Path:
    """Write the page into a file, or into a folder under its own name; whole or not at all."""
    path = out / NAME.format(span=view.span.value.replace("+", "")) if out.is_dir() else out
    write_text(path, markdown(view, plan) + "\n")
    return path


def markdown(view: Debrief, plan: Plan) -> str:
    """The whole page; names that people typed are no markup in it."""
    sections = (
        _head(view),
        demand(view, plan),
        staffed(view, plan),
        replies(view, plan),
        incidents(view.incidents),
        burden(view),
        misses(view.misses),
        worth(view),
        questions(view),
        _lessons(view, plan),
    )
    return "\n\n".join("\n".join(lines) for section in sections if (lines := list(section)))


def _head(view: Debrief) -> Iterator[str]:
    yield f"# {say('Debrief {span} of {name}', span=view.span.value, name=safe(view.name))}"
    yield ""
    yield str(
        say(
            "{begin} up to {end} (not included), as known at {at}, {zone}. What the system and the plan can "
            "do better; nobody is blamed.",
            begin=view.begin,
            end=view.end,
            at=f"{view.written_at:%Y-%m-%d %H:%M}",
            zone=view.zone,
        )
    )
    if not view.over:
        yield ""
        yield str(say("These days are not over yet: what is to come stands here as it is planned."))


def _lessons(view: Debrief, plan: Plan) -> Iterator[str]:
    yield f"## {say('For the next plan')}"
    yield ""
    if not view.lessons:
        yield str(say("Nothing yet."))
    for one in view.lessons:
        yield f"- [{DECISIONS[one.decision]}] {safe(str(lesson_text(one, plan)))} (`{one.id}`)"
