"""The lives of the 60 suggestions: how far each has come, by days before today."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain, repeat
from random import Random
from typing import Any

from npcdesk.demo.words import MATTERS, UNITS, Matter, reply
from npcdesk.models import ContactStage, Origin, Rating
from npcdesk.office import letters, putting_away, raising, suggestion_ends, suggestions, unit_side
from npcdesk.office.raising import NewSuggestion

RAISED = 118  # days ago: the session; what is numbered from BETWEEN on was raised after it
FIRST_HANDED, LAST_HANDED = 105, 60
LATE_AND_SOON = (-12, -6, -3, -1, 0, 0, 1, 3, 5, 7, 12, 20, 26, 30, 33)  # days left
STAGES = (  # how many stand where, in the order of their numbers
    ("closed", 12),
    ("archived", 3),
    ("handled", len(LATE_AND_SOON)),
    ("answered", 7),
    ("rated", 2),
    ("again", 4),
    ("ended", 2),
    ("given_back", 1),
)
AFTER_SESSION = (("answered", 3), ("longest", 1), ("filed", 6), ("draft", 4))
ENDED_EARLY = ("ended", "given_back")
TERM = 19
ORIGINS = (Origin.RESEARCH, Origin.INSPECTION, Origin.TALKS)


@dataclass(slots=True)
class Teller:
    """Tells the lives into one write, by the verbs of the office."""

    session: Any
    today: date
    people: list[str]  # ids of persons who may sign
    units: dict[str, str]  # short name: id
    opinions: dict[str, str]  # title: the opinion it came from
    dice: Random
    days_left: Iterator[int] = field(default_factory=lambda: iter(LATE_AND_SOON))
    numbers: list[str] = field(default_factory=list)  # ids of those that were handed over

    def tell_all(self) -> None:
        """Tell every life, in the order in which they were raised."""
        at_session = chain.from_iterable(repeat(stage, n) for stage, n in STAGES)
        after = chain.from_iterable(repeat(stage, n) for stage, n in AFTER_SESSION)
        matters = iter(MATTERS)
        for number, (stage, matter) in enumerate(zip(at_session, matters, strict=False), start=1):
            self._tell(matter, stage, self._ago(RAISED), 1, number)
        for number, (stage, matter) in enumerate(zip(after, matters, strict=True), start=1):
            days = {"answered": 75, "longest": 70, "filed": 9, "draft": 4}[stage]
            self._tell(matter, stage, self._ago(days - number % 3), 0, number)

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def _tell(self, matter: Matter, stage: str, raised: date, ordinal: int, number: int) -> None:
        lead, *co = self.dice.sample(self.people, self.dice.choice((1, 1, 2, 3, 5)))
        voiced = self.opinions.get(matter.title)
        new = NewSuggestion(
            title=f"关于{matter.title}的建议",
            body=f"{matter.voice}建议有关部门调查研究，{matter.title}。",
            lead_id=lead,
            co_signer_ids=tuple(co),
            raised_on=raised,
            term=TERM,
            session=ordinal,
            category=matter.category,
            wanted_unit="" if voiced else UNITS[matter.lead][0],
            may_publish=bool(number % 3),
            opinion_ids=(voiced,) if voiced else (),
            origin=Origin.RECEPTION if voiced else self.dice.choice(ORIGINS),
        )
        paper = raising.take_in(self.session, new, today=self.today)
        if stage == "draft":
            return
        raising.file(
            self.session, paper, number=str(number), on=raised + timedelta(days=2), today=self.today
        )
        if stage == "filed":
            return
        handed = self._hand_over(paper, matter, stage, raised)
        self.numbers.append(paper)
        self._go_on(paper, matter, stage, handed)

    def _hand_over(self, paper: str, matter: Matter, stage: str, raised: date) -> date:
        on = max(raised + timedelta(days=3), self._ago(self.dice.randint(95, FIRST_HANDED)))
        if stage == "handled":
            on = self._handed_for(paper, next(self.days_left))
        suggestions.hand_over(
            self.session,
            paper,
            lead_ids=[self.units[matter.lead]],
            co_ids=[self.units[name] for name in matter.co],
            on=on,
            today=self.today,
            longest=stage == "longest",
            document_number=f"示人办交〔{on.year}〕{self.dice.randint(1, 9)}号",
        )
        return on

    def _handed_for(self, paper: str, days_left: int) -> date:
        """Return the day of handing over whose due day is nearest to what is wanted."""
        days = [self._ago(ago) for ago in range(FIRST_HANDED, LAST_HANDED - 1, -1)]

        def left(on: date) -> int:
            return (suggestions.reply_due(self.session, paper, on).on - self.today).days

        after = bisect_right(days, days_left, key=left)
        around = days[max(after - 1, 0) : after + 1]
        return min(around, key=lambda on: abs(left(on) - days_left))

    def _go_on(self, paper: str, matter: Matter, stage: str, handed: date) -> None:
        self._receive(paper, matter, handed, opinions=stage not in ENDED_EARLY)
        met = handed + timedelta(days=self.dice.randint(7, 20))
        if self.dice.random() < 0.7 and met <= self.today:
            self._meet(paper, met)
        if stage == "ended":
            reason = "问题已经解决，代表书面要求撤回。"
            agreed = suggestion_ends.signers(self.session, paper)
            suggestions.withdraw(
                self.session, paper, on=met, today=self.today, reason=reason, agreed=agreed
            )
        if stage == "given_back":
            reason = "这项工作由别的部门主管，不属于本单位职责。"
            unit = self.units[matter.lead]
            on = handed + timedelta(days=5)
            unit_side.give_back(
                self.session, paper, unit_id=unit, on=on, today=self.today, reason=reason
            )
        if stage in ("handled", "longest"):
            if self.dice.random() < 0.4:
                body = "请按期答复代表。"
                on = self._ago(self.dice.randint(1, 9))
                suggestions.urge(
                    self.session, paper, on=on, today=self.today, how="电话", body=body
                )
        elif stage not in ENDED_EARLY:
            self._answer(paper, matter, stage, handed)

    def _receive(self, paper: str, matter: Matter, handed: date, *, opinions: bool) -> None:
        """Let the units sign for it, and most co-handlers give their opinion in time."""
        signed, said = handed + timedelta(days=2), handed + timedelta(days=25)
        for name in (matter.lead, *matter.co):
            if signed <= self.today:
                unit_side.receive(
                    self.session, paper, unit_id=self.units[name], on=signed, today=self.today
                )
        if signed <= self.today and len(self.numbers) % 5:
            suggestions.instruct(
                self.session,
                paper,
                on=signed,
                today=self.today,
                signed_by="主要负责人",
                body="请业务科室牵头，先与代表沟通，按期答复。",
            )
        for name in matter.co if opinions and len(self.numbers) % 4 else ():
            if said <= self.today:
                body = "同意主办单位的意见，按职责配合。"
                unit_side.co_opinion(
                    self.session,
                    paper,
                    unit_id=self.units[name],
                    on=said,
                    today=self.today,
                    body=body,
                )

    def _meet(self, paper: str, on: date) -> None:
        suggestions.contact(
            self.session,
            paper,
            on=on,
            today=self.today,
            stage=ContactStage.BEFORE,
            how=self.dice.choice(("走访", "座谈", "电话")),
            body="代表介绍了情况，双方商定了办理方案。",
        )

    def _answer(self, paper: str, matter: Matter, stage: str, handed: date) -> None:
        replied = max(handed + timedelta(days=25), self._ago(self.dice.randint(15, 40)))
        if stage in ("answered", "rated"):
            replied = max(handed + timedelta(days=25), self._ago(self.dice.randint(1, 12)))
        self._reply(paper, matter, replied)
        rated = min(replied + timedelta(days=5), self.today)
        if stage == "rated":
            suggestions.rate(
                self.session, paper, on=rated, today=self.today, rating=Rating.SATISFIED
            )
        if stage in ("closed", "archived"):
            rating = self.dice.choice((Rating.SATISFIED,) * 4 + (Rating.MOSTLY,))
            suggestions.rate(self.session, paper, on=rated, today=self.today, rating=rating)
            over = rated + timedelta(days=3)
            suggestions.close(self.session, paper, on=over, today=self.today)
            for each in letters.recipients(self.session, paper):
                letters.deliver(
                    self.session, paper, each.id, how="当面", on=rated, today=self.today
                )
            if stage == "archived":
                putting_away.archive(self.session, paper, on=over, today=self.today)
        if stage == "again":
            suggestions.rate(
                self.session,
                paper,
                on=rated,
                today=self.today,
                rating=Rating.DISSATISFIED,
                opinion="只说了打算，没有完成的时间，请重新研究。",
            )

    def _reply(self, paper: str, matter: Matter, on: date) -> None:
        reply_class = self.dice.choice("AAAABBC")
        co = "、".join(UNITS[name][0] for name in matter.co) or "所在乡镇"
        suggestions.reply(
            self.session,
            paper,
            on=on,
            today=self.today,
            reply_class=reply_class,
            document_number=f"示建复〔{on.year}〕{self.dice.randint(1, 99)}号",
            signed_by="局长",
            promised_on=date(self.today.year, 12, 20) if reply_class == "B" else None,
            body=reply(reply_class, co),
        )
