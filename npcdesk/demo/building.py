"""Builds 示例县, a county that is nowhere, by the verbs of the office and in view of the clock."""

import tempfile
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from npcdesk import folder_lock
from npcdesk.clock import Clock
from npcdesk.demo import (
    acting,
    duty,
    judging,
    mandates,
    neighbours,
    past,
    people,
    portraits,
    projects,
    report,
    topics,
)
from npcdesk.demo.heard import Hall
from npcdesk.demo.lives import RAISED, TERM, Teller
from npcdesk.demo.supervision import Chair
from npcdesk.demo.words import MATTERS, UNITS, VOICES
from npcdesk.job import finish
from npcdesk.models import Disposition, Level, VisitKind
from npcdesk.office import (
    delegates,
    founding,
    offices,
    roster,
    roster_import,
    stations,
    units,
    visits,
)
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.office.windows import Window
from npcdesk.paths import OfficeFolder
from npcdesk.store import Store
from npcdesk.workbooks.roster import read_roster
from npcdesk.workbooks.roster_out import write_roster

NAME = "示例县人大常委会"
CODE = "990101"  # no province has 99
TITLE = "示例县第十九届人民代表大会代表名册（虚构）"
VISITS, MONTHS = 112, 16
_HANDLED = (  # what became of opinions that did not become suggestions
    Disposition.OPEN,
    Disposition.ANSWERED,
    Disposition.ANSWERED,
    Disposition.STATION,
    Disposition.TRANSFERRED,
)


def build(
    folder: OfficeFolder, clock: Clock, passphrase: str, *, sheet: Path | None = None
) -> None:
    """Make the fictional office in an empty folder; its roster is written and really imported.

    Args:
        folder: where to; it must hold no office.
        clock: days are counted back from its today.
        passphrase: of the new file.
        sheet: where the roster workbook is left; nowhere when None.

    Raises:
        DeskError: the folder holds an office already, or cannot be written.
    """
    folder.root.mkdir(parents=True, exist_ok=True)
    with folder_lock.held(folder.lock, clock), tempfile.TemporaryDirectory() as aside:
        made = founding.found(
            folder, passphrase, name=NAME, level=Level.COUNTY, code=CODE, term=TERM
        )
        with closing(made.store) as store:
            _facts(store, clock.today())
            _roster(store, sheet or Path(aside) / "名册.xlsx", clock.today())
            _work(store, clock.today())
            portraits.give(store, clock.today())
            neighbours.join(store, folder, people.TOWNSHIPS[:3], clock.today())
        report.leave(folder)


def _facts(store: Store, today: date) -> None:
    opened = today - timedelta(days=RAISED + 1)
    with store.writing("登记示例县") as session:
        offices.amend(
            session, contact="示例", phone="0000-0000000", address="示例县城关街道示例路 1 号"
        )
        offices.open_session(
            session, term=TERM, ordinal=1, opened_on=opened, closed_on=opened + timedelta(days=3)
        )
        for place, township in enumerate(people.TOWNSHIPS[:2], start=1):
            offices.add_neighbour(
                session,
                name=f"{township}人大主席团",
                level=Level.TOWNSHIP,
                code=f"{CODE}{place:03}",
                upper=False,
            )
        for place, township in enumerate(people.TOWNSHIPS[:6]):
            stations.add(
                session,
                f"{township}代表之家",
                township=township,
                address=f"{township}便民服务中心一楼",
                manager=("张秀英", "刘德胜", "韦春生", "马玉山", "吴晓燕", "郑国平")[place],
                phone=f"0000-00000{place:02}",
                reception_day="每月15日",
            )
        for short, (name, contact) in UNITS.items():
            kind = "乡镇街道" if "街道" in name else "政府部门"
            phone = "0000-0000000"
            units.add(session, name, short_name=short, kind=kind, contact=contact, phone=phone)


def _roster(store: Store, sheet: Path, today: date) -> None:
    write_roster(sheet, TITLE, people.delegates())
    found = finish(read_roster(sheet, today=today))
    with store.reading() as session:
        planned = finish(roster_import.plan(session, found))
    with store.writing(f"导入名册 {sheet.name}") as session:
        finish(roster_import.apply(session, planned, today=today))


def _work(store: Store, today: date) -> None:
    dice = Random(people.SEED)  # noqa: S311 - the same county every time
    with store.writing("登记接待") as session:
        everybody = roster.lines(session, roster.Filter(), year=today.year, window=Window(0, 999))
        ids = [line.person_id for line in everybody if line.level == Level.COUNTY]
        opinions = _visits(session, dice, ids, today)
    with store.writing("排值班表") as session:
        duty.keep(session, today)
    with store.writing("登记建议") as session:
        unit_ids = {short: units.named(session, short).id for short in UNITS}
        signers = [delegates.named(session, name).id for name, _ in people.RARE] * 8 + ids
        teller = Teller(session, today, list(dict.fromkeys(signers)), unit_ids, opinions, dice)
        teller.tell_all()
    with store.writing("登记上一年的建议，回头看") as session:
        past.tell(session, today, ids, unit_ids)
    with store.writing("跟踪承诺事项") as session:
        past.keep_some(session, today)
    with store.writing("重点督办") as session:
        names = [line.name for line in everybody]
        Chair(session, today, names, dice).tell_all(teller.numbers)
    with store.writing("建议质量评分") as session:
        judging.mark(session, teller.numbers, today)
    with store.writing("评优") as session:
        judging.honour(session, today)
    with store.writing("发布五级协同议题") as session:
        topics.tell(session, teller.numbers, today)
    with store.writing("民生实事") as session:
        projects.tell(session, ids[:48], today)
    with store.writing("登记代表小组和活动") as session:
        county = [line for line in everybody if line.level == Level.COUNTY]
        acting.act(session, county, teller.numbers, today, dice)
    with store.writing("登记代表变动和双联系") as session:
        mandates.keep(session, county, today)


def _visits(session: Any, dice: Random, ids: list[str], today: date) -> dict[str, str]:
    """Log the visits; return the opinions that will become suggestions, by their titles."""
    homes = [line.id for line in stations.lines(session, today.year)]
    hall, logged = Hall([units.named(session, short).id for short in UNITS]), list[str]()
    for place in range(VISITS):
        ago = (place + 1) * MONTHS * 30 // VISITS
        said = dice.sample(VOICES, dice.choice((0, 1, 1, 2, 3)))
        new = NewVisit(
            station_id=dice.choice(homes),
            held_on=today - timedelta(days=ago),
            delegate_ids=tuple(dice.sample(ids, dice.choice((1, 2, 3)))),
            kind=dice.choice(tuple(VisitKind)),
            staff="站点联络员",
            received=dice.randint(2, 18),
            opinions=tuple(
                hall.voice(words, category, dice.choice(_HANDLED)) for words, category in said
            ),
        )
        logged.append(visits.log(session, new, today=today))
    hall.go_on(session, logged, today)
    voiced = {}
    for matter in MATTERS:
        if matter.voice:
            visit = NewVisit(
                station_id=dice.choice(homes),
                held_on=today - timedelta(days=RAISED + dice.randint(5, 40)),
                delegate_ids=tuple(dice.sample(ids, 2)),
                received=dice.randint(3, 12),
            )
            visit_id = visits.log(session, visit, today=today)
            new_opinion = NewOpinion(matter.voice, matter.category)
            voiced[matter.title] = visits.voice(session, visit_id, new_opinion)
    return voiced
