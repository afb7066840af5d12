"""The townships of the fictional county: real offices that have paired and exchanged with it.

What one of them has sent and is not imported yet lies on a stick that is a folder, with the
request of a third one that would like to pair.
"""

import secrets
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, closing
from datetime import date, timedelta
from pathlib import Path

from sqlmodel import Session

from npcdesk import sync
from npcdesk.demo.words import VOICES
from npcdesk.job import finish
from npcdesk.models import Disposition, Level, Opinion
from npcdesk.office import delegates, offices, stations, visits
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.paths import OfficeFolder
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import Store, opening
from npcdesk.sync import capture, incoming, joining, outgoing, status
from npcdesk.sync.bundle import gathering
from npcdesk.sync.outgoing import Order

STICK = "示例 U 盘"
REQUEST = "{}的配对申请.npreq"
HERE, THERE = "县人大办公室一号机", "主席团办公室电脑"
DELEGATES = (
    ("何岚", "female", "柳树村", "村民委员会主任", "0000-0001001"),
    ("曾志平", "male", "新桥村", "合作社理事长", "0000-0001002"),
    ("罗水生", "male", "前进村", "种粮大户", "0000-0001003"),
)
MET = 4
"""Visits that each township has logged."""


class Township:
    """One of them, in a folder of its own."""

    def __init__(self, folder: Path, name: str, code: str, term: int) -> None:
        self.name, self.code = f"{name}人大主席团", code
        self.place = OfficeFolder(folder / code)
        self.store = opening.create(self.place, secrets.token_bytes(32))
        _seal_writes(self.store)
        with self.store.writing("新建单位") as session:
            offices.begin(session, name=self.name, level=Level.TOWNSHIP, code=code, term=term)

    def work(self, today: date) -> None:
        """Enrol its delegates and log what was said to them."""
        name = self.name.removesuffix("人大主席团")
        with self.store.writing("登记示例") as session:
            home = stations.add(session, f"{name}人大代表联络站", township=name)
            people = [
                delegates.enrol(
                    session,
                    DelegateDraft(
                        name=each,
                        sex=sex,
                        birth="1979-04",
                        work_unit=f"{name}{village}",
                        post=post,
                        phone=phone,
                        delegation=name,
                    ),
                )[0]
                for each, sex, village, post, phone in DELEGATES
            ]
            for at in range(MET):
                words, category = VOICES[at]
                visit = NewVisit(
                    station_id=home,
                    held_on=today - timedelta(days=3 + 9 * at),
                    delegate_ids=(people[at % len(people)],),
                    staff="站点联络员",
                    received=3 + at,
                    opinions=(NewOpinion(words, category),),
                )
                visits.log(session, visit, today=today)


def join(store: Store, folder: OfficeFolder, names: Sequence[str], today: date) -> None:
    """Let the county begin an exchange and pair with two townships.

    Both have sent their work; with the first one the county disagrees, what the second one wrote
    since lies on the stick, and so does the request of the third.
    """
    stick = folder.root / STICK
    stick.mkdir()
    _seal_writes(store)
    with store.reading() as session:
        here = offices.here(session)
    with store.writing("开始数据交换") as session:
        finish(joining.begin(session, nick=HERE, day=today))
        status.note(session, "pair", "作为最上级单位开始数据交换")
    with tempfile.TemporaryDirectory() as name, ExitStack() as held:
        some = [
            Township(Path(name), each, f"{here.code}{at:03}", here.term)
            for at, each in enumerate(names, start=1)
        ]
        for each in some:
            held.enter_context(closing(each.store))
        first, second, third = some
        for each in (first, second):
            _pair(store, each, today)
            each.work(today)
            _carry(each, store, folder, today)
        _disagree(store, first)
        _carry(first, store, folder, today)
        _write(second.store, Disposition.ANSWERED)
        _send(second, here.code, stick, today)
        with third.store.writing("配对申请") as session:
            asked = joining.ask(session, nick=THERE, day=today)
    (stick / REQUEST.format(third.name)).write_bytes(asked)


def _pair(store: Store, lower: Township, today: date) -> None:
    with lower.store.writing("配对申请") as session:
        asked = joining.ask(session, nick=THERE, day=today)
    with store.reading() as session:
        answered = joining.answer(session, asked, day=today)
    with store.writing("配对") as session:
        joining.believe(session, asked, answered.reply)
        status.note(session, "pair", f"与{lower.name} {THERE}配对", lower.code)
    with lower.store.reading() as session:
        waiting = joining.read_reply(session, answered.reply)
    with lower.store.writing("配对") as session:
        finish(joining.accept(session, waiting))


def _seal_writes(store: Store) -> None:
    """Let writes be sealed as `sync.attach` does, but for this computer's mark of the file.

    Of a file that is thrown away nothing is to be left on the computer.
    """

    def seal(session: Session, write_id: int) -> None:
        if sync.joined(session):
            capture.seal(session, write_id)

    store.on_seal(seal)


def _send(lower: Township, unit: str, to: Path, today: date) -> list[Path]:
    job = outgoing.export(lower.store, to, lower.place.root, Order(unit, today))
    return list(finish(job).paths)


def _carry(lower: Township, store: Store, folder: OfficeFolder, today: date) -> None:
    """Bring to the county what a township has written."""
    with store.reading() as session:
        unit = offices.here(session).code
    with tempfile.TemporaryDirectory(dir=lower.place.root) as name:
        found = finish(gathering.assemble(_send(lower, unit, Path(name), today), folder.inbox))
        if found.ciphertext is None:
            msg = f"parts are missing: {found}"
            raise LookupError(msg)
        with finish(incoming.open_bundle(store, found.ciphertext, found.folder)) as opened:
            finish(incoming.bring_in(store, opened))
        gathering.discard(found)
    folder.inbox.rmdir()


def _disagree(store: Store, lower: Township) -> None:
    """Let both write what became of one opinion, neither knowing of the other."""
    opinion = _write(lower.store, Disposition.STATION)
    with store.writing("转办群众意见") as session:
        row = session.get_one(Opinion, opinion)  # no verb of an office's own changes others' rows
        row.disposition = Disposition.TRANSFERRED


def _write(store: Store, disposition: Disposition) -> str:
    """Write what became of the newest opinion, and return which it is."""
    with store.reading() as session:
        newest = visits.lines(session, visits.Filter())[0].id
        opinion = visits.file(session, newest).opinions[0].id
    with store.writing("处理群众意见") as session:
        visits.dispose(session, opinion, disposition)
    return opinion
