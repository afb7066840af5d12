"""登记建议: a new suggestion, from paper or from an opinion that was voiced at a station."""

from collections.abc import Sequence
from functools import partial

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import Origin
from npcdesk.office import (
    addressed,
    delegates,
    matters,
    offices,
    opinion_events,
    raising,
    suggestion_list,
    visits,
)
from npcdesk.office.raising import NewSuggestion
from npcdesk.office.similar import Alike
from npcdesk.rules import paper_number
from npcdesk.rules.suggestion_life import MERGED_INTO
from npcdesk.ui.alike_list import AlikeList
from npcdesk.ui.buttons import Verb
from npcdesk.ui.day_field import DayField
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import CheckField, DropField, LongTextField, TextField
from npcdesk.ui.pick_fields import Choice, PickField, PicksField
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.unit_picks import UnitPicks

CATEGORIES = (
    "农业农村",
    "城乡建设",
    "交通运输",
    "工业经济",
    "财政金融",
    "商贸流通",
    "生态环境",
    "教育",
    "科技",
    "文化旅游",
    "医疗卫生",
    "民政社保",
    "公共安全",
    "社会治理",
    "其他",
)
LONGEST_TITLE = 60
DELEGATION, MOTION = "delegation", "motion"
MANNERS = (("", "代表提出"), (DELEGATION, "代表团建议"), (MOTION, "议案转建议"))


class SuggestionDialog(OfficeDeed):
    """Takes a suggestion in, and files it at once when it is to have its number.

    Args:
        desk: the open office.
        opinion_id: the opinion it came from; it stays linked both ways. "" when there is none;
            `matter:` and a matter's id for all that several people said of it.
    """

    def __init__(self, desk: Desk, opinion_id: str = "") -> None:
        self.desk, self.today = desk, desk.clock.today()
        self._opinion_ids, self._matter = _come_from(desk, opinion_id)
        self._into = ""  # which paper it is merged into once it is entered
        super().__init__(
            "登记建议", "一事一议，照代表的原件登记", primary="登记建议", second="", width=41
        )
        with desk.store.reading() as session:
            self._sessions = offices.sessions(session)
            self._above = addressed.above(session)
            used = suggestion_list.categories(session)
        self._units = UnitPicks(desk, "承办单位里还没有")
        self._make(list(dict.fromkeys((*used, *CATEGORIES))))
        self._place()
        self._fill()
        self.to.changed.connect(self._address)
        for field in (self.headline, self.text):
            field.changed.connect(self._look_back)
        self.manner.changed.connect(self._show_manner)
        self.session.changed.connect(self._propose)
        self.filed.changed.connect(self._show_number)

    def _make(self, categories: list[str]) -> None:
        self.headline = TextField(
            "题目", required=True, check=_check_title, placeholder="关于……的建议"
        )
        self.lead = PickField(
            "领衔代表", find=self._find, required=True, placeholder="姓名、首字母或证号"
        )
        self.co = PicksField(
            "联名代表",
            find=self._find,
            placeholder="姓名、首字母或证号",
            check=lambda ids: "领衔代表不用再写进联名。" if self.lead.value() in ids else "",
            hint="回车记下一位，退格去掉前一位",
        )
        self.manner = DropField("提出方式", choices=list(MANNERS))
        self.delegation = TextField("代表团", required=True, placeholder="沙河镇代表团")
        self.motion = TextField("原议案号", required=True)
        self.meeting = TextField("转为建议的会议", required=True, placeholder="主席团第三次会议")
        above = [(each.code, each.name) for each in self._above]
        self.to = DropField("提交给", choices=[("", "本级人大"), *above])
        self.session = DropField("届次", choices=self._choices(), required=True)
        self.on = DayField("提出日期", today=self.today, expects="past", required=True)
        self.category = DropField("内容分类", choices=[("", ""), *((c, c) for c in categories)])
        origins = [(value, words) for value, words in labels.ORIGIN.items() if value]
        self.origin = DropField("形成方式", choices=[("", ""), *origins])
        self.wanted = PickField("希望承办的单位", find=self._units.find, placeholder="可以不填")
        self.text = LongTextField("建议内容", lines=4, has_hint=False, placeholder="可以不填")
        self.publish = CheckField("代表同意公开")
        self.filed = CheckField("同时立案编号", on=True)
        self.number = TextField("建议号", required=True)

    def _place(self) -> None:
        self.row(self.headline, self.to, shares=(5, 3))
        self.alike = AlikeList(self.desk, verbs=self._verbs)
        self.body.addWidget(self.alike)
        self.to.setVisible(bool(self._above))
        self.row(self.lead, self.co, shares=(2, 5))
        self.row(self.delegation, self.motion, self.meeting, shares=(5, 2, 3))
        self.row(self.manner, self.session, self.on, self.number, shares=(3, 4, 4, 2))
        self.row(self.category, self.origin, self.wanted, shares=(3, 3, 5))
        self.row(self.text)
        line = self.row(self.filed, self.publish)
        line.addStretch(3)

    def _fill(self) -> None:
        self.on.set_value(self.today)
        self._show_session()
        self.on.changed.connect(self._show_session)
        if self._opinion_ids:
            self._fill_from_opinion(self._opinion_ids[0])
        self._propose()
        self._show_number()
        self._show_manner()

    def _show_manner(self) -> None:
        """Ask what a 代表团建议 or a motion that was turned needs."""
        manner = self.manner.value()
        self.delegation.setVisible(manner == DELEGATION)
        self.co.setVisible(manner != DELEGATION)
        self.lead.set_hint("写代表团的负责人" if manner == DELEGATION else "")
        for field in (self.motion, self.meeting):
            field.setVisible(manner == MOTION)

    def _fill_from_opinion(self, opinion_id: str) -> None:
        with self.desk.store.reading() as session:
            visit = visits.file_with(session, opinion_id)
            every = [opinion_events.own(session, each).words for each in self._opinion_ids]
        said = next(each for each in visit.opinions if each.id == opinion_id)
        self.text.set_value("\n".join(dict.fromkeys(every)))
        self.category.set_words(said.category)
        self.origin.set_value(Origin.RECEPTION.value)
        if visit.delegates:
            person_id, name = visit.delegates[0]
            self.lead.set_value(Choice(person_id, name))
            self.co.set_value([Choice(*each) for each in visit.delegates[1:]])
        where = f"{labels.day_short(visit.row.held_on)}在{visit.row.station}听到的意见"
        if self._matter:
            self.headline.set_value(f"关于{self._matter}的建议")
            where = f"“{self._matter}”的 {len(self._opinion_ids)} 条意见"
        self.note.say(f"来自{where}，登记后两边都能互相打开。", "info")

    def _show_session(self) -> None:
        """Preset what a day says: 闭会期间, but for days of a session, where those are known."""
        known = bool(self._opinion_ids) or any(each.opened_on for each in self._sessions)
        if self._sessions and known and not self.session.touched():
            at = offices.raised_at(self._sessions, self.on.value() or self.today)
            self.session.set_value("{}-{}".format(*at))
            self._propose()

    def asides(self) -> Sequence[AlikeList]:
        """What is alike comes up while one types: Tab goes from the title to the delegate."""
        return (self.alike,)

    def _look_back(self) -> None:
        """Look for what past years said about the same."""
        self.alike.ask(self.headline.value(), self.text.value())

    def _verbs(self, found: Alike) -> Sequence[Verb]:
        if found.line.state not in MERGED_INTO:
            return ()
        return (Verb("登记以后并入这一件", partial(self._merge_into, found)),)

    def _merge_into(self, found: Alike) -> None:
        """Enter it as a draft, and ask for the merging at once."""
        self._into = found.line.id
        self.filed.set_value(False)
        number = f"第{found.line.number}号" if found.line.number else f"“{found.line.title}”"
        self.note.say(f"登记以后接着并入{number}，不单独编号。", "info")

    def _choices(self) -> list[tuple[str, str]]:
        """Return the sessions to choose from, those between sessions second."""
        sessions = [(f"{s.term}-{s.session}", f"{s.name}会议") for s in self._sessions]
        terms = sorted({line.term for line in self._sessions}, reverse=True)
        between = [(f"{term}-0", labels.session_short(term, 0)) for term in terms[:1]]
        return sessions[:1] + between + sessions[1:] or [("0-0", "由对方确定")]

    def _address(self) -> None:
        """Offer the sessions of the congress that is chosen; an office above numbers by itself."""
        with self.desk.store.reading() as session:
            self._sessions = offices.sessions(session, self.to.value())
        self.session.set_choices(self._choices())
        self._show_session()
        self.filed.setVisible(not self.to.value())
        self._propose()
        self._show_number()

    def _files(self) -> bool:
        return self.filed.value() and not self.to.value()

    def _of(self) -> tuple[int, int]:
        term, _, ordinal = self.session.value().partition("-")
        return int(term or 0), int(ordinal or 0)

    def _find(self, text: str) -> list[Choice]:
        with self.desk.store.reading() as session:
            found = delegates.find(session, text)
        return [Choice(each.id, each.name, each.note) for each in found]

    def _propose(self) -> None:
        """Propose the number that follows in the chosen session."""
        if self.number.touched():
            return
        with self.desk.store.reading() as session:
            following = raising.next_number(session, *self._of())
        self.number.set_value(following)
        self.number.set_hint(f"接着编是第{following}号")

    def _show_number(self) -> None:
        self.number.setVisible(self._files())
        if self._into and self._files():  # numbered after all: it is not merged
            self._into = ""
            self.note.say("")

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Take it in, and file it, in one write."""
        on, (term, ordinal) = self.on.value() or self.today, self._of()
        number = paper_number.plain(self.number.value())
        wanted, manner = self.wanted.choice(), self.manner.value()
        new = NewSuggestion(
            title=self.headline.value(),
            lead_id=self.lead.value(),
            raised_on=on,
            term=term,
            session=ordinal,
            body=self.text.value(),
            category=self.category.value(),
            origin=Origin(self.origin.value()),
            co_signer_ids=() if manner == DELEGATION else self.co.value(),
            delegation=self.delegation.value() if manner == DELEGATION else "",
            motion_number=self.motion.value() if manner == MOTION else "",
            motion_meeting=self.meeting.value() if manner == MOTION else "",
            wanted_unit=wanted.words if wanted else "",
            may_publish=self.publish.value(),
            opinion_ids=self._opinion_ids,
            to_code=self.to.value(),
        )
        with self.desk.store.writing(f"登记建议：{new.title}") as session:
            paper_id = raising.take_in(session, new, today=self.today)
            if self._files():
                raising.file(session, paper_id, number=number, on=on, today=self.today)
        done = f"，编为第{number}号" if self._files() else ""
        if new.to_code:
            done = f"，提交给{self.to.drop.currentText()}，下次导出的数据包会带上它"
        self.desk.done(f"已登记“{new.title}”{done}。")
        self.desk.open("suggestion", paper_id)
        if self._into and not self._files():
            self.leave()  # what opens now must not stand on this dialog, which closes
            self.desk.open("merge", f"{paper_id}:{self._into}")


def _come_from(desk: Desk, wanted: str) -> tuple[tuple[str, ...], str]:
    """Return the opinions that a suggestion comes from, and the name of their matter."""
    kind, _, matter_id = wanted.rpartition(":")
    if kind != "matter":
        return (wanted,) if wanted else (), ""
    with desk.store.reading() as session:
        ids = tuple(matters.to_turn(session, matter_id))
        if not ids:
            msg = "这个事项的意见都已经转为建议，或者不能再转。"
            raise NotAllowed(msg)
        return ids, matters.own(session, matter_id).title


def _check_title(title: str) -> str:
    if len(title) > LONGEST_TITLE:
        return f"题目有 {len(title)} 个字，请写得短些，一件建议说一件事。"
    return ""
