"""A queue of contacts and the service that is promised on it."""

from enum import StrEnum
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.language import say


class Model(StrEnum):
    """Which queueing formula speaks for the queue."""

    ERLANG_C = "erlang_c"  # one contact at a time, nobody gives up
    ERLANG_A = "erlang_a"  # one contact at a time, waiting people give up
    CHAT = "chat"  # several windows an agent, waiting people give up


class ServiceDefinition(StrEnum):
    """What exactly "80 % within 18 s" counts (the five differ by over a point on one and the same queue)."""

    ANSWERED_OF_OFFERED = "answered_within_of_offered"
    VIRTUAL_WAIT = "virtual_wait_within"
    ANSWERED_OR_GONE_OF_OFFERED = "answered_or_gone_within_of_offered"
    ANSWERED_OF_OFFERED_LESS_GONE_WITHIN = "answered_within_of_offered_less_gone_within"
    ANSWERED_OF_ANSWERED = "answered_within_of_answered"


class Target(Frozen):
    share: float = Field(default=0.8, gt=0, lt=1)
    within_seconds: float = Field(default=18, ge=0)
    definition: ServiceDefinition = ServiceDefinition.ANSWERED_OF_OFFERED


class Shrinkage(Frozen):
    """Shares of paid time in which a person on shift is not serving; meals are in the shift templates."""

    absence: float = Field(default=0.05, ge=0, lt=1)
    system: float = Field(default=0.03, ge=0, lt=1)
    handover: float = Field(default=0.03, ge=0, lt=1)
    personal: float = Field(default=0.04, ge=0, lt=1)

    @model_validator(mode="after")
    def leaves_somebody(self) -> Self:
        if self.total >= 1:
            raise ValueError(
                say("shrinkage adds up to {total:.0%}; nobody would be left to serve", total=self.total)
            )
        return self

    @property
    def total(self) -> float:
        return self.absence + self.system + self.handover + self.personal


class Queue(Frozen):
    """One stream of contacts with its service target.

    `aht_seconds[j-1]` is the handling time of a chat while its agent holds j chats (so its length is the
    number of windows); for the Erlang models it holds one value.
    """

    id: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")
    name: str
    model: Model = Model.CHAT
    aht_seconds: tuple[float, ...] = Field(min_length=1, max_length=12)
    patience_seconds: float | None = Field(default=120, gt=0)
    target: Target = Target()
    occupancy_cap: float = Field(default=0.9, gt=0, le=1)
    min_agents: int = Field(default=0, ge=0)
    shrinkage: Shrinkage = Shrinkage()
    bot_share: float = Field(default=0.0, ge=0, lt=1)
    contacts_per_agent_hour: float = Field(default=20, gt=0)  # the rule of thumb; leads use 18 to 25

    @model_validator(mode="after")
    def handling_time_fits_the_model(self) -> Self:
        if any(not 0 < seconds < float("inf") for seconds in self.aht_seconds):
            raise ValueError(
                say(
                    "queue {id}: handling times must be above zero, read {read}",
                    id=self.id,
                    read=str(self.aht_seconds),
                )
            )
        if self.model is not Model.CHAT and len(self.aht_seconds) != 1:
            raise ValueError(
                say(
                    "queue {id}: {model} takes one handling time, one contact at a time",
                    id=self.id,
                    model=self.model.value,
                )
            )
        if any(b < a for a, b in pairwise(self.aht_seconds)):
            raise ValueError(
                say("queue {id}: a chat cannot get shorter when its agent holds more of them", id=self.id)
            )
        if self.model is not Model.ERLANG_C and self.patience_seconds is None:
            raise ValueError(
                say("queue {id}: {model} needs patience_seconds", id=self.id, model=self.model.value)
            )
        return self

    @property
    def windows(self) -> int:
        return len(self.aht_seconds)
