"""A plan's forecast against what came."""

from pathlib import Path

from shiftplan import files
from shiftplan.domain.accuracy import Accuracy
from shiftplan.domain.plan import Plan
from shiftplan.domain.recipe import ContactsRecipe
from shiftplan.forecast.accuracy import accuracy as forecast_accuracy


def accuracy(plan: Plan, actuals: Path) -> Accuracy:
    """The plan's base forecast against a table start,queue,contacts; days may be there in part.

    Raises `MissingFile`, `files.BadPlan` with every fault of the table, `BadInput` when it does not fit.
    """
    tables = files.read_tables(actuals.parent, ContactsRecipe(file=actuals.name))
    return forecast_accuracy(plan.settings, plan.forecast, tables.records[actuals.name], str(actuals))
