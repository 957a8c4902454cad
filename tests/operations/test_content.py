"""What ships in configs/playbooks must be short, whole, in both languages, and understood by the program."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from shiftplan.domain.blanks import gaps_of
from shiftplan.domain.playbook import MOST_ITEMS, Playbook, PlaybookKind, Role, Words
from shiftplan.domain.relief import ReliefKind
from shiftplan.domain.surge import Colour
from shiftplan.files.playbooks import playbook_paths, read_cards, read_ladder, read_playbook
from shiftplan.files.severities import read_severities
from shiftplan.operations.auto import CONDITIONS

LADDER = read_ladder()
PLAYBOOKS = {name: read_playbook(path) for name, path in playbook_paths().items() if name != "surge"}
PRE_EVENT = PLAYBOOKS["pre_event"]
HAN = re.compile(r"[\u4e00-\u9fff]")


def words_in(value: Any) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from words_in(part)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from words_in(getattr(value, name))


def as_read(text: str) -> str:
    """With a clock time or figure where a gap is named: nobody reads the name."""
    return re.sub(r"\{\w+\}", "21:30", text)


ALL_WORDS = [words for whole in (*PLAYBOOKS.values(), LADDER) for words in words_in(whole)]


def test_the_playbooks_of_the_sale_ship() -> None:
    assert set(playbook_paths()) >= {
        "pre_event",
        "surge",
        "incident_systems",
        "incident_price",
        "incident_flood",
    }
    assert [(card.code, card.kind) for card in read_cards()] == [
        (code, PlaybookKind.INCIDENT) for code in ("E1", "E2", "E3")
    ]
    assert len(ALL_WORDS) > 200


def test_every_text_is_there_in_both_languages() -> None:
    for words in ALL_WORDS:
        assert HAN.search(words.zh), words
        assert re.search(r"[A-Za-z]", words.en), words
        assert words.zh != words.en


def test_the_blanks_to_fill_in_a_script_are_as_many_in_both_languages() -> None:
    for words in ALL_WORDS:
        assert words.zh.count("{") == words.en.count("{"), words


def test_texts_are_short_enough_to_follow_at_three_past_midnight() -> None:
    for playbook in PLAYBOOKS.values():
        for item in playbook.items:
            assert len(str(item.text.zh)) <= 32, item.id
            assert len(str(item.text.en)) <= 84, item.id
            assert len(item.done_when.en) <= 110, item.id
    for words in ALL_WORDS:
        assert len(as_read(words.zh)) <= 90, words
        assert len(as_read(words.en)) <= 200, words


@pytest.mark.parametrize("playbook", PLAYBOOKS.values(), ids=lambda playbook: playbook.id)
def test_no_pause_point_is_longer_than_nine_items(playbook: Playbook) -> None:
    assert all(1 <= len(chapter.items) <= MOST_ITEMS for chapter in playbook.chapters)


def test_ids_are_unique_across_all_playbooks_of_a_kind() -> None:
    for playbook in PLAYBOOKS.values():
        ids = [item.id for item in playbook.items]
        assert len(ids) == len(set(ids))


def test_the_pre_event_checklist_is_whole() -> None:
    assert 45 <= len(PRE_EVENT.items) <= 60
    days = [chapter.due.days for chapter in PRE_EVENT.chapters]
    assert days == [-30, -21, -14, -10, -7, -5, -3, -1, 0, 0]
    assert {item.role for item in PRE_EVENT.items} == set(Role)
    minutes = {
        (item.due or chapter.due).minutes for chapter in PRE_EVENT.chapters[-2:] for item in chapter.items
    }
    assert minutes == {-120, -30, -5, 15, 60, 180}


def test_at_least_twenty_items_tick_themselves_and_every_condition_is_known_and_used() -> None:
    used = [condition for playbook in PLAYBOOKS.values() for _, condition in playbook.conditions]
    assert len(used) >= 20
    assert set(used) == set(CONDITIONS)


def test_each_card_has_commander_deputy_scribe_and_voice_and_owes_updates() -> None:
    for card in read_cards():
        assert [seat.id for seat in card.seats] == ["commander", "deputy", "scribe", "voice"]
        assert card.update_minutes is None  # the severity says how often
        assert card.declare_when is not None


def test_severities_are_whole_and_the_worst_owes_an_update_every_15_minutes() -> None:
    levels = read_severities()
    assert [(level.id, level.update_minutes) for level in levels.levels] == [
        ("S1", 15),
        ("S2", 30),
        ("S3", 60),
    ]
    assert levels.at_first == "S1"
    for words in words_in(levels):
        assert HAN.search(words.zh), words
        assert re.search(r"[A-Za-z]", words.en), words
        assert words.zh.count("{") == words.en.count("{"), words


def test_what_the_app_fills_into_scripts_is_named_alike_in_both_languages() -> None:
    told = {"code", "severity", "now", "since", "title", "commander", "owed", "next_update"}
    known = told | {"waiting", "first_reply", "present", "planned"}
    texts = [item.script for card in read_cards() for item in card.items if item.script]
    for words in (*texts, read_severities().update):
        named = [set(gaps_of(text)) & known for text in (words.zh, words.en)]
        assert named[0] == named[1], words
        assert {gap for gap in gaps_of(words.zh) if gap.isascii()} <= known, words


def test_the_four_troubles_of_e3_are_branches_of_one_question() -> None:
    card = PLAYBOOKS["incident_flood"]
    asked = card.item("which_kind")
    assert asked is not None
    assert [option.id for option in asked.options] == ["flood", "absence", "warehouse", "opinion"]
    branches = [when.answer for chapter in card.chapters for when in chapter.when]
    assert branches == [("flood",), ("absence",), ("warehouse",), ("opinion",)]


def test_no_word_on_the_outcome_of_a_price_error_before_two_signatures() -> None:
    """电子商务法 §49, 明码标价和禁止价格欺诈规定 §19(5)."""
    card = PLAYBOOKS["incident_price"]
    assert {"电子商务法 §49", "明码标价和禁止价格欺诈规定 §19(5)"} <= set(card.sources)
    outcome = card.item("send_outcome")
    assert outcome is not None
    assert {"legal_signed", "manager_signed"} <= set(outcome.needs)
    to_buyers = [item for item in card.items if item.script and "取消" in item.script.zh]
    assert [item.id for item in to_buyers] == ["say_it"]  # it tells the staff not to say it
    assert "不说取消" in to_buyers[0].script.zh


def test_nobody_promises_a_time_of_recovery() -> None:
    reply = PLAYBOOKS["incident_systems"].item("auto_reply")
    assert reply is not None
    assert reply.script is not None
    assert "{" not in reply.script.zh


def test_the_ladder_has_actions_with_cost_and_gain_at_every_level() -> None:
    for level in LADDER.levels:
        assert level.actions
    above_green = [action for level in LADDER.levels[1:] for action in level.actions]
    assert all(action.cost.zh and action.buys.zh and action.takes_minutes for action in above_green)
    assert {action.kind for action in above_green if action.kind} == set(ReliefKind)
    assert {rule.slots for level in LADDER.levels for rule in level.enter} == {1, 2}
    assert LADDER.level(Colour.RED).enter[0].bound == 60
