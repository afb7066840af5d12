"""What this office decides for a unit: 同意改办, 不同意退办, 登记延期."""

from datetime import date

from npcdesk import labels
from npcdesk.models import EventKind
from npcdesk.office import reassigning, unit_side
from npcdesk.office.suggestion_history import HistoryLine
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import LongTextField, TextField
from npcdesk.ui.suggestion_deed import SuggestionDeed
from npcdesk.ui.suggestion_told import stands


class _OnRequest(SuggestionDeed):
    """A decision on the unit's request, which stands above the fields."""

    def tell_request(self, then: str) -> None:
        """Say who asked for what, and what follows."""
        request = self._request()
        if request is not None:
            proposed = f"，建议改由{request.proposed}" if request.proposed else ""
            said = f"{labels.day_short(request.on)}{request.unit}申请退办{proposed}"
            late = self._late(request)
            self.note.say(f"{said}：{request.body}　{late}{then}", "warn" if late else "info")

    def _late(self, request: HistoryLine) -> str:
        """Say by how much the request came after the window in which a unit may ask."""
        asking = (part.unit_id for part in self.paper.parts if part.unit == request.unit)
        unit = next(asking, None)
        with self.desk.store.reading() as session:
            last = unit_side.give_back_by(session, self.id, unit) if unit else None
        if last is None or request.on <= last.on:
            return ""
        past = (request.on - last.on).days
        return f"申请时过了退办期限（{labels.day_short(last.on)}）{past} 天。"

    def _request(self) -> HistoryLine | None:
        asked = (line for line in self.paper.history if line.kind is EventKind.GIVE_BACK)
        return next((line for line in asked if stands(line)), None)


class ReassignDialog(_OnRequest):
    """Agrees that the suggestion is handed to another unit (同意改办)."""

    kind = EventKind.REASSIGN

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(
            desk,
            suggestion_id,
            "同意改办",
            primary="同意，马上重新交办",
            second="同意，以后再交办",
            second_icon="clock",
            width=36,
        )
        self.on = DayField("同意日期", today=self.today, expects="past", required=True)
        self.reason = LongTextField("说明", lines=3, hint="可以不填")
        self.row(self.on).addStretch(1)
        self.row(self.reason)
        self.on.set_value(self.today)
        with desk.store.reading() as session:
            keeps = reassigning.keeps_clock(session)
        due = self.paper.line.reply_due
        kept = f"仍是 {labels.day(due)}" if keeps and due else "从重新交办起算"
        self.tell_request(f"新单位的答复期限{kept}（在设置的“改单位信息”里定）。")

    def deed(self, *, second: bool) -> None:
        """Agree; hand over anew at once, or later."""
        with self.writing() as session:
            due = unit_side.reassign(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                reason=self.reason.value(),
            )
        until = f"，请在 {labels.day(due.on)}前重新交办" if due else "，等重新交办"
        self.desk.done(f"{self.called}同意改办{until}。")
        if not second:
            self.leave()  # what opens now must not stand on this dialog, which closes
            self.desk.open("hand_over", self.id)


class InsistDialog(_OnRequest):
    """Refuses that the suggestion is given back (不同意退办)."""

    kind = EventKind.INSIST

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "不同意退办", primary="不同意退办", width=36)
        self.on = DayField("答复单位的日期", today=self.today, expects="past", required=True)
        self.reason = LongTextField("理由", lines=3, required=True, hint="要告知承办单位")
        self.row(self.on).addStretch(1)
        self.row(self.reason)
        self.on.set_value(self.today)
        due = self.paper.line.reply_due
        self.tell_request(f"答复期限不变，仍是 {labels.day(due)}。" if due else "期限不变。")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Let the unit go on."""
        with self.writing() as session:
            unit_side.insist(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                reason=self.reason.value(),
            )
        self.desk.done(f"{self.called}不同意退办，原单位继续办理。")


class ExtendDialog(SuggestionDeed):
    """Puts the reply's day off (延期)."""

    kind = EventKind.EXTEND

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "登记延期", primary="登记延期", width=38)
        with desk.store.reading() as session:
            self.most = unit_side.latest(session, suggestion_id)
        self.asked = DayField("单位申请延到", today=self.today, expects="future", hint="可以不填")
        self.until = DayField(
            "批准延到", today=self.today, expects="future", required=True, check=self._check_until
        )
        self.on = DayField("批准日期", today=self.today, expects="past", required=True)
        self.approver = TextField("批准的机关或人", required=True, hint="例如：县人大常委会代工委")
        self.reason = LongTextField("延期的理由", lines=3, required=True)
        self.told = DayField(
            "告知代表的日期",
            today=self.today,
            expects="past",
            hint="延期要告知代表，没告知的先空着",
        )
        self.row(self.asked, self.until)
        self.row(self.on, self.approver)
        self.row(self.reason)
        self.row(self.told).addStretch(1)
        self.on.set_value(self.today)
        self.until.set_value(self.most.on)
        due = self.paper.line.reply_due
        now = f"现在的答复期限是 {labels.day(due)}，" if due else ""
        self.note.say(f"{now}最多延到 {labels.day(self.most.on)}（{self.most.why}）。", "info")

    def _check_until(self, day: date) -> str:
        due = self.paper.line.reply_due
        if due is not None and day <= due:
            return f"延期要晚于现在的期限 {labels.day(due)}。"
        return f"最多可以延到 {labels.day(self.most.on)}。" if day > self.most.on else ""

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Put it off."""
        with self.writing() as session:
            due = unit_side.extend(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                until=self.until.value() or self.most.on,
                reason=self.reason.value(),
                approved_by=self.approver.value(),
                asked_until=self.asked.value(),
                told_on=self.told.value(),
            )
        tell = "" if self.told.value() else "，请告知代表"
        self.desk.done(f"{self.called}的答复延期到 {labels.day(due.on)}{tell}。")
