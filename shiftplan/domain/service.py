"""The service that is promised on a queue: what is counted, from which clock, by which definition."""

from enum import StrEnum

from pydantic import Field

from shiftplan.domain.base import Frozen


class ServiceDefinition(StrEnum):
    """What exactly "80 % within 18 s" counts (the five differ by over a point on one and the same queue)."""

    ANSWERED_OF_OFFERED = "answered_within_of_offered"
    VIRTUAL_WAIT = "virtual_wait_within"
    ANSWERED_OR_GONE_OF_OFFERED = "answered_or_gone_within_of_offered"
    ANSWERED_OF_OFFERED_LESS_GONE_WITHIN = "answered_within_of_offered_less_gone_within"
    ANSWERED_OF_ANSWERED = "answered_within_of_answered"


class Clock(StrEnum):
    """When the clock of a target stops: an agent takes the chat, or has typed the first reply."""

    WAIT = "wait"
    FIRST_REPLY = "first_reply"


class Target(Frozen):
    share: float = Field(default=0.8, gt=0, lt=1)
    within_seconds: float = Field(default=18, ge=0)
    definition: ServiceDefinition = ServiceDefinition.ANSWERED_OF_OFFERED
    clock: Clock = Clock.WAIT
