"""The commands of the window of a list and what its help page says."""

from shiftplan.language import say
from shiftplan.tui.commands import Command

ABOUT = say(
    "What a list of people or of absences changes in the plan, person by person: before → after. Each "
    "person can be left out; a click does what space does. Beside the list stands what the chosen changes "
    "would do to the rota: hours short, rules broken, value. Whoever is not in the list is gone only where "
    "it says so; their shifts leave the rota with them. What is written replaces files of the plan; the old "
    "ones are kept in replaced/, and importing those takes the change back."
)
KEYS: tuple[Command, ...] = (
    Command(
        "turn", "space", say("On/off"), say("Take this person's changes, or leave them out."), footer=True
    ),
    Command("all", "a", say("All"), say("Choose everybody.")),
    Command("none", "n", say("None"), say("Choose nobody.")),
    Command(
        "gone",
        "g",
        say("Not in the list"),
        say("Whether those who are not in the list stay or are gone."),
        footer=True,
    ),
    Command("take", "enter", say("Take"), say("Write what is chosen into the plan."), footer=True),
    Command("leave", "escape", say("Leave it"), say("Back; nothing is changed."), footer=True),
    Command("up", "up", say("Up"), say("The line above."), action="move(-1)", palette=False),
    Command("down", "down", say("Down"), say("The line below."), action="move(1)", palette=False),
    Command("page_up", "pageup", say("Page up"), say("A page up."), action="page(-1)", palette=False),
    Command("page_down", "pagedown", say("Page down"), say("A page down."), action="page(1)", palette=False),
)
