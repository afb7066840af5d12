"""承诺事项 of a suggestion: one more promise, its progress, 落实, and 因故不能落实."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import EventKind
from npcdesk.office import attachments, promise_list, promises
from npcdesk.office.promise_list import Filter, PromiseLine
from npcdesk.rules.promises import PromiseState
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.enclosed import Enclosed
from npcdesk.ui.fields import DropField, LongTextField, TextField
from npcdesk.ui.suggestion_deed import SuggestionDeed


class PromiseDialog(SuggestionDeed):
    """Enters one more promise, also of a past year (登记承诺)."""

    kind = EventKind.PROMISE

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, suggestion_id, "登记承诺", primary="登记承诺", width=34)
        self.matter = TextField("承诺事项", required=True, hint="一项写一条，例如：修缮桥面")
        self.on = DayField("作出承诺的日期", today=self.today, expects="past", required=True)
        self.promised = DayField(
            "承诺完成日期", today=self.today, required=True, hint="例：12.31 或 2026-12-31"
        )
        self.row(self.matter)
        self.row(self.on, self.promised)
        replied = self.paper.line.replied_on
        self.on.set_value(replied or self.today)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        until = self.promised.value() or self.today
        with self.writing() as session:
            promises.promise(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                matter=self.matter.value(),
                promised_on=until,
            )
        self.desk.done(f"{self.called}已登记承诺，{labels.day(until)}前完成。")


class _OfPromise(SuggestionDeed):
    """A deed about one open promise: the only one, or the one that is chosen.

    Args:
        desk: the open office.
        wanted: the suggestion's id, or it and the promise's, joined by a colon.
        verb: the title.
        tell: the label of what is to be said, and its hint.
    """

    def __init__(self, desk: Desk, wanted: str, verb: str, tell: tuple[str, str]) -> None:
        suggestion_id, _, promise_id = wanted.partition(":")
        super().__init__(desk, suggestion_id, verb, primary=verb, width=34)
        with desk.store.reading() as session:
            found = promise_list.lines(
                session, Filter(suggestion_id=suggestion_id), today=self.today
            )
        some = [line for line in found if line.promise_state is PromiseState.OPEN]
        if not some:
            msg = f"这件建议没有待落实的承诺，不能{verb}。要记一项承诺，请先登记承诺。"
            raise NotAllowed(msg)
        self.which = DropField(
            "承诺事项",
            choices=[(line.promise_id, _called(line)) for line in some],
            required=True,
            has_hint=False,
        )
        self.on = DayField("日期", today=self.today, expects="past", required=True)
        self.told = DayField(
            "书面告知代表的日期", today=self.today, expects="past", hint="可以以后补"
        )
        self.words = LongTextField(tell[0], lines=4, required=True, hint=tell[1])
        self.enclosed = Enclosed(desk)
        self.row(self.which)
        self.row(self.words)
        self.row(self.enclosed)
        self.row(*self._days())
        ids = [line.promise_id for line in some]
        self.which.set_value(promise_id if promise_id in ids else ids[0])
        self.on.set_value(self.today)

    def _days(self) -> list[QWidget]:
        return [self.on, self.told]

    def _enter(self, verb: Callable[..., str], **facts: object) -> None:
        with self.writing() as session:
            made = verb(
                session,
                self.id,
                on=self.on.value() or self.today,
                today=self.today,
                body=self.words.value(),
                promise_id=self.which.value(),
                **facts,
            )
            blobs = self.desk.store.blobs
            attachments.attach_each(
                self.enclosed.paths,
                lambda path: attachments.attach_to_promise(session, blobs, made, path),
            )


class AdvanceDialog(_OfPromise):
    """Enters how far a promise has come (登记进展)."""

    kind = EventKind.ADVANCE

    def __init__(self, desk: Desk, wanted: str) -> None:
        hint = "例如：施工合同已经签订，合同放在下面"
        super().__init__(desk, wanted, "登记进展", ("进展和凭据", hint))

    def _days(self) -> list[QWidget]:
        return [self.on]

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        self._enter(promises.advance)
        self.desk.done(f"{self.called}已登记承诺的进展。")


class FulfilDialog(_OfPromise):
    """Enters that a promise was kept (登记落实)."""

    kind = EventKind.FULFIL

    def __init__(self, desk: Desk, wanted: str) -> None:
        hint = "例如：桥面已经通车，验收单放在下面"
        super().__init__(desk, wanted, "登记落实", ("怎样落实的，有什么凭据", hint))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        self._enter(promises.fulfil, told_on=self.told.value())
        self.desk.done(f"{self.called}的承诺已落实；类别要不要改，可以在建议里“改类别”。")


class UnableDialog(_OfPromise):
    """Enters that a promise cannot be kept, with the written explanation (说明不能落实)."""

    kind = EventKind.UNABLE

    def __init__(self, desk: Desk, wanted: str) -> None:
        hint = "照承办单位的书面说明写"
        super().__init__(desk, wanted, "说明不能落实", ("不能落实的理由", hint))
        self.note.say("不能落实的，要向代表书面说明。", "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Enter it."""
        self._enter(promises.unable, told_on=self.told.value())
        self.desk.done(f"{self.called}的承诺已记为因故不能落实。")


def _called(line: PromiseLine) -> str:
    return f"{labels.day_dotted(line.due_on)}前　{line.matter}"
