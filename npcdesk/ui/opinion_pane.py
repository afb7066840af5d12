"""One opinion: who said it, what became of it, and the chain from the words to the look-back."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.ui.buttons import Button, Verb, primary, quiet, second
from npcdesk.ui.cards import scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import Flow, clear
from npcdesk.ui.opinion_columns import opinion_mark
from npcdesk.ui.signs import Chip
from npcdesk.ui.theme import look
from npcdesk.ui.timeline import Event, FileChip, Timeline
from npcdesk.ui.words import Words

if TYPE_CHECKING:
    from npcdesk.models import OpinionKind
    from npcdesk.office.opinion_files import OpinionFile, Step

_ICONS = {
    "answer": "people_chat",
    "coordinate": "home",
    "transfer": "send",
    "suggest": "document",
    "raise": "arrow_up",
    "refuse": "dismiss",
    "result": "checkmark_circle",
    "feedback": "people_chat",
    "rate": "mail",
    "close": "checkmark_circle",
}
_ORDER = (
    *("answer", "coordinate", "transfer", "suggest", "raise", "refuse"),
    *("result", "feedback", "rate", "close"),
)
SHOWN_MS = 30_000  # that a whole telephone stays in sight


class OpinionPane(QFrame):
    """One opinion beside the list; `wide`, as the body of its page, in two columns."""

    def __init__(self, desk: Desk, *, wide: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.desk, self.opinion_id = desk, ""
        self.next: Button | None = None
        self._whole = ""  # the phone in sight
        self._covering = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._covering.timeout.connect(self._cover)
        em = look().em
        self._words = Words("", "heading", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state = QHBoxLayout()
        self._verbs = QWidget()
        self._flow = Flow(self._verbs)
        self._facts, self._chain = Facts(), Facts()
        self._led = Words("群众 → 意见 → 建议 → 答复 → 回头看", "head")
        self._life, self._none = Timeline(), Words("还没有办理经过。", "second", "text3")
        parts: tuple[tuple[QWidget | QHBoxLayout, ...], ...] = (
            (self._words, self._state, self._verbs, self._facts),
            (self._led, self._chain, Words("办理经过", "head"), self._none, self._life),
        )
        inner = QWidget()
        inside = QHBoxLayout(inner) if wide else QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, em(0.3), 0)
        inside.setSpacing(em(1.5 if wide else 0.6))
        for column in parts:
            inside.addLayout(_column(column), 1 if wide else 0)
        if not wide:
            inside.addStretch()
        self._area = scrolled(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(0.8), em(0.7), em(0.5), em(0.6))
        whole.addWidget(self._area)
        self._area.hide()

    def show_opinion(self, opinion_id: str) -> None:
        """Show an opinion; "" shows none."""
        from npcdesk.errors import NotFound  # noqa: PLC0415 - beside its like
        from npcdesk.office import opinion_files  # noqa: PLC0415 - after the first paint

        if opinion_id != self.opinion_id:
            self._whole = ""
        file, self.opinion_id = None, opinion_id
        if opinion_id:
            try:
                with self.desk.store.reading() as session:
                    file = opinion_files.file(session, opinion_id, self.desk.clock.today())
            except NotFound:
                self.opinion_id = ""  # put away since the list was read
        self._area.setVisible(file is not None)
        if file is not None:
            self._show(file)

    def do_next(self) -> bool:
        """Press the step that comes next; False when there is none."""
        if self.next is None:
            return False
        self.next.click()
        return True

    def _show(self, file: "OpinionFile") -> None:
        self._words.say(f"“{file.row.words}”")
        clear(self._state)
        self._state.addWidget(Chip(opinion_mark(file.row.state)))
        if file.row.due_on:
            due = f"{labels.day_short(file.row.due_on)}前{_waits(file)}"
            self._state.addWidget(Words(due, "second", "text2"))
        self._state.addStretch()
        self._offer(file)
        self._facts.show_facts([fact for fact in self._of(file) if fact.value])
        chain = self._links(file)
        self._led.setVisible(bool(chain))
        self._chain.setVisible(bool(chain))
        self._chain.show_facts(chain)
        self._none.setVisible(not file.steps)
        self._life.show_events([self._event(step) for step in file.steps])

    def _offer(self, file: "OpinionFile") -> None:
        from npcdesk.rules.opinion_life import VERB  # noqa: PLC0415 - after the first paint

        clear(self._flow)
        self.next = None
        kinds = sorted(file.allowed, key=lambda kind: _ORDER.index(kind.value))
        for kind in kinds:
            leads = kind is file.next_step
            button = primary(VERB[kind]) if leads else second(VERB[kind])
            button.clicked.connect(partial(self._do, kind))
            self.next = button if leads else self.next
            self._flow.addWidget(button)
        more = quiet("打印登记表", "print")
        more.clicked.connect(
            lambda: self.desk.open("print", f"reception-form:{file.row.visit_id}/{file.row.id}")
        )
        self._flow.addWidget(more)

    def _do(self, kind: "OpinionKind") -> None:
        self.desk.open("opinion-step", f"{kind.value}:{self.opinion_id}")

    def _of(self, file: "OpinionFile") -> Sequence[Fact]:
        row = file.row
        day = f"{labels.day(file.held_on)} {labels.weekday(file.held_on, short=True)}"
        see = Verb("看接待", partial(self.desk.open, "visit", row.visit_id))
        of_matter = f"{file.matter}，{file.alike} 条" if file.matter else ""
        turn = Verb(
            "一起转为建议", partial(self.desk.open, "new-suggestion", f"matter:{file.matter_id}")
        )
        return (
            Fact("接待", f"{day} {file.hours}".strip(), verb=see),
            Fact("站点", row.station),
            Fact("代表", "、".join(map(labels.padded, file.delegates))),
            Fact("群众", "，".join(filter(None, (row.speaker, file.sex, file.address)))),
            self._phone(file),
            Fact("本区选民", file.voter),
            Fact("分类", row.category),
            Fact("代表意见", file.comment),
            Fact("处理方式", labels.DISPOSITION.get(row.way, "")),
            Fact("转办到", row.unit),
            Fact("群众评价", labels.RATING.get(row.rating, "")),
            Fact("同类事项", of_matter, verb=turn if file.matter else None),
        )

    def _phone(self, file: "OpinionFile") -> Fact:
        """Return the phone, whole where that was asked for."""
        if self._whole:
            return Fact("电话", self._whole)
        return Fact("电话", file.phone, verb=Verb("显示", self.reveal) if file.phone else None)

    def reveal(self) -> None:
        """Show the whole phone for half a minute; it is noted."""
        from npcdesk.office import shown_numbers  # noqa: PLC0415 - after the first paint

        with self.desk.store.writing("显示完整号码") as session:
            number = shown_numbers.reveal_speaker(session, self.opinion_id, how="window")
        self._whole = number
        self.show_opinion(self.opinion_id)
        self._covering.start()

    def _cover(self) -> None:
        self._whole = ""
        self.show_opinion(self.opinion_id)

    def _links(self, file: "OpinionFile") -> list[Fact]:
        chain = file.chain
        if not chain.suggestion_id:
            return []
        see = Verb("打开", partial(self.desk.open, "suggestion", chain.suggestion_id))
        told = f"，{labels.RATING[file.row.rating]}" if file.row.rating else ""
        reply = _said(chain.replied_on, f"，{chain.reply_class} 类" if chain.reply_class else "")
        return [
            Fact("群众", f"{labels.day_dotted(file.held_on)} {file.row.speaker}"),
            Fact("意见", f"{file.row.state}{told}"),
            Fact("建议", f"{chain.suggestion}（{chain.state}）", verb=see),
            Fact("交办", _said(chain.handed_on, f"，{chain.lead_unit}")),
            Fact("答复", reply),
            Fact("回头看", "；".join(f"{y}年，{said}" for y, said in chain.look_backs) or "还没有"),
        ]

    def _event(self, step: "Step") -> Event:
        kind = step.kind.value
        due = f"期限 {labels.day(step.due_on)}" if step.due_on else ""
        rating = labels.RATING[step.rating.value] if step.rating else ""
        body = "，".join(filter(None, (step.unit, step.how, rating, due, step.words)))
        wanted = f"{self.opinion_id}:{step.id}"
        amend = FileChip("更正", partial(self.desk.open, "amend-opinion", wanted), "edit")
        free = step.free and not step.taken_back
        return Event(
            labels.day_dotted(step.on),
            labels.OPINION_EVENT[kind],
            body,
            by=f"已更正：{step.taken_back}" if step.taken_back else step.by,
            icon=_ICONS.get(kind, "document"),
            token="closed" if kind == "close" else "doing",
            files=(amend,) if free else (),
            odd="和前后的步骤对不上，请核对" if step.odd else "",
            struck=bool(step.taken_back),
        )


def _said(on: date | None, more: str) -> str:
    return f"{labels.day_dotted(on)}{more}" if on else "还没有"


def _waits(file: "OpinionFile") -> str:
    from npcdesk.office.opinion_list import awaits  # noqa: PLC0415 - after the first paint

    return awaits(file.row.waits)


def _column(parts: Sequence[QWidget | QHBoxLayout]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(look().em(0.5))
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    column.addStretch()
    return column
