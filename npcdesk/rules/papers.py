"""What a printed paper says: words and dates, gathered by `office`, set in type by `forms`."""

from dataclasses import dataclass
from datetime import date

from npcdesk.rules.wording import Own


@dataclass(frozen=True, slots=True)
class ReplyLetter:
    """A handling unit's reply to a suggestion (答复函), in the letter format (信函格式).

    Contents: sources.md 2.3; layout: GB/T 9704-2012, sources.md 2.4.
    """

    unit: str  # 发文机关: full name, printed red as the letterhead and black as signature
    document_number: str  # 示交函〔2026〕18号; empty leaves room
    reply_class: str  # "A"; printed 办理结果：A
    congress: str  # 示例县第十九届人民代表大会
    session: str  # 第一次会议; empty for a suggestion raised between sessions (闭会期间)
    number: str  # 35
    title: str  # of the suggestion
    lead: str
    signers: int  # how many delegates signed, the lead among them
    body: tuple[str, ...]  # paragraphs; "一、…" "（一）…" "1. …" are set as headings of their level
    on: date  # the day of the letter
    contact: str = ""  # 承办人
    contact_phone: str = ""
    copies: tuple[str, ...] = ()  # 抄送
    recipient: str = ""  # whom this copy is for, when each signer gets one; empty: the usual line
    disclosure: str = ""  # 附注, e.g. 此件公开发布
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class FeedbackForm:
    """The delegate's opinion on the handling (征询意见表), sources.md 2.5."""

    office: str  # who collects it: 示例县人大常委会代表工作委员会
    congress: str
    session: str
    number: str
    title: str
    lead: str
    lead_unit: str
    co_units: tuple[str, ...] = ()
    replied_on: date | None = None
    reply_class: str = ""
    return_by: date | None = None
    round: int = 1
    return_code: str = ""  # number and round, so that a returned form is found by typing it
    ratings: tuple[str, ...] = ("满意", "基本满意", "不满意")
    questions: tuple[str, ...] = ()  # what is rated, where it is more than the handling as a whole
    rated: str = ""  # what has come back already, which the paper does not print
    excluded: bool = False  # a form that never comes back is left out of 满意率
    address: str = ""
    phone: str = ""
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class UrgeSlip:
    """What reminds a handling unit of one suggestion (催办单), sources.md 2.2, 4.2."""

    office: str  # who urges
    units: tuple[str, ...]  # who answers; several where each has its part
    congress: str
    session: str  # empty between sessions (闭会期间)
    number: str
    title: str
    lead: str
    signers: int
    handed_on: date
    on: date  # the day of the slip
    say_by: date  # by when the unit is to say how far it is
    due_on: date | None = None
    due_why: str = ""
    round: int = 1
    urged: int = 0  # how often before
    contact: str = ""
    phone: str = ""
    address: str = ""
    said: Own = ()  # the words that the office has chosen

    @property
    def days_left(self) -> int | None:
        """Days to the due day, negative when late; None where there is none."""
        return (self.due_on - self.on).days if self.due_on else None


@dataclass(frozen=True, slots=True)
class UrgedLine:
    """One suggestion in a list of those that are urged."""

    number: str
    session: str  # 十九届一次
    title: str
    lead: str
    signers: int
    handed_on: date | None
    due_on: date
    days_left: int  # negative: late
    urged: int


@dataclass(frozen=True, slots=True)
class UrgeList:
    """All that one handling unit is reminded of (催办清单), the most urgent first."""

    office: str
    unit: str
    on: date
    say_by: date
    within: int  # days: later ones are left out
    lines: tuple[UrgedLine, ...]
    contact: str = ""
    phone: str = ""
    address: str = ""
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class SupervisionSlip:
    """One matter that a key-supervision group hands over (督办单), sources.md 2.6."""

    office: str
    number: str  # 督办〔2026〕3号
    group: str
    leader: str
    leader_post: str
    unit: str  # who is to do it; empty where the list does not say
    about: tuple[str, ...]  # 第35号《关于…的建议》, of those that the group follows
    decided: str  # 第五次主任会议（2026年2月6日）确定
    asked: str
    handed_on: date
    due_on: date
    answer: str = ""
    answered_on: date | None = None
    contact: str = ""
    phone: str = ""
    address: str = ""
    doubt: str = ""  # not printed: that another slip has this number
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One suggestion in the ledger of key supervision; what is of its group, in words."""

    number: str
    session: str
    title: str
    lead: str
    signers: int
    units: str
    replied: str
    rating: str
    group: str
    decided: str
    consulted: str
    nodes: str
    progress: str
    ways: str
    found: str
    reported: str
    outcome: str


@dataclass(frozen=True, slots=True)
class SupervisionLedger:
    """A year's key suggestions and what their groups did (重点督办台账), group by group."""

    office: str
    year: int
    groups: int
    on: date
    rows: tuple[LedgerRow, ...]
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day for the calendar. `id` stays the same as long as the same thing is to be done."""

    id: str
    on: date
    words: str  # 等答复：第35号 关于修缮沙河桥的建议


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The office's recovery code, to be printed once and locked away.

    `exchange`: the code is the key that opens bundles, whole; else it opens the office's file, and
    is groups of characters joined by "-".
    """

    office: str
    code: str
    made_on: date
    exchange: bool = False


@dataclass(frozen=True, slots=True)
class PromisedLine:
    """One promise of a list: what, until when, and how far it is in words."""

    number: str
    session: str
    title: str
    lead: str
    signers: int
    unit: str
    matter: str
    due_on: date
    kept: bool
    how_far: str
    told_on: date | None


@dataclass(frozen=True, slots=True)
class PromiseList:
    """What was promised to be done in a year (年度承诺事项清单), of one unit or of all."""

    office: str
    unit: str  # empty: of every unit
    year: int
    on: date
    lines: tuple[PromisedLine, ...]
    contact: str = ""
    phone: str = ""
    address: str = ""
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A node of a group's plan, or an item that it handed over."""

    due_on: date
    words: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class PlannedPaper:
    """A suggestion that a group follows."""

    number: str
    title: str
    lead: str
    units: str


@dataclass(frozen=True, slots=True)
class SupervisionPlan:
    """How a group goes about its suggestions (督办工作方案), in the document format."""

    office: str
    group: str
    year: int
    decided: str  # 第五次主任会议（2026年2月6日）
    leader: str  # with the post
    official: str
    members: tuple[str, ...]
    invited: tuple[str, ...]
    committee: str
    papers: tuple[PlannedPaper, ...]
    nodes: tuple[PlannedStep, ...]
    items: tuple[PlannedStep, ...]
    arranged: str  # 督办安排, as entered
    units: tuple[str, ...]  # whom it goes to
    on: date
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class LookedRow:
    """One suggestion that is looked back at; codes of `rules.look_back`, "" before that."""

    number: str
    session: str
    title: str
    lead: str
    signers: int
    unit: str
    replied_on: date
    reply_class: str
    current_class: str
    looked_on: date | None
    solved: str
    kept: str
    follow: str
    rating: str
    body: str


@dataclass(frozen=True, slots=True)
class LookBackTable:
    """A year's 回头看: what is not answered yet is left to be ticked by hand."""

    office: str
    year: int
    scope: str
    unit: str  # "": of every unit
    figures: tuple[str, ...]
    rows: tuple[LookedRow, ...]
    on: date
    said: Own = ()  # the words that the office has chosen
