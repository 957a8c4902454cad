"""What the formulas take, said in sentences."""

import math
from collections.abc import Sequence

from shiftplan.errors import BadInput
from shiftplan.language import say
from shiftplan.service_times import LONGEST, SHORTEST, first_fall, is_time

MOST_AGENTS = 20_000
MOST_CONTACTS = 1e9
MOST_STATES = 12_000  # of the exact chain: a fifth of a second


def check_contacts(contacts_per_hour: float) -> None:
    if not 0 <= contacts_per_hour <= MOST_CONTACTS:
        raise BadInput(
            say(
                "contacts per hour are {value:g}; write a number from 0 to {most:,.0f}",
                value=contacts_per_hour,
                most=MOST_CONTACTS,
            )
        )


def check_agents(agents: int) -> None:
    if not 0 <= agents <= MOST_AGENTS:
        raise BadInput(
            say("{agents} agents; write a whole number from 0 to {most:,}", agents=agents, most=MOST_AGENTS)
        )


def check_patience(patience_seconds: float) -> None:
    """Infinite patience, nobody ever leaves, is allowed."""
    if not (is_time(patience_seconds) or patience_seconds == math.inf):
        raise BadInput(
            say(
                "patience is {value:g} s; write how many seconds people wait on average, above 0: "
                "from {least:g} to {most:,.0f}",
                value=patience_seconds,
                least=SHORTEST,
                most=LONGEST,
            ),
            say("where nobody ever leaves, use Erlang C"),
        )


def check_handling(aht_seconds: Sequence[float]) -> None:
    """Handling times by number of contacts held: above zero and never falling."""
    if not aht_seconds:
        raise BadInput(say("there is no handling time; write seconds, one value for each window"))
    for seconds in aht_seconds:
        if not is_time(seconds):
            raise BadInput(
                say(
                    "a handling time is {read:g} s; write seconds above 0, from {least:g} to {most:,.0f}",
                    read=seconds,
                    least=SHORTEST,
                    most=LONGEST,
                )
            )
    fall = first_fall(aht_seconds)
    if fall is not None:
        raise BadInput(
            say(
                "handling time falls from {fewer:g} s at window {held} to {more:g} s at window {next}",
                **fall._asdict(),
            ),
            say("one chat cannot get shorter when its agent holds more; write the times in that order"),
        )


def check_within(within_seconds: float) -> None:
    if not (within_seconds >= 0 and math.isfinite(within_seconds)):
        raise BadInput(say("a reply within {value:g} s; write seconds from 0 up", value=within_seconds))


def check_share(share: float) -> None:
    if not 0 < share < 1:
        raise BadInput(
            say("the target is {value:g}; write a share between 0 and 1, such as 0.8", value=share)
        )


def check_cap(occupancy_cap: float) -> None:
    if not 0 < occupancy_cap <= 1:
        raise BadInput(
            say("the occupancy cap is {value:g}; write a share above 0 and up to 1", value=occupancy_cap)
        )


def check_abandon(max_abandon: float) -> None:
    if not 0 < max_abandon < 1:
        raise BadInput(
            say("at most {value:g} may leave; write a share between 0 and 1, such as 0.03", value=max_abandon)
        )


def check_replies(replies: Sequence[float]) -> None:
    """Reply delays by number of chats held: from 0 s up and never falling."""
    for seconds in replies:
        if not (seconds >= 0 and math.isfinite(seconds)):
            raise BadInput(say("a reply time is {value:g} s; write seconds from 0 up", value=seconds))
    fall = first_fall(replies)
    if fall is not None:
        raise BadInput(
            say(
                "reply time falls from {fewer:g} s at {held} {held:chat|chats} to {more:g} s at {next} chats",
                **fall._asdict(),
            ),
            say("who holds more chats cannot reply sooner; write the times in that order"),
        )


def check_replies_fit(replies: Sequence[float], windows: int) -> None:
    if len(replies) != windows:
        raise BadInput(
            say(
                "{read} reply {read:time|times} for {windows} {windows:window|windows}; give one for each "
                "window",
                read=len(replies),
                windows=windows,
            )
        )


def too_large(agents: int, windows: int) -> BadInput:
    """For a team whose exact chain has more than `MOST_STATES` states."""
    return BadInput(
        say(
            "the exact chain of {agents:,} agents with {windows} {windows:window|windows} is too large; it "
            "is for small teams, up to {most:,} states",
            agents=agents,
            windows=windows,
            most=MOST_STATES,
        ),
        say("leave it to the balanced chain, which differs less the larger the team is"),
    )
