"""What the register of a reception says (接待群众登记表): words and days, nothing else.

Fields: sources.md 2.7.
"""

from dataclasses import dataclass
from datetime import date

from npcdesk.rules.wording import Own


@dataclass(frozen=True, slots=True)
class ReceptionSlip:
    """What one person raised, and what became of it. The phone is masked already."""

    number: str = ""
    speaker: str = ""
    sex: str = ""
    phone: str = ""
    address: str = ""
    voter: str = ""  # 是, 不是, ""
    words: str = ""
    category: str = ""
    comment: str = ""  # 代表意见
    way: str = ""
    unit: str = ""
    moved_on: date | None = None
    due_on: date | None = None
    told: str = ""  # where the person was told to go, or where it was raised
    result: str = ""
    feedback_on: date | None = None
    how: str = ""
    rating: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class ReceptionForm:
    """A reception or a visit: one page for each person who was heard.

    Without a slip the page is to be filled in by hand.
    """

    title: str
    office: str
    station: str
    held_on: date | None
    hours: str
    delegates: tuple[str, ...]
    staff: str
    slips: tuple[ReceptionSlip, ...]
    said: Own = ()  # the words that the office has chosen
