"""The commands of the fairness window and what its help page says."""

from shiftplan.language import say
from shiftplan.tui.commands import Command

ABOUT = say(
    "Who carries how much of the nights, weekends, peaks, hours and missed wishes, with what they bring "
    "from before. The line on a bar is the mean for that person's contract and days present; the share is "
    "what falls to those who can be given it at all. The pale part of a bar is from before. Who is above "
    "the mean by a whole night (day, shift, 8 hours, wish) stands out, and the lines at the bottom say why. "
    "The spread is told before this rota → with it."
)
KEYS: tuple[Command, ...] = (
    Command("nights", "n", say("Nights"), say("Night shifts."), action="measure('nights')"),
    Command("weekends", "w", say("Weekends"), say("Days worked on weekends."), action="measure('weekends')"),
    Command(
        "peaks",
        "p",
        say("Peaks"),
        say("Shifts in the two hours after an opening."),
        action="measure('peaks')",
    ),
    Command("hours", "h", say("Hours"), say("Working hours."), action="measure('hours')"),
    Command("wishes", "i", say("Wishes"), say("Wishes not met, of those asked."), action="measure('wishes')"),
    Command("why", "y", say("Why"), say("Everybody above the mean, and why."), footer=True),
    Command("order", "s", say("Sort"), say("By ±, total, name, team or tier."), footer=True),
    Command("team", "t", say("Team"), say("Share it among one team alone; again for the next."), footer=True),
    Command("tier", "l", say("Tier"), say("Show one tier only; again for the next.")),
    Command("find", "slash", say("Find"), say("Show only people whose name or id holds this."), footer=True),
    Command("go", "enter", say("In the rota"), say("Go to this person in the rota."), footer=True),
    Command("back", "escape,backspace", say("Back"), say("Back to the rota."), footer=True),
    Command("up", "up", say("Up"), say("The person above."), action="move(-1)", palette=False),
    Command("down", "down", say("Down"), say("The person below."), action="move(1)", palette=False),
    Command("page_up", "pageup", say("Page up"), say("A page up."), action="page(-1)", palette=False),
    Command("page_down", "pagedown", say("Page down"), say("A page down."), action="page(1)", palette=False),
    Command("first", "home", say("First"), say("The first person."), palette=False),
    Command("last", "end", say("Last"), say("The last person."), palette=False),
)
