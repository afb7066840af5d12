"""What the paper says on which a delegate writes a suggestion (代表建议用纸), sources.md 2.1."""

from dataclasses import dataclass
from datetime import date

from npcdesk.rules.wording import Own


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs a suggestion. The telephone is written by hand where it is wanted."""

    name: str = ""
    number: str = ""  # 代表证号
    delegation: str = ""
    work: str = ""  # 工作单位及职务
    address: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class SuggestionSheet:
    """A suggestion as it is handed in. Without a title it is blank, to be filled in by hand."""

    congress: str
    session: str  # 第一次会议 or 闭会期间; empty leaves room
    number: str = ""
    title: str = ""
    lead: Signatory = Signatory()
    co_signers: tuple[Signatory, ...] = ()
    body: tuple[str, ...] = ()  # paragraphs
    origin: str = ""  # in words: 视察, 调研 …
    wanted_unit: str = ""
    may_publish: bool | None = None
    category: str = ""
    handed_to: str = ""
    handed_on: date | None = None
    said: Own = ()  # the words that the office has chosen
