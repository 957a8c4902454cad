"""The windows that hand the rota out: format, what, folder, a look at it, then the disk."""

from shiftplan.tui.exporting.handing_out import HandingOut

__all__ = ["HandingOut"]
