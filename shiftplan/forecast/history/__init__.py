"""Past days in, a forecast with its uncertainty out. Loads numpy; import it where it is called."""

from shiftplan.forecast.history.days import Days, days_of
from shiftplan.forecast.history.derive import derive
from shiftplan.forecast.history.evaluation import Evaluation, evaluate
from shiftplan.forecast.history.intervals import COVERAGE, Calibration, calibrate
from shiftplan.forecast.history.model import DayForecast, Model, Past, learn, past_of

__all__ = [
    "COVERAGE",
    "Calibration",
    "DayForecast",
    "Days",
    "Evaluation",
    "Model",
    "Past",
    "calibrate",
    "days_of",
    "derive",
    "evaluate",
    "learn",
    "past_of",
]
