"""修改记录: who changed what of a suggestion, when, from what to what."""

from collections.abc import Sequence
from dataclasses import dataclass

from npcdesk import labels
from npcdesk.office import suggestion_list
from npcdesk.sync import audited
from npcdesk.sync.audited import AuditLine
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.suggestion_deed import called
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab


@dataclass(frozen=True, slots=True)
class Line:
    """One change, with its place in the list for an id."""

    id: str
    told: AuditLine


def _when(line: Line) -> str:
    return f"{labels.day_dotted(line.told.at)} {line.told.at:%H:%M}"


def _what(line: Line) -> str:
    return line.told.field or "登记"


def _before(line: Line) -> str:
    return line.told.before or ("空着" if line.told.kind == "changed" else "")


def _after(line: Line) -> str:
    return line.told.after or ("空着" if line.told.kind == "changed" else "")


COLUMNS: tuple[Column[Line], ...] = (
    Column("时间", _when, rank=1, width=7.4),
    Column("谁", lambda x: x.told.who, rank=2, width=5),
    Column("哪一条", lambda x: x.told.name, rank=1, width=11, tip=lambda x: x.told.name),
    Column("哪一处", _what, rank=1, width=5, look="strong"),
    Column("原来", _before, rank=1, width=9, tip=_before),
    Column("改为", _after, rank=1, width=9, stretch=True, tip=_after),
    Column("在做什么", lambda x: x.told.what, rank=3, width=9, tip=lambda x: x.told.what),
)


class AuditPage(Page):
    """The list of one suggestion's changes, the newest first."""

    tab = "suggestions"
    watches = frozenset({"suggestion", "suggestion_event", "signer", "handler", "attachment"})

    def __init__(self, desk: Desk, suggestion_id: str) -> None:
        super().__init__(desk, "修改记录")
        self.suggestion_id = suggestion_id
        self.tabs = StateTabs([Tab("", "全部", 0), Tab("changed", "改动", 0)])
        self.table = LinesTable(LinesModel(COLUMNS, tickable=False), frozen=1, name="修改记录")
        self.export = ListExport(desk, self, "修改记录", Seen(self.table.lines))
        self.card = ListCard(self.table, tabs=self.tabs, tools=(self.export.button,))
        self.body.addWidget(self.card)
        self.lines: list[Line] = []
        self.tabs.chosen_changed.connect(lambda _key: self._show())

    def reload(self) -> None:
        """Read what was done."""
        today = self.desk.clock.today()
        with self.desk.store.reading() as session:
            line = suggestion_list.paper(session, self.suggestion_id, today).line
            told = audited.audit(session, self.suggestion_id)
        self.lines = [Line(str(at), each) for at, each in enumerate(told)]
        here = called(line.number) if line.number else line.title
        back = ("建议办理", lambda: self.desk.open("tab:suggestions"))
        paper = (here, lambda: self.desk.open("suggestion", self.suggestion_id))
        self.head.set_trail([back, paper, ("修改记录", None)])
        self.head.set_note(line.title)
        self.tabs.set_counts({"": len(told), "changed": len(self._shown("changed"))})
        self._show()

    def _shown(self, key: str) -> Sequence[Line]:
        return [line for line in self.lines if not key or line.told.kind == key]

    def _show(self) -> None:
        some = self._shown(self.tabs.chosen())
        self.table.lines.show_lines(list(some))
        self.card.footer.say(f"{len(some)} 条，最近的在前")
