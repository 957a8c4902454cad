"""Text in and out, one format a file; the bytes are the contract."""

from shiftplan.files.absences import add_absences
from shiftplan.files.atomic import write_text
from shiftplan.files.edited import write_edited
from shiftplan.files.export import FORMATS, export_contents, export_rota, read_export
from shiftplan.files.faults import BadPlan
from shiftplan.files.folder import RECIPE_FILE
from shiftplan.files.handed_out import HandedOut, read_handed_out, remember_handed_out
from shiftplan.files.handout.handout import Handout
from shiftplan.files.handout.preview import preview_lines
from shiftplan.files.intake import Imported, Kind, import_file
from shiftplan.files.plan import PlanRead, read_plan
from shiftplan.files.proposal import About, Source, drop_proposal, proposal_stamps, write_proposal
from shiftplan.files.proposal_reading import Proposed, read_proposal
from shiftplan.files.published import (
    PUBLISHED,
    Notice,
    Published,
    publish_rota,
    version_name,
    versions,
    withdraw,
)
from shiftplan.files.published_reading import read_notice, read_published, read_untouched, read_version
from shiftplan.files.reach import closed_folder
from shiftplan.files.recipe import make_recipe, read_recipe
from shiftplan.files.recipe_tables import OwnTable, read_own_table, table_csv
from shiftplan.files.recipe_writing import write_new_recipe, write_recipe
from shiftplan.files.stamps import Stamps
from shiftplan.files.text import read_bytes, read_text
from shiftplan.files.writing import set_rota_aside, set_scenario, write_rota

__all__ = [
    "FORMATS",
    "PUBLISHED",
    "RECIPE_FILE",
    "About",
    "BadPlan",
    "HandedOut",
    "Handout",
    "Imported",
    "Kind",
    "Notice",
    "OwnTable",
    "PlanRead",
    "Proposed",
    "Published",
    "Source",
    "Stamps",
    "add_absences",
    "closed_folder",
    "drop_proposal",
    "export_contents",
    "export_rota",
    "import_file",
    "make_recipe",
    "preview_lines",
    "proposal_stamps",
    "publish_rota",
    "read_bytes",
    "read_export",
    "read_handed_out",
    "read_notice",
    "read_own_table",
    "read_plan",
    "read_proposal",
    "read_published",
    "read_recipe",
    "read_text",
    "read_untouched",
    "read_version",
    "remember_handed_out",
    "set_rota_aside",
    "set_scenario",
    "table_csv",
    "version_name",
    "versions",
    "withdraw",
    "write_edited",
    "write_new_recipe",
    "write_proposal",
    "write_recipe",
    "write_rota",
    "write_text",
]
