"""The template `flexible`: sixteen invented people, a week in which shifts leave much open."""

from tests.samples.people import Team

TEAMS = (
    Team(
        letter="p",
        name="售前组",
        queue="presale",
        other="aftersale",
        crossed=6,
        mix=(("T4", "full", 1), ("T3", "full", 4), ("T2", "full", 3), ("T2", "part", 1), ("T1", "temp", 1)),
        names="沈知遥 陆景明 苏念慈 程远山 叶听雨 罗子昂 唐可欣 邓嘉树 谢小满 冯一鸣",
        special={"p07": {"consent": "no", "note": "未同意加班"}},
    ),
    Team(
        letter="q",
        name="售后组",
        queue="aftersale",
        other="presale",
        crossed=3,
        mix=(("T4", "full", 1), ("T3", "full", 2), ("T2", "full", 2), ("T2", "part", 1)),
        names="许清和 曹安澜 魏书恒 丁若谷 潘晓彤 蒋文竹",
        special={"q03": {"protection": "nursing", "note": "哺乳期：每天一小时哺乳时间，不排夜班和加班"}},
    ),
)


def availability_rows() -> list[tuple[object, ...]]:
    return [
        ("p06", "2027-11-08", "leave", "", "", "年假"),
        ("q04", "2027-11-09", "training", "", "", "退款系统培训"),
        ("p02", "2027-11-14", "wish_off", "", 2, "孩子生日"),
        ("p03", "2027-11-10", "wish_on", "late", 2, "想守开场"),
        ("p09", "2027-11-11", "wish_on", "dusk", 1, ""),
        ("q02", "2027-11-13", "wish_off", "", 1, ""),
        ("q05", "2027-11-12", "wish_off", "late", 1, "末班车早"),
    ]
