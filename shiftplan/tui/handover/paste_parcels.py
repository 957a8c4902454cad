"""The window to paste parcels into, as copied from a table or a chat."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content

from shiftplan.language import printable, say
from shiftplan.planning.operations import followup as book
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.pasting import PASTED, Pasting

if TYPE_CHECKING:
    from datetime import datetime

    from shiftplan.domain.parcel import Parcel
    from shiftplan.planning import OpenPlan

SHOWN = 6


class PasteParcels(Pasting):
    HEADING: ClassVar = say("Paste parcels")
    HINT: ClassVar = say(
        "Copy rows from a table or a chat, with their headings: 订单号 (order) and 最后扫描 (last scan); "
        "快递公司 (carrier) and 承诺时间 (promised) may follow."
    )
    TAKES: ClassVar = say("take these parcels")

    def understood(self, text: str) -> tuple[Parcel, ...]:
        return book.parcels_in(self.opened, book.pasted(text), PASTED)

    def told(self, read: tuple[Parcel, ...], width: int) -> Content:
        count = say("{count} {count:parcel|parcels} to take", count=len(read))
        lines = [Content.styled(str(count), "bold"), *(_row(one).truncate(width) for one in read[:SHOWN])]
        if len(read) > SHOWN:
            lines.append(Content.styled(str(say("and {count} more", count=len(read) - SHOWN)), "$muted"))
        return Content("\n").join(lines)

    def taking(self, read: tuple[Parcel, ...]) -> Callable[[OpenPlan], Any]:
        return partial(_take, read, self.now)


def _row(one: Parcel) -> Content:
    scan = say("last scan {time}", time=f"{one.last_scan:%m-%d %H:%M}")
    promised = say("promised {time}", time=f"{one.promised:%m-%d %H:%M}") if one.promised else ""
    return Content(marks.dotted(printable(one.order), printable(one.carrier), scan, promised))


def _take(read: tuple[Parcel, ...], now: datetime, opened: OpenPlan) -> book.FollowUp:
    return book.keep_parcels(opened, read, PASTED, now=now)
