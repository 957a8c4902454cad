"""The commands of the rota stage and what its help page says."""

from shiftplan.language import say
from shiftplan.tui.commands import Command
from shiftplan.tui.rota.edit_keys import EDIT_KEYS
from shiftplan.tui.rota.sight_keys import SIGHT_KEYS

ABOUT = say(
    "Who works when. Arrows, page keys, home and end walk the grid, comma and full stop the days; the strip "
    "below shows the cover "
    "of the cursor's day. A cell's colour says when in the day its shift begins; ▪ is locked, ✓ and ✗ are "
    "wishes met and missed, ! breaks a rule or comes near it, * is not as it was published, underlined is "
    "work on a queue other than the first of that person. Behind a shift › says that it begins later than "
    "it could, → that the queue changes at the meal, ◦ that it is standby, + that the day itself changed it. "
    "In the head ▼ marks a short day and ▲ an opening of the sale; a click on a heading sorts by it, − and + "
    "change the zoom. By half-hours a bar says the queue, ░ is a meal, · a short rest, ≡ a session, « and » "
    "reach into the day before and after. h explains all marks. "
    "Shift with the arrows or a drag of the mouse selects a block; type a shift's code to set it there, "
    "a chooses with the price of each, the right button opens a menu of all that can be done."
)
KEYS: tuple[Command, ...] = (
    Command(
        "solve",
        "s",
        say("Solve"),
        say("Solve the rota around the locks, with progress beside the grid."),
        footer=True,
    ),
    Command("stop", "x", say("Stop"), say("Stop the solver and keep the best rota found.")),
    Command(
        "resolve",
        "r",
        say("Solve a part"),
        say("Only these days, people or short slots, or with few changes; first what waits is looked at."),
    ),
    Command("longer", "t", say("Time limit"), say("How long the solver may take: 30 s, 1, 3 or 10 minutes.")),
    Command(
        "why",
        "y",
        say("Why"),
        say("Why somebody works that day, why its slots are short, and what would help most."),
        footer=True,
    ),
    Command(
        "details",
        "enter",
        say("Details"),
        say("Person, shift, week, wishes and findings of the cell."),
        footer=True,
    ),
    *EDIT_KEYS,
    *SIGHT_KEYS,
    Command("next_short", "n", say("Next gap"), say("Go to the next day that is short."), footer=True),
    Command("next_flaw", "v", say("Next finding"), say("Go to the next cell with a finding.")),
    Command(
        "fairness",
        "b",
        say("Fairness"),
        say("Nights, weekends, peaks, hours and wishes by person, and why."),
    ),
    Command(
        "copies",
        "j",
        say("What-if copies"),
        say("Copies of the plan with something otherwise, side by side; adopt one."),
    ),
    Command("fold", "space", say("Fold"), say("Fold or unfold the group.")),
    Command("publish", "p", say("Publish"), say("Publish the rota: what is told to whom, then one key.")),
    Command(
        "versions", "d", say("Versions"), say("What was published, differences, confirmations, going back.")
    ),
    Command(
        "export",
        "e",
        say("Export"),
        say("Hand the rota out: workbook, calendars, tables, text, printed day."),
        footer=True,
    ),
    Command("close", "escape", say("Close"), say("Close the solver's panel."), palette=False),
)
