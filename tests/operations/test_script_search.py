"""Finding scripts by typing, and what is true of it whatever is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan import language
from shiftplan.domain.script import Library, Script, ScriptKind
from shiftplan.files.scripts import read_scripts
from shiftplan.operations.initials import initials
from shiftplan.operations.script_search import folded, search
from shiftplan.operations.wording import cautions

LIBRARY = read_scripts()
WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            ["降价", "退款", "jj", "wl", "price", "48", "sorry", "色差", "the", "a", "亲", "ｐｒｉｃｅ"]
        ),
        st.text(max_size=4),
    ),
    max_size=4,
).map(" ".join)


def ids(words: str, kind: ScriptKind | None = None) -> list[str]:
    return [script.id for script in search(LIBRARY, words, kind)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("降价", "worry_price_drop"),
        ("买了会不会降价", "worry_price_drop"),
        ("price drop", "worry_price_drop"),
        ("drop price", "worry_price_drop"),
        ("48", "delay_48"),
        ("yw 48", "delay_48"),
        ("提醒 尾款", "payment_tail"),
        ("到期 尾款", "payment_tail_last"),
        ("少配件", "after_missing"),
        ("spj", "after_missing"),
        ("ＰＲＩＣＥ　ＤＲＯＰ", "worry_price_drop"),
        ("worry_genuine", "worry_genuine"),
        ("sddx", "bargain_gift_instead"),
    ],
)
def test_what_a_lead_types_finds_what_is_meant(typed: str, first: str) -> None:
    assert ids(typed)[:1] == [first]


@given(WORDS)
def test_the_order_of_words_makes_no_difference(words: str) -> None:
    assert ids(words) == ids(" ".join(reversed(words.split())))


@given(WORDS, WORDS)
def test_more_words_never_find_more(words: str, others: str) -> None:
    assert set(ids(f"{words} {others}")) <= set(ids(words))


@given(WORDS, st.sampled_from(ScriptKind))
def test_a_kind_narrows_and_keeps_the_order(words: str, kind: ScriptKind) -> None:
    of_kind = [script.id for script in LIBRARY.of(kind)]
    assert ids(words, kind) == [name for name in ids(words) if name in of_kind]


@given(WORDS)
def test_nothing_is_found_twice_and_every_word_is_somewhere(words: str) -> None:
    found = search(LIBRARY, words)
    assert len({script.id for script in found}) == len(found)
    for script in found:
        hay = folded(
            " ".join(
                (
                    script.id,
                    script.kind,
                    script.title.zh,
                    script.title.en,
                    script.text.zh,
                    script.text.en,
                    *script.tags.zh,
                    *script.tags.en,
                    *map(initials, (script.title.zh, *script.tags.zh)),
                )
            )
        )
        assert all(word in hay for word in folded(words).split())


def test_nothing_typed_shows_the_whole_library_in_its_order() -> None:
    assert ids("") == ids("  ") == [script.id for script in LIBRARY.scripts]


@pytest.mark.parametrize("script", LIBRARY.scripts, ids=lambda script: script.id)
def test_every_script_is_found_by_its_id_title_initials_and_each_tag(script: Script) -> None:
    assert ids(script.id)[0] == script.id
    for title in (script.title.zh, script.title.en):
        assert script.id in ids(title)[:2]
    assert script.id in ids(initials(script.title.zh))
    for tag in (*script.tags.zh, *script.tags.en):
        assert script.id in ids(tag)


def test_the_name_of_a_kind_finds_it_in_either_language() -> None:
    assert {script.kind for script in search(LIBRARY, "apologies")} == {ScriptKind.APOLOGY}
    language.use("zh")
    assert set(ids("议价")) >= {script.id for script in LIBRARY.of(ScriptKind.BARGAIN)}


def test_of_equals_the_shops_own_stand_first() -> None:
    ours = next(script for script in LIBRARY.scripts if script.id == "worry_quality")
    own = ours.model_copy(update={"id": "own_quality"})
    library = Library((*LIBRARY.scripts, own), frozenset({"own_quality"}))
    assert [script.id for script in search(library, "质量好不好")][:2] == ["own_quality", "worry_quality"]


def test_initials_follow_the_sound_and_leave_out_what_has_none() -> None:
    assert initials("啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝") == "abcdefghjklmnopqrstwxyz"
    assert initials("退款，OK 48 h!") == "tk"
    assert initials("座") == "z"
    assert initials("亍鱻🙂") == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("这是最低价", "最"),
        ("我们店第一", "第一"),
        ("抱歉，我们会取消您的订单", "取消您的订单"),
        ("保证明天到", "保证"),
        ("This is the best sofa", "the best"),
        ("We cancel your order", "cancel your order"),
        ("I guarantee it", "guarantee"),
    ],
)
def test_words_to_think_over_are_named(text: str, word: str) -> None:
    assert any(f"“{word}" in str(caution) for caution in cautions(text))


@pytest.mark.parametrize(
    "text", ["最近收到了吗", "最晚 11 月 3 日付尾款", "第一次买", "cancel the call", "取消预约"]
)
def test_harmless_words_are_left_alone(text: str) -> None:
    assert cautions(text) == ()


def test_no_shipped_script_has_words_to_think_over() -> None:
    assert [s.id for s in LIBRARY.scripts if cautions(f"{s.text.zh} {s.text.en}")] == []
