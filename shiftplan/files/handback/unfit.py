"""Why what is said of a shift cannot be, in sentences."""

from shiftplan.domain.clock import clock
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.files.faults import cut
from shiftplan.files.handback.meaning import Unread
from shiftplan.language import say


def no_times(template: ShiftTemplate) -> Unread:
    return Unread(
        "time",
        say("what stands beside shift {shift} cannot be read as times", shift=template.short),
        say("write it as the export does: hours 09:00–17:30, behind them (breaks 12:00, 15:15)"),
    )


def other_end(template: ShiftTemplate, begin: str, end: str, start: int) -> Unread:
    right = f"{clock(start)}–{clock(start + template.length_minutes)}"
    return Unread(
        "other_length",
        say("shift {shift} does not last from {begin} to {end}", shift=template.short, begin=begin, end=end),
        say("it would be {right}; for other hours write another shift", right=right),
    )


def other_breaks(template: ShiftTemplate, count: int) -> Unread:
    return Unread(
        "other_breaks",
        say(
            "shift {shift} has {right} {right:break|breaks}, not {count}",
            shift=cut(template.short),
            right=len(template.breaks),
            count=count,
        ),
        say("give the time of each, or leave the brackets out"),
    )
