"""The rule book: a preset that ships with the program, with the plan's own values on top."""

import tomllib
from typing import Any

from shiftplan.domain.rules import STRICTER_WHEN_HIGHER, Rule, RuleKind, Rules
from shiftplan.files.faults import nearest
from shiftplan.files.sentences import shown, unknown_key
from shiftplan.files.toml_source import TomlSource
from shiftplan.language import say
from shiftplan.resources import shipped

CLOCK_HOURS = frozenset({"hours_per_day", "overtime_hours_per_day", "night_from_hour", "night_to_hour"})
MOST_HOURS = 744  # of a month
PRESET = "china"


def presets() -> tuple[str, ...]:
    """The names of the rule presets."""
    return tuple(sorted(path.stem for path in (shipped("configs") / "rules").glob("*.toml")))


def read_rules(source: TomlSource) -> tuple[str, Rules] | None:
    """The preset's name and the rules that `[rules]` of plan.toml asks for; None with the faults recorded."""
    asked = source.doc.get("rules", {})
    if not isinstance(asked, dict):
        source.error(
            "table",
            ("rules",),
            say("rules must be a table of keys and values; read {read}", read=shown(asked)),
        )
        return None
    name = asked.get("preset", PRESET)
    if name not in presets():
        source.error(
            "rule_preset",
            ("rules", "preset"),
            say("there is no rule preset {read}", read=shown(name)),
            say(
                "the nearest is {nearest}; there are: {known}",
                nearest=nearest(str(name), presets()),
                known=", ".join(presets()),
            ),
        )
        return None
    preset = _preset(name)
    changed = {
        key: _overridden(source, preset, key, value) for key, value in asked.items() if key != "preset"
    }
    rules = {key: rule for key, rule in changed.items() if rule is not None}
    return name, preset.model_copy(update=rules)


def _preset(name: str) -> Rules:
    text = (shipped("configs") / "rules" / f"{name}.toml").read_text("utf-8")
    return Rules.model_validate(tomllib.loads(text))


def _overridden(source: TomlSource, preset: Rules, key: str, value: Any) -> Rule | None:
    """The rule with the plan's value, or None with the fault recorded."""
    path = ("rules", key)
    if key not in Rules.model_fields:
        source.error("unknown_key", path, *unknown_key(key, ("preset", *Rules.model_fields)))
        return None
    rule: Rule = getattr(preset, key)
    most = _most(key)
    if not isinstance(value, int | float) or not 0 <= value <= most:
        source.error(
            "rule_value",
            path,
            say(
                "{key} must be a number from 0 to {most}; read {read}", key=key, most=most, read=shown(value)
            ),
        )
        return None
    if rule.kind is RuleKind.LAW and _laxer(key, float(value), rule.value):
        _refuse_laxer(source, key, value, rule)
        return None
    return rule.model_copy(update={"value": float(value), "source": f"plan.toml; {rule.source}"})


def _most(key: str) -> int:
    if "_no_" in key or key == "overtime_needs_consent":
        return 1
    return 24 if key in CLOCK_HOURS else MOST_HOURS


def _laxer(key: str, value: float, law: float) -> bool:
    return value < law if key in STRICTER_WHEN_HIGHER else value > law


def _refuse_laxer(source: TomlSource, key: str, value: Any, rule: Rule) -> None:
    values = {"key": key, "article": rule.source, "law": f"{rule.value:g}", "read": shown(value)}
    sentence = (
        say("{key} is law ({article}) and may not be below {law}; read {read}", **values)
        if key in STRICTER_WHEN_HIGHER
        else say("{key} is law ({article}) and may not be above {law}; read {read}", **values)
    )
    hint = say("remove the line to keep to the law, or write a stricter value")
    source.error("rule_is_law", ("rules", key), sentence, hint)
