"""The rota as it is shown, for a program."""

from typing import Any

from shiftplan.domain.people import Agent
from shiftplan.tui.rota.day_work import day_spans
from shiftplan.tui.rota.view import GridView, GroupRow, PersonRow


def data(view: GridView) -> dict[str, Any]:
    """People in their order with their cells; of one day also what is done when, and the cover by slots."""
    table, days = view.table, [view.day] if view.by_slots else list(view.days)
    found: dict[str, Any] = {
        "plan": table.plan.settings.name,
        "days": [table.days[day] for day in days],
        "short_hours": [round(table.short_hours[day], 2) for day in days],
        "people": list(_people(view, days)),
    }
    if view.by_slots:
        found["cover"] = [_cover(view, index) for index in range(len(table.coverage[view.day].queues))]
    return found


def _people(view: GridView, days: list[int]) -> Any:
    group = ""
    for row in view.rows:
        if isinstance(row, GroupRow):
            group = row.name
        else:
            yield _person(view, row, group, days)


def _person(view: GridView, row: PersonRow, group: str, days: list[int]) -> dict[str, Any]:
    agent, totals = row.agent, view.table.totals(row.agent)
    person = {
        "id": agent.id,
        "name": agent.name,
        "team": agent.team,
        "tier": agent.tier.value,
        "queues": agent.queues,
        "group": group,
        **totals._asdict(),
        "cells": [_cell(view, agent, day) for day in days],
    }
    return {**person, "spans": _spans(view, agent)} if view.by_slots else person


def _cell(view: GridView, agent: Agent, day: int) -> dict[str, Any]:
    on = view.table.days[day]
    square, found = view.table.square(agent, on), view.table.rota.at(agent.id, on)
    shift = view.table.worked(found)
    return {
        "day": on,
        "shift": found.shift if found else None,
        "queue": found.queue if found else None,
        "then": found.then if found else None,
        "begin": shift.begins(on) if shift else None,
        "end": shift.ends(on) if shift else None,
        "away": square.blocked,
        "locked": square.locked,
        "wish_met": square.wish,
        "finding": square.flaw,
        "changed": square.changed,
    }


def _spans(view: GridView, agent: Agent) -> list[dict[str, Any]]:
    return [span._asdict() for span in day_spans(view.table, agent, view.day)]


def _cover(view: GridView, index: int) -> dict[str, Any]:
    day = view.table.coverage[view.day]
    queue = day.queues[index]
    rows = zip(queue.need, queue.have, queue.missing, strict=True)
    slots = [
        {"begin": day.moment(slot), "need": need, "have": round(have, 4), "short": round(short, 4)}
        for slot, (need, have, short) in enumerate(rows)
    ]
    return {"queue": queue.queue, "slots": slots}
