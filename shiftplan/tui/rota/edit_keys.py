"""The commands that edit the rota by hand; they speak of the selection, or else of the cursor's cell."""

from shiftplan.language import say
from shiftplan.tui.commands import Command

EDIT_KEYS: tuple[Command, ...] = (
    Command(
        "assign",
        "a",
        say("Shift"),
        say("Choose a shift, with what each would bring and break; a shift's code typed sets it at once."),
        footer=True,
    ),
    Command("clear", "delete,backspace", say("Day off"), say("Take the shift out of the cells.")),
    Command(
        "swap",
        "w",
        say("Swap"),
        say("Swap the two cells or the two people selected; else this cell with the next one so marked."),
    ),
    Command("copy", "c", say("Copy"), say("Remember the block of cells.")),
    Command("insert", "i", say("Insert"), say("Put the block remembered where the cursor is.")),
    Command("fill", "ctrl+d", say("Fill down"), say("Give all selected people what the first of them does.")),
    Command("leave", "l", say("Leave"), say("Give leave on these days, or take it back.")),
    Command("absent", "o", say("Absent"), say("Mark as absent on these days, or take it back.")),
    Command(
        "lock",
        "k",
        say("Lock"),
        say("Lock or unlock the cells: the solver leaves them as they stand."),
        footer=True,
    ),
    Command("lock_more", "ctrl+k", say("Lock more"), say("Lock or unlock a person, a day or a team.")),
    Command("undo", "ctrl+z,u", say("Undo"), say("Take the last edit back.")),
    Command("redo", "ctrl+y", say("Redo"), say("Make the edit again that was taken back.")),
    Command("history", "H", say("History"), say("All edits: who, when, what; go to any of them.")),
    Command("menu", "m", say("Menu"), say("What can be done with these cells; also by the right button.")),
)
MENU = tuple(command for command in EDIT_KEYS if command.id != "menu")
