"""A colour for each shift, so that they can be told apart on paper: light by day, dark by night."""

from shiftplan.domain.plan import Plan
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.work import is_night_shift
from shiftplan.files.handout.pages import Look

BY_DAY = (
    "#FFF2B3", "#FFD9A0", "#F9BFA8", "#F4B8D0", "#D9C4F0", "#BFC9F5",
    "#A9D5F5", "#A8E3E0", "#B4E3C0", "#D3E8A4", "#E8DCC0", "#F0E0E8",
)  # fmt: skip
BY_NIGHT = ("#2F4B7C", "#5B3F8C", "#2F6073", "#6B3F5E")
STANDBY, LIGHT_INK, DARK_INK = "#D9D9D9", "#FFFFFF", "#1F2328"
AWAY = Look(ink="#8A8A8A", centred=True)
OFF = Look(centred=True)


def shift_looks(plan: Plan) -> dict[str, Look]:
    """The look of each shift by its id, in the order in which they begin."""
    ordered = sorted(plan.shifts, key=lambda shift: (shift.start_minute, shift.id))
    nights = [shift for shift in ordered if is_night_shift(shift, plan.settings.rules)]
    others = [shift for shift in ordered if shift not in nights]
    fills = {shift.id: _fill(shift, BY_DAY, i) for i, shift in enumerate(others)}
    dark = {shift.id: _fill(shift, BY_NIGHT, i) for i, shift in enumerate(nights)}
    return {
        **{name: Look(fill=fill, ink=DARK_INK, centred=True) for name, fill in fills.items()},
        **{name: Look(fill=fill, ink=_ink(fill), centred=True) for name, fill in dark.items()},
    }


def _fill(shift: ShiftTemplate, colours: tuple[str, ...], index: int) -> str:
    return colours[index % len(colours)] if shift.serves else STANDBY


def _ink(fill: str) -> str:
    return DARK_INK if fill == STANDBY else LIGHT_INK
