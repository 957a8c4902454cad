"""The rest of a day forecast again from what has come of it. Loads numpy; import it where it is called."""

from shiftplan.forecast.outlook.foresee import Asked, foresee

__all__ = ["Asked", "foresee"]
