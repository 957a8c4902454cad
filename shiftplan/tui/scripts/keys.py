"""The keys of the script window, and the one that opens it."""

from shiftplan.language import say
from shiftplan.tui.commands import Command

TO_SCRIPTS = Command(
    "to_scripts",
    "t",
    say("Scripts"),
    say("What to write to a customer, found by typing."),
    "app.scripts",
    palette=False,
)
"""For the stages on which a day is run."""

ABOUT = say(
    "What to write to a customer. Type words in any order, or the initials of Chinese words; the best comes "
    "first. Paste an order's text and its details stand in the script; what is not known stays as 【…】 and "
    "is named before anything is copied. The details are in memory only, and gone when the window is closed."
)
KEYS = (
    Command(
        "copy",
        "enter",
        say("Copy"),
        say("Copy the script to the clipboard and note that it was used."),
        footer=True,
    ),
    Command(
        "details",
        "ctrl+d",
        say("Order"),
        say("The order's details: paste its text, or type them."),
        footer=True,
    ),
    Command(
        "edit", "ctrl+e", say("Edit"), say("Keep the script as the shop's own, in your words."), footer=True
    ),
    Command("new", "ctrl+n", say("New script"), say("Write a script of the shop's own.")),
    Command("drop", "f8", say("Take own away"), say("Take the shop's own script away; ours counts again.")),
    Command("forget", "f5", say("Next customer"), say("Forget the order's details and the words typed.")),
    Command(
        "kind_after",
        "tab",
        say("Next kind"),
        say("Show the next kind of scripts only."),
        "turn(1)",
        palette=False,
    ),
    Command(
        "kind_before",
        "shift+tab",
        say("Kind before"),
        say("Show the kind before only."),
        "turn(-1)",
        palette=False,
    ),
    Command("walk_down", "down", say("Next script"), say("Go to the next script."), "walk(1)", palette=False),
    Command(
        "walk_up", "up", say("Script before"), say("Go to the script before."), "walk(-1)", palette=False
    ),
    Command(
        "cards",
        "ctrl+t",
        say("Cards"),
        say("The cards of everyday work: routine, complaint, reviews …"),
        footer=True,
    ),
    Command(
        "back",
        "escape",
        say("Back"),
        say("Clear the words; when there are none, close the window."),
        footer=True,
    ),
)

CARDS_ABOUT = say(
    "The cards of everyday work: for each its opening line, what to check, the answer, words to avoid, when "
    "to pass it up and what to log. Enter goes into the steps and copies the script of one; o takes the card "
    "for a case, which is then walked on 6. A complaint becomes an open case with a deadline and an owner."
)
CARD_KEYS = (
    Command("read", "space", say("Whole card"), say("The whole card as a page."), footer=True),
    Command(
        "copy", "c", say("Copy script"), say("Copy the script of the step to the clipboard."), footer=True
    ),
    Command("begin", "o", say("Begin a case"), say("Take the card for a new case and walk it."), footer=True),
    Command("into", "right", say("Into the card"), say("Into the steps of the card."), palette=False),
    Command("out", "left", say("Shelf"), say("Back to the cards."), palette=False),
    *(
        Command(
            f"card_{n}",
            str(n),
            say("Card {number}", number=n),
            say("Open the card of this number."),
            f"pick({n})",
            palette=False,
        )
        for n in range(1, 10)
    ),
    Command("back", "escape,backspace", say("Back"), say("Back to the cards; from there out."), footer=True),
)
