"""The one place where the stages meet; `cli/` and `tui/` call only this."""

from shiftplan.checks import Judging
from shiftplan.files import Imported, Published
from shiftplan.files import Kind as FileKind
from shiftplan.planning.clashing import FitsNoLonger
from shiftplan.planning.corrections import Corrections
from shiftplan.planning.editing import (
    Edited,
    carry_out,
    effect,
    go_to,
    history,
    redo,
    try_out,
    undo,
)
from shiftplan.planning.explaining import Explainer, explain_person, explain_slot, precheck
from shiftplan.planning.exporting import (
    FORMATS,
    Leaf,
    Wanted,
    export,
    preview_export,
    shows_need,
    version_named,
    version_names,
)
from shiftplan.planning.forecasting import Applied, apply_recipe, derive, make_recipe, read_recipe
from shiftplan.planning.importing import import_file, preview_import, propose_import, sure_mapping
from shiftplan.planning.keeping_published import solve_keeping
from shiftplan.planning.levering import levers
from shiftplan.planning.lock_cells import cells_of, lock
from shiftplan.planning.measuring import accuracy
from shiftplan.planning.naming import (
    agent_named,
    agents_named,
    days_named,
    queue_named,
    shift_named,
)
from shiftplan.planning.opening import (
    OpenPlan,
    open_plan,
    rota_of,
    save_rota,
    set_scenario,
)
from shiftplan.planning.pricing import Priced, priced
from shiftplan.planning.proposing import Proposal, drop, proposal, take
from shiftplan.planning.publishing import (
    BreaksRules,
    NothingNew,
    last_published,
    out_of_reach,
    publish,
    published,
)
from shiftplan.planning.recipe_templates import recipe_templates, write_recipe_template
from shiftplan.planning.repairing import (
    Change,
    Damage,
    Repair,
    damage,
    note_absences,
    repair,
    with_absences,
)
from shiftplan.planning.scoping import scope_of, solve_within
from shiftplan.planning.simulating import simulate
from shiftplan.planning.simulation_words import assumptions, reasons
from shiftplan.planning.solving import export_model, solve
from shiftplan.planning.stages import delivered, forecast_findings, judge, need_of, traffic_of
from shiftplan.planning.sweeping import sweep
from shiftplan.planning.templates import Template, make_plan, templates
from shiftplan.planning.to_publish import ToTell, to_tell
from shiftplan.planning.variants import Variant, read_variant
from shiftplan.planning.what_if import what_if

__all__ = [
    "FORMATS",
    "Applied",
    "BreaksRules",
    "Change",
    "Corrections",
    "Damage",
    "Edited",
    "Explainer",
    "FileKind",
    "FitsNoLonger",
    "Imported",
    "Judging",
    "Leaf",
    "NothingNew",
    "OpenPlan",
    "Priced",
    "Proposal",
    "Published",
    "Repair",
    "Template",
    "ToTell",
    "Variant",
    "Wanted",
    "accuracy",
    "agent_named",
    "agents_named",
    "apply_recipe",
    "assumptions",
    "carry_out",
    "cells_of",
    "damage",
    "days_named",
    "delivered",
    "derive",
    "drop",
    "effect",
    "explain_person",
    "explain_slot",
    "export",
    "export_model",
    "forecast_findings",
    "go_to",
    "history",
    "import_file",
    "judge",
    "last_published",
    "levers",
    "lock",
    "make_plan",
    "make_recipe",
    "need_of",
    "note_absences",
    "open_plan",
    "out_of_reach",
    "precheck",
    "preview_export",
    "preview_import",
    "priced",
    "proposal",
    "propose_import",
    "publish",
    "published",
    "queue_named",
    "read_recipe",
    "read_variant",
    "reasons",
    "recipe_templates",
    "redo",
    "repair",
    "rota_of",
    "save_rota",
    "scope_of",
    "set_scenario",
    "shift_named",
    "shows_need",
    "simulate",
    "solve",
    "solve_keeping",
    "solve_within",
    "sure_mapping",
    "sweep",
    "take",
    "templates",
    "to_tell",
    "traffic_of",
    "try_out",
    "undo",
    "version_named",
    "version_names",
    "what_if",
    "with_absences",
    "write_recipe_template",
]
