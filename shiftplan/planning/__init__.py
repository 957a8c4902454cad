"""The one place where the stages meet; `cli/` and `tui/` call only this."""

from shiftplan.files import Imported, import_file
from shiftplan.files import Kind as FileKind
from shiftplan.planning.exporting import FORMATS, export
from shiftplan.planning.opening import OpenPlan, open_plan, save_rota, set_scenario
from shiftplan.planning.solving import export_model, solve
from shiftplan.planning.stages import forecast_findings, judge, need_of, traffic_of
from shiftplan.planning.templates import Template, make_plan, templates

__all__ = [
    "FORMATS",
    "FileKind",
    "Imported",
    "OpenPlan",
    "Template",
    "export",
    "export_model",
    "forecast_findings",
    "import_file",
    "judge",
    "make_plan",
    "need_of",
    "open_plan",
    "save_rota",
    "set_scenario",
    "solve",
    "templates",
    "traffic_of",
]
