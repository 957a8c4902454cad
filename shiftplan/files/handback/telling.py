"""What there is to say of a file once all its sheets are read: its columns, and who is not in it."""

from shiftplan.files.handback.agreement import Agreement
from shiftplan.files.handback.grid import Grid
from shiftplan.files.handback.listing import Listing
from shiftplan.files.handback.present import Present
from shiftplan.files.handback.remarks import guessed, missing, unread
from shiftplan.files.tabular.notes import Notes


def tell_columns(found: Grid | Listing, notes: Notes) -> None:
    """Which columns were known by what stands in them, and which say nothing."""
    heading = found.heading
    if isinstance(found, Grid):
        for column, name in found.guessed:
            guessed(notes, found.place(heading.line, column), found.title(column), name)
        return
    for name in found.guessed:
        guessed(notes, found.place(heading, name), found.title(name), name)
    unread(notes, found.place(heading), found.unread)


def tell_missing(found: tuple[Grid | Listing, ...], heard: Agreement, present: Present, notes: Notes) -> None:
    """Days and people that no sheet speaks of; in a list only those who work have lines."""
    plan = present.plan
    grids = [one for one in found if isinstance(one, Grid)]
    days = {day for grid in grids for _, day in grid.days} | {cell.day for cell in heard.after}
    agents = {cell.agent for cell in heard.after}
    working = [cell for cell, state in present.state.items() if grids or state.works]
    quiet_days = {cell.day for cell in working} - days
    quiet = {cell.agent for cell in working} - agents if agents else set()
    missing(
        notes,
        plan,
        [f"{day:%m-%d}" for day in plan.grid.dates if day in quiet_days],
        [agent.id for agent in plan.agents if agent.id in quiet],
    )
