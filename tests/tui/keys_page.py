"""`docs/keys.md` from the declarations of the commands: `python -m tests.tui.keys_page` writes it anew."""

from pathlib import Path

from shiftplan import language
from shiftplan.tui.app import KEYS
from shiftplan.tui.broken import KEYS as BROKEN_KEYS
from shiftplan.tui.commands import Command, sign
from shiftplan.tui.copies.keys import KEYS as COPIES_KEYS
from shiftplan.tui.differences.keys import KEYS as DIFFERENCES_KEYS
from shiftplan.tui.fairness.keys import KEYS as FAIRNESS_KEYS
from shiftplan.tui.handover.cases_screen import KEYS as CASES_KEYS
from shiftplan.tui.handover.follow_screen import KEYS as FOLLOW_KEYS
from shiftplan.tui.handover.handover_screen import KEYS as HANDOVER_KEYS
from shiftplan.tui.importing.keys import KEYS as LIST_KEYS
from shiftplan.tui.operations.incident_screen import KEYS as INCIDENT_KEYS
from shiftplan.tui.publishing.keys import PUBLISH_KEYS, VERSIONS_KEYS
from shiftplan.tui.scripts.keys import CARD_KEYS
from shiftplan.tui.scripts.keys import KEYS as SCRIPT_KEYS
from shiftplan.tui.stages import STAGES
from shiftplan.tui.welcome import KEYS as WELCOME_KEYS

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"
HEAD = """# Keys

Made from the commands as the app declares them (`python -m tests.tui.keys_page`). In the app `?` shows the
keys of the screen in front, `^p` finds any command by its name. `^` means ctrl.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD, _section("Everywhere", KEYS)]
    for stage in STAGES:
        language.use("en")
        title = f"{stage.key} {stage.label}"
        language.use("zh")
        parts.append(_section(f"{title} · {stage.label}", stage.load().KEYS))
    parts.append(_section("Fairness, over the rota · 公平（在排班上）", FAIRNESS_KEYS))
    parts.append(_section("What-if copies, over the rota · 方案（在排班上）", COPIES_KEYS))
    parts.append(_section("Differences, over the rota · 差异（在排班上）", DIFFERENCES_KEYS))
    parts.append(_section("A list to import, over the stage · 导入名单（在各页上）", LIST_KEYS))
    parts.append(_section("Publish, over the rota · 发布（在排班上）", PUBLISH_KEYS))
    parts.append(_section("Versions, over the rota · 版本（在排班上）", VERSIONS_KEYS))
    parts.append(_section("An open incident · 事件卡", INCIDENT_KEYS))
    parts.append(_section("A handover · 交接班", HANDOVER_KEYS))
    parts.append(_section("Cases and promises · 待办和承诺", CASES_KEYS))
    parts.append(_section("Parcels after the sale · 大促后的包裹", FOLLOW_KEYS))
    parts.append(_section("Scripts, over any stage · 话术（在各页上）", SCRIPT_KEYS))
    parts.append(_section("Cards of everyday work · 日常卡片", CARD_KEYS))
    parts.append(_section("Welcome · 开始", WELCOME_KEYS))
    parts.append(_section("A plan that cannot be read · 打不开的计划", BROKEN_KEYS))
    return "\n".join(parts)


def _section(title: str, commands: tuple[Command, ...]) -> str:
    rows = [_row(command) for command in commands]
    return "\n".join(
        [f"## {title}", "", "| key | command | 命令 | what it does |", "|---|---|---|---|", *rows, ""]
    )


def _row(command: Command) -> str:
    language.use("zh")
    chinese = str(command.label)
    language.use("en")
    keys = " ".join(f"`{sign(key)}`" for key in command.key.split(",") if key) or "`^p`"
    return f"| {keys} | {command.label} | {chinese} | {command.help} |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
