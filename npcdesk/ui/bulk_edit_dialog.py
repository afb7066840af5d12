"""批量修改: the same facts of the chosen delegates, each field with what they have now."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer

from npcdesk import labels
from npcdesk.job import Job
from npcdesk.office import bulk_edit, roster, stations, teams
from npcdesk.office.bulk_edit import FIELDS, FieldChange, Preview
from npcdesk.rules import party
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.delegate_dialog import CLASSES
from npcdesk.ui.desk import Desk
from npcdesk.ui.field import Field
from npcdesk.ui.fields import DropField
from npcdesk.ui.word_fields import ReadField, WordField
from npcdesk.workbooks.cells import Cell, Reading
from npcdesk.workbooks.days import Manner, month_reader
from npcdesk.workbooks.vocabulary import ROSTER_HEADINGS
from npcdesk.workbooks.words import NATIONS

EMPTIED = "（清空）"
"""What is typed or chosen where a column is to be empty: an empty field stays as it is."""
A_LINE = 3
TOLD = 3  # values that are counted below a field
WAIT_MS = 200
CHOICES = {"grassroots": labels.YES_NO, "publish": labels.AUDIENCE}


class BulkEditDialog(DeedDialog):
    """Some facts of several delegates at once.

    Args:
        desk: the open office.
        wanted: the mandates' ids, joined by commas.
    """

    def __init__(self, desk: Desk, wanted: str) -> None:
        self.desk, self.mandate_ids = desk, wanted.split(",")
        with desk.store.reading() as session:
            self.held = bulk_edit.held(session, self.mandate_ids)
        self.now = {
            field: Counter(each.facts[at] for each in self.held) for at, field in enumerate(FIELDS)
        }
        chosen = f"选了 {len(self.held)} 名代表；没有填的栏不动，要去掉的填“{EMPTIED}”"
        super().__init__("批量修改", chosen, primary="修改")
        self.fields = {name: self._made(name) for name in FIELDS}
        self._patience = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._patience.timeout.connect(self.foresee)
        every = list(self.fields.values())
        for start in range(0, len(every), A_LINE):
            self.row(*every[start : start + A_LINE])
        for name, field in self.fields.items():
            field.set_hint(self._has_now(name))
            field.below.show()
            field.changed.connect(self._patience.start)

    def _made(self, name: str) -> Field:
        label = ROSTER_HEADINGS[name]
        if name in CHOICES:
            known = [(value, words) for value, words in CHOICES[name].items() if value]
            some = [("", "不改"), *known, (EMPTIED, EMPTIED)]
            return DropField(label, choices=some)
        if name == "elected_on":
            year = Manner(self.desk.clock.today().year % 100)
            return _day(label, month_reader(year, grave=True, keep_day=True))
        clean = party.standard if name == "party" else None
        return WordField(label, words=lambda: self._offered(name), has_hint=True, clean=clean)

    def _offered(self, name: str) -> Sequence[str]:
        """Return the words to choose from: those of the roster, those that the chosen have."""
        with self.desk.store.reading() as session:
            some: dict[str, Callable[[], Sequence[str]]] = {
                "delegation": lambda: roster.delegations(session),
                "group": lambda: [found[1] for found in teams.find(session, "", limit=200)],
                "station": lambda: [found[1] for found in stations.find(session, "", limit=200)],
                "occupation_class": lambda: CLASSES,
                "party": lambda: party.PARTIES,
                "nation": lambda: NATIONS,
                "elected_how": lambda: ("换届", "补选"),
            }
            known = some[name]() if name in some else ()
        return [*dict.fromkeys((*known, *filter(None, self.now[name]))), EMPTIED]

    def _has_now(self, name: str) -> str:
        counted = self.now[name].most_common()
        rest = f"，还有 {len(counted) - TOLD} 种" if len(counted) > TOLD else ""
        some = "、".join(f"{_words(name, value)} {many}" for value, many in counted[:TOLD])
        return f"现在：{some}{rest}"

    def to(self) -> dict[str, str]:
        """Return what was filled in, by field."""
        said = {name: field.value() for name, field in self.fields.items()}
        return {name: "" if value == EMPTIED else value for name, value in said.items() if value}

    def foresee(self) -> None:
        """Say what the change would do."""
        to = self.to()
        if not to or any(field.problem() for field in self.fields.values()):
            self.note.say("")
            return
        with self.desk.store.reading() as session:
            told = bulk_edit.preview(session, self.held, to)
        self.note.say(foreseen(told), "info")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Change them in one write, on the worker: there may be sixty thousand."""
        desk, ids, to = self.desk, self.mandate_ids, self.to()
        with desk.store.reading() as session:
            many = bulk_edit.preview(session, self.held, to).changed
        if not many:
            desk.say("这些代表都已经是这样，没有改动。")
            return

        def work() -> Job[Preview]:
            with desk.store.writing(f"批量修改 {many} 名代表") as session:
                return (yield from bulk_edit.change(session, ids, to, today=desk.clock.today()))

        said = "、".join(ROSTER_HEADINGS[name] for name in to)
        desk.carry_out(
            work,
            title=f"正在修改 {many} 名代表",
            then=lambda done: desk.done(f"{done.changed} 名代表的{said}已改。"),
        )


def foreseen(told: Preview) -> str:
    """Return in words what a change would do: how many, from which values, to which."""
    if not told.changed:
        return "这些代表都已经是这样，没有要改的。"
    joins = f"今天起加入代表小组“{told.joins}”，原来在别的小组的不退出。" if told.joins else ""
    fields = "；".join(_told(each) for each in told.fields if each.changes)
    return f"将修改 {told.changed} 名代表。{fields}。{joins}做错了，撤销一次就全部退回。"


def _told(change: FieldChange) -> str:
    was = [(value, many) for value, many in change.before if value != change.after]
    rest = f"等 {len(was)} 种" if len(was) > TOLD else ""
    some = "、".join(f"{_words(change.field, value)} {many} 名" for value, many in was[:TOLD])
    return f"{ROSTER_HEADINGS[change.field]}：{some}{rest} → {_words(change.field, change.after)}"


def _words(field: str, value: str) -> str:
    """Return a value as the roster writes it."""
    if field in CHOICES:
        return CHOICES[field].get(value, value) or "空"
    return (value.replace("-", ".") if field == "elected_on" else value) or "空"


def _day(label: str, month: Callable[[Cell], Reading]) -> ReadField:
    def read(typed: Cell) -> Reading:
        return Reading(EMPTIED) if typed == EMPTIED else month(typed)

    return ReadField(label, read=read, placeholder="2026.01.15")
