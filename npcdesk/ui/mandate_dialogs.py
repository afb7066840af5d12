"""登记变动, 更正: what happens to a mandate, as dialogs."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.models import MandateKind, MandateReason
from npcdesk.office import delegates, mandate_events
from npcdesk.office.mandate_events import MandateStep, Said
from npcdesk.rules import mandate_life
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, LongTextField, TextField
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.timeline import Event, FileChip

ICONS = {
    "elected": ("checkmark_circle", "replied"),
    "by_elected": ("checkmark_circle", "wait"),
    "confirmed": ("checkmark", "closed"),
    "suspended": ("warning", "soon"),
    "resumed": ("arrow_clockwise", "doing"),
    "stated": ("note", "void"),
}
OVER = ("document_checkmark", "void")


class MandateStepDialog(OfficeDeed):
    """Enters one event of a mandate.

    Args:
        desk: the open office.
        wanted: the kind and the mandate's id, joined by a colon.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        kind, _, self.mandate_id = wanted.partition(":")
        self.desk, self.today, self.kind = desk, desk.clock.today(), MandateKind(kind)
        with desk.store.reading() as session:
            file = delegates.file(session, self.mandate_id, self.today)
        self.name, what = file.draft.name, labels.MANDATE_KIND[kind]
        under = "·".join(filter(None, (file.draft.name, file.draft.delegation)))
        super().__init__(f"登记{what}", under, primary=f"登记{what}", width=32)
        self.on = DayField("日期", today=self.today, expects="past", required=True)
        some = [(each.value, labels.MANDATE_REASON[each.value]) for each in self._reasons()]
        self.reason = DropField("事由", choices=some, required=bool(some))
        self.announced_on = DayField("公告日期", today=self.today, expects="past")
        self.announcement = TextField("公告文号", hint="可以不填")
        self.said = LongTextField("说明", lines=2, hint="可以不填")
        if some:
            self.row(self.on, self.reason, shares=(2, 5))
        else:
            self.row(self.on).addStretch(1)
        self.row(self.announced_on, self.announcement)
        self.row(self.said)
        self.on.set_value(self.today)
        if self.kind is MandateKind.BY_ELECTED:
            self.note.say("没有公告日期的，状态是“补选待确认”，公告后再登记资格确认。", "info")

    def _reasons(self) -> tuple[MandateReason, ...]:
        return mandate_life.REASONS.get(self.kind, ())

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        reason = MandateReason(self.reason.value()) if self._reasons() else MandateReason.UNSAID
        said = Said(
            self.on.value() or self.today,
            reason,
            self.announced_on.value(),
            self.announcement.value(),
            self.said.value(),
        )
        with self.desk.store.writing(f"{self.title.text()}：{self.name}") as session:
            mandate_events.enter(session, self.mandate_id, self.kind, said, today=self.today)
            now = mandate_events.standing(session, self.mandate_id).status
        self.desk.done(f"{self.name}：已{self.title.text()}，现在是{labels.STATUS[now.value]}。")


class TakeBackMandate(OfficeDeed):
    """Says that an event of a mandate did not happen; both stay in the records.

    Args:
        desk: the open office.
        wanted: the mandate's id and the event's, joined by a colon.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        mandate_id, _, self.event_id = wanted.partition(":")
        self.desk, self.today = desk, desk.clock.today()
        with desk.store.reading() as session:
            file = delegates.file(session, mandate_id, self.today)
        step = next((each for each in file.steps if each.id == self.event_id), None)
        if step is None:
            msg = "要更正的这一步不在本单位的数据中。"
            raise NotFound(msg)
        self.name = file.draft.name
        self.step = f"{day_of(step)}的{labels.MANDATE_KIND[step.kind]}"
        super().__init__("更正", self.name, primary="更正", width=28)
        self.reason = LongTextField(
            "更正的理由", lines=3, required=True, hint="例如：日期写错了。资格经过里会留下"
        )
        self.row(self.reason)
        self.note.say(f"{self.step}会划去，但不会删掉。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Take it back."""
        with self.desk.store.writing(f"更正：{self.name}") as session:
            mandate_events.take_back(
                session, self.event_id, reason=self.reason.value(), today=self.today
            )
        self.desk.done(f"{self.name}{self.step}已更正。")


def offer(menu: QMenu, desk: Desk, mandate_id: str) -> QMenu:
    """Fill a menu with what may happen to a mandate now."""
    with desk.store.reading() as session:
        kinds = mandate_life.allowed(mandate_events.standing(session, mandate_id))
    for kind in kinds:
        action = menu.addAction(f"{labels.MANDATE_KIND[kind.value]}…")
        wanted = f"{kind.value}:{mandate_id}"
        action.triggered.connect(lambda _on=False, wanted=wanted: desk.open("mandate-step", wanted))
    if not kinds:
        menu.addAction("资格已经终止，没有可以登记的变动").setEnabled(False)
    return menu


def day_of(step: MandateStep) -> str:
    """Return the day of an event, or the month that a roster tells."""
    return labels.day_dotted(step.on) if step.on else step.body.replace("-", ".")


def told(steps: tuple[MandateStep, ...], take_back: Callable[[str], object]) -> list[Event]:
    """Return the events of a mandate for a timeline, the newest on top."""
    events = []
    for step in reversed(steps):
        what = labels.MANDATE_KIND[step.kind]
        if step.status:
            what = f"{what}：{labels.STATUS.get(step.status, '')}"
        announced = f"公告 {labels.day_dotted(step.announced_on)}" if step.announced_on else ""
        number = f"（{step.announcement}）" if step.announcement else ""
        back = f"更正的理由：{step.taken_back}" if step.taken_back else ""
        body = step.body if step.on else "名册里写的当选时间"
        words = (labels.MANDATE_REASON[step.reason], announced + number, body, back)
        icon, token = ICONS.get(step.kind, OVER)
        undo = FileChip("更正…", partial(take_back, step.id), "arrow_undo")
        events.append(
            Event(
                day_of(step),
                what,
                "\n".join(filter(None, words)),
                step.by,
                icon,
                token,
                (undo,) if step.id and not step.taken_back else (),
                "和别的步骤对不上，请核对。" if step.odd else "",
                struck=bool(step.taken_back),
            )
        )
    return events
