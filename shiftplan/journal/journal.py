"""The journal of a plan folder."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from shiftplan.journal.actuals import Actuals
from shiftplan.journal.audit import Audit
from shiftplan.journal.confirmations import Confirmations
from shiftplan.journal.edits import Edits
from shiftplan.journal.events import Events
from shiftplan.journal.incidents import Incidents
from shiftplan.journal.items import Items
from shiftplan.journal.store import Store


class Journal:
    """`items`, `actuals`, `incidents`, `edits`, `confirmations`, `events`, `audit`: each a small
    table of what was written, in order.

    Every writing call is one transaction with a full sync: when it returns, a kill or a power cut takes
    nothing away. Raises StorageFailed (disk, permission, damage), BadInput (another program's file),
    MissingFile (no such folder).
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime] | None = None) -> None:
        store = Store(folder, clock)
        self.items = Items(store)
        self.actuals = Actuals(store)
        self.incidents = Incidents(store)
        self.edits = Edits(store)
        self.confirmations = Confirmations(store)
        self.events = Events(store)
        self.audit = Audit(store)
