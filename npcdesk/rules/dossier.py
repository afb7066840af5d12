"""What 全卷 of one suggestion says: every paper of its life, in the order of the archive."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from npcdesk.rules.wording import Own


@dataclass(frozen=True, slots=True)
class Step:
    """One step that has no paper of its own: what, who, and what was said."""

    on: date
    what: str
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class StepRecord:
    """The steps of one kind (办理记录), put on paper together."""

    title: str  # 沟通联系记录
    about: str  # 第35号 关于修缮沙河桥的建议
    office: str
    on: date
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Enclosure:
    """An attachment as it was kept: a PDF or a picture."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Filed:
    """One paper of a dossier, as its list of contents (卷内文件目录) names it."""

    name: str  # 题名
    paper: Any  # the data class of a form, a `StepRecord` or an `Enclosure`
    by: str = ""  # 责任者
    document_number: str = ""  # 文号
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """One suggestion whole, to be put away (全卷)."""

    office: str
    congress: str
    session: str  # 第一次会议; 闭会期间
    number: str
    title: str
    lead: str
    signers: int
    units: str
    outcome: str  # 办理结果、代表评价
    archive_number: str
    began: date | None
    ended: date | None
    on: date
    papers: tuple[Filed, ...]
    apart: tuple[str, ...] = ()  # names of attachments that are not bound in
    said: Own = ()  # the words that the office has chosen
