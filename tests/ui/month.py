"""A month between a city, a county and a township, played in three real windows with mishaps.

    QT_QPA_PLATFORM=offscreen python -m tests.ui.month FOLDER

Leaves a picture of every step in FOLDER and ends with an error unless all three hold the same.
It is no test: it takes a minute, and its pictures are there to be looked at.
"""

import shutil
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QDialog

from npcdesk import paths, vault
from npcdesk.clock import SystemClock
from npcdesk.demo import pictures
from npcdesk.errors import DeskError
from npcdesk.models import Level
from npcdesk.office import delegates, offices, stations, visits
from npcdesk.paths import OfficeFolder
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.settings import Settings
from npcdesk.store import opening, unlocking
from npcdesk.sync import capture, digest, ledger, status
from npcdesk.sync.carry import drives
from npcdesk.sync.carry.volumes import Volume
from npcdesk.ui import backup_deeds, dialogs, theme
from npcdesk.ui.buttons import Button
from npcdesk.ui.dialogs import Sentence
from npcdesk.ui.exchange_import_page import CHECK, DONE
from npcdesk.ui.main_window import MainWindow, route
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.page import Page
from tests import make
from tests.ui.exchange import COUNTY, COUNTY_NAME, TOWN, TOWN_NAME, Office
from tests.ui.windows import PASSPHRASE

CITY, CITY_NAME = "330100", "示例市人大常委会"
TODAY = SystemClock().today()
NOTE = "UPDATE opinion SET disposition = '{}' WHERE words = '村道第1段路灯不亮'"
NAMED = "UPDATE person SET name = '{}' WHERE name = '{}'"


class Clerk:
    """One office at its window; the others' are hidden meanwhile."""

    every: ClassVar[list["Clerk"]] = []

    def __init__(self, place: Path, out: Path, level: Level, name: str, code: str) -> None:
        self.name, self.code, self.out, self.stick = name, code, out, place / "人大资料"
        self.stick.mkdir(exist_ok=True)
        self.folder = OfficeFolder(place / code)
        self.folder.root.mkdir()
        made = vault.create(self.folder.slots, PASSPHRASE, make.CHEAP)
        store = opening.create(self.folder, unlocking.file_key(made.key))
        with store.writing("新建单位") as session:
            offices.begin(session, name=name, level=level, code=code, term=19)
        store.close()
        self.desk = OfficeDesk(self.folder, SystemClock(), Settings())
        self.window = MainWindow(self.desk, PASSPHRASE)
        self.window.resize(pictures.SIZE)
        self.window.show()
        pictures._wait(lambda: self.desk.store is not None)
        self.every.append(self)

    @property
    def store(self):
        return self.desk.store

    def drives(self):
        volume = Volume(self.stick, "8:1", "人大资料", "FAT32", True, False)
        return drives.removable(mounted=lambda: [volume])

    def here(self) -> None:
        for each in self.every:
            each.window.setVisible(each is self)
        self.window.activateWindow()
        pictures._settle()

    def tab(self):
        self.here()
        self.window.go("exchange")
        page = self.window.page()
        page.sticks = self.drives
        return page

    def open(self, kind: str, wanted: str = ""):
        self.here()
        made = route(kind)(self.desk, wanted)
        self.window.push(made) if isinstance(made, Page) else made.open()
        return made

    def shot(self, name: str, over: QDialog | None = None) -> None:
        for _ in range(3):
            pictures._settle()
        picture = self.window.grab()
        if over is not None:
            with QPainter(picture) as painter:
                corner = over.mapToGlobal(QPoint()) - self.window.mapToGlobal(QPoint())
                painter.drawPixmap(corner, over.grab())
        count = len(list(self.out.glob("*.png"))) + 1
        picture.save(str(self.out / f"{count:02} {self.name[:3]} {name}.png"))

    def told(self, name: str) -> str:
        """Wait for a sentence that is told, take its picture and close it."""
        pictures._wait(lambda: bool(_sentences()))
        dialog = _sentences()[-1]
        self.shot(name, dialog)
        text = dialog.accessibleName()
        dialog.done(0)
        return text

    def export(self, unit: str, spoil=lambda: None) -> str:
        dialog = self.open("exchange-export", unit)
        pictures._wait(lambda: "正在找" not in dialog.drive.below.full())  # this computer's own
        dialog.offer_sticks(self.drives())
        self.shot("导出", dialog)
        spoil()
        dialog.primary.click()
        return self.told("导出以后")

    def look(self, files, name: str):
        page = self.open("exchange-import", "\n".join(map(str, files)))
        pictures._wait(lambda: page.stack.currentIndex() == CHECK or page.told.words.text())
        self.shot(name)
        return page

    def bring(self, name: str = "核对") -> None:
        page = self.look(self.bundles(), name)
        self.take(page)
        self.clean()

    def take(self, page) -> None:
        for tick in page.asks:
            tick.setChecked(True)
        page.go.click()
        pictures._wait(lambda: page.stack.currentIndex() == DONE)
        self.shot("导入完成")

    def bundles(self) -> list[Path]:
        return sorted(self.stick.glob("*.npb"))

    def clean(self) -> None:
        for path in self.stick.iterdir():
            path.unlink()

    def write(self, query: str) -> None:
        with self.store.writing("改") as session:
            session.connection().exec_driver_sql(query)

    def work(self, home: str, met: int) -> None:
        with self.store.writing("登记") as session:
            place = stations.add(session, home, township="沙河镇")
            draft = DelegateDraft(name=f"王建国{home}", sex="male", birth="1975-03")
            who = delegates.enrol(session, draft)[0]
            for at in range(met):
                said = (visits.NewOpinion(f"村道第{at + 1}段路灯不亮"),)
                held = TODAY - timedelta(days=at + 1)
                visit = visits.NewVisit(place, held, (who,), opinions=said)
                visits.log(session, visit, today=TODAY)

    def status(self):
        with self.store.reading() as session:
            return status.status(session)

    def digests(self) -> dict[str, str]:
        with self.store.reading() as session:
            return digest.digests(session, ledger.load(session))


def _sentences() -> list[Sentence]:
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if isinstance(each, Sentence) and each.isVisible()]


def begin(city: Clerk) -> None:
    city.tab()
    dialog = city.open("exchange-begin")
    city.shot("开始", dialog)
    dialog.primary.click()
    pictures._wait(lambda: city.status().joined)
    city.shot("开始以后")


def pair(upper: Clerk, lower: Clerk) -> None:
    lower.tab()
    ask = lower.open("exchange-ask")
    lower.shot("存出申请", ask)
    ask.save_to(lower.stick / "a.npreq")
    answer = upper.open("exchange-answer", str(lower.stick / "a.npreq"))
    upper.shot("看清是谁", answer)
    answer.answer.click()
    pictures._wait(lambda: answer.stack.currentIndex() == 2)
    answer.save_to(lower.stick / "a.npcert")
    upper.shot("打电话核对", answer)
    lower.here()
    ask.read(lower.stick / "a.npcert")
    pictures._wait(lambda: ask.stack.currentIndex() == 2)
    for each in (ask, answer):
        each.call.boxes.set_done(5)
    lower.shot("打电话核对", ask)
    ask.call.yes.click()
    pictures._wait(lambda: ask.stack.currentIndex() == 3)
    ask.accept()
    upper.here()
    answer.call.yes.click()
    upper.shot("配对完成", answer)
    answer.accept()
    lower.clean()


def mishaps_of_files(city: Clerk, county: Clerk, town: Clerk) -> None:
    """A stick that is pulled, a bundle for another, an import that is undone, parts missing."""
    away = town.stick.with_name("拔了")
    town.work("一号站", 6)
    print(town.export(COUNTY, lambda: shutil.move(town.stick, away)))
    shutil.move(away, town.stick)
    print(town.export(COUNTY))
    city.look(town.bundles(), "不是发给本单位的")
    county.tab().look_for_sticks()
    county.shot("U 盘插上")
    county.take(county.look(town.bundles(), "核对"))
    county.tab().ask_undo()
    before = county.store
    county.shot("撤销", _sentences()[-1])
    next(b for b in _sentences()[-1].findChildren(Button) if "撤销" in b.text()).click()
    pictures._wait(lambda: county.store is not None and county.store is not before)
    county.shot("撤销以后")
    county.bring()
    town.work("二号站", 6)
    beside = Office.__new__(Office)
    beside.store, beside.folder = town.store, town.folder
    parts = beside.send(COUNTY, town.stick, slice_bytes=2500)
    page = county.look(parts[:1], "缺几份")
    page.look_at(parts[1:])
    pictures._wait(lambda: page.stack.currentIndex() == CHECK)
    county.take(page)
    county.clean()


def disagree(county: Clerk, town: Clerk) -> None:
    """A conflict that is settled."""
    trip(county, town)
    town.write(NOTE.format("station"))
    county.write(NOTE.format("transferred"))
    trip(town, county)
    county.tab()
    county.shot("要您拿主意")
    page = county.open("exchange-conflicts")
    county.shot("逐条看")
    while page.table.lines.rowCount():
        page.view.uses[0].click()
        pictures._settle()
    county.shot("都定下了")


def restore(county: Clerk, town: Clerk) -> None:
    """A copy is put back after what came later was sent: the machine is another one from then."""
    said: list[str] = []
    town.desk.said.connect(lambda each: said.append(each.text))
    town.here()
    backup_deeds.backup(town.desk)
    pictures._wait(lambda: any("已备份" in each for each in said))
    town.work("三号站", 2)
    trip(town, county)
    town.here()
    dialog = backup_deeds.RestoreDialog(town.desk, "")
    dialog.copy.drop.setCurrentIndex(0)
    dialog.open()
    town.shot("用备份恢复", dialog)
    before = town.store
    dialog.primary.click()
    pictures._wait(lambda: town.store is not None and town.store is not before)
    town.write("UPDATE station SET manager = '张秀英'")
    town.tab()
    town.shot("恢复以后")
    town.open("exchange-health")
    town.shot("电脑")


def overstep(county: Clerk, town: Clerk) -> None:
    """A program that was tampered with writes what is not its office's: void elsewhere."""
    allowed, capture.allowed = capture.allowed, lambda *_args, **_more: True
    county.write(NAMED.format("王建囯一号站", "王建国一号站"))
    capture.allowed = allowed
    trip(county, town)
    town.tab()
    town.shot("等您采纳或驳回")
    page = town.open("exchange-voids")
    town.shot("采纳或驳回")
    page.reject.click()
    town.shot("驳回以后")


def told_or_raised(kind, error, trace) -> None:
    """Tell what the window would tell; a bug of this play ends it."""
    if isinstance(error, DeskError):
        dialogs.show_error(kind, error, trace)
    else:
        sys.__excepthook__(kind, error, trace)


def trip(one: Clerk, other: Clerk) -> None:
    one.export(other.code)
    other.bring()


def play(place: Path, out: Path) -> None:
    """Play the month, and hold at its end that all have the same."""
    city = Clerk(place, out, Level.CITY, CITY_NAME, CITY)
    county = Clerk(place, out, Level.COUNTY, COUNTY_NAME, COUNTY)
    town = Clerk(place, out, Level.TOWNSHIP, TOWN_NAME, TOWN)
    begin(city)
    pair(city, county)
    pair(county, town)
    mishaps_of_files(city, county, town)
    disagree(county, town)
    restore(county, town)
    for _ in range(2):
        for one, other in ((town, county), (county, city), (city, county), (county, town)):
            trip(one, other)
    for each in (city, county, town):
        each.tab()
        each.shot("月底")
        places = [line for line in each.status().lines if line.place != "own"]
        assert all(line.of.agreed for line in places), (each.name, places)
    shared = [set(each.digests().items()) for each in (city, county, town)]
    assert shared[0] <= shared[1] >= shared[2]
    overstep(county, town)  # last: whoever tampers with a file parts from the others
    theme.dress(QApplication.instance(), theme.Look(dark=True))
    county.open("exchange-health", "log")
    county.shot("交换记录（深色）")


if __name__ == "__main__":
    wanted = Path(sys.argv[1])
    wanted.mkdir(parents=True, exist_ok=True)
    pictures._application()
    sys.excepthook = told_or_raised
    with tempfile.TemporaryDirectory() as made_here:
        paths.tokens = lambda: Path(made_here) / "tokens"
        try:
            play(Path(made_here), wanted)
        except DeskError as error:
            sys.exit(str(error))
    print("三个单位一致。")
