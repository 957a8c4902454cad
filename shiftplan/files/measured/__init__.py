"""What a shop's tool exports of its queues while the sale runs: a table, however ugly, as intervals."""

from shiftplan.files.measured.complete import complete
from shiftplan.files.measured.mapping import MeasuredMapping, with_told
from shiftplan.files.measured.memory import Memory
from shiftplan.files.measured.moment import Moment
from shiftplan.files.measured.reading import MeasuredRead, read_measured

__all__ = [
    "MeasuredMapping",
    "MeasuredRead",
    "Memory",
    "Moment",
    "complete",
    "read_measured",
    "with_told",
]
