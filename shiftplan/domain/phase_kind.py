"""The kinds of phase a sale has; in a module of their own, for the themes have a colour for each."""

from enum import StrEnum


class PhaseKind(StrEnum):
    ORDINARY = "ordinary"
    WARM_UP = "warm_up"
    DEPOSIT = "deposit"
    SPOT = "spot"
    MAIN = "main"
    ENCORE = "encore"
    AFTER_SALE = "after_sale"
