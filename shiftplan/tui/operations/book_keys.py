"""The keys of stage 6."""

from shiftplan.language import say
from shiftplan.tui.commands import Command
from shiftplan.tui.scripts.keys import TO_SCRIPTS

KEYS = (
    Command(
        "tick", "space", say("Tick"), say("Tick the item, answer it, or take its tick back."), footer=True
    ),
    Command("skip", "s", say("Skip"), say("Leave the item out, with a reason."), footer=True),
    Command(
        "evidence", "e", say("Evidence"), say("Note what was seen, or where the proof lies."), footer=True
    ),
    Command("book", "b", say("Book"), say("Choose another checklist or card, by number."), footer=True),
    Command("due", "d", say("Due"), say("Show only what is overdue, rung or due within a day."), footer=True),
    Command("role", "r", say("Role"), say("Show the items of one role only; again for the next.")),
    Command(
        "doing",
        "i",
        say("Under way"),
        say("Say that the item is being worked on, or no longer; starts its timer."),
    ),
    Command("details", "enter", say("Details"), say("All about the item: when it is done, who ticked it.")),
    Command("copy", "c", say("Copy script"), say("Copy the script of the item to the clipboard.")),
    Command("begin", "o", say("Begin a case"), say("Take the card that is shown for a new case.")),
    Command("close", "x", say("Close the case"), say("Close the case that is shown; asks first.")),
    TO_SCRIPTS,
    Command("brief", "m", say("Meeting brief"), say("The brief of the kick-off meeting, from the plan.")),
    Command(
        "pause_before",
        "left,shift+tab",
        say("Pause point before"),
        say("Go to the pause point before."),
        "step(-1)",
        palette=False,
    ),
    Command(
        "pause_after",
        "right,tab",
        say("Next pause point"),
        say("Go to the next pause point."),
        "step(1)",
        palette=False,
    ),
)
