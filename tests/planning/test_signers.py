"""Who is offered to sign a handover; what stands once on its sheet."""

from datetime import datetime

from shiftplan import planning
from shiftplan.domain.handover import Side
from shiftplan.domain.incident_events import LineKind, Written
from shiftplan.journal import Journal
from shiftplan.planning.operations import handing_over, handover
from shiftplan.planning.operations.signers import signers
from tests.planning.test_handover import at, opened, read_all, said

__all__ = ["opened"]


def likely(opened: planning.OpenPlan, side: Side, now: datetime) -> tuple[str, ...]:
    shown = handover.handover(opened, now=now)
    return signers(handover.handovers(opened, now), shown, opened.plan, side)


def test_likely_names_are_offered_and_whoever_signed_the_other_side_is_not(opened: planning.OpenPlan) -> None:
    assert "林书言" in likely(opened, Side.GIVING, at("23:50"))
    handing_over.sign(opened, None, Side.GIVING, "林书言", now=at("23:50"))
    assert "林书言" not in likely(opened, Side.TAKING, at("23:50"))
    shown = read_all(opened, at("23:51"))
    handing_over.sign(opened, shown.boundary.at, Side.TAKING, "Wang", now=at("23:52"))
    assert likely(opened, Side.GIVING, at("07:50", 11))[0] == "Wang"  # it is their shift that ends


def test_the_title_of_an_incident_is_no_alert_of_its_own_but_what_is_seen_is(
    opened: planning.OpenPlan,
) -> None:
    book = Journal(opened.folder, lambda: at("22:00"))
    number = book.incidents.open("incident_flood", "warehouse is full", "li")
    shown = handover.handover(opened, now=at("23:30"))
    assert said(shown, "alerts") == []
    assert "warehouse is full" in said(shown, "incidents")[0]
    seen = Written(kind=LineKind.OBSERVATION, text="pan is sold out").model_dump_json()
    book.events.add("incident", str(number), seen, "li")
    assert len(said(handover.handover(opened, now=at("23:30")), "alerts")) == 1
