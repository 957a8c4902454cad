"""The printed day as a page for a browser's printer: coloured half-hours, landscape, headings repeated."""

from collections.abc import Iterator
from itertools import groupby

from shiftplan.domain.spans import Activity
from shiftplan.files.handout.day_signs import explained, letter, sign
from shiftplan.files.handout.day_view import DayRow, DayView, Doing
from shiftplan.files.handout.handout import Handout
from shiftplan.files.handout.safe_text import html_text
from shiftplan.files.handout.words import queue_name, team_name, title
from shiftplan.language import _, current

QUEUES = ("#BFD7EE", "#F6D2B8", "#D5C8EC", "#C4E4CF", "#EFE2A8", "#EEC6DA")
OTHERS = {
    Activity.MEAL: "#FFFFFF",
    Activity.REST: "#F4F1EA",
    Activity.SESSION: "#FFE08A",
    Activity.STANDBY: "#D9D9D9",
}
STYLE = """\
@page { size: A4 landscape; margin: 8mm }
body { font: 10px "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #1f2328 }
h1 { font-size: 15px; margin: 0 0 6px }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #b9b4a8; padding: 1px 2px; text-align: center }
th { background: #e8e4da }
tr { break-inside: avoid }
thead { display: table-header-group }
.name, .hours { text-align: left; white-space: nowrap }
.hours { font-size: 8px }
td { print-color-adjust: exact; -webkit-print-color-adjust: exact }
"""


def day_page(handout: Handout, view: DayView) -> str:
    """The whole page, with nothing in it from elsewhere."""
    head = html_text(title(handout))
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{current()}"><head><meta charset="utf-8"><title>{head}</title>',
        f"<style>\n{STYLE}</style></head><body>",
        f"<h1>{head}</h1>",
        "<table>",
        f"<thead>{_heading(view)}</thead>",
        "<tbody>",
        *(line for row in view.rows for line in _row(handout, view, row)),
        *_cover(handout, view),
        "</tbody></table>",
        f"<p>{_legend(handout)}</p>",
        "</body></html>",
    ]
    return "\n".join(lines) + "\n"


def _heading(view: DayView) -> str:
    names = "".join(f"<th>{html_text(name)}</th>" for name in (_("team"), _("name"), _("shift")))
    slots = "".join(f'<th colspan="2">{i // 2:02}</th>' for i in range(view.first, view.last, 2))
    return f"<tr>{names}{slots}<th>{html_text(_('hours and breaks'))}</th></tr>"


def _row(handout: Handout, view: DayView, row: DayRow) -> Iterator[str]:
    shorts = "+".join(handout.plan.shift[one.shift].short for one in row.shifts)
    texts = (team_name(row.agent.team), row.agent.name, shorts)
    names = "".join(f'<td class="name">{html_text(text)}</td>' for text in texts)
    cells = groupby(row.cells[view.first : view.last])
    slots = "".join(_cell(handout, doing, len(list(same))) for doing, same in cells)
    breaks = f" ({row.breaks})" if row.breaks else ""
    yield f'<tr>{names}{slots}<td class="hours">{html_text(row.hours + breaks)}</td></tr>'


def _cell(handout: Handout, doing: Doing | None, count: int) -> str:
    span = f' colspan="{count}"' if count > 1 else ""
    if doing is None:
        return f"<td{span}></td>"
    return f'<td{span} style="background:{_colour(handout, doing)}">{sign(handout.plan, doing)}</td>'


def _colour(handout: Handout, doing: Doing) -> str:
    if doing.activity in OTHERS:
        return OTHERS[doing.activity]
    return QUEUES[list(handout.plan.queue).index(doing.what) % len(QUEUES)]


def _cover(handout: Handout, view: DayView) -> Iterator[str]:
    for one in view.cover:
        name = html_text(f"{letter(handout.plan, one.queue)} {queue_name(handout.plan, one.queue)}")
        for what, series in ((_("needed"), one.needed), (_("on shift"), one.there)):
            slots = "".join(f"<td>{amount:.1f}</td>" for amount in series[view.first : view.last])
            yield f'<tr><td colspan="3" class="name">{name} {html_text(what)}</td>{slots}<td></td></tr>'


def _legend(handout: Handout) -> str:
    return " · ".join(f"{mark} {html_text(meaning)}" for mark, meaning in explained(handout.plan))
