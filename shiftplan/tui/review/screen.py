"""The screen of stage 8: what came against the plan, day by day, and the lessons for the next one."""

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from shiftplan.domain.debrief import Debrief, Span
from shiftplan.domain.finding import Finding
from shiftplan.domain.lesson import Decision, Lesson
from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.planning import debriefing
from shiftplan.tui import intentions
from shiftplan.tui.commands import Command
from shiftplan.tui.dialogs import Confirm
from shiftplan.tui.drawing.day_chart import DayChart
from shiftplan.tui.operations.board import Board, Row
from shiftplan.tui.operations.dialogs import LineDialog
from shiftplan.tui.operations.drawn import Drawn
from shiftplan.tui.operations.page_text import laid_out
from shiftplan.tui.review import pictures, texts
from shiftplan.tui.review.page import MarkdownPage
from shiftplan.tui.review.state import Question, Review, first_look
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from datetime import datetime

    from shiftplan.domain.need import Need
    from shiftplan.planning import OpenPlan

KEYS = (
    Command("accept", "space", say("Accept"), say("The next plan takes it over, or no longer."), footer=True),
    Command("reject", "x", say("Reject"), say("The next plan does not take it over."), footer=True),
    Command(
        "rest", "X", say("Reject the rest"), say("Reject all open lessons of the same kind; asks first.")
    ),
    Command("note", "w", say("Write"), say("Write a lesson in your own words."), footer=True),
    Command("page", "p", say("Report"), say("Read the whole debrief."), footer=True),
    Command("export", "e", say("Save"), say("Write the debrief as Markdown into the plan."), footer=True),
    Command("span", "t", say("T+1 / T+7"), say("Look at the main day, or at the first week.")),
    Command("table", "i", say("Chats by person"), say("Read a table of your performance tool.")),
    Command("day(-1)", "left", say("Day before"), say("The day before."), palette=False),
    Command("day(1)", "right", say("Next day"), say("The next day."), palette=False),
    Command("queue", "g", say("Queue"), say("All queues together, then each alone.")),
    Command("next", "n", say("Next plan"), say("Make the next plan from this one, with what was accepted.")),
)

MOST_WARNINGS = 3
NO_NEED, NOT_READ = say("The need is being worked out …"), say("The debrief is being read …")


class ReviewScreen(StageScreen):
    STAGE = "review"
    ABOUT: ClassVar = say(
        "After the sale: what came against what was planned, who was there, how quickly customers were "
        "answered on which surge level, and what was missed. Below it lessons with their numbers: those you "
        "accept become the defaults of the next plan, which n makes. Nobody is blamed."
    )
    KEYS: ClassVar[tuple[Command, ...]] = KEYS
    CSS_PATH: ClassVar = ["../operations/operations.tcss", "review.tcss"]

    def __init__(self) -> None:
        super().__init__()
        self.review: Review | None = None
        self.question: Question | None = None
        self._warned: Question | None = None
        self._read_of: tuple[OpenPlan | None, Need | None] = (None, None)
        self._writing: frozenset[str] = frozenset()
        self._asked = self._answered = 0

    def body(self) -> ComposeResult:
        yield Drawn(id="head")
        with Horizontal(id="review"):
            with Vertical(id="days"):
                yield Static(id="legend", markup=False)
                with Vertical(id="pictures"):
                    yield DayChart(id="demand")
                    yield DayChart(id="replies")
                yield Board(id="lessons")
                yield Static(id="nothing", markup=False)
            with VerticalScroll(can_focus=False):
                yield Drawn(id="report")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Board).focus()

    def show(self, workspace: Workspace) -> None:
        """A plan or need that was replaced is read again; a language is only drawn anew."""
        if self.review is not None and self.review.plan is workspace.plan:
            self._draw()
        opened, need = self._read_of
        if opened is not workspace.opened or need is not workspace.need:
            self._read()

    def on_screen_resume(self) -> None:
        """What was ticked and read elsewhere meanwhile counts."""
        if self._shown is not self.workspace:
            self._read_of = (None, None)
        super().on_screen_resume()

    def _read(self) -> None:
        """Ask for the debrief beside the screen; a later question makes an earlier answer void."""
        opened, need = self.workspace.opened, self.workspace.need
        if opened is None or self not in self.app.screen_stack:
            return
        if self.review is None:
            wait = NO_NEED if need is None else NOT_READ
            self.query_one("#head", Drawn).draw_with(lambda _: Content(str(wait)))
        self._read_of = (opened, need)
        if need is not None:
            self._asked += 1
            asking = self._answer(self._asked, opened, need)
            self.run_worker(asking, group="debrief", description="debrief", exit_on_error=False)

    async def _answer(self, number: int, opened: "OpenPlan", need: "Need") -> None:
        now = self.desk.now()
        question = self.question or Question(debriefing.latest_span(opened, now))
        try:
            view, findings = await asyncio.to_thread(_debrief, opened, question, need, now)
        except ShiftplanError as error:
            self._answered = number
            self.desk.tell(error)
            self.question = Question(question.span) if question.performance else self.question
            return
        self._answered = number
        if number == self._asked and self.is_attached:
            self._warn(findings, question)
            self.question, self._writing = question, frozenset()
            self.review = first_look(opened.plan, view, self.review, question.performance)
            self._draw()

    def _warn(self, findings: tuple[Finding, ...], question: Question) -> None:
        """What of a table that was just read was left out, once."""
        if findings and question.performance and question != self._warned:
            texts = [f"{one.place}: {one.message}" for one in findings[:MOST_WARNINGS]]
            more = [f"… {len(findings)}"] if len(findings) > MOST_WARNINGS else []
            self.notify("\n".join([*texts, *more]), severity="warning", markup=False)
        self._warned = question

    def _draw(self) -> None:
        review = self.review
        if review is None:
            return
        self._draw_day(review)
        self.query_one("#head", Drawn).draw_with(partial(texts.heading, review))
        self.query_one("#pictures").display = bool(review.view.points)
        page = debriefing.markdown(review.view, review.plan)
        self.query_one("#report", Drawn).draw_with(partial(laid_out, page))
        nothing = self.query_one("#nothing", Static)
        nothing.display = not review.view.lessons
        nothing.update(texts.nothing())

    def _draw_day(self, review: Review) -> None:
        self.query_one("#legend", Static).update(pictures.legend(review))
        self.query_one("#demand", DayChart).shown = pictures.demand_picture(review)
        self.query_one("#replies", DayChart).shown = pictures.reply_picture(review)
        self.query_one(Board).draw_with(self._rows)

    def _rows(self, width: int) -> list[Row]:
        return texts.rows(self.review, self._writing, width) if self.review else []

    # walking

    def action_day(self, steps: int) -> None:
        self._look(self.review.by_days(steps) if self.review else None)

    def action_queue(self) -> None:
        self._look(self.review.next_queue() if self.review else None)

    def _look(self, review: Review | None) -> None:
        if review is not None:
            self.review = review
            self._draw_day(review)

    def action_span(self) -> None:
        """The other debrief."""
        if self.question is not None:
            spans = list(Span)
            other = spans[(spans.index(self.question.span) + 1) % len(spans)]
            self.question = replace(self.question, span=other)
            self._read()

    def action_table(self) -> None:
        from shiftplan.tui.forecast.importing.file_dialog import FileDialog  # noqa: PLC0415 - seldom needed

        self.app.push_screen(FileDialog(say("Chats by person")), self._took_table)

    def _took_table(self, path: Path | None) -> None:
        """Also before the first debrief has been read."""
        opened = self.workspace.opened
        if path is not None and opened is not None:
            asked = self.question or Question(debriefing.latest_span(opened, self.desk.now()))
            self.question = replace(asked, performance=path)
            self._read()

    # deciding

    @property
    def lesson(self) -> Lesson | None:
        """The lesson under the cursor."""
        return self.review.view.lesson(self.query_one(Board).here) if self.review else None

    @on(OptionList.OptionSelected)
    def action_accept(self) -> None:
        self._decide(Decision.ACCEPTED)

    def action_reject(self) -> None:
        self._decide(Decision.REJECTED)

    def _decide(self, decision: Decision) -> None:
        """Decide; pressing the same again opens the lesson anew."""
        lesson, review = self.lesson, self.review
        if lesson is None or review is None or lesson.id in self._writing:
            return
        self._write(review.view, (lesson.id,), Decision.OPEN if lesson.decision is decision else decision)

    def action_rest(self) -> None:
        """Reject what is still open of the kind under the cursor: many items of a checklist at once."""
        lesson, review = self.lesson, self.review
        if lesson is None or review is None:
            return
        alike = (one for one in review.view.lessons if one.kind is lesson.kind)
        names = tuple(
            one.id for one in alike if one.decision is Decision.OPEN and one.id not in self._writing
        )
        if names:
            question = say(
                "{count} {count:lesson|lessons} of this kind are open. Reject them?", count=len(names)
            )
            window = Confirm(say("Reject the rest"), question, say("reject"), say("leave open"))

            def answered(yes: bool | None) -> None:  # noqa: FBT001 - what the window gives
                if yes:
                    self._write(review.view, names, Decision.REJECTED)

            self.app.push_screen(window, answered)

    def _write(self, view: Debrief, names: tuple[str, ...], decision: Decision) -> None:
        self._writing |= {*names}
        self._draw()
        write = partial(_write, view, names, decision, self.desk.now())
        self.post_message(intentions.Record(write, self._kept, self._refused))

    def _kept(self, lessons: tuple[Lesson, ...]) -> None:
        """They are on the disk, and nothing else changed; a debrief that began to be read before is void."""
        for lesson in lessons:
            if self.review is not None:
                self.review = replace(self.review, view=self.review.view.with_lesson(lesson))
        self._writing -= {lesson.id for lesson in lessons}
        self._draw()
        if self._answered != self._asked:
            self._read()

    def _refused(self, error: ShiftplanError) -> None:
        self._writing = frozenset()
        self._draw()
        self.desk.tell(error)

    def action_note(self) -> None:
        if self.review is not None:
            entry = partial(_note, self.desk.now())
            what = say("what the next plan should do differently")
            self.app.push_screen(
                LineDialog(say("A lesson in your own words"), what, entry), lambda _: self._read()
            )

    def action_next(self) -> None:
        """Another plan cannot be opened over a rota that is not on the disk; the app says so then."""
        opened = self.workspace.opened
        if opened is not None:
            from shiftplan.tui.next_plan import ask_next  # noqa: PLC0415 - seldom needed

            ask_next(self.app, opened.folder)

    # handing out

    def action_page(self) -> None:
        if self.review is not None:
            self.app.push_screen(MarkdownPage(debriefing.markdown(self.review.view, self.review.plan)))

    def action_export(self) -> None:
        review, opened = self.review, self.workspace.opened
        if review is None or opened is None:
            return
        try:
            path = debriefing.write_report(review.view, review.plan, opened.folder)
        except ShiftplanError as error:
            self.desk.tell(error)
        else:
            self.notify(str(say("written: {path}", path=str(path))), markup=False)


def _debrief(
    opened: "OpenPlan", question: Question, need: "Need", now: "datetime"
) -> tuple[Debrief, tuple[Finding, ...]]:
    return debriefing.debrief(opened, question.span, question.performance, need, now)


def _write(
    view: Debrief, names: tuple[str, ...], decision: Decision, now: "datetime", opened: "OpenPlan"
) -> tuple[Lesson, ...]:
    return tuple(debriefing.decide(opened, view, name, decision, now=now) for name in names)


def _note(now: "datetime", text: str, opened: "OpenPlan") -> None:
    debriefing.add_note(opened, text, now=now)
