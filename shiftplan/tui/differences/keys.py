"""The commands of the window of differences and what its help page says."""

from shiftplan.language import say
from shiftplan.tui.commands import Command

ABOUT = say(
    "What would change in the rota, person by person: before → after. Each line can be left out; a click on "
    "it does what space does. Beside the list stands what the chosen lines would do to the rota as it is "
    "now: hours short, rules broken by their articles, value. ! marks a line that breaks a rule, ~ one whose "
    "cell was changed otherwise meanwhile, so that it cannot be taken. What is taken is one edit: undo takes "
    "it back."
)
KEYS: tuple[Command, ...] = (
    Command("turn", "space", say("On/off"), say("Take this line, or leave it out."), footer=True),
    Command("turn_person", "p", say("Person"), say("All lines of this person."), footer=True),
    Command("turn_day", "d", say("Day"), say("All lines of this day."), footer=True),
    Command("all", "a", say("All"), say("Choose every line.")),
    Command("none", "n", say("None"), say("Choose no line.")),
    Command(
        "violations", "v", say("Violations"), say("The rules that the choice breaks, and those it mends.")
    ),
    Command("take", "enter", say("Take"), say("Take what is chosen, as one edit."), footer=True),
    Command("drop", "delete", say("Drop"), say("Throw the whole away; asks first.")),
    Command("leave", "escape", say("Leave it"), say("Back to the rota; nothing is changed."), footer=True),
    Command("up", "up", say("Up"), say("The line above."), action="move(-1)", palette=False),
    Command("down", "down", say("Down"), say("The line below."), action="move(1)", palette=False),
    Command("page_up", "pageup", say("Page up"), say("A page up."), action="page(-1)", palette=False),
    Command("page_down", "pagedown", say("Page down"), say("A page down."), action="page(1)", palette=False),
    Command("first", "home", say("First"), say("The first line."), palette=False),
    Command("last", "end", say("Last"), say("The last line."), palette=False),
)
