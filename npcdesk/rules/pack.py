"""A rule pack: what a region's rules fix, as data. Resolved dates are kept, so packs may change."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from npcdesk.errors import DeskError
from npcdesk.rules.deadlines import Period, Unit

Member = TypeVar("Member", bound=StrEnum)


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


class ReplyTo(StrEnum):
    """Who is answered when several delegates signed."""

    EACH = "each"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Rule:
    """One period, from what day it runs, and the law and article it comes from (in Chinese)."""

    period: Period
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


@dataclass(frozen=True, slots=True)
class Rating:
    """One answer a delegate can give on the handling."""

    code: str  # satisfied | mostly | dissatisfied: stored
    label: str
    satisfied: bool  # counts in 满意率
    order: int


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
    assign_out_of_session: Rule | None = None
    withdraw: Rule | None = None
    reassign: Rule | None = None
    first_contact: Rule | None = None
    co_opinion: Rule | None = None
    co_redo: Rule | None = None
    publish: Rule | None = None

    def reply_rule(self, *, between_sessions: bool = False, longest: bool = False) -> Rule:
        """Return the period for the reply to a suggestion."""
        usual = self.reply_max if longest else self.reply
        between = self.reply_max_between if longest else self.reply_between
        return between or usual if between_sessions else usual

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


MUST_RULES = ("reply", "reply_max", "feedback", "rehandle")
MAY_RULES = (
    "reply_between",
    "reply_max_between",
    "assign_out_of_session",
    "withdraw",
    "reassign",
    "first_contact",
    "co_opinion",
    "co_redo",
    "publish",
)


def read(text: str) -> Pack:
    """Return the pack written in `text` (TOML), or raise `DeskError` that says what to mend.

    Keys that this version does not know are left aside, so that a newer office's pack still opens.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        msg = f"规则包的写法读不懂（{error}），请对照原来的规则包改正。"
        raise DeskError(msg) from error
    rules = {key: _rule(table, key) for key in (*MUST_RULES, *(k for k in MAY_RULES if k in table))}
    return Pack(
        code=_text(table, "code"),
        name=_text(table, "name"),
        source=_text(table, "source"),
        level=_member(table, "level", Level),
        roll=_flag(table, "roll"),
        contact_required=_member(table, "contact_required", Contact),
        reply_to=_member(table, "reply_to", ReplyTo),
        classes=tuple(_classes(table)),
        ratings=tuple(_ratings(table)),
        **rules,
    )


def _rule(table: dict[str, Any], key: str) -> Rule:
    part = table.get(key)
    if not isinstance(part, dict):
        msg = f"规则包里没有 [{key}] 这一段，请补上。"
        raise DeskError(msg)
    count = part.get("count")
    if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= 999:
        msg = f"规则包 [{key}] 的 count 应是 1 到 999 的整数，请改正。"
        raise DeskError(msg)
    period = Period(count, _member(part, "unit", Unit, key))
    return Rule(period, _member(part, "base", Base, key), _text(part, "article", key))


def _classes(table: dict[str, Any]) -> list[ReplyClass]:
    return [
        ReplyClass(
            code=_text(part, "code", "classes"),
            label=_text(part, "label", "classes"),
            wording=_text(part, "wording", "classes"),
            counts_as_solved=_flag(part, "counts_as_solved", "classes"),
            needs_promise=_flag(part, "needs_promise", "classes"),
            order=order,
        )
        for order, part in enumerate(_list(table, "classes"), 1)
    ]


def _ratings(table: dict[str, Any]) -> list[Rating]:
    return [
        Rating(
            code=_text(part, "code", "ratings"),
            label=_text(part, "label", "ratings"),
            satisfied=_flag(part, "satisfied", "ratings"),
            order=order,
        )
        for order, part in enumerate(_list(table, "ratings"), 1)
    ]


def _list(table: dict[str, Any], key: str) -> list[dict[str, Any]]:
    parts = table.get(key)
    if not isinstance(parts, list) or not parts or not all(isinstance(p, dict) for p in parts):
        msg = f"规则包里没有 [[{key}]]，至少要写一项。"
        raise DeskError(msg)
    codes = [part.get("code") for part in parts]
    if len(set(map(str, codes))) < len(codes):
        msg = f"规则包 [[{key}]] 里有两项的 code 相同，请改成不同的。"
        raise DeskError(msg)
    return parts


def _text(table: dict[str, Any], key: str, where: str = "") -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        msg = f"规则包{_at(where)}没有写 {key}，请补上文字。"
        raise DeskError(msg)
    return value.strip()


def _flag(table: dict[str, Any], key: str, where: str = "") -> bool:
    value = table.get(key)
    if not isinstance(value, bool):
        msg = f"规则包{_at(where)}的 {key} 应写 true 或 false。"
        raise DeskError(msg)
    return value


def _member(table: dict[str, Any], key: str, members: type[Member], where: str = "") -> Member:
    value = table.get(key)
    for member in members:
        if member.value == value:
            return member
    msg = f"规则包{_at(where)}的 {key} 应是其中之一：{'、'.join(members)}。"
    raise DeskError(msg)


def _at(where: str) -> str:
    return f" [{where}] " if where else ""
