from pathlib import Path

import pytest

from shiftplan.domain.record import ItemState
from shiftplan.errors import BadInput
from shiftplan.journal import Journal


def test_an_incident_with_its_newest_ticks_and_all_its_lines(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    number = journal.incidents.open("incident_price", "pan for 1 yuan", "li")
    journal.incidents.mark(number, "declare", ItemState.DONE, "li")
    journal.incidents.mark(number, "declare", ItemState.OPEN, "wang")
    journal.incidents.mark(number, "roles", ItemState.DONE, "wang")
    journal.incidents.log(number, "first", "li")
    journal.incidents.log(number, "second", "wang")
    (found,) = Journal(tmp_path).incidents.all()
    assert (found.card, found.title, found.opened_by, found.open) == (
        "incident_price",
        "pan for 1 yuan",
        "li",
        True,
    )
    assert (found.done("declare"), found.done("roles"), found.done("never")) == (False, True, False)
    assert [(line.text, line.who) for line in found.lines] == [("first", "li"), ("second", "wang")]


def test_several_incidents_at_once_keep_apart(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    one, two = (journal.incidents.open(card, "", "li") for card in ("incident_price", "incident_flood"))
    journal.incidents.log(two, "only here", "li")
    journal.incidents.close(one, "wang")
    first, second = journal.incidents.all()
    assert (first.id, first.open, first.closed_by, first.lines) == (one, False, "wang", ())
    assert (second.id, second.open, len(second.lines)) == (two, True, 1)


def test_a_line_after_the_closing_is_not_lost_and_the_first_closing_counts(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    number = journal.incidents.open("incident_price", "", "li")
    journal.incidents.close(number, "wang")
    journal.incidents.close(number, "zhao")
    journal.incidents.log(number, "late", "li")
    (found,) = journal.incidents.all()
    assert found.closed_by == "wang"
    assert found.lines[-1].text == "late"


def test_an_incident_that_never_was_takes_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    with pytest.raises(BadInput, match="no incident 7"):
        journal.incidents.log(7, "text", "li")
    assert journal.audit.lines() == ()
