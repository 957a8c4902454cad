"""Rows of agents.csv: tiers, contracts, skills and what protects people, in the proportions of the trade."""

from dataclasses import dataclass
from itertools import islice
from random import Random

TIERS = {"T4": 0.125, "T3": 0.375, "T2": 0.30, "T1": 0.20}
WINDOWS = {"T1": 2, "T2": 3, "T3": 5, "T4": 6}
CONTRACTS = {"full": 0.78, "part": 0.10, "temp": 0.07, "intern": 0.05}
TWO_SKILLS, NO_CONSENT = 0.6, 0.08
SECOND_QUEUE = 0.5
DAYS_ONLY, IN_TURN = 0.05, 0.06
PROTECTED = {"pregnant": 0.015, "nursing": 0.025}
QUEUES = {"presale": 0.55, "aftersale": 0.30, "phone": 0.15}
TEAM, SQUAD, SQUADS, MATES = 20, 8, 2, 5
"""Sizes of a team and of a desk; of the first desks, so many are a squad under their senior."""
PHONE_FROM = 60
"""People from which a team has a telephone as well."""
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "安然 子墨 雨桐 景行 书瑶 明轩 诗涵 知秋 启航 思琪 佳宁 晓岚 文博 可欣 浩然 月华 海棠 远舟 小川 乐天"


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    team: str
    tier: str
    contract: str
    queues: tuple[str, ...]
    protection: str
    consent: bool
    squad: str
    shifts: str
    pattern: str

    @property
    def windows(self) -> int:
        return WINDOWS[self.tier]

    @property
    def proficiency(self) -> str:
        """T2 who learn a second queue are half as quick there."""
        return f"{self.queues[1]}:{SECOND_QUEUE}" if len(self.queues) > 1 and self.tier == "T2" else ""


def queues_of(size: int) -> tuple[str, ...]:
    """The queues that a team of so many people serves."""
    return tuple(QUEUES) if size >= PHONE_FROM else tuple(QUEUES)[:2]


def people(size: int, seed: int) -> tuple[Person, ...]:
    """So many people: seniors, who are full-time, head the squads; the rest falls as the dice do."""
    dice = Random(f"people {size} {seed}")
    tiers = shares(TIERS, size)
    seniors = tiers.count("T4")
    contracts = shares(CONTRACTS, size)[seniors:]
    skills = shares({queue: QUEUES[queue] for queue in queues_of(size)}, size)
    others = tiers[seniors:]
    for pile in (contracts, skills, others):
        dice.shuffle(pile)
    kinds = _headed([("T4", "full")] * seniors, list(zip(others, contracts, strict=True)))
    return tuple(
        _person(number, tier, contract, skill, size, dice)
        for number, ((tier, contract), skill) in enumerate(zip(kinds, skills, strict=True))
    )


def shares(parts: dict[str, float], size: int) -> list[str]:
    """`size` names in the proportions of `parts`, by the largest remainder, in their order."""
    whole = sum(parts.values())
    exact = {name: size * part / whole for name, part in parts.items()}
    counts = {name: int(value) for name, value in exact.items()}
    rest = sorted(parts, key=lambda name: counts[name] - exact[name])
    for name in rest[: size - sum(counts.values())]:
        counts[name] += 1
    return [name for name in parts for _ in range(counts[name])]


def _headed(heads: list[tuple[str, str]], others: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A head before every seven of the others, while there are some."""
    rest = iter(others)
    return [*(one for head in heads for one in (head, *islice(rest, SQUAD - 1))), *rest]


def _person(number: int, tier: str, contract: str, skill: str, size: int, dice: Random) -> Person:
    queues = [skill]
    if dice.random() < TWO_SKILLS:
        queues.append(dice.choice([queue for queue in queues_of(size) if queue != skill]))
    return Person(
        id=f"p{number + 1:03}",
        name=SURNAMES[(number * 7 + number // 20) % 20] + GIVEN.split()[number % 20],
        team=f"{number // TEAM + 1}组",
        tier=tier,
        contract=contract,
        queues=tuple(queues),
        protection=_protection(dice.random()) if contract == "full" else "",
        consent=dice.random() >= NO_CONSENT,
        squad=f"s{number // SQUAD + 1:02}" if number < SQUADS * SQUAD and number % SQUAD < MATES else "",
        shifts="early;day;mid;long" if contract == "full" and dice.random() < DAYS_ONLY else "",
        pattern="four_two" if contract in {"full", "temp"} and dice.random() < IN_TURN else "",
    )


def _protection(roll: float) -> str:
    for kind, share in PROTECTED.items():
        if roll < share:
            return kind
        roll -= share
    return ""
