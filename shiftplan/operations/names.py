"""The names of roles, states and levels as people read them."""

from enum import StrEnum

from shiftplan.domain.playbook import PlaybookKind, Role
from shiftplan.domain.surge import Colour
from shiftplan.language import Message, say


class Standing(StrEnum):
    """How an item stands: what a person set, or ticked by itself from the plan."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    SKIPPED = "skipped"
    AUTO_DONE = "auto_done"


ROLES = {
    Role.DUTY_LEAD: say("duty lead"),
    Role.TEAM_LEAD: say("team lead"),
    Role.PLANNER: say("planner"),
    Role.TRAINER: say("trainer"),
    Role.HR: say("HR"),
    Role.SYSTEMS: say("systems"),
    Role.OPERATIONS: say("shop operations"),
    Role.LEGAL: say("legal"),
    Role.LOGISTICS: say("logistics"),
    Role.FINANCE: say("finance"),
}

STANDINGS = {
    Standing.OPEN: say("still open"),
    Standing.DOING: say("under way"),
    Standing.DONE: say("done"),
    Standing.SKIPPED: say("skipped"),
    Standing.AUTO_DONE: say("done by itself"),
}

COLOURS = {
    Colour.GREEN: say("green"),
    Colour.YELLOW: say("yellow"),
    Colour.ORANGE: say("orange"),
    Colour.RED: say("red"),
}


KINDS = {
    PlaybookKind.CHECKLIST: say("checklists"),
    PlaybookKind.INCIDENT: say("incidents"),
    PlaybookKind.ROUTINE: say("routine"),
    PlaybookKind.COMPLAINT: say("complaints"),
    PlaybookKind.REVIEW: say("reviews"),
    PlaybookKind.ORDER_STATE: say("order states"),
    PlaybookKind.AFTER_SALE: say("problems after the sale"),
}


def role_name(role: Role) -> Message:
    return ROLES[role]


def standing_name(standing: Standing) -> Message:
    return STANDINGS[standing]


def colour_name(colour: Colour) -> Message:
    return COLOURS[colour]


def kind_name(kind: PlaybookKind) -> Message:
    """A shelf of playbooks."""
    return KINDS[kind]
