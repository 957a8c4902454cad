"""Order text as people paste it: read when clear, left open when not, never a crash or a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.domain.blanks import GAPS
from shiftplan.operations.order_details import read_order
from shiftplan.operations.order_labels import LABELS

ORDER = "2027111012345678901"
BLOCK = f"""订单编号：{ORDER}   创建时间：2027-11-10 20:03:11
买家昵称: tb1234****
收货人：王小明   联系电话：13812341234
收货地址：王小明 ，86-13812341234 ，浙江省 杭州市 余杭区 文一西路969号 ，000000
商品名称：实木餐桌（1.4米）[交易快照]
颜色分类：胡桃色;尺寸:1.4m
合计：￥1,399.00   优惠：￥100.00   实付款：￥1,299.00
物流公司：顺丰速运
运单号：sf1234567890123
预计发货时间：2027-11-12 18:00   备注：轻放
"""


def values(text: str) -> dict[str, str]:
    return dict(read_order(text).values)


def test_a_block_copied_from_a_workbench_is_read_whole() -> None:
    assert values(BLOCK) == {
        "order": ORDER,
        "name": "王小明",
        "product": "实木餐桌（1.4米）",
        "size": "胡桃色 1.4m",
        "amount": "¥1,299",
        "carrier": "顺丰速运",
        "tracking": "SF1234567890123",
        "address": "浙江省 杭州市 余杭区 文一西路969号",
        "time": "2027-11-12 18:00",
    }
    assert not read_order(BLOCK).unclear


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("：", ":").replace("  ", "\t"),
        lambda text: text.replace("：", " ： "),
        lambda text: text.replace(" ", "\u3000"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: "\ufeff" + text.replace("号", "号\u200b"),
        lambda text: text.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"}),
        lambda text: "\n".join(reversed(text.split("\n"))),
        lambda text: f"客服你好\n{text}\n快帮我看看：在不在？",
    ],
)
def test_line_ends_widths_blanks_and_order_make_no_difference(change) -> None:
    assert values(change(BLOCK)) == values(BLOCK)


def test_labels_above_their_values_are_read() -> None:
    text = f"订单编号\n{ORDER}\n\n实付款\n￥９９．５０\n收货人\n李女士\n物流公司\n中通快递\n运单号\n"
    text += "78901234567890"
    assert values(text) == {
        "order": ORDER,
        "amount": "¥99.50",
        "name": "李女士",
        "carrier": "中通快递",
        "tracking": "78901234567890",
    }


@pytest.mark.parametrize("parting", ["\t", ","])
def test_a_row_of_a_table_is_read_by_its_headings(parting: str) -> None:
    text = parting.join(["订单编号", "买家会员名", "买家实际支付金额", "宝贝标题"]) + "\n"
    text += parting.join([f'"=""{ORDER}"""' if parting == "," else ORDER, "tb_99", "199.00", "沙发"])
    assert values(text) == {"order": ORDER, "name": "tb_99", "amount": "¥199", "product": "沙发"}


def test_several_orders_are_named_and_none_is_taken() -> None:
    read = read_order(f"订单号：{ORDER}\n订单号：2027111012345678902\n收货人：王小明")
    assert read.values == {"name": "王小明"}
    assert read.unclear == {"order": (ORDER, "2027111012345678902")}


def test_the_same_value_twice_is_no_contradiction() -> None:
    assert values(f"订单号：{ORDER}\n订单编号: {ORDER}") == {"order": ORDER}


@pytest.mark.parametrize(
    "text",
    ["收货人：王**", "收货人：王＊明", "收货地址：浙江省杭州市****", "商品名称：实木餐…", "买家昵称：t***9"],
)
def test_what_is_masked_stays_open(text: str) -> None:
    assert values(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "身份证 330102199001011234",
        "卡号 6212261202011111111",
        "电话 13812341234",
        "验证码 482913",
        "我的订单呢",
        "请提供订单号\n谢谢",
        "订单号：没有",
        "退货地址：杭州市余杭区仓库 3 号",
        "订单编号：",
        "收货人：电话：",
        "",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert values(text) == {}


def test_numbers_of_a_known_shape_need_no_label() -> None:
    assert values(f"帮我查 {ORDER}，单号SF1234567890123，付了￥88") == {
        "order": ORDER,
        "tracking": "SF1234567890123",
        "carrier": "顺丰速运",
        "amount": "¥88",
    }
    assert values("240101-123456789012345 用韵达") == {
        "order": "240101-123456789012345",
        "carrier": "韵达快递",
    }


def test_english_labels_are_read_too() -> None:
    text = f"Order No.: {ORDER}\nConsignee: Ann Li\nTotal: 1299.00\nTracking number: YT1234567890123\n"
    text += "Ship by: 2027-11-12"
    assert values(text) == {
        "order": ORDER,
        "name": "Ann Li",
        "amount": "¥1,299",
        "tracking": "YT1234567890123",
        "carrier": "圆通速递",
        "time": "2027-11-12",
    }


def test_a_telephone_number_never_gets_in() -> None:
    for text in (
        "收货人：王小明 13812341234",
        "收货地址：王小明，13812341234，杭州市文一路1号",
        "name: Ann +86 13812341234",
    ):
        assert "1381234" not in str(read_order(text))


HOSTILE = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            [
                *(label for groups in LABELS.values() for group in groups for label in group),
                "：",
                ":",
                "\t",
                "\n",
                ",",
                '"',
                ORDER,
                "¥",
                "1,2",
                "*",
                "\x1b[31m",
                "\u202e",
                "\ud800",
                "王",
            ]
        ),
        max_size=60,
    ).map("".join),
)


@given(HOSTILE)
def test_whatever_is_pasted_comes_out_short_printable_and_by_known_names(text: str) -> None:
    read = read_order(text)
    assert {*read.values, *read.unclear} <= GAPS.keys()
    assert not {*read.values} & {*read.unclear}
    for value in read.values.values():
        assert 0 < len(value) <= 120
        assert "\n" not in value
        assert "\x1b" not in value
        assert "\u202e" not in value


def test_a_huge_text_is_read_at_once() -> None:
    for part in ("订单号：", "收货人:" + "王" * 99, " \t", "1,", "订单号\n", '"', "¥", "最" * 9 + "，"):
        assert len(read_order(part * 200_000).values) <= len(GAPS)
