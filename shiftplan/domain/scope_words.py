"""What a solve may change, in words."""

from datetime import date

from shiftplan.domain.plan import Plan
from shiftplan.domain.scope import NAMED, Scope, spans
from shiftplan.language import Message, _, printable, say


def scope_text(plan: Plan, scope: Scope) -> str:
    """Whom and which days it is about, and how; one line."""
    parts = [_whom(plan, scope), _days(scope.days)]
    if scope.fill:
        parts.append(say("only free cells filled"))
    if scope.told:
        parts.append(say("with the fewest changes to what was published"))
    return _(", ").join(map(str, parts))


def _whom(plan: Plan, scope: Scope) -> Message | str:
    if not scope.agents:
        return say("everybody")
    team = _team(plan, scope.agents)
    if team is not None:
        return say("team {team}", team=printable(team))
    named = [plan.agent[one].name if one in plan.agent else one for one in scope.agents[:NAMED]]
    names = _(", ").join(map(printable, named))
    if scope.agents[NAMED:]:
        return say("{names} and {more} more", names=names, more=len(scope.agents) - NAMED)
    return names


def _team(plan: Plan, agents: tuple[str, ...]) -> str | None:
    """The team that these people are, all of it and nobody else."""
    teams = {plan.agent[one].team if one in plan.agent else "" for one in agents}
    team = teams.pop() if len(teams) == 1 else ""
    members = {one.id for one in plan.agents if one.team == team}
    return team if team and members == set(agents) else None


def _days(days: tuple[date, ...]) -> Message | str:
    return spans(days) if days else say("all days")
