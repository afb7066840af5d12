"""The cards beside 履职档案: suggestions, points with their formula, who is in touch."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.job import Job, Step
from npcdesk.office import duty as duties
from npcdesk.office import teams
from npcdesk.office.delegate_year import YearFile
from npcdesk.office.delegates import DelegateFile
from npcdesk.office.duty import Compared
from npcdesk.rules import duty, duty_text
from npcdesk.ui.buttons import link
from npcdesk.ui.cards import Card
from npcdesk.ui.desk import Desk
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.runner import Run
from npcdesk.ui.signs import Chip, state_mark
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words, rule

PAPERS = 5


class PapersCard(Card):
    """The suggestions that were signed in the year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("建议", " ")
        self._desk = desk

    def show_year(self, file: YearFile) -> None:
        """Show another year."""
        clear(self.body)
        led = sum(paper.lead for paper in file.papers)
        told = f"领衔 {led}，联名 {len(file.papers) - led}"
        self.set_note(told if file.papers else "")
        for paper in file.papers[:PAPERS]:
            line, row = _line()
            number = link(f"第{paper.number}号" if paper.number else "未编号")
            number.clicked.connect(partial(self._desk.open, "suggestion", paper.id))
            row.addWidget(number)
            row.addWidget(Words(labels.short_title(paper.title), elide=True), 1)
            row.addWidget(Words("领衔" if paper.lead else "联名", "second", "text3"))
            row.addWidget(Chip(state_mark(paper.state)))
            self.body.addWidget(line)
        if len(file.papers) > PAPERS:
            more = f"还有 {len(file.papers) - PAPERS} 件，在履职记录里"
            self.body.addWidget(Words(more, "second", "text3"))
        if not file.papers:
            self.body.addWidget(Words("这一年还没有署名的建议。", "second", "text3"))


class PointsCard(Card):
    """The points as a sum, each line with its formula."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("积分", " ")
        self._desk = desk
        self._run: Run | None = None
        self._lines, self.beside, self._foot = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self._lines, self.beside, self._foot):
            part.setSpacing(look().em(0.4))
            self.body.addLayout(part)

    def compare(self, mandate_id: str, person_id: str, year: int) -> None:
        """Work out what others have on average beside the window's thread, and show it."""
        if self._run is not None:
            self._run.cancel()
        store, today = self._desk.store, self._desk.clock.today()

        def comparing() -> Job[tuple[Compared, ...]]:
            yield Step(0, 0)
            with store.reading() as session:
                mine = dict(teams.of_person(session, person_id, today))
                return tuple(duties.compare(session, mandate_id, year, teams=mine))

        self._run = self._desk.runner.job(comparing)
        self._run.finished.connect(self.show_beside)
        self._run.start()

    def show_beside(self, some: Sequence[Compared]) -> None:
        """Show the averages of those whom the delegate is compared with."""
        clear(self.beside)
        for each in some:
            line, row = _line()
            row.addWidget(Words(f"{each.name}平均", "second", "text2", elide=True), 1)
            place = f"，第 {each.place} 名" if each.place else ""
            row.addWidget(Words(f"{each.people} 人{place}", "second", "text3"))
            row.addWidget(Words(duty.plain(each.average)))
            self.beside.addWidget(line)

    def show_year(self, file: YearFile) -> None:
        """Show another year."""
        for part in (self._lines, self.beside, self._foot):
            clear(part)
        self.set_note(f"{duty.plain(file.total)} 分")
        self.setToolTip(duty_text.formula(file.points))
        for earned in file.points:
            line, row = _line()
            row.addWidget(Words(earned.point.name), 1)
            row.addWidget(Words(duty_text.sum_of(earned), "second", "text3"))
            points = Words(duty.plain(earned.points))
            row.addWidget(points)
            self._lines.addWidget(line)
        if not file.points:
            self._lines.addWidget(Words("这一年还没有可以计分的。", "second", "text3"))
        self._lines.addWidget(rule())
        line, row = _line()
        row.addWidget(Words(f"{file.rules}，{file.year}年", "second", "text3", elide=True), 1)
        see = link("看办法")
        see.clicked.connect(partial(self._desk.open, "duty-scheme", str(file.year)))
        row.addWidget(see)
        self._foot.addWidget(line)


class TouchCard(Card):
    """Where the delegate belongs, and who is in touch."""

    def __init__(self) -> None:
        super().__init__("联系")
        self.facts = Facts()
        self.body.addWidget(self.facts)

    def show_year(self, file: DelegateFile, year: YearFile) -> None:
        """Show somebody."""
        told = (
            ("所属站点", file.station),
            ("代表小组", "、".join(year.teams) or file.draft.group),
            *year.contacts,
        )
        facts = [Fact(label, value) for label, value in told if value]
        self.facts.show_facts(facts or [Fact("", "还没有登记站点、小组和双联系。")])


def _line() -> tuple[QWidget, QHBoxLayout]:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    return line, row
