"""The commands that change what is seen of the rota, and how."""

from shiftplan.language import say
from shiftplan.tui.commands import Command

SIGHT_KEYS: tuple[Command, ...] = (
    Command("zoom", "z", say("Scale"), say("Nearer: the month, the days, one day by half-hours, and round.")),
    Command("nearer", "plus", say("Nearer"), say("From the month to days to one day by half-hours.")),
    Command("farther", "minus", say("Farther"), say("From one day by half-hours to days to the month.")),
    Command(
        "arrange",
        "g",
        say("Arrange"),
        say("Group by team, by tier or not; sort by name, queue, hours, nights, or by who could help."),
    ),
    Command(
        "filter", "f,slash", say("Filter"), say("Show only some people or only short days; escape clears it.")
    ),
    Command(
        "only_short", "", say("Only short days"), say("Show only the days that are short, or all again.")
    ),
    Command("only_flawed", "", say("Only findings"), say("Show only people with findings, or all again.")),
    Command(
        "only_changed",
        "",
        say("Only changed"),
        say("Show only people whose shifts are not as published, or all again."),
    ),
    Command("legend", "h", say("Legend"), say("The shifts with their times and colours, and every mark.")),
)
