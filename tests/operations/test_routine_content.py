"""The cards of everyday work: each whole, walkable, with its opening, checks, answer, limits and log."""

import re
from collections import Counter

import pytest

from shiftplan.domain.blanks import GAP, GAPS, gaps_of
from shiftplan.domain.due import Anchor
from shiftplan.domain.playbook import Playbook, PlaybookKind
from shiftplan.files.playbooks import LADDER, playbook_paths, read_playbook

BOOKS = {name: read_playbook(path) for name, path in playbook_paths().items() if name != LADDER}
CARDS = {
    name: book
    for name, book in BOOKS.items()
    if book.kind not in {PlaybookKind.CHECKLIST, PlaybookKind.INCIDENT}
}
EACH = pytest.mark.parametrize("card", CARDS.values(), ids=lambda card: card.id)
ROUTINE = pytest.mark.parametrize(
    "card", [card for card in CARDS.values() if card.kind is PlaybookKind.ROUTINE], ids=lambda card: card.id
)
FORBIDDEN = re.compile(r"最|第一(?!次|步|时)|唯一|绝对|保证|取消.{0,4}订单")


def test_the_cards_of_everyday_work_ship() -> None:
    assert Counter(card.kind for card in CARDS.values()) == {
        PlaybookKind.ROUTINE: 5,
        PlaybookKind.COMPLAINT: 1,
        PlaybookKind.REVIEW: 1,
        PlaybookKind.ORDER_STATE: 5,
        PlaybookKind.AFTER_SALE: 4,
    }
    codes = [book.code for book in BOOKS.values() if book.code]
    assert len(set(codes)) == len(codes)


@EACH
def test_a_card_counts_from_its_run_and_says_when_to_take_it(card: Playbook) -> None:
    assert card.declare_when is not None
    assert {chapter.due.anchor for chapter in card.chapters} == {Anchor.RUN}
    minutes = [chapter.due.minutes for chapter in card.chapters if not chapter.when]
    assert minutes == sorted(minutes)


@EACH
def test_every_card_says_what_to_log_and_when_to_escalate(card: Playbook) -> None:
    assert any(item.log for item in card.items)
    assert any(item.escalate for item in card.items) or card.kind is PlaybookKind.COMPLAINT
    assert any(item.script for item in card.items)


@EACH
def test_gaps_are_those_of_the_scripts_the_same_in_both_languages(card: Playbook) -> None:
    for item in card.items:
        if item.script:
            assert set(gaps_of(item.script.zh)) == set(gaps_of(item.script.en)) <= GAPS.keys(), item.id
        for words in (item.text, item.done_when, item.warning, item.avoid, item.escalate, item.log):
            assert words is None or not GAP.search(words.zh + words.en), item.id


@EACH
def test_what_is_said_to_customers_breaks_no_law_and_promises_nothing(card: Playbook) -> None:
    for item in card.items:
        if item.script:
            assert FORBIDDEN.search(item.script.zh) is None, item.id
            assert "你" not in item.script.zh, item.id


@ROUTINE
def test_a_routine_card_has_opening_three_checks_answers_and_a_log(card: Playbook) -> None:
    chapters = {chapter.id: chapter.items for chapter in card.chapters}
    assert list(chapters) == ["opening", "checks", "answer", "finish"]
    assert chapters["opening"][0].script is not None
    assert len(chapters["checks"]) == 3
    asked, *answers = chapters["answer"]
    assert {option.id for option in asked.options} == {
        answer for item in answers for when in item.when for answer in when.answer
    }
    assert all(item.script for item in answers)
    assert any(item.avoid for item in answers)
    assert chapters["finish"][0].log is not None
    assert chapters["finish"][0].escalate is not None


def test_the_change_card_asks_for_identity_cut_off_and_fraud_first() -> None:
    card = CARDS["routine_change"]
    asked = card.item("state")
    assert asked is not None
    assert set(asked.needs) == {"identity", "cut_off", "fraud"}


def test_a_complaint_has_ten_steps_in_order_and_four_reasons_to_pass_it_up() -> None:
    card = CARDS["complaint"]
    steps = [item for item in card.items if re.match(r"\d+ ", item.text.zh)]
    assert [int(item.text.en.split()[0]) for item in steps] == list(range(1, 11))
    asked = card.item("escalate_now")
    assert asked is not None
    assert [option.id for option in asked.options] == ["none", "money", "media", "third", "safety"]
    chapter = next(chapter for chapter in card.chapters if chapter.id == "escalate")
    assert set(chapter.when[0].answer) == {"money", "media", "third", "safety"}
    handled = {answer for item in chapter.items for when in item.when for answer in when.answer}
    assert handled == {"money", "media", "third", "safety"}
    remedy = card.item("remedy")
    assert remedy is not None
    assert "escalate_now" in remedy.needs


def test_reviews_have_four_strategies_and_five_errors_each_with_a_bad_and_a_good_example() -> None:
    card = CARDS["review_reply"]
    asked = card.item("which")
    assert asked is not None
    assert [option.id for option in asked.options] == ["own", "explain", "chat", "improve"]
    errors = [item for item in card.items if item.id.startswith("not_")]
    assert [item.text.en for item in errors] == [
        "Not mechanical",
        "Not mocking",
        "Not shifting blame",
        "Not insulting",
        "Not quibbling",
    ]
    assert all(item.avoid and item.script for item in errors)
    for item in card.items:
        private = {"order", "name", "address", "tracking", "amount"}
        if item.script and item.id != "private":
            assert not private & set(gaps_of(item.script.zh)), item.id


def test_an_order_is_released_only_with_five_things_confirmed() -> None:
    release = CARDS["order_confirm"].item("release")
    assert release is not None
    assert release.needs == ("product", "address", "freight", "carrier", "time")
