"""Days and moments as they are typed behind an option, with a sentence for what is none."""

from datetime import datetime
from typing import Any

import click

from shiftplan.language import Message, say


class Written(click.DateTime):
    """A date in one of `formats`; what cannot be read as one is refused with `wanted`."""

    def __init__(self, formats: list[str], wanted: Message) -> None:
        super().__init__(formats)
        self._wanted = wanted

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            read: datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(str(say("read “{read}”; {wanted}", read=value, wanted=self._wanted)), param, ctx)
        return read


DAY = Written(["%Y-%m-%d"], say("write a date such as 2027-11-01"))
MOMENT = Written(
    ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"], say('write a date and time such as "2027-11-10 20:00"')
)
