"""The one place where the stages meet; `cli/` and `tui/` call only this."""

from shiftplan.files import Imported
from shiftplan.files import Kind as FileKind
from shiftplan.planning.corrections import Corrections
from shiftplan.planning.exporting import FORMATS, export
from shiftplan.planning.forecasting import Applied, apply_recipe, derive, make_recipe, read_recipe
from shiftplan.planning.importing import import_file, preview_import, propose_import, sure_mapping
from shiftplan.planning.measuring import accuracy
from shiftplan.planning.opening import OpenPlan, open_plan, save_rota, set_scenario
from shiftplan.planning.recipe_templates import recipe_templates, write_recipe_template
from shiftplan.planning.simulating import simulate
from shiftplan.planning.simulation_words import assumptions, reasons
from shiftplan.planning.solving import export_model, solve
from shiftplan.planning.stages import delivered, forecast_findings, judge, need_of, traffic_of
from shiftplan.planning.sweeping import sweep
from shiftplan.planning.templates import Template, make_plan, templates
from shiftplan.planning.variants import Variant, read_variant
from shiftplan.planning.what_if import what_if

__all__ = [
    "FORMATS",
    "Applied",
    "Corrections",
    "FileKind",
    "Imported",
    "OpenPlan",
    "Template",
    "Variant",
    "accuracy",
    "apply_recipe",
    "assumptions",
    "delivered",
    "derive",
    "export",
    "export_model",
    "forecast_findings",
    "import_file",
    "judge",
    "make_plan",
    "make_recipe",
    "need_of",
    "open_plan",
    "preview_import",
    "propose_import",
    "read_recipe",
    "read_variant",
    "reasons",
    "recipe_templates",
    "save_rota",
    "set_scenario",
    "simulate",
    "solve",
    "sure_mapping",
    "sweep",
    "templates",
    "traffic_of",
    "what_if",
    "write_recipe_template",
]
