"""Which sheets are printed, for whom; and several of them joined into one PDF."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2

from npcdesk.errors import NotFound
from npcdesk.forms import catalog
from npcdesk.job import Job, Step
from npcdesk.labels import day
from npcdesk.office import (
    blank_papers,
    duty_papers,
    group_papers,
    hand_over_papers,
    offices,
    papers,
    promise_list,
    reception_papers,
    station_papers,
    suggestion_list,
    suggestion_sheets,
    urging,
    visits,
)
from npcdesk.rules.blank_papers import MAKERS
from npcdesk.rules.pack import ReplyTo
from npcdesk.ui import print_lists
from npcdesk.ui.desk import Desk
from npcdesk.ui.print_copy import Copy
from npcdesk.ui.suggestion_deed import called

RAISED = "suggestion-sheet"
HANDED, HANDED_ALL, RECEIPT = "hand-over-slip", "hand-over-notice", "receipt-slip"
HANDED_LIST, CO_OPINION = "hand-over-list", "co-opinion"
LETTER, FEEDBACK = "reply-letter", "feedback-form"
SLIP, LIST = "urge-slip", "urge-list"
PROMISED = "promise-list"
SUPERVISED, LEDGER, PLAN = "supervision-slip", "supervision-ledger", "supervision-plan"
LOOKED = "look-back-table"
CANDIDATES, HONOURED = "candidate-list", "honour-list"
RECEPTION = "reception-form"
NOTICE, ROTA = "duty-notice", "rota-table"
RECORD, SIGN_IN, CARDS = "activity-record", "sign-in-sheet", "name-cards"
FILED, PUBLIC, DONE = "delegate-file", "public-list", "duty-record"
BALLOT, COUNTED, WORKED = "vote-ballot", "vote-count", "project-progress"
BLANK = "blank"
FORMS = {
    RAISED: "代表建议用纸",
    HANDED: "交办单（信函格式）",
    HANDED_ALL: "交办通知（文件格式）",
    HANDED_LIST: "交办清单（横印）",
    RECEIPT: "签收回执（单位填）",
    CO_OPINION: "协办意见函（信函格式）",
    LETTER: "答复函（信函格式）",
    FEEDBACK: "征询意见表",
    SLIP: "催办单（信函格式）",
    LIST: "催办清单",
    PROMISED: "年度承诺事项清单",
    LOOKED: "回头看表（横印）",
    CANDIDATES: "评优候选名单（横印）",
    HONOURED: "表彰名单（文件格式）",
    SUPERVISED: "督办单",
    PLAN: "督办工作方案（文件格式）",
    LEDGER: "重点督办台账（A3）",
    RECEPTION: "接待群众登记表",
    NOTICE: "接待公告",
    ROTA: "代表值班表",
    RECORD: "活动记录",
    SIGN_IN: "签到表",
    CARDS: "座签（折成台签）",
    BALLOT: "票决票、测评票",
    COUNTED: "计票结果",
    WORKED: "民生实事进度表（横印）",
    FILED: "履职档案",
    DONE: "履职登记表",
    PUBLIC: "履职公示",
}


SAME = (
    (RAISED, HANDED, HANDED_ALL, HANDED_LIST, RECEIPT, CO_OPINION, LETTER, FEEDBACK, SLIP, LIST),
    (SUPERVISED, PLAN),
    (RECORD, SIGN_IN, CARDS),
    (FILED, DONE),
    (BALLOT, COUNTED),
    (CANDIDATES, HONOURED),
)
"""The forms that are printed of the same thing: a suggestion, a group, an activity."""


def kinds(form: str) -> list[tuple[str, str]]:
    """Return the forms that can be printed for the same things as this one, with their names."""
    same = next((each for each in SAME if form in each), (form,))
    return [(each, FORMS[each]) for each in same if each in FORMS]


def copies(desk: Desk, form: str, ids: Sequence[str]) -> list[Copy]:
    """Return the sheets of a form for some suggestions.

    Raises:
        DeskError: a suggestion is gone or not yet so far that there is anything to print.
    """
    if form not in FORMS:
        msg = f"没有“{form}”这种表可以打印。"
        raise NotFound(msg)
    with desk.store.reading() as session:
        if form in (HANDED_ALL, RECEIPT):
            return _handed_all(session, desk, ids)
        if form == HANDED_LIST:
            return print_lists.handed(session, ids)
        found = (copy for each in ids for copy in _of(form)(session, desk, each))
        return list({copy.id: copy for copy in found}.values())


def offered(desk: Desk, form: str, ids: Sequence[str]) -> list[Copy]:
    """Return the sheets of a form, of one thing with an empty sheet beside them.

    Raises:
        DeskError: as `copies`.
    """
    some = copies(desk, form, ids)
    if len(ids) > 1 or form not in MAKERS:
        return some
    with desk.store.reading() as session:
        paper = blank_papers.paper(session, form, desk.clock.today().year)
    about = some[0].about if some else "空白表"
    return [*some, Copy(BLANK, "空白表", "手工填写", paper, about, wanted=not some)]


def _of(form: str) -> Callable[[Any, Desk, str], list[Copy]]:
    return {
        RAISED: _raised,
        HANDED: _handed,
        CO_OPINION: print_lists.opinions,
        LETTER: _letters,
        FEEDBACK: _forms,
        SLIP: _slips,
        LIST: _lists,
        PROMISED: _promised,
        LOOKED: print_lists.looked_back,
        CANDIDATES: print_lists.candidates,
        HONOURED: print_lists.honoured,
        SUPERVISED: _supervised,
        PLAN: print_lists.plans,
        LEDGER: _ledgers,
        RECEPTION: _receptions,
        NOTICE: _notices,
        ROTA: _rotas,
        RECORD: print_lists.records,
        SIGN_IN: print_lists.sign_ins,
        CARDS: print_lists.cards,
        FILED: print_lists.files,
        DONE: print_lists.files,
        BALLOT: print_lists.ballots,
        COUNTED: print_lists.counts,
        WORKED: print_lists.progress,
        PUBLIC: _public,
    }[form]


def _raised(session: Any, desk: Desk, suggestion_id: str) -> list[Copy]:
    """Return the sheet of a suggestion."""
    paper = suggestion_sheets.sheet(session, suggestion_id, today=desk.clock.today())
    about = called(paper.number) if paper.number else paper.title
    return [Copy(suggestion_id, about, paper.lead.name, paper, about)]


def _handed(session: Any, desk: Desk, suggestion_id: str) -> list[Copy]:
    """Return the slip of each unit that a suggestion was handed to."""
    made = hand_over_papers.slips(session, suggestion_id, today=desk.clock.today())
    return [
        Copy(f"{suggestion_id}:{unit_id}", slip.unit, slip.role, slip, called(slip.number))
        for unit_id, slip in made
    ]


def _handed_all(session: Any, desk: Desk, ids: Sequence[str]) -> list[Copy]:
    """Return, for each unit of some suggestions, the notice of all it was handed on that day.

    Of one suggestion that cannot be printed it is said why; those of a 交办会 have all been handed.
    """
    if len(ids) == 1:
        made = hand_over_papers.notices(session, ids[0], today=desk.clock.today())
    else:
        made = hand_over_papers.meeting(session, ids)
    return [
        Copy(f"{unit_id}:{paper.on}", paper.unit, f"{len(paper.lines)} 件", paper, paper.unit)
        for unit_id, paper in made
    ]


def _letters(session: Any, desk: Desk, suggestion_id: str) -> list[Copy]:
    today = desk.clock.today()
    units = papers.answering(session, suggestion_id, today=today)
    some = [_of_unit(session, desk, suggestion_id, each.id) for each in units]
    if len(units) == 1:
        return some[0]
    return [
        replace(copy, id=f"{copy.id}:{unit.id}", note=f"{copy.note}·{unit.name}")
        for unit, made in zip(units, some, strict=True)
        for copy in made
    ]


def _of_unit(session: Any, desk: Desk, suggestion_id: str, unit_id: str) -> list[Copy]:
    """Return the letter of one unit for each who gets it; of 分办 what is a draft is not ticked."""
    today = desk.clock.today()
    letter = papers.reply_letter(session, suggestion_id, today=today, unit_id=unit_id)
    paper = suggestion_list.paper(session, suggestion_id, today)
    to_each = offices.pack(session, paper.pack_code).reply_to is ReplyTo.EACH
    about = called(letter.number)
    drawn_up = not any(part.owing and part.unit_id == unit_id for part in paper.parts)
    people = [(paper.line.lead, "领衔"), *((name, "联名") for name in paper.co_signers)]
    made = [
        Copy(f"{suggestion_id}:{at}", name, role, letter, about, drawn_up and (at == 0 or to_each))
        for at, (name, role) in enumerate(people)
    ]
    made += [
        Copy(f"{suggestion_id}:{name}", name, "抄送", letter, about, drawn_up)
        for name in letter.copies
    ]
    return made


def _forms(session: Any, desk: Desk, suggestion_id: str) -> list[Copy]:
    today = desk.clock.today()
    form = papers.feedback_form(session, suggestion_id, today=today)
    return [Copy(suggestion_id, called(form.number), form.lead, form, called(form.number))]


def _slips(session: Any, desk: Desk, suggestion_id: str) -> list[Copy]:
    slip = urging.urge_slip(session, suggestion_id, today=desk.clock.today())
    about = called(slip.number)
    return [Copy(suggestion_id, about, "、".join(slip.units), slip, about)]


def _lists(session: Any, desk: Desk, suggestion_id: str) -> list[Copy]:
    """Return the list of each unit that answers the suggestion."""
    today = desk.clock.today()
    units = urging.leads(session, suggestion_id, today=today)
    made = [urging.urge_list(session, unit, today=today) for unit in units]
    return [Copy(each.unit, each.unit, f"{len(each.lines)} 件", each, each.unit) for each in made]


def _promised(session: Any, desk: Desk, wanted: str) -> list[Copy]:
    """Return the list of a year, whole and of each unit: “2026”, or “2026 县水利局” for one."""
    year, _, unit = wanted.partition(" ")
    if not year.isdecimal():
        msg = "年度承诺事项清单按年打印，请在“承诺事项台账”里打印。"
        raise NotFound(msg)
    today = desk.clock.today()
    found = promise_list.lines(session, promise_list.Filter(year=int(year)), today=today)
    names = dict.fromkeys(name for line in found for name in line.lead_unit.split("、") if name)
    made: list[Copy] = []
    for name in [unit] if unit else ["", *names]:
        paper = promise_list.due_in_year(session, int(year), name, today=today)
        count, first = f"{len(paper.lines)} 项", not made
        made.append(Copy(name, name or "全部单位", count, paper, f"{year}年", wanted=first))
    return made


def _supervised(session: Any, desk: Desk, group_id: str) -> list[Copy]:
    """Return the slip of each item that a group handed over; those answered are not ticked."""
    made = group_papers.slips(session, group_id, today=desk.clock.today())
    return [
        Copy(
            item_id,
            slip.asked,
            slip.unit or "没有写明单位",
            slip,
            slip.group,
            wanted=slip.answered_on is None,
        )
        for item_id, slip in made
    ]


def _ledgers(session: Any, desk: Desk, wanted: str) -> list[Copy]:
    """Return the ledger of a year, and those of the other years, which are not ticked."""
    if not wanted.isdecimal():
        msg = "重点督办台账按年打印，请在“重点督办”里打印。"
        raise NotFound(msg)
    today = desk.clock.today()
    others = [year for year in group_papers.years(session, today) if year != int(wanted)]
    made = [group_papers.ledger(session, year, today=today) for year in (int(wanted), *others)]
    return [
        Copy(str(of.year), f"{of.year}年", f"{len(of.rows)} 件", of, f"{of.year}年", wanted=not at)
        for at, of in enumerate(made)
    ]


def _public(session: Any, desk: Desk, year: str) -> list[Copy]:
    """Return what is told to everybody of a year."""
    made = duty_papers.public_list(session, int(year), today=desk.clock.today())
    return [Copy(year, f"{year}年", f"{len(made.lines)} 名代表", made, f"{year}年")]


def _receptions(session: Any, desk: Desk, wanted: str) -> list[Copy]:
    """Return the pages of a visit, one for each person; with “visit:opinion” that one is ticked."""
    visit_id, _, chosen = wanted.partition("/")
    today = desk.clock.today()
    file = visits.file(session, visit_id)
    about = f"{day(file.row.held_on)}{file.row.station}"
    return [
        Copy(
            each.id,
            each.speaker,
            each.words,
            reception_papers.reception_form(session, visit_id, today=today, opinion_id=each.id),
            about,
            wanted=chosen in ("", each.id),
        )
        for each in file.opinions
    ]


def _notices(session: Any, desk: Desk, wanted: str) -> list[Copy]:
    """Return the notice of a station's duty day: “id:2026-05-15”."""
    station_id, _, on = wanted.partition(":")
    if not on:
        msg = "接待公告按接待日打印，请在“值班表”里打印。"
        raise NotFound(msg)
    today = desk.clock.today()
    paper = station_papers.notice(session, station_id, date.fromisoformat(on), today=today)
    people = "、".join(each.name for each in paper.receivers)
    return [Copy(wanted, paper.station, people, paper, f"{paper.station}{day(paper.on)}")]


def _rotas(session: Any, desk: Desk, wanted: str) -> list[Copy]:
    """Return the rota of a station over some time: “id:2026-01-01:2026-06-30”."""
    station_id, _, span = wanted.partition(":")
    first, _, last = span.partition(":")
    if not last:
        msg = "值班表按站点打印，请在“值班表”里打印。"
        raise NotFound(msg)
    days = date.fromisoformat(first), date.fromisoformat(last)
    paper = station_papers.table(session, station_id, *days, today=desk.clock.today())
    return [Copy(wanted, paper.station, f"{len(paper.rows)} 天", paper, paper.station)]


def named(form: str, chosen: Sequence[Copy]) -> str:
    """Return the name for the file: 答复函-第35号, 征询意见表-3份, 催办清单-示例县水利局."""
    about = list(dict.fromkeys(copy.about for copy in chosen))
    what = about[0] if len(about) == 1 else f"{len(chosen)}份"
    return f"{catalog.form(form).name}-{what}"


def in_word(form: str, chosen: Sequence[Copy]) -> Job[list[tuple[str, bytes]]]:
    """Make a .docx of every sheet and return them with their names; equal sheets are made once.

    Raises:
        NotFound: the form is not one that units go on with in WPS.
    """
    to_docx = catalog.form(form).to_docx
    if to_docx is None:
        msg = f"{FORMS[form]}只能存为 PDF。"
        raise NotFound(msg)
    made: dict[str, tuple[str, bytes]] = {}
    for done, copy in enumerate(chosen):
        yield Step(done, len(chosen), copy.words)
        key = repr(copy.paper)
        if key not in made:
            taken = [name for name, _ in made.values()]
            name = named(form, [copy])
            name = f"{name}-{len(made) + 1}" if f"{name}.docx" in taken else name
            made[key] = (f"{name}.docx", to_docx(copy.paper))
    return list(made.values())


def joined(
    form: str, chosen: Sequence[Copy], bound: Callable[[bytes], bytes] = bytes
) -> Job[bytes]:
    """Set every sheet and return one PDF of them all, each `bound`; equal ones are set once."""
    to_pdf = catalog.form(form).to_pdf
    whole = pypdfium2.PdfDocument.new()
    made: dict[str, bytes] = {}
    for done, copy in enumerate(chosen):
        yield Step(done, len(chosen), copy.words)
        key = repr(copy.paper)
        if key not in made:
            made = {key: bound(to_pdf(copy.paper))}
        with pypdfium2.PdfDocument(made[key]) as single:
            whole.import_pages(single)
    written = BytesIO()
    whole.save(written)
    whole.close()
    return written.getvalue()
