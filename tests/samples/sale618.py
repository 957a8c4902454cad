"""The template `sale618`: eighteen invented people, a week with chat, telephone and deferred work."""

from tests.samples.people import Team

TEAMS = (
    Team(
        letter="c",
        name="在线组",
        queue="chat",
        other="tickets",
        crossed=5,
        mix=(("T4", "full", 2), ("T3", "full", 5), ("T2", "full", 3), ("T2", "part", 1), ("T1", "temp", 1)),
        names="段思齐 夏语冰 顾南乔 毛一帆 邱子墨 薛明远 秦小满 江晚舟 史佳宁 侯天翔 孟可心 龙飞扬",
        special={"c05": {"consent": "no", "note": "未同意加班"}},
    ),
    Team(
        letter="h",
        name="热线组",
        queue="hotline",
        other="tickets",
        crossed=6,
        mix=(("T4", "full", 1), ("T3", "full", 2), ("T2", "full", 2), ("T1", "full", 1)),
        names="万知秋 钱慕白 汤锦书 黎小棠 尹长风 郝多多",
    ),
)


def availability_rows() -> list[tuple[object, ...]]:
    return [
        ("c04", "2027-06-14", "leave", "", "", "年假"),
        ("h02", "2027-06-15", "training", "", "", "热线系统培训"),
        ("c02", "2027-06-20", "wish_off", "", 2, "家人生日"),
        ("c07", "2027-06-17", "wish_on", "bridge", 2, "想守开场"),
        ("c11", "2027-06-18", "wish_on", "dusk", 1, ""),
        ("h05", "2027-06-19", "wish_off", "", 1, "搬家"),
    ]
