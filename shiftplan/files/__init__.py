"""Text in and out, one format a file; the bytes are the contract."""

from shiftplan.files.atomic import write_text
from shiftplan.files.export import export_rota, read_export
from shiftplan.files.faults import BadPlan
from shiftplan.files.intake import Imported, Kind, import_file
from shiftplan.files.plan import PlanRead, read_plan
from shiftplan.files.stamps import Stamps
from shiftplan.files.text import read_text
from shiftplan.files.writing import set_rota_aside, set_scenario, write_rota

__all__ = [
    "BadPlan",
    "Imported",
    "Kind",
    "PlanRead",
    "Stamps",
    "export_rota",
    "import_file",
    "read_export",
    "read_plan",
    "read_text",
    "set_rota_aside",
    "set_scenario",
    "write_rota",
    "write_text",
]
