"""The pane of 数据交换: what must be decided, who waits for a call, whether all is safe."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.sync import arriving, called, computers, conflicts
from npcdesk.sync.bundle.gathering import Waiting
from npcdesk.sync.conflicts import Conflict
from npcdesk.sync.status import Status
from npcdesk.ui import backups, dialogs
from npcdesk.ui.buttons import link, small
from npcdesk.ui.cards import Card, scrolled
from npcdesk.ui.flow import clear
from npcdesk.ui.notes import Note
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.signs import Chip, Mark, Sign
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words, rule

SHOWN = 3
LONGEST = 12
"""Letters of a name: what follows it must be seen, too."""


class ExchangePane(QWidget):
    """Cards, each with its verb."""

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__()
        self.desk = desk
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().em(0.6))
        inner = QWidget()
        inner.setLayout(self._column)
        self._area: QScrollArea = scrolled(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def show_status(self, now: Status, coming: Sequence[Waiting]) -> None:
        """Show what waits, the most urgent first."""
        clear(self._column)
        if not now.certified:
            self._column.addWidget(self._renewal(now))
        if now.conflicts:
            self._column.addWidget(self._conflicts(now.conflicts, now.unit))
        if now.elsewhere:
            self._column.addWidget(self._elsewhere(now.elsewhere))
        for line in now.lines:
            for one in line.former:
                self._column.addWidget(self._former(one.inc))
        if now.voids:
            self._column.addWidget(self._voids(now.voids, now.ended))
        if now.waiting:
            self._column.addWidget(self._waiting(now))
        if coming:
            self._column.addWidget(self._coming(coming))
        self._column.addWidget(self._safety(now))
        self._column.addStretch()

    def _renewal(self, now: Status) -> Card:
        card = Card("本机换了新身份")
        text = "数据是恢复或拷来的，要上级重新认一次本机，才能再导出。"
        card.body.addWidget(Note("warn", text))
        words = "打开上级的回复" if now.asked else "存一份配对申请"
        self._verb(card, words, "exchange-ask", "reply" if now.asked else "")
        return card

    def _former(self, inc: str) -> Card:
        """Say that what this machine was before still counts as a machine of the office."""
        card = Card("本机从前的身份还在用")
        text = f"数据是恢复或拷来的。{computers.END_FORMER}"
        card.body.addWidget(Words(text, "second", wrap=True))
        self._verb(card, "停用从前的身份", "exchange-end", f"retired:{inc}")
        return card

    def _elsewhere(self, items: tuple[Conflict, ...]) -> Card:
        """Say who settles what this office may not."""
        card = Card("等对方定")
        for name, count in Counter(item.keeper_name for item in items).items():
            words = f"{count} 处两边改得不一样，等{name}定，不用本单位处理。"
            card.body.addWidget(Words(words, "second", wrap=True))
        look_at = link("看是哪几处")
        look_at.clicked.connect(lambda: self.desk.open("exchange-conflicts"))
        card.body.addWidget(look_at, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _conflicts(self, items: tuple[Conflict, ...], here: str) -> Card:
        card = Card("要您拿主意")
        card.add_to_head(Chip(Mark(f"{len(items)} 处", "soon", Sign.CLOCK)))
        with self.desk.store.reading() as session:
            told = [
                (
                    called.one(session, item.table, item.row_id),
                    labels.column(item.table, item.column),
                    [
                        (name, called.said(session, item.table, item.column, v.value))
                        for name, v in zip(conflicts.authors(item, here), item.voices, strict=True)
                    ],
                )
                for item in items[:SHOWN]
            ]
        for at, (name, column, voices) in enumerate(told):
            if at:
                card.body.addWidget(rule())
            card.body.addWidget(Words(f"{_short(name)}　{column}", "strong", elide=True))
            for author, value in voices:
                line = Words(f"{author}：{value or '空着'}", "second", elide=True)
                card.body.addWidget(line)
        self._verb(card, "逐条看", "exchange-conflicts")
        return card

    def _voids(self, count: int, ended: int) -> Card:
        card = Card("等您采纳或驳回")
        card.add_to_head(Chip(Mark(f"{count} 项", "soon", Sign.CLOCK)))
        text = "别的单位写了由本单位填写的内容，没有生效。" if count > ended else ""
        text += f"{ended} 项修改因电脑停用或吊销不再有效。" if ended else ""
        text += "可以采纳，也可以驳回。"
        card.body.addWidget(Words(text, "second", wrap=True))
        self._verb(card, "逐条看", "exchange-voids")
        return card

    def _waiting(self, now: Status) -> Card:
        card = Card("等打电话核对")
        for one in now.waiting:
            row = QHBoxLayout()
            row.addWidget(Words(f"{one.unit_name} {one.nick}", "second", elide=True), 1)
            go = link("核对")
            go.setAccessibleName(f"核对{one.unit_name}")
            go.clicked.connect(
                lambda _on=False, inc=one.inc: self.desk.open("exchange-answer", f"inc:{inc}")
            )
            row.addWidget(go)
            holder = QWidget()
            holder.setLayout(row)
            row.setContentsMargins(0, 0, 0, 0)
            card.body.addWidget(holder)
        return card

    def _coming(self, coming: Sequence[Waiting]) -> Card:
        """Say of which bundles some parts are still to come."""
        card = Card("没有到齐的数据包")
        for one in coming:
            card.body.addWidget(Words(arriving.told(one), "second", wrap=True))
            away = link("不等了")
            away.setAccessibleName(f"不等{arriving.called(one)}")
            away.clicked.connect(partial(self._ask_forget, one))
            card.body.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(Words(arriving.GET_THE_REST, "second", "text3", wrap=True))
        self._verb(card, "导入其余几份", "exchange-import")
        return card

    def _ask_forget(self, one: Waiting) -> None:
        def forgotten() -> None:
            with self.desk.store.writing("不再等数据包") as session:
                arriving.forget(session, one)
            self.desk.changes.note(["exchange"])
            self.desk.say(f"已不再等{arriving.called(one)}。")

        asks = f"不再等{arriving.called(one)}？"
        dialogs.confirm(asks, "不等了", forgotten, note=arriving.FORGET, keep="再等等")

    def _safety(self, now: Status) -> Card:
        card = Card("数据安全")
        words, good = backups.brief(self.desk)
        card.body.addWidget(Words(words, "second", "" if good else "soon"))
        clock = "电脑时间比上次写入还早，请核对" if now.clock_behind else "电脑时间正常"
        card.body.addWidget(Words(clock, "second", "soon" if now.clock_behind else ""))
        for line in now.lines:
            if line.of.alarm:
                card.body.addWidget(Note("bad", f"{line.of.name}：{line.of.alarm}"))
        self._verb(card, "看全部", "exchange-health")
        return card

    def _verb(self, card: Card, words: str, kind: str, wanted: str = "") -> None:
        button = small(words)
        button.clicked.connect(lambda: self.desk.open(kind, wanted))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
