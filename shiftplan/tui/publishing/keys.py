"""The commands of the windows about publishing, and what their help pages say."""

from shiftplan.language import say
from shiftplan.tui.commands import Command

PUBLISH_ABOUT = say(
    "What publishing would tell: which version it would be, what is in the way, who works otherwise than "
    "told. A rota against the law cannot be published; one against contract or policy asks for a reason, "
    "which is kept with the version and in the journal. Enter on a line goes to its cell. After publishing "
    "the text for the chat group and the export of only the changes are offered. Versions are added, never "
    "written over."
)
PUBLISH_KEYS: tuple[Command, ...] = (
    Command("publish", "p", say("Publish"), say("Keep the rota as what people were told."), footer=True),
    Command("note", "n", say("Note"), say("A word about this version; enter comes back."), footer=True),
    Command(
        "reason",
        "r",
        say("Reason"),
        say("Why it is published although it breaks a rule; logged."),
        footer=True,
    ),
    Command("go", "enter", say("To cell"), say("Go to the line's cell in the rota."), footer=True),
    Command("leave", "escape", say("Back"), say("Back; nothing is published."), footer=True),
)

VERSIONS_ABOUT = say(
    "What people were told: every version with when, who, note and how many have confirmed it. Below the "
    "people whom the version at the cursor concerns, who has not confirmed first: space or a click notes "
    "that somebody has, or has not after all. c shows what differs from another version or from the rota "
    "now, b brings the rota back to the version, whole or cell by cell, as an edit that undo takes back. A "
    "version that was edited outside is named and cannot be gone back to."
)
VERSIONS_KEYS: tuple[Command, ...] = (
    Command(
        "confirm", "space", say("Confirmed"), say("Has, or has not, confirmed the version."), footer=True
    ),
    Command("compare", "c", say("Compare"), say("What differs from another version or now."), footer=True),
    Command("revert", "b", say("Revert"), say("Make the rota what the version was."), footer=True),
    Command("everybody", "a", say("All confirmed"), say("Everybody has confirmed the version.")),
    Command("read", "enter", say("Read"), say("The version's text, as it lies in published/."), footer=True),
    Command("other", "tab", say("Other list"), say("Between versions and people."), palette=False),
    Command("leave", "escape", say("Back"), say("Back to the rota."), footer=True),
)
