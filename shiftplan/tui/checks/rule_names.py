"""What the rules behind the findings are called; the codes stand in files and on the command line."""

from shiftplan.language import Message, printable, say

RULE_NAMES: dict[str, Message] = {
    "allowed_shifts": say("shifts that a person may work"),
    "availability": say("leave, absence and training"),
    "bonds": say("who works with whom"),
    "breaks": say("breaks and sessions within the shift"),
    "consecutive_days": say("days of work in a row"),
    "cover_rules": say("head counts that bind"),
    "cover_wish": say("head counts wished for"),
    "employment": say("first and last day of employment"),
    "intern_no_statutory_day": say("interns on statutory holidays"),
    "max_days_in_row": say("days in a row by contract"),
    "max_days_per_week": say("days per week by contract"),
    "max_hours_per_day": say("hours per day by contract"),
    "max_hours_per_month": say("hours per month by contract"),
    "max_hours_per_week": say("hours per week"),
    "max_nights_in_row": say("nights in a row by contract"),
    "max_nights_per_week": say("nights per week by contract"),
    "min_days_per_week": say("least days per week by contract"),
    "min_hours_per_month": say("least hours per month by contract"),
    "min_hours_per_week": say("least hours per week by contract"),
    "need_changed": say("need changed since the rota was made"),
    "night": say("nights of protected people"),
    "offered": say("days and starts of the shifts"),
    "one_shift_a_day": say("one shift a day"),
    "overtime": say("overtime of protected people or without consent"),
    "overtime_hours_per_day": say("overtime per day"),
    "overtime_hours_per_day_usual": say("more overtime per day than usual"),
    "overtime_hours_per_month": say("overtime per month"),
    "part_time_hours_per_day": say("hours per day of part-timers"),
    "patterns": say("turns of days and shifts"),
    "queue_skills": say("queue skills"),
    "rest_days_per_week": say("weekly rest"),
    "rest_hours_between_shifts": say("rest between shifts"),
    "rules_changed": say("people, shifts or rules changed since the rota was made"),
    "sessions": say("training and briefings"),
    "shortage": say("shortage"),
    "shortage_first": say("shortage comes first"),
    "squads": say("seniors of squads"),
    "switch": say("another queue after the meal"),
    "unknown_agent": say("people who are not in the plan"),
    "unknown_day": say("days outside the plan"),
    "unknown_queue": say("queues that are not in the plan"),
    "unknown_shift": say("shifts that are not in the plan"),
    "wish_missed": say("wishes not met"),
}


def rule_name(code: str) -> str:
    """The rule in the reader's language; a code without a name stands for itself."""
    return str(RULE_NAMES.get(code, printable(code)))
