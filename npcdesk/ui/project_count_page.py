"""计票: the numbers of each counting group, what adds up and what does not, and the result."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels, project_words
from npcdesk.errors import NotFound
from npcdesk.models import PollMethod, ProjectPoll
from npcdesk.office import project_counting, project_polls, project_settling
from npcdesk.office.project_polls import Counted
from npcdesk.rules.project_votes import BALLOTS, Result, Verdict, Vote
from npcdesk.ui.buttons import primary, quiet, second
from npcdesk.ui.cards import Card, WithPane, scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.notes import Note
from npcdesk.ui.page import Page
from npcdesk.ui.project_count_sheet import FIRST, CountSheet
from npcdesk.ui.project_page import WATCHED
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

KEYS = "Tab 下一格　回车 下一行　改了立刻重算"
BOOKS = "选票的表格 (*.xlsx *.xls *.ods *.csv)"
LAW = {
    "all": "按全体过半数算，地方组织法第二十五条。",
    "present": "按到会的过半数算。",
    "valid": "按有效票的过半数算。",
}


class CountPage(Page):
    """The page of one vote."""

    tab = "projects"
    watches = WATCHED

    def __init__(self, desk: Desk, poll_id: str) -> None:
        super().__init__(desk, "计票")
        self.poll_id = poll_id
        self.take_in = second("读选票工作簿", "arrow_import")
        self.print = second("打印", "print")
        self.settle = primary("定下结果", "checkmark")
        self.reopen = quiet("重新计票", "arrow_undo")
        self.amend = second("修改", "edit")
        self.away = quiet("移走", "delete")
        self.head.add(self.away, self.reopen, self.take_in, self.print, self.settle)
        self.sheet = CountSheet()
        self.facts, self.law = Facts(), Words("", "second", "text2", wrap=True)
        self.checks = QVBoxLayout()
        self.tie, self.again = Note("warn"), second("对这几项再次投票", "vote")
        self.foot = Words("", "second")
        self.body.addWidget(WithPane(self._card(), scrolled(self._pane()), 17), 1)
        self.sheet.lines.written.connect(self._write)
        self.take_in.clicked.connect(self._choose_book)
        self.print.clicked.connect(self.key_print)
        self.settle.clicked.connect(self._settle)
        self.again.clicked.connect(self._vote_again)
        self.amend.setToolTip("改会议、日期、人数、过半数的算法、监票人和计票人")
        self.amend.clicked.connect(lambda: desk.open("amend-vote", poll_id))
        self.reopen.clicked.connect(lambda: desk.open("count-again", poll_id))
        self.away.clicked.connect(self._put_away)

    def _card(self) -> QWidget:
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.sheet, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(look().em(0.8), look().em(0.4), look().em(0.8), look().em(0.4))
        foot.addWidget(self.foot, 1)
        foot.addWidget(Words(KEYS, "second", "text3"))
        inside.addLayout(foot)
        return card

    def _pane(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().em(0.6))
        there, adds, self.rest = Card("到会"), Card("核对"), Card("再次投票")
        there.body.addWidget(self.facts)
        there.body.addWidget(self.law)
        there.body.addWidget(self.amend, 0, Qt.AlignmentFlag.AlignLeft)
        adds.body.addLayout(self.checks)
        self.rest.body.addWidget(self.tie)
        self.rest.body.addWidget(self.again)
        for card in (there, adds, self.rest):
            column.addWidget(card)
        column.addStretch()
        return pane

    def reload(self) -> None:
        """Read the vote again; when it is gone, go back."""
        try:
            with self.desk.store.reading() as session:
                poll = project_polls.own(session, self.poll_id)
                vote = project_polls.vote(session, self.poll_id)
                result = project_polls.result(session, self.poll_id)
                self._show(poll, vote, result)
        except NotFound:
            self.closing.emit()

    def _show(self, poll: ProjectPoll, vote: Vote, result: Result) -> None:
        way = project_words.METHOD[poll.method.value]
        of = (
            f"候选 {len(vote.items)} 项选 {poll.seats} 项"
            if poll.seats
            else f"{len(vote.items)} 项"
        )
        self.head.set_title(f"{way}　{of}")
        home = partial(self.desk.open, "tab:projects")
        self.head.set_trail([("民生实事", home), ("计票", None)])
        watched = f"·监票人 {poll.tellers}" if poll.tellers else ""
        self.head.set_note(f"{poll.meeting}·{labels.day_short(poll.on)}{watched}")
        settled = poll.settled_on is not None
        self.sheet.lines.show_vote(vote, result)
        self.sheet.setEnabled(True)
        self.settle.setVisible(not settled)
        self.take_in.setVisible(not settled)
        self.away.setVisible(not settled)
        self.amend.setVisible(not settled)
        self.reopen.setVisible(settled)
        self.facts.show_facts(
            [
                Fact(poll.voters, f"{poll.base} 人"),
                Fact("实到", f"{poll.present} 人" if poll.present else "还没有填"),
                Fact("过半数", f"{result.needed} 票" if result.needed else "—"),
            ]
        )
        self.law.say(LAW[poll.basis.value])
        self._show_checks(result, settled=settled)
        self._show_rest(vote, result, settled=settled)
        if settled and poll.settled_on:
            self.foot.say(f"{labels.day(poll.settled_on)}定下结果，{result.chosen} 项通过")
        elif result.gaps:
            self.foot.say(f"还差 {result.gaps} 处：{result.first_gap}")
        else:
            self.foot.say("都填好了，可以定下结果")

    def _show_checks(self, result: Result, *, settled: bool) -> None:
        clear(self.checks)
        for check in result.checks:
            token = "text" if check.ok else "late" if check.hard else "soon"
            said = f"{'✓' if check.ok else '✗'}　{check.text}"
            self.checks.addWidget(Words(said, "second", token, wrap=True))
        if result.gaps and not settled:
            words = f"◷　还有 {result.gaps} 处没有填"
            self.checks.addWidget(Words(words, "second", "soon", wrap=True))

    def _show_rest(self, vote: Vote, result: Result, *, settled: bool) -> None:
        rest = result.of(Verdict.TIED)
        short = result.open_seats and not result.gaps and result.of(Verdict.SHORT)
        offered = vote.method is PollMethod.CHOOSE and bool(rest or short) and not settled
        self.rest.setVisible(offered)
        if rest:
            names = "、".join(f"第{line.number}号" for line in rest)
            votes = rest[0].votes["yes"]
            left = f"都过半数，只差 {result.open_seats} 个名额"
            self.tie.say(f"{names}都是 {votes} 票，{left}。", "warn")
        elif offered:
            self.tie.say(f"过半数的不够，还空 {result.open_seats} 个名额。", "warn")
        self.again.setToolTip("照选举的规定（地方组织法第二十九条）；本地办法另有规定的照本地办法")

    def _write(self, group: str, row: str, mark: str, number: Any) -> None:
        if row in BALLOTS:
            told = Counted(group, {row: number})
        else:
            told = Counted(group, {}, {row: {mark: number}})
        with self.desk.store.writing("计票") as session:
            project_polls.fill(session, self.poll_id, [told])
        self.reload_soon()

    def _choose_book(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "选票的工作簿", "", BOOKS)
        if path:
            self.read_book(Path(path))

    def read_book(self, path: Path) -> None:
        """Count the ballots of a workbook into this vote."""
        from npcdesk.job import finish  # noqa: PLC0415 - after the first paint
        from npcdesk.workbooks.ballots import read_ballots  # noqa: PLC0415 - likewise

        read = finish(read_ballots(path))
        with self.desk.store.writing(f"计票：{path.name}") as session:
            aside = project_counting.take_in(session, self.poll_id, read)
        more = f"，{len(aside)} 张无效：第 {aside[0].line} 行{aside[0].why}" if aside else ""
        self.desk.done(f"{path.name} 数好了{more}。")

    def key_print(self) -> None:
        """Ctrl+P: the ballots before the count, the count once it is begun."""
        begun = any(self.sheet.lines.words(at, FIRST) for at in range(len(BALLOTS)))
        self.desk.open("print", f"{'vote-count' if begun else 'vote-ballot'}:{self.poll_id}")

    def _settle(self) -> None:
        with self.desk.store.writing("定下票决结果") as session:
            today = self.desk.clock.today()
            found = project_settling.settle(session, self.poll_id, today=today)
        self.desk.done(f"结果定下了，{found.chosen} 项通过。")

    def _vote_again(self) -> None:
        today = self.desk.clock.today()
        with self.desk.store.writing("再次投票") as session:
            made = project_settling.again(session, self.poll_id, today, today=today)
        self.desk.done("再次投票准备好了。")
        self.desk.open("project-vote", made)

    def _put_away(self) -> None:
        with self.desk.store.writing("移走投票") as session:
            project_polls.put_away(session, self.poll_id)
        self.desk.done("这次投票已移走。")
