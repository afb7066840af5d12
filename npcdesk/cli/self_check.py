"""The program asks itself: a throw-away office, one whole life, a form printed and read back."""

import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pypdfium2

from npcdesk import folder_lock
from npcdesk.clock import Clock
from npcdesk.errors import StoreDamaged
from npcdesk.forms import reply_letter
from npcdesk.job import finish
from npcdesk.models import Level, Rating
from npcdesk.office import delegates, founding, papers, raising, roster_import, suggestions, units
from npcdesk.office.raising import NewSuggestion
from npcdesk.paths import OfficeFolder
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import Store, checking, unlocking
from npcdesk.workbooks.roster import read_roster
from npcdesk.workbooks.roster_out import write_roster

PASSPHRASE = "只用一次的自检密码"  # noqa: S105 - of an office that is gone in a moment
TITLE = "关于自检的建议"
NAMES = ("周启明", "买买提·艾力", "刘玥")


def run(clock: Clock) -> Iterator[str]:
    """Yield each thing that worked, in words.

    Raises:
        DeskError: something did not; whatever else is raised is a bug.
    """
    with tempfile.TemporaryDirectory(prefix="npcdesk-", ignore_cleanup_errors=True) as name:
        folder = OfficeFolder(Path(name) / "office")
        folder.root.mkdir()
        with folder_lock.held(folder.lock, clock):
            founding.found(
                folder,
                PASSPHRASE,
                name="自检县人大常委会",
                level=Level.COUNTY,
                code="",
                term=19,
            ).store.close()
            yield "新建加密的数据文件"
            key = unlocking.key_of(folder, PASSPHRASE)
            store = unlocking.open_file(folder, key, clock)
            yield "用密码打开"
            _roster(store, Path(name) / "roster.xlsx", clock)
            yield "写出并导入名册"
            paper = _life(store, clock)
            yield "一件建议从登记到办结"
            _letter(store, paper, clock)
            yield "打印答复函并读回"
            if wrong := finish(checking.check(store)):
                raise StoreDamaged(wrong[0])
            yield "核对数据文件"
            store.close()


def _roster(store: Store, file: Path, clock: Clock) -> None:
    write_roster(file, "自检名册", [DelegateDraft(name=name, sex="female") for name in NAMES])
    sheet = finish(read_roster(file, today=clock.today()))
    with store.writing("导入名册") as session:
        plan = finish(roster_import.plan(session, sheet))
        finish(roster_import.apply(session, plan, today=clock.today()))


def _life(store: Store, clock: Clock) -> str:
    today = clock.today()
    start = today - timedelta(days=30)
    with store.writing("走完一件建议") as session:
        lead = delegates.named(session, NAMES[0]).id
        new = NewSuggestion(title=TITLE, lead_id=lead, raised_on=start, term=19, session=1)
        paper = raising.take_in(session, new, today=today)
        raising.file(session, paper, number="1", on=start, today=today)
        unit = units.ensure(session, "县自检局")
        suggestions.hand_over(session, paper, lead_ids=[unit], on=start, today=today)
        suggestions.reply(
            session, paper, on=today, today=today, reply_class="A", body="您的建议已经办好。"
        )
        suggestions.rate(session, paper, on=today, today=today, rating=Rating.SATISFIED)
        suggestions.close(session, paper, on=today, today=today)
    return paper


def _letter(store: Store, paper: str, clock: Clock) -> None:
    with store.reading() as session:
        letter = papers.reply_letter(session, paper, today=clock.today())
    document = pypdfium2.PdfDocument(reply_letter.to_pdf(letter))
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    if TITLE not in "".join(words.split()):
        msg = "打印出来的答复函里没有找到题目，字体文件可能不全。请重新安装本程序。"
        raise StoreDamaged(msg)
