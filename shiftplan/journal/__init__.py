"""What must never be lost: ticks, actuals, incidents and their log, in SQLite beside the plan."""

from shiftplan.journal.journal import Journal
from shiftplan.journal.store import login_name, storable

__all__ = ["Journal", "login_name", "storable"]
