"""The template `midnight`: twenty-four invented people, a week around an opening at 00:00."""

from tests.samples.people import Team

TEAMS = (
    Team(
        letter="m",
        name="售前组",
        queue="presale",
        other="aftersale",
        crossed=4,
        mix=(("T4", "full", 2), ("T3", "full", 5), ("T2", "full", 4), ("T1", "full", 2),
             ("T2", "part", 1), ("T0", "temp", 2)),
        names=("黎星辰 常思远 武嘉怡 乔木兰 贺雨桐 赖文昊 龚子涵 文心悦 庞志高 樊佳慧 "
               "兰亭亭 殷浩宇 施梦琪 陶小婉 洪阳阳 翟天乐"),
        special={
            "m05": {"protection": "nursing", "note": "哺乳期：每天一小时哺乳时间，不排夜班和加班"},
            "m15": {"hired": "2027-06-16", "note": "临时工，6月16日到岗"},
            "m16": {"hired": "2027-06-16", "note": "临时工，6月16日到岗"},
        },
    ),
    Team(
        letter="n",
        name="售后组",
        queue="aftersale",
        other="presale",
        crossed=4,
        mix=(("T4", "full", 1), ("T3", "full", 3), ("T2", "full", 2), ("T1", "full", 1), ("T1", "temp", 1)),
        names=("安如意 颜若冰 倪思源 严清扬 牛晓东 温子晴 芦小雅 季春生"),
        special={"n04": {"consent": "no", "note": "未同意加班"}},
    ),
)  # fmt: skip


def availability_rows() -> list[tuple[object, ...]]:
    return [
        ("m09", "2027-06-14", "leave", "", "", "年假"),
        ("m09", "2027-06-15", "leave", "", "", "年假"),
        ("n02", "2027-06-16", "training", "", "", "大促值班长培训"),
        ("m14", "2027-06-15", "unavailable", "", "", "学校有课"),
        ("m01", "2027-06-20", "wish_off", "", 2, "家人生日"),
        ("m03", "2027-06-17", "wish_on", "bridge", 2, "想守零点开场"),
        ("m04", "2027-06-17", "wish_off", "night", 1, ""),
        ("m07", "2027-06-19", "wish_off", "", 1, ""),
        ("m08", "2027-06-18", "wish_on", "midnight", 1, ""),
        ("m11", "2027-06-20", "wish_off", "", 1, "搬家"),
        ("m12", "2027-06-14", "wish_off", "", 1, ""),
        ("n01", "2027-06-19", "wish_off", "", 2, "家长会"),
        ("n05", "2027-06-16", "wish_off", "early_a", 1, "路远"),
        ("n07", "2027-06-20", "wish_on", "day", 1, ""),
    ]
