"""A rule pack: what a region's rules fix, as data. Resolved dates are kept, so packs may change.

A pack as TOML text is read and written by `rules.pack_text`; what it allows beyond the law is told
by `rules.pack_law`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from npcdesk.errors import DeskError
from npcdesk.rules.deadlines import Span

AGREED = "本单位约定（法律未规定）"
"""The article of what no law fixes."""


class Base(StrEnum):
    """The event whose day starts a clock. The value is stored: never change one."""

    RAISED = "raised"  # 提出之日
    HANDED_OVER = "handed_over"  # 交办之日
    RECEIVED = "received"  # 收到(签收)之日
    SESSION_CLOSED = "session_closed"  # 闭会之日
    REPLIED = "replied"  # 答复之日
    REDO_ASKED = "redo_asked"  # 收到重新办理要求之日


BASE_WORDS = {
    Base.RAISED: "提出",
    Base.HANDED_OVER: "交办",
    Base.RECEIVED: "收到",
    Base.SESSION_CLOSED: "闭会",
    Base.REPLIED: "答复",
    Base.REDO_ASKED: "要求重办",
}


class Level(StrEnum):
    """Whose suggestions a pack is for."""

    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


class Contact(StrEnum):
    """What is done about a reply before which nobody spoke with the delegate (面商)."""

    NONE = "none"
    WARN = "warn"
    BLOCK = "block"


CONTACT_WORDS = {
    Contact.NONE: "没有面商也不提醒",
    Contact.WARN: "没有面商就提醒",
    Contact.BLOCK: "没有面商不能登记答复",
}


class ReplyTo(StrEnum):
    """Who is answered when several delegates signed."""

    EACH = "each"
    LEAD = "lead"


REPLY_TO_WORDS = {ReplyTo.EACH: "答复每位代表", ReplyTo.LEAD: "答复领衔代表，由其转告"}


class CopyTo(StrEnum):
    """Who gets a copy of every reply (抄送)."""

    OFFICE = "office"  # 人大代表工作机构
    GOVERNMENT = "government"  # 政府办, of what a unit of the government replies


COPY_TO_WORDS = {
    CopyTo.OFFICE: "人大代表工作机构",
    CopyTo.GOVERNMENT: "政府办（政府系统的单位）",
}


NOT_OF_GOVERNMENT = frozenset({"党委部门", "机关组织", "人大工委", "其他"})
"""Kinds of units whose replies the government's office needs no copy of."""


class Unreturned(StrEnum):
    """How a form that never came back counts in 满意率."""

    COUNTED = "counted"  # in the denominator
    EXCLUDED = "excluded"  # left out, once it was urged in vain


UNRETURNED_WORDS = {
    Unreturned.COUNTED: "算进满意率的分母",
    Unreturned.EXCLUDED: "催过仍不寄回的，不算进满意率",
}


class Withdrawal(StrEnum):
    """Until when the delegates may withdraw their suggestion (撤回)."""

    BEFORE_REPLY = "before_reply"
    BEFORE_HAND_OVER = "before_hand_over"


WITHDRAWAL_WORDS = {
    Withdrawal.BEFORE_REPLY: "答复以前可以撤回",
    Withdrawal.BEFORE_HAND_OVER: "交办以前可以撤回",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One period or fixed day, from what day it runs, and its law and article (in Chinese)."""

    period: Span
    base: Base
    article: str


@dataclass(frozen=True, slots=True)
class ReplyClass:
    """One class of result (办理结果分类). `order` starts at 1."""

    code: str  # "A": stored and printed
    label: str  # "A类"
    wording: str  # 已解决或基本解决
    counts_as_solved: bool  # counts as 办成
    needs_promise: bool  # a date of completion must be given (承诺完成日期)
    order: int

    @property
    def needs_reason(self) -> bool:
        """Whether the delegate has to be told why: it is neither solved nor promised.

        重庆 第二十二条, 上海 第十八条, 山东 第十八条, 青岛 第二十六条, 河南 and 浙江 第十九条.
        """
        return not self.counts_as_solved and not self.needs_promise


@dataclass(frozen=True, slots=True)
class Rating:
    """One answer a delegate can give on the handling."""

    code: str  # satisfied | mostly | dissatisfied: stored
    label: str
    satisfied: bool  # counts in 满意率
    order: int


@dataclass(frozen=True, slots=True)
class Question:
    """One thing the delegate judges, each by the same ratings."""

    code: str  # RESULT | ATTITUDE: the column that keeps the answer
    label: str  # 办理结果


RESULT, ATTITUDE = "result", "attitude"
ONE_QUESTION = (Question(RESULT, "对办理情况的评价"),)

MUST_RULES = ("reply", "reply_max", "feedback", "rehandle")
MAY_RULES = (
    "reply_between",
    "reply_max_between",
    "assign_in_session",
    "assign_out_of_session",
    "withdraw",
    "reassign",
    "first_contact",
    "co_opinion",
    "co_redo",
    "publish",
    "report_by",
)
REPLY_RULES = frozenset({"reply", "reply_max", "reply_between", "reply_max_between"})
AFTER_REPLY = frozenset({Base.REPLIED, Base.REDO_ASKED})
"""What happens after a reply starts no clock of it."""
RULE_WORDS = {
    "reply": "答复",
    "reply_max": "答复（涉及面广、难度大）",
    "reply_between": "闭会建议答复",
    "reply_max_between": "闭会建议答复（涉及面广、难度大）",
    "assign_in_session": "大会建议交办",
    "assign_out_of_session": "闭会建议交办",
    "withdraw": "退办",
    "reassign": "退回后重新交办",
    "first_contact": "首次联系代表",
    "co_opinion": "协办意见",
    "co_redo": "协办意见重提",
    "feedback": "代表反馈",
    "rehandle": "重新办理",
    "publish": "公开答复",
    "report_by": "承办单位年度报告",
}
"""Every rule in the order of a paper's life, with its name on screens."""
COMPARED = (
    "reply",
    "reply_max",
    "assign_out_of_session",
    "withdraw",
    "co_opinion",
    "feedback",
    "rehandle",
)
"""The rules in which packs differ most: those that are set side by side."""

SAID_WORDS = {
    "classes": "办理结果分类",
    "questions": "代表评价",
    "contact": "答复前面商",
    "reply_to": "联名建议答复谁",
    "copy_to": "答复抄送",
    "unreturned": "未寄回的征询表",
    "withdrawal": "代表撤回建议",
}
"""What else a pack fixes, each with an article of its own in `Pack.articles`."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules an office works by. A `Rule` that is None is not fixed there.

    `reply` is the ordinary period, `reply_max` the one for wide and difficult matters; the two
    `…_between` take their place for suggestions raised between sessions (闭会期间) where that
    differs.
    """

    code: str
    name: str
    source: str
    level: Level
    roll: bool  # a last day that is not worked moves on (民法典 第二百零三条)
    contact_required: Contact
    reply_to: ReplyTo
    classes: tuple[ReplyClass, ...]
    ratings: tuple[Rating, ...]
    reply: Rule
    reply_max: Rule
    feedback: Rule
    rehandle: Rule
    reply_between: Rule | None = None
    reply_max_between: Rule | None = None
    assign_in_session: Rule | None = None
    assign_out_of_session: Rule | None = None
    withdraw: Rule | None = None
    reassign: Rule | None = None
    first_contact: Rule | None = None
    co_opinion: Rule | None = None
    co_redo: Rule | None = None
    publish: Rule | None = None
    report_by: Rule | None = None
    questions: tuple[Question, ...] = ONE_QUESTION
    copy_to: tuple[CopyTo, ...] = (CopyTo.OFFICE,)
    unreturned: Unreturned = Unreturned.COUNTED
    withdrawal: Withdrawal = Withdrawal.BEFORE_REPLY
    articles: tuple[tuple[str, str], ...] = ()  # (key of SAID_WORDS, law and article)
    based_on: str = ""  # the code of the pack it was copied from

    def rules(self) -> Iterator[tuple[str, Rule]]:
        """Yield what is fixed: key and rule, in the order of a paper's life."""
        for key in RULE_WORDS:
            if (rule := getattr(self, key)) is not None:
                yield key, rule

    def article(self, key: str) -> str:
        """Return the law and article of something in SAID_WORDS."""
        return dict(self.articles).get(key, AGREED)

    def asks(self, code: str) -> bool:
        """Tell whether the delegate is asked the question `code`."""
        return any(question.code == code for question in self.questions)

    def reply_rule(self, *, between_sessions: bool = False, longest: bool = False) -> Rule:
        """Return the period for the reply to a suggestion."""
        usual = self.reply_max if longest else self.reply
        between = self.reply_max_between if longest else self.reply_between
        return between or usual if between_sessions else usual

    def assign_rule(self, *, between_sessions: bool) -> Rule | None:
        """Return the period in which a suggestion is handed over."""
        return self.assign_out_of_session if between_sessions else self.assign_in_session

    def reply_class(self, code: str) -> ReplyClass:
        """Return the class of result with `code`, or raise `DeskError`."""
        for found in self.classes:
            if found.code == code:
                return found
        codes = "、".join(found.code for found in self.classes)
        msg = f"办理结果没有“{code}”类，本单位用的是 {codes}。"
        raise DeskError(msg)

    def rating(self, code: str) -> Rating:
        """Return the rating with `code`, or raise `DeskError`."""
        for found in self.ratings:
            if found.code == code:
                return found
        labels = "、".join(found.label for found in self.ratings)
        msg = f"评价没有“{code}”这一项，请选 {labels}。"
        raise DeskError(msg)
