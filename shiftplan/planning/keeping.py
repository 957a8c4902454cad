"""Queues of which an imported file says nothing: a file per queue must not wipe out the others."""

from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import Fine, Forecast, Series
from shiftplan.files import intake
from shiftplan.planning.splitting import BASE, Split


def kept_queues(split: Split, source: intake.Source) -> tuple[str, ...]:
    """The queues that keep their present forecast."""
    told = {queue for _, queue in split.slots}
    present = source.forecast
    if present is None:
        return ()
    return tuple(
        queue.id
        for queue in source.settings.queues
        if queue.id not in told and any(present.contacts[BASE].get(queue.id, ()))
    )


def with_kept(new: Forecast, kept: tuple[str, ...], source: intake.Source) -> Forecast:
    """The new forecast with the present series of the kept queues, in the scenarios of the new one."""
    present = source.forecast
    if present is None or not kept:
        return new
    contacts = {
        scenario: {**rows, **{queue: _series(present, scenario, queue, source.settings) for queue in kept}}
        for scenario, rows in new.contacts.items()
    }
    fine = {
        scenario: {**new.fine.get(scenario, {}), **_fine(present, scenario, kept)} for scenario in contacts
    }
    return Forecast(
        grid=new.grid, contacts=contacts, fine={name: rows for name, rows in fine.items() if rows}
    )


def _series(present: Forecast, scenario: str, queue: str, settings: Settings) -> Series:
    """The series of a scenario; by its factor where the present forecast has the base only."""
    own = present.contacts.get(scenario, {}).get(queue)
    if own is not None:
        return own
    return tuple(value * settings.scenarios.get(scenario, 1.0) for value in present.contacts[BASE][queue])


def _fine(present: Forecast, scenario: str, kept: tuple[str, ...]) -> dict[str, Fine]:
    known = present.fine.get(scenario, {})
    return {queue: known[queue] for queue in kept if queue in known}
