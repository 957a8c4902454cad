"""The template `small`: eight invented people, three days."""

from tests.samples.people import Team

TEAMS = (
    Team(
        letter="s",
        name="客服组",
        queue="presale",
        other="",
        crossed=0,
        mix=(("T4", "full", 1), ("T3", "full", 3), ("T2", "full", 2), ("T2", "part", 1), ("T1", "temp", 1)),
        names=("林书言 赵安然 吴景澄 徐若水 孙一诺 胡嘉言 高雪莹 马晓晨"),
        special={
            "s03": {"protection": "nursing", "note": "哺乳期：每天一小时哺乳时间，不排夜班和加班"},
            "s05": {"consent": "no", "note": "未同意加班"},
        },
    ),
)


def availability_rows() -> list[tuple[object, ...]]:
    return [
        ("s06", "2027-11-12", "leave", "", "", "年假"),
        ("s02", "2027-11-12", "wish_off", "", 2, "朋友婚礼"),
        ("s07", "2027-11-10", "wish_on", "dusk", 1, ""),
        ("s08", "2027-11-11", "wish_off", "late", 1, "末班车早"),
    ]
