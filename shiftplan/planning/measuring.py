"""A plan's forecast against what came."""

from pathlib import Path

from shiftplan.domain.accuracy import Accuracy
from shiftplan.domain.plan import Plan
from shiftplan.domain.recipe import ContactsRecipe
from shiftplan.forecast.accuracy import accuracy as forecast_accuracy
from shiftplan.planning.corrections import Corrections
from shiftplan.planning.recipe_tables import read_tables

AS_IT_LOOKS = Corrections()


def accuracy(plan: Plan, actuals: Path, told: Corrections = AS_IT_LOOKS) -> Accuracy:
    """The plan's base forecast against a table of contacts; days may be there in part. `told` says how the
    table is to be read where it does not tell.

    Raises `MissingFile`, `files.BadPlan` with every fault of the table, `BadInput` when it does not fit.
    """
    recipe = ContactsRecipe(file=actuals.name)
    tables = read_tables(actuals.parent, plan.settings, recipe, told)
    found = forecast_accuracy(plan.settings, plan.forecast, tables.records[actuals.name], str(actuals))
    return found.model_copy(update={"findings": (*tables.findings, *found.findings)})
