"""The notice of a station's duty day (接待公告), to be put up three days before: one page of A4.

Time, place, delegates, how to raise matters, what is not taken: stations' own rules
(a 镇人大主席团公告; 某街道代表联络站接待制度). Delegates do not handle cases themselves.
"""

from collections.abc import Iterator

from reportlab.lib.units import mm

from npcdesk.forms import breaks
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Line, Sheet, fitted, one_line, set_text
from npcdesk.labels import day, weekday
from npcdesk.rules import wording
from npcdesk.rules.station_papers import DutyNotice

NAME = "接待公告"
LEFT, WIDE, TOP, BOTTOM = 28.0, 154.0, 38.0, 268.0  # mm
LAYOUTS = ((18.0, 12.0), (16.0, 10.5), (14.0, 9.0), (12.0, 7.5))  # type in pt, line in mm


def to_pdf(notice: DutyNotice) -> bytes:
    """Return the notice as a PDF of one A4 page; the more delegates, the smaller its type."""
    sheet = Sheet(NAME)
    sheet.note_top = BOTTOM + 4
    middle = LEFT + WIDE / 2
    top = TOP
    for words in breaks.even(notice.station, int(WIDE * mm / 22)):
        sheet.centred(one_line(words, Face.TITLE, 22), middle, top)
        top += 11
    title = wording.fill(notice.said, "duty-notice.title", {})
    sheet.centred(fitted(title, Face.TITLE, 30, WIDE), middle, top + 2)
    top += 26
    room = BOTTOM - top
    sets = ((size, step, _body(notice, size)) for size, step in LAYOUTS)
    fitting = [
        each
        for each in sets
        if (len(each[2]) + len(_signed(notice, each[0])) + 1) * each[1] <= room
    ]
    size, step, lines = fitting[0] if fitting else (*LAYOUTS[-1], _body(notice, LAYOUTS[-1][0]))
    for line in lines:
        sheet.put(line, LEFT, top)
        top += step
    top += step
    for line in _signed(notice, size):
        sheet.right(line, LEFT + WIDE - 6, top)
        top += step
    sheet.end_page()
    return sheet.pdf()


def _signed(notice: DutyNotice, size: float) -> list[Line]:
    words = (notice.office, day(notice.posted_on))
    return [
        line
        for each in words
        for line in set_text([(each, Face.FANG)], size, (WIDE - 12) * mm, even=False)
    ]


def _body(notice: DutyNotice, size: float) -> list[Line]:
    return [
        line
        for head, words in _parts(notice)
        for line in set_text(
            [(head, Face.HEI), (words, Face.FANG)], size, WIDE * mm, indent=2 * size
        )
    ]


def _parts(notice: DutyNotice) -> Iterator[tuple[str, str]]:
    own = notice.said
    yield "", wording.fill(own, "duty-notice.opening", {})
    when = f"{day(notice.on)}（{weekday(notice.on)}）{notice.starts}至{notice.ends}"
    yield "一、接待时间：", f"{when}。"
    yield "二、接待地点：", f"{notice.venue or notice.station}。"
    people = "；".join(map(str, notice.receivers)) or "届时在站点公布"
    yield "三、接待代表：", f"{people}。"
    phone = f"提前拨打{notice.phone}，或者" if notice.phone else ""
    yield "四、怎样反映：", wording.fill(own, "duty-notice.how", {"先打电话": phone})
    yield "五、有关说明：", wording.fill(own, "duty-notice.notes", {})
