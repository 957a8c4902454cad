"""The commands of the window of what-if copies and what its help page says."""

from shiftplan.language import say
from shiftplan.tui.commands import Command

ABOUT = say(
    "What-if copies: whole plans under a name with something otherwise, solved and compared side by side. "
    "They are not the forecast's scenarios low, base and high, though a copy may be made for one of those. "
    "● is the one that is open. Each stays as it is until it is dropped; the plan is touched only when one "
    "is adopted. In time is the share that a simulation expects to be answered in time; * says that a "
    "figure is from before something changed."
)
KEYS: tuple[Command, ...] = (
    Command("new", "n", say("New copy"), say("Make a copy of the plan, with changes."), footer=True),
    Command("from_this", "c", say("Copy this one"), say("Make a copy of the copy under the cursor.")),
    Command("solve", "s", say("Solve"), say("Solve the copy under the cursor."), footer=True),
    Command("solve_all", "S", say("Solve all"), say("Solve every copy, one after another."), footer=True),
    Command("longer", "t", say("Time limit"), say("How long each may take: 30 s, 1, 3 or 10 minutes.")),
    Command("simulate", "m", say("Simulate"), say("Simulate the service of the one under the cursor.")),
    Command("simulate_all", "M", say("Simulate all"), say("Simulate the plan and every copy.")),
    Command("stop", "x", say("Stop"), say("Stop, keeping what is found.")),
    Command("adopt", "a", say("Adopt"), say("Make the copy under the cursor the plan."), footer=True),
    Command(
        "open",
        "enter",
        say("Open"),
        say("Open the copy as a plan, or the plan again; j leads back here."),
        footer=True,
    ),
    Command("drop", "delete,D", say("Drop"), say("Take the copy under the cursor away.")),
    Command("back", "escape,backspace,j", say("Back"), say("Back to the rota.")),
    Command("up", "up", say("Up"), say("The copy above."), action="move(-1)", palette=False),
    Command("down", "down", say("Down"), say("The copy below."), action="move(1)", palette=False),
    Command("left", "left", say("Left"), say("Figures further left."), action="walk(-1)", palette=False),
    Command("right", "right", say("Right"), say("Figures further right."), action="walk(1)", palette=False),
    Command("first", "home", say("First"), say("The first copy."), action="move(-10000)", palette=False),
    Command("last", "end", say("Last"), say("The last copy."), action="move(10000)", palette=False),
)
