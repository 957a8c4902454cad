"""The keys of an incident."""

from shiftplan.language import say
from shiftplan.tui.commands import Command

KEYS = (
    Command("tick", "space", say("Tick"), say("Tick the step, answer it, or open it again."), footer=True),
    Command("update", "u", say("Update"), say("Write the update that is owed, and copy it."), footer=True),
    Command(
        "decision", "d", say("Decision"), say("Write down what is decided, by whom and why."), footer=True
    ),
    Command("line", "l", say("Log"), say("Write what was seen into the log."), footer=True),
    Command(
        "copy", "c", say("Copy script"), say("Copy the script of the step to the clipboard."), footer=True
    ),
    Command("doing", "i", say("Under way"), say("The step is under way, or no longer; starts its timer.")),
    Command("skip", "s", say("Leave out"), say("Leave the step out, with a reason.")),
    Command("evidence", "e", say("Evidence"), say("Note what was seen or who signed beside the step.")),
    Command("severity", "v", say("Severity"), say("Another severity, with a reason.")),
    Command("seats", "p", say("Seats"), say("Who commands, who is deputy, scribe, voice to customers.")),
    Command("title", "t", say("Title"), say("Call the incident something else.")),
    Command("free", "k", say("Who is free"), say("Who is free with a skill, and what they may still work.")),
    Command("absent", "a", say("Who is missing"), say("Note who is missing; the rota is repaired at once.")),
    Command("report", "m", say("Report"), say("Write the report as Markdown.")),
    Command("close", "x", say("Close"), say("Close it: after the good slots, handed over aloud.")),
    Command(
        "next_one", "right_square_bracket", say("Next incident"), say("The next open incident."), "other(1)"
    ),
    Command(
        "one_before",
        "left_square_bracket",
        say("Incident before"),
        say("The open incident before."),
        "other(-1)",
    ),
    Command("step", "enter", say("Details"), say("All about the step."), palette=False),
    Command("back", "escape,backspace", say("Back"), say("Back to the level and the other incidents.")),
)
