"""One delegate beside the roster: who it is, what was done, what was raised."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.ui.buttons import Verb, small
from npcdesk.ui.cards import scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.photos import decoded, draw_portrait
from npcdesk.ui.roster_columns import status_mark
from npcdesk.ui.signs import Chip, Mark
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words, rule

if TYPE_CHECKING:
    from npcdesk.office.delegates import DelegateFile

SHOWN_MS = 30_000
"""How long a telephone or identity number stays in sight."""


class Portrait(QWidget):
    """The first character of a name on a quiet ground, while there is no picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._photo = "", QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str, photo: bytes = b"") -> None:
        """Show somebody else, by a picture when there is one."""
        self._name, self._photo = name, QPixmap()
        if photo:
            small = decoded(photo, self.sizeHint() * self.devicePixelRatioF())
            self._photo = QPixmap.fromImage(small)
        self.update()

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A square beside two lines."""
        return QSize(look().em(2.8), look().em(2.8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the face, else ground and character."""
        draw_portrait(QPainter(self), QRectF(self.rect()), self._photo, self._name)


class DelegateHead(QWidget):
    """Portrait, name, chip, number and delegation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.portrait = Portrait(self)
        self.name = Words("", "title")
        self.line = Words("", "second", "text3", elide=True)
        self.chip = Chip(Mark("", "void"))
        em = look().em
        over = QHBoxLayout()
        over.setSpacing(em(0.4))
        over.addWidget(self.name)
        over.addWidget(self.chip)
        over.addStretch()
        words = QVBoxLayout()
        words.setSpacing(em(0.1))
        words.addLayout(over)
        words.addWidget(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(0.7))
        row.addWidget(self.portrait)
        row.addLayout(words, 1)

    def show_file(self, file: "DelegateFile", photo: bytes = b"") -> None:
        """Show a delegate."""
        draft = file.draft
        number = f"代表证号 {draft.delegate_number}" if draft.delegate_number else ""
        place = f"{draft.delegation}代表团" if draft.delegation else ""
        self.portrait.show_name(draft.name, photo)
        self.name.say(labels.padded(draft.name))
        self.line.say("·".join(filter(None, (number, place.replace("代表团代表团", "代表团")))))
        mark = status_mark(draft.status)
        self.chip.setVisible(mark is not None)
        if mark is not None:
            self.chip.show_mark(mark)


class DelegatePane(QFrame):
    """What is kept of one delegate, in three tabs; `bare` shows the facts alone."""

    def __init__(self, desk: Desk, *, bare: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.desk = desk
        self.file: DelegateFile | None = None
        self.mandate_id = ""
        self.photo = b""
        self.revealed: dict[str, str] = {}
        self.head = DelegateHead()
        self.edit = small("编辑", "edit", self)
        self.tabs = StateTabs([Tab("facts", "基本情况"), Tab("visits", "履职记录", 0), _PAPERS])
        self.facts = Facts()
        self.visits = Facts(label_width=4.4)
        self.papers = Facts(label_width=3.2)
        self._line = rule()
        self._stack = QStackedWidget()
        self._fill: dict[str, Callable[[], None]] = {}
        self._patience = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._lay_out()
        for part in (self.head, self.edit, self.tabs, self._line):
            part.setHidden(bare)
        self.edit.clicked.connect(lambda: desk.open("edit-delegate", self.mandate_id))
        self.tabs.chosen_changed.connect(self._turn)
        self._patience.timeout.connect(self.cover)

    def _lay_out(self) -> None:
        em = look().em
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(0.8), em(0.8), em(0.8), em(0.6))
        whole.setSpacing(em(0.5))
        self._whole = QWidget(self)
        inside = QVBoxLayout(self._whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(em(0.5))
        whole.addWidget(self._whole)
        inside.addWidget(self.head)
        verbs = QHBoxLayout()
        verbs.addWidget(self.edit)
        verbs.addStretch()
        inside.addLayout(verbs)
        inside.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._line)
        for facts in (self.facts, self.visits, self.papers):
            self._stack.addWidget(scrolled(_topped(facts)))
        inside.addWidget(self._stack, 1)

    def show_delegate(self, mandate_id: str) -> None:
        """Show somebody; "" shows nobody."""
        from npcdesk.errors import NotFound  # noqa: PLC0415 - beside its like
        from npcdesk.office import delegate_files, delegates  # noqa: PLC0415 - after first paint

        if mandate_id != self.mandate_id:
            self.revealed = {}
        self.mandate_id, self.file, self.photo = mandate_id, None, b""
        if mandate_id:
            try:
                with self.desk.store.reading() as session:
                    self.file = delegates.file(session, mandate_id, self.desk.clock.today())
                    of = self.file.person_id
                    self.photo = delegate_files.photo(session, self.desk.store.blobs, of)
            except NotFound:
                self.mandate_id = ""  # put away since the list was read
        self._whole.setVisible(self.file is not None)
        if self.file is not None:
            self._show(self.file)

    def _show(self, file: "DelegateFile") -> None:
        self.head.show_file(file, self.photo)
        self.tabs.set_counts({"visits": len(file.visits), "papers": len(file.suggestions)})
        self._fill = {
            "facts": self._show_facts,
            "visits": lambda: self._show_visits(file),
            "papers": lambda: self._show_papers(file),
        }
        self._turn(self.tabs.chosen())

    def _show_visits(self, file: "DelegateFile") -> None:
        self.visits.show_facts(
            [
                Fact(labels.day_dotted(day), station, verb=self._opens("看", "visit", visit_id))
                for day, station, visit_id in file.visits
            ]
            or [Fact("", "还没有进站、接待的记录。")]
        )

    def _show_papers(self, file: "DelegateFile") -> None:
        self.papers.show_facts(
            [
                Fact(
                    f"第{paper.number}号" if paper.number else "未编号",
                    paper.title,
                    verb=self._opens(paper.state.value, "suggestion", paper.id),
                )
                for paper in file.suggestions
            ]
            or [Fact("", "还没有领衔或者联名的建议。")]
        )

    def _show_facts(self) -> None:
        if self.file is not None:
            today = self.desk.clock.today()
            self.facts.show_facts(facts_of(self.file, today, self.revealed, self.reveal))

    def _opens(self, words: str, kind: str, wanted: str) -> Verb:
        return Verb(words, lambda: self.desk.open(kind, wanted))

    def _turn(self, key: str) -> None:
        if key in self._fill:  # each part is made when it is first looked at
            self._fill.pop(key)()
        self._stack.setCurrentIndex(["facts", "visits", "papers"].index(key))

    def reveal(self, what: str) -> None:
        """Show a whole telephone (`phone`) or identity number (`id_number`) for half a minute."""
        from npcdesk.office import shown_numbers  # noqa: PLC0415 - after the first paint

        with self.desk.store.writing("显示完整号码") as session:
            number = shown_numbers.reveal(session, self.mandate_id, what, how="window")
        self.revealed[what] = number
        self._show_facts()
        self._patience.start()

    def cover(self) -> None:
        """Mask again what was revealed."""
        self.revealed = {}
        self._show_facts()


_PAPERS = Tab("papers", "建议", 0)


def _topped(facts: Facts) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, look().em(0.3), 0, 0)
    column.addWidget(facts)
    column.addStretch()
    return holder


def facts_of(
    file: "DelegateFile",
    today: date,
    revealed: dict[str, str],
    reveal: Callable[[str], object],
) -> list[Fact]:
    """Return what is known of a delegate; empty facts are left out.

    Args:
        file: the delegate.
        today: the day it is, for the age.
        revealed: whole numbers in sight now, by `phone` and `id_number`.
        reveal: called with one of these names by 显示.
    """
    draft = file.draft
    phone = revealed.get("phone", file.phone)
    number = revealed.get("id_number", file.id_number)
    held = [each for each in file.mandates if each.delegation or each.level]
    levels = dict.fromkeys(labels.LEVEL[each.level] for each in held) if len(held) > 1 else ()
    others = "、".join(levels)  # two terms of one level are one

    def shows(what: str, masked: str) -> Verb | None:
        hidden = masked and what not in revealed
        return Verb("显示", lambda: reveal(what)) if hidden else None

    facts = (
        Fact("性别民族", "，".join(filter(None, (labels.SEX[draft.sex], draft.nation)))),
        Fact("出生年月", _born(draft.birth, today)),
        Fact("政治面貌", draft.party),
        Fact("学历", " ".join(filter(None, (draft.education, draft.degree)))),
        Fact("籍贯", draft.native_place),
        Fact("入党时间", labels.month_dotted(draft.joined_party)),
        Fact("参加工作", labels.month_dotted(draft.began_work)),
        Fact("单位及职务", " ".join(filter(None, (draft.work_unit, draft.post)))),
        Fact("职业构成", draft.occupation_class),
        Fact("层级", others or labels.LEVEL.get(draft.level, "")),
        Fact("选举单位", draft.electoral_unit),
        Fact("届次", draft.terms),
        Fact("当选", " ".join(filter(None, (_dotted(draft.elected_on), draft.elected_how)))),
        Fact("连任届数", draft.terms_served),
        Fact("兼任", draft.also_serves),
        Fact("基层代表", labels.YES_NO.get(draft.grassroots, "")),
        Fact("专长", draft.specialty),
        Fact("联系电话", phone, verb=shows("phone", file.phone)),
        Fact("单位电话", draft.office_phone),
        Fact("身份证号", number, verb=shows("id_number", file.id_number)),
        Fact("邮箱", draft.email),
        Fact("居住地", draft.residence),
        Fact("通讯地址", " ".join(filter(None, (draft.address, draft.postcode)))),
        Fact("代表小组", draft.group),
        Fact("所属站点", file.station),
        Fact("备注", draft.remark),
    )
    return [fact for fact in facts if fact.value]


def _dotted(day: str) -> str:
    return day.replace("-", ".")


def _born(birth: str, today: date) -> str:
    if not birth:
        return ""
    year, month = (int(part) for part in birth.split("-")[:2])
    age = today.year - year - (today.month < month)
    return f"{labels.born(birth).removesuffix('生')}（{age} 岁）"
