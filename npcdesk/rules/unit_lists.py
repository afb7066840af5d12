"""The list of suggestions that a handling unit is sent (交办清单), and the same list come back."""

from dataclasses import dataclass
from datetime import date

from npcdesk.rules.drafts import SheetRead


@dataclass(frozen=True, slots=True)
class ListedSuggestion:
    """One suggestion in a unit's hands. `code` is `rules.row_code` of its handing-over."""

    suggestion_id: str
    code: str
    number: str
    session: str  # 十九届一次, 十九届闭会
    title: str
    lead: str
    signers: int
    role: str  # 主办, 协办, 分办
    answers: bool  # whether this unit gives the reply; a 协办 unit gives its opinion to the lead
    others: str  # the units beside it: 主办：县财政局 …
    handed_on: date
    due_on: date | None
    body: str = ""  # the delegate's text


@dataclass(frozen=True, slots=True)
class AnswerClass:
    """A class of result that the unit may choose."""

    code: str
    wording: str
    needs_promise: bool
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class UnitList:
    """All that one unit has in hand on one day."""

    unit_id: str
    unit: str
    contact: str
    phone: str
    office: str
    office_phone: str
    on: date
    classes: tuple[AnswerClass, ...]
    rows: tuple[ListedSuggestion, ...]


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of a list that came back. Empty means: not said."""

    row: int
    code: str = ""  # as it stands in the sheet, perhaps mistyped
    number: str = ""
    session: str = ""
    title: str = ""
    answer: str = ""  # 办理情况, one paragraph a line
    reply_class: str = ""
    replied_on: date | None = None
    document_number: str = ""
    promised_on: date | None = None
    signed_by: str = ""
    contact: str = ""
    phone: str = ""
    contacted_on: date | None = None  # 面商
    contacted_how: str = ""

    @property
    def replies(self) -> bool:
        """Whether anything of a reply is said."""
        told = (self.answer, self.reply_class, self.document_number, self.signed_by)
        return any(told) or self.replied_on is not None or self.promised_on is not None

    @property
    def contacts(self) -> bool:
        """Whether the row says that the unit spoke with the delegate."""
        return self.contacted_on is not None or bool(self.contacted_how)


ReturnedList = SheetRead[ReturnedRow]
