"""The shop of the template `double11`: sixty invented people, their leave and their wishes."""

from tests.samples.people import Team

TEAMS = (
    Team(
        letter="a",
        name="售前一组",
        queue="presale",
        other="aftersale",
        crossed=6,
        mix=(("T4", "full", 2), ("T3", "full", 6), ("T2", "full", 5), ("T1", "full", 3),
             ("T3", "part", 1), ("T2", "part", 1), ("T0", "temp", 2)),
        names=("周雨桐 沈立诚 何晓岚 罗子墨 郭思远 宋佳宁 唐嘉禾 许文澜 邓可欣 冯启航 "
               "曾语薇 彭浩然 蒋若溪 于念初 董宇辰 萧雅文 程淑芬 袁梦婷 吕一鸣 丁小满"),
        special={
            "a03": {"productivity": 1.05, "note": "去年双11售前第一名"},
            "a05": {"protection": "pregnant", "note": "孕晚期：不排夜班和加班"},
            "a11": {"consent": "no", "note": "未同意加班"},
            "a17": {"note": "接送孩子，只上短班"},
            "a19": {"hired": "2027-11-05", "note": "临时工，11月5日到岗"},
            "a20": {"hired": "2027-11-05", "note": "临时工，11月5日到岗"},
        },
    ),
    Team(
        letter="b",
        name="售前二组",
        queue="presale",
        other="aftersale",
        crossed=7,
        mix=(("T4", "full", 3), ("T3", "full", 5), ("T2", "full", 5), ("T1", "full", 2),
             ("T2", "part", 1), ("T1", "part", 1), ("T0", "temp", 1), ("T1", "temp", 1), ("T1", "intern", 1)),
        names=("魏清和 苏景行 叶知秋 潘雨晴 杜明轩 戴诗涵 夏沐阳 钟婉清 汪子昂 田欣悦 "
               "任嘉木 姜书瑶 范乐天 方静姝 石磊磊 姚思琪 谭秋实 廖小川 邹佳怡 熊安琪"),
        special={
            "b06": {"protection": "nursing", "note": "哺乳期：每天一小时哺乳时间，不排夜班和加班"},
            "b10": {"productivity": 0.75},
            "b15": {"leaves": "2027-11-12", "note": "合同11月12日到期"},
            "b20": {"note": "实习生：不加班、不上夜班"},
        },
    ),
    Team(
        letter="c",
        name="售后组",
        queue="aftersale",
        other="presale",
        crossed=7,
        mix=(("T4", "full", 3), ("T3", "full", 6), ("T2", "full", 4), ("T1", "full", 2),
             ("T3", "part", 1), ("T2", "part", 1), ("T1", "temp", 2), ("T1", "intern", 1)),
        names=("金海棠 陆远舟 郝思齐 孔令宜 白露瑶 崔景明 康雨薇 毛志恒 邱月华 秦可为 "
               "江晚晴 史文博 顾念慈 侯俊楠 邵小雨 孟丽萍 龙春燕 万家乐 段星宇 雷诗雨"),
        special={
            "c09": {"note": "疑难件专员，投诉优先"},
            "c14": {"hired": "2027-11-03", "note": "11月3日入职"},
            "c20": {"note": "实习生：不加班、不上夜班"},
        },
    ),
)  # fmt: skip

_AWAY = """
a08 leave 3 4 年假
b12 leave 1 2 年假
c06 leave 5 7 婚假
a14 leave 13 14 年假
c12 leave 2 2 事假
b03 training 2 2 大促值班长培训
a02 training 2 2 大促值班长培训
c02 training 2 2 大促值班长培训
a18 unavailable 3 3 学校有课
a18 unavailable 10 10 学校有课
b16 unavailable 2 2 学校有课
b16 unavailable 9 9 学校有课
c20 unavailable 5 5 返校
b20 unavailable 12 12 返校
c15 absent 1 2 病假
"""

_WISHES = """
a01 off 7 - 2 家人生日
a02 off 6 - 1
a03 on 10 long 3 想守开门红
a04 off 13 - 2 搬家
a06 on 11 early_b 1
a07 off 4 night 2 睡眠不好
a09 off 12 - 1
a10 on 10 late_b 2
a12 off 6 - 1
a12 off 7 - 1
a13 off 9 - 2 看牙
a15 on 3 late_a 1
a16 off 14 - 1
a17 on 11 dusk 2
a18 on 12 noon 1
b01 off 5 - 1
b02 off 14 - 2 朋友婚礼
b04 on 11 late_a 1
b05 off 8 - 1
b07 off 10 night 3 次日考试
b08 off 6 - 2
b09 on 10 long 2
b11 off 13 - 1
b13 off 2 - 1
b14 off 7 early_a 1 路远
b16 on 10 dusk 1
b17 off 11 - 1
b18 off 6 - 2 社团活动
b19 on 5 mid 1
c01 off 13 - 2 家长会
c03 on 12 early_b 1
c04 off 7 - 1
c05 off 3 night 2
c07 off 14 - 1
c08 on 12 early_c 2
c10 off 1 - 1
c11 off 6 - 2 探亲
c13 on 13 mid 1
c16 off 10 - 1
c17 on 12 noon 2
c18 off 7 - 1
"""


def availability_rows() -> list[tuple[object, ...]]:
    """Leave and the like first (agent, kind, first and last day, note), a row a day; then the wishes."""
    return [row for line in _AWAY.strip().splitlines() for row in _away(line)] + [
        _wish(line) for line in _WISHES.strip().splitlines()
    ]


def _date(day: str | int) -> str:
    return f"2027-11-{int(day):02}"


def _away(text: str) -> list[tuple[object, ...]]:
    agent, kind, first, last, note = text.split(" ", 4)
    return [(agent, _date(day), kind, "", "", note) for day in range(int(first), int(last) + 1)]


def _wish(text: str) -> tuple[object, ...]:
    agent, kind, day, shift, weight, *note = text.split(" ", 5)
    return (agent, _date(day), f"wish_{kind}", "" if shift == "-" else shift, weight, "".join(note))
