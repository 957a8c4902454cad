"""The rules in words, for findings."""

from shiftplan.language import Message, say

RULE_WORDS: dict[str, Message] = {
    "one_shift_a_day": say("one shift a day"),
    "queue_skills": say("only queues the person knows"),
    "availability": say("no work on days of leave or absence, nor into them"),
    "employment": say("no work before being hired or after leaving"),
    "rest_hours_between_shifts": say("hours of rest between shifts"),
    "consecutive_days": say("days worked in a row"),
    "rest_days_per_week": say("rest days in a week"),
    "overtime_hours_per_day": say("overtime hours of a day"),
    "max_hours_per_week": say("hours of a week"),
    "overtime_hours_per_month": say("overtime hours of a month"),
    "part_time_hours_per_day": say("hours a day of part-timers"),
    "night": say("no nights for those the law protects"),
    "overtime": say("no overtime for those the law protects or who did not consent"),
    "sessions": say("sessions that everybody expected attends"),
    "intern_no_statutory_day": say("no work on statutory holidays for interns"),
    "offered": say("shifts only on the days on which they are offered"),
    "switch": say("another queue only after the meal of a shift that allows it"),
}
