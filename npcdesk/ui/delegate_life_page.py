"""资格与材料 of one delegate: what happened to the mandate, 简历, attachments, the photo."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.errors import DeskError, NotFound
from npcdesk.office import delegate_files, delegates, publishing
from npcdesk.office.delegates import DelegateFile
from npcdesk.rules.publishing import USUAL
from npcdesk.ui import mandate_dialogs, place_dialog
from npcdesk.ui.buttons import link, primary, second
from npcdesk.ui.cards import Card, scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.file_deeds import dropped
from npcdesk.ui.page import Page
from npcdesk.ui.roster_columns import status_mark
from npcdesk.ui.suggestion_files import Files
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.ui.timeline import Timeline
from npcdesk.ui.words import Words
from npcdesk.workbooks.vocabulary import ROSTER_HEADINGS

KEYS = ("life", "resume", "files")
PICTURES = "照片 (*.jpg *.jpeg *.png *.bmp *.gif *.webp)"


class Photo(Card):
    """The portrait; a picture can be dropped on it."""

    def __init__(self, desk: Desk, page: "DelegateLifePage") -> None:
        super().__init__("照片")
        self.desk, self.page = desk, page
        self.setAcceptDrops(True)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint = Words("把照片拖到这里，或者", "second", "text3")
        self.choose = link("选一张")
        self.take_off = link("拿掉照片")
        self.body.addWidget(self.picture)
        line = QHBoxLayout()
        line.addStretch()
        for part in (self.hint, self.choose, self.take_off):
            line.addWidget(part)
        line.addStretch()
        self.body.addLayout(line)
        self.choose.clicked.connect(self._ask)
        self.take_off.clicked.connect(self._drop)

    def show_photo(self, content: bytes, name: str) -> None:
        """Show a picture, or nothing."""
        drawn = QPixmap()
        drawn.loadFromData(content)
        has = not drawn.isNull()
        if has:
            ratio, size = self.devicePixelRatioF(), QSize(look().em(10), look().em(14))
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
            drawn = drawn.scaled(size * ratio, keep, smooth.SmoothTransformation)
            drawn.setDevicePixelRatio(ratio)
        self.picture.setPixmap(drawn)
        self.picture.setAccessibleName(f"{name}的照片" if has else "还没有照片")
        self.picture.setVisible(has)
        self.hint.setVisible(not has)
        self.choose.setText("换一张" if has else "选一张")
        self.take_off.setVisible(has)

    def take_in(self, source: Path) -> None:
        """Keep a picture as the portrait."""
        store = self.desk.store
        try:
            with store.writing(f"放照片 {source.name}") as session:
                delegate_files.keep_photo(session, store.blobs, self.page.mandate_id, source)
        except DeskError as refused:
            self.desk.say(str(refused))
            return
        self.desk.done("照片已放进来。")

    def _ask(self) -> None:
        dialog = place_dialog.which_file(self.desk, self, "选照片", PICTURES)
        dialog.fileSelected.connect(lambda name: self.take_in(Path(name)))
        dialog.open()

    def _drop(self) -> None:
        with self.desk.store.writing("拿掉照片") as session:
            delegate_files.take_photo_off(session, self.page.mandate_id)
        self.desk.done("照片已拿掉。")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first of the dropped files in."""
        for source in dropped(event)[:1]:
            self.take_in(source)


class DelegateLifePage(Page):
    """What happened to a mandate, and what is kept of who holds it beside the facts."""

    tab = "roster"
    watches = frozenset({"person", "mandate", "mandate_event", "attachment", "publish_rule"})

    def __init__(self, desk: Desk, mandate_id: str) -> None:
        super().__init__(desk, "资格与材料")
        self.mandate_id = mandate_id
        self.change, self.edit = primary("登记变动", "add"), second("编辑", "edit")
        self.head.add(self.edit, self.change)
        self.tabs = StateTabs(
            [Tab("life", "资格经过", 0), Tab("resume", "简历"), Tab("files", "附件", 0)]
        )
        self.stack, self.time = QStackedWidget(), Timeline()
        self.resume = Words("", wrap=True)
        self.files = Files(
            desk, keep=self._keep, says="证件、登记表、证书和照片放在这里，可以直接拖进来。"
        )
        self.photo, self.told = Photo(desk, self), Card("公示范围")
        self.audience = Facts(label_width=3)
        self.told.body.addWidget(self.audience)
        self._lay_out_body()
        self.change.clicked.connect(self.key_new)
        self.edit.clicked.connect(lambda: desk.open("edit-delegate", mandate_id))
        self.tabs.chosen_changed.connect(lambda key: self.stack.setCurrentIndex(KEYS.index(key)))

    def _lay_out_body(self) -> None:
        em = look().em
        self.nothing = EmptyState("还没有登记当选和变动。", "登记变动", "add")
        self.nothing.pressed.connect(self.key_new)
        life, resume = QWidget(), QWidget()
        for part, inside in ((life, (self.nothing, self.time)), (resume, (self.resume,))):
            column = QVBoxLayout(part)
            column.setContentsMargins(em(0.4), em(0.4), em(0.4), 0)
            for each in inside:
                column.addWidget(each)
            column.addStretch()
        for part in (life, resume, self.files):
            self.stack.addWidget(scrolled(part))
        left = Card()
        left.body.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        left.body.addWidget(self.stack, 1)
        right = QWidget()
        right.setFixedWidth(em(17))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        column.addWidget(self.photo)
        column.addWidget(self.told)
        column.addStretch()
        whole = QHBoxLayout()
        whole.setSpacing(em(0.6))
        whole.addWidget(left, 1)
        whole.addWidget(right)
        self.body.addLayout(whole)

    def key_new(self) -> None:
        """Ctrl+N: what happened to the mandate."""
        menu = mandate_dialogs.offer(QMenu(self), self.desk, self.mandate_id)
        menu.popup(self.change.mapToGlobal(QPoint(0, self.change.height() + 2)))

    def reload(self) -> None:
        """Read it again; when it is gone, go back."""
        try:
            with self.desk.store.reading() as session:
                file = delegates.file(session, self.mandate_id, self.desk.clock.today())
                kept = delegate_files.lines(session, file.person_id)
                picture = delegate_files.photo(session, self.desk.store.blobs, file.person_id)
                rules = publishing.rules(session)
        except NotFound:
            self.closing.emit()
            return
        draft, go = file.draft, self.desk.open
        name = labels.padded(draft.name)
        self.head.set_title(f"{name}　资格与材料")
        back = (name, partial(go, "delegate", self.mandate_id))
        self.head.set_trail([("代表名册", lambda: go("tab:roster")), back, ("资格与材料", None)])
        mark = status_mark(draft.status)
        self.head.set_chips(*((mark,) if mark else ()))
        self.tabs.set_counts({"life": len(file.steps), "files": len(kept)})
        self.time.show_events(mandate_dialogs.told(file.steps, self._take_back))
        self.time.setVisible(bool(file.steps))
        self.nothing.setHidden(bool(file.steps))
        self.resume.say(draft.resume or "还没有填简历，在“编辑”里填。")
        self.files.show_files(self.mandate_id, kept)
        self.photo.show_photo(picture, draft.name)
        self.audience.show_facts(_audiences(file, {f: a.value for f, a in rules.items()}))

    def _keep(self, session: object, blobs: object, of: str, source: Path) -> None:
        delegate_files.attach(session, blobs, of, source)  # type: ignore[arg-type]

    def _take_back(self, event_id: str) -> None:
        self.desk.open("mandate-take-back", f"{self.mandate_id}:{event_id}")


def _audiences(file: DelegateFile, rules: dict[str, str]) -> list[Fact]:
    """Return which facts go how far, and the delegate's own limit."""
    names = {**ROSTER_HEADINGS, "photo": "照片"}
    facts = [
        Fact(words, "、".join(names[f] for f in USUAL if rules[f] == value))
        for value, words in reversed(labels.AUDIENCE.items())
    ]
    widest = labels.AUDIENCE.get(file.draft.publish, "")
    return [*facts, Fact("本人", f"最多到{widest}")] if widest else facts
