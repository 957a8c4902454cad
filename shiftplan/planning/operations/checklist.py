"""The checklist of a plan: shown, and its items set."""

from datetime import datetime

from shiftplan.domain.playbook import Playbook
from shiftplan.domain.record import ItemRecord, ItemState
from shiftplan.errors import BadInput
from shiftplan.files.playbooks import playbook_paths, read_playbook
from shiftplan.journal import login_name
from shiftplan.language import say
from shiftplan.operations import ChecklistView, Facts, ItemView
from shiftplan.operations import checklist as view_checklist
from shiftplan.operations.auto import CONDITIONS
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, must_wait, right_now, unknown
from shiftplan.planning.stages import judge, need_of

PRE_EVENT = "pre_event"


def facts_of(opened: OpenPlan) -> Facts:
    """Everything the conditions of a checklist read; computes need and judgement, which takes seconds."""
    need = need_of(opened.plan)
    judgement = None if opened.rota is None else judge(opened.plan, need, opened.rota)
    return Facts(plan=opened.plan, need=need, rota=opened.rota, judgement=judgement)


def checklist(opened: OpenPlan, facts: Facts | None = None, now: datetime | None = None) -> ChecklistView:
    """The pre-event checklist. Without `facts` what needs a computation reads as not known yet."""
    playbook = pre_event(opened)
    known = facts or Facts(plan=opened.plan, rota=opened.rota)
    return view_checklist(
        playbook, known, journal_of(opened).items.newest(playbook.id), now or right_now(opened)
    )


def pre_event(opened: OpenPlan) -> Playbook:
    """The plan's own checklist, else the one that ships; BadInput when it names an unknown condition."""
    playbook = read_playbook(playbook_paths(opened.folder)[PRE_EVENT])
    for item in playbook.items:
        if item.auto and item.auto.condition not in CONDITIONS:
            raise unknown(
                say("item {item} waits for an unknown condition", item=item.id),
                item.auto.condition,
                CONDITIONS,
            )
    return playbook


def set_item(
    opened: OpenPlan, item_id: str, state: ItemState, reason: str = "", who: str | None = None
) -> ItemRecord:
    """Set an item; skipping needs a reason, ticking waits for the items it needs."""
    playbook, items = pre_event(opened), journal_of(opened).items
    item = playbook.item(item_id)
    if item is None:
        ids = [known.id for known in playbook.items]
        raise unknown(say("the checklist has no such item"), item_id, ids)
    if state is ItemState.SKIPPED and not reason.strip():
        raise BadInput(
            say("skipping {item} needs a reason", item=item.id),
            say("say why in a few words, so that the debrief can tell"),
        )
    if state is ItemState.DONE and item.needs:
        _require_settled(checklist(opened, facts_of(opened)).of(item_id))
    return items.put(playbook.id, item_id, state, reason.strip(), who or login_name())


def _require_settled(view: ItemView | None) -> None:
    if view is not None and view.waits_for:
        raise must_wait(view.item.id, str(view.waits_for[0]))
