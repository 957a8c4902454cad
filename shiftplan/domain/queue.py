"""A queue of contacts and the service that is promised on it."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.service import Target
from shiftplan.language import say
from shiftplan.service_times import LONGEST, SHORTEST, first_fall, is_time


class Model(StrEnum):
    """Which queueing formula speaks for the queue."""

    ERLANG_C = "erlang_c"  # one contact at a time, nobody gives up
    ERLANG_A = "erlang_a"  # one contact at a time, waiting people give up
    CHAT = "chat"  # several windows an agent, waiting people give up
    DEFERRED = "deferred"  # messages, tickets, refunds: nobody waits, but each has a deadline


class Shape(StrEnum):
    """How a time varies around its mean. Lognormal has its mean as standard deviation; hyper-exponential
    mixes a quick half and a slow half, with twice the variance of an exponential time.
    """

    EXPONENTIAL = "exponential"
    DETERMINISTIC = "deterministic"
    LOGNORMAL = "lognormal"
    HYPEREXPONENTIAL = "hyperexponential"


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
    number of windows); for the other models it holds one value. `reply_seconds[j-1]` is what such an agent
    takes to type the first reply once the chat is taken (none given: the wait is all). Every one of
    `targets` must hold, and at most `max_abandon` of the contacts may leave. Formulas take patience and
    handling as exponential; the shapes and `dispersion` (variance of a slot's contacts over their mean,
    1 = Poisson) are for the simulation. `deadline_hours` and `backlog` are for deferred work only.
    """

    id: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")
    name: str
    model: Model = Model.CHAT
    aht_seconds: tuple[float, ...] = Field(min_length=1, max_length=12)
    patience_seconds: float | None = 120
    target: Target = Target()
    further_targets: tuple[Target, ...] = Field(default=(), max_length=5)
    max_abandon: float | None = Field(default=None, gt=0, lt=1)
    reply_seconds: tuple[Annotated[float, Field(ge=0, le=3600)], ...] = ()
    patience_shape: Shape = Shape.EXPONENTIAL
    handling_shape: Shape = Shape.EXPONENTIAL
    dispersion: float = Field(default=1.0, ge=1, le=100)
    deadline_hours: float | None = Field(default=None, gt=0, le=240)
    backlog: float = Field(default=0.0, ge=0, le=1_000_000)
    occupancy_cap: float = Field(default=0.9, gt=0, le=1)
    min_agents: int = Field(default=0, ge=0)
    shrinkage: Shrinkage = Shrinkage()
    bot_share: float = Field(default=0.0, ge=0, lt=1)
    contacts_per_agent_hour: float = Field(default=20, gt=0)  # the rule of thumb; leads use 18 to 25

    @field_validator("aht_seconds")
    @classmethod
    def handling_times_rise(cls, times: tuple[float, ...]) -> tuple[float, ...]:
        for seconds in times:
            if not is_time(seconds):
                raise ValueError(
                    say(
                        "a handling time is {read:g} s; write seconds above 0, from {least:g} to {most:,.0f}",
                        read=seconds,
                        least=SHORTEST,
                        most=LONGEST,
                    )
                )
        fall = first_fall(times)
        if fall is not None:
            raise ValueError(
                say(
                    "handling time falls from {fewer:g} s with {held} {held:chat|chats} to {more:g} s "
                    "with {next}; a chat cannot get shorter when its agent holds more of them",
                    **fall._asdict(),
                )
            )
        return times

    @field_validator("patience_seconds")
    @classmethod
    def patience_is_a_time(cls, seconds: float | None) -> float | None:
        if seconds is not None and not is_time(seconds):
            raise ValueError(
                say(
                    "patience is {read:g} s; write how many seconds people wait on average before they leave,"
                    ' from {least:g} to {most:,.0f}; where nobody ever leaves, write model = "erlang_c"',
                    read=seconds,
                    least=SHORTEST,
                    most=LONGEST,
                )
            )
        return seconds

    @field_validator("reply_seconds")
    @classmethod
    def replies_do_not_get_quicker(cls, times: tuple[float, ...]) -> tuple[float, ...]:
        fall = first_fall(times)
        if fall is not None:
            raise ValueError(
                say(
                    "reply time falls from {fewer:g} s with {held} {held:chat|chats} to {more:g} s with "
                    "{next}; a reply cannot come sooner when its agent holds more chats",
                    **fall._asdict(),
                )
            )
        return times

    @model_validator(mode="after")
    def handling_time_fits_the_model(self) -> Self:
        if self.model is not Model.CHAT and len(self.aht_seconds) != 1:
            raise ValueError(
                say(
                    "queue {id}: {model} takes one handling time, one contact at a time",
                    id=self.id,
                    model=self.model.value,
                )
            )
        if self.model in {Model.CHAT, Model.ERLANG_A} and self.patience_seconds is None:
            raise ValueError(
                say("queue {id}: {model} needs patience_seconds", id=self.id, model=self.model.value)
            )
        return self

    @model_validator(mode="after")
    def replies_fit_the_windows(self) -> Self:
        if self.reply_seconds and len(self.reply_seconds) != len(self.aht_seconds):
            raise ValueError(
                say(
                    "queue {id}: {read} reply {read:time|times} for {windows} {windows:window|windows}; give "
                    "one for each window",
                    id=self.id,
                    read=len(self.reply_seconds),
                    windows=len(self.aht_seconds),
                )
            )
        return self

    @model_validator(mode="after")
    def deadline_belongs_to_deferred_work(self) -> Self:
        deferred = self.model is Model.DEFERRED
        if deferred and self.deadline_hours is None:
            raise ValueError(
                say("queue {id}: deferred work needs deadline_hours, e.g. deadline_hours = 24", id=self.id)
            )
        if not deferred and (self.deadline_hours is not None or self.backlog):
            raise ValueError(
                say('queue {id}: deadline_hours and backlog belong to model = "deferred"', id=self.id)
            )
        return self

    @property
    def deferred(self) -> bool:
        return self.model is Model.DEFERRED

    @property
    def targets(self) -> tuple[Target, ...]:
        return (self.target, *self.further_targets)

    @property
    def windows(self) -> int:
        return len(self.aht_seconds)
