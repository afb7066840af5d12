"""A rule pack as TOML text: read with sentences for whoever wrote it, and written again."""

import json
import re
import tomllib
from calendar import monthrange
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from npcdesk.errors import DeskError
from npcdesk.rules.deadlines import FixedDay, Period, Span, Unit
from npcdesk.rules.pack import (
    AFTER_REPLY,
    ATTITUDE,
    MAY_RULES,
    MUST_RULES,
    ONE_QUESTION,
    REPLY_RULES,
    RESULT,
    RULE_WORDS,
    SAID_WORDS,
    Base,
    Contact,
    CopyTo,
    Level,
    Pack,
    Question,
    Rating,
    ReplyClass,
    ReplyTo,
    Rule,
    Unreturned,
    Withdrawal,
)

Member = TypeVar("Member", bound=StrEnum)
LONGEST = 999
A_COMMON_YEAR = 2025
STORED_RATINGS = ("satisfied", "mostly", "dissatisfied")
_FIXED = re.compile(r"\s*(?:每年)?\s*(\d{1,2})\s*(?:[-./月])\s*(\d{1,2})\s*日?\s*")


@lru_cache(maxsize=16)  # asked at every step of every paper
def read(text: str) -> Pack:
    """Return the pack written in `text` (TOML), or raise `DeskError` that says what to mend.

    Keys that this version does not know are left aside, so that a newer office's pack still opens.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"第 {line[1]} 行" if line else "末尾"
        msg = f"规则包{where}的写法读不懂，请对照原来的规则包改正。"
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
        questions=tuple(_questions(table)),
        copy_to=_copy_to(table),
        unreturned=_member({"unreturned": Unreturned.COUNTED} | table, "unreturned", Unreturned),
        withdrawal=_member(
            {"withdrawal": Withdrawal.BEFORE_REPLY} | table, "withdrawal", Withdrawal
        ),
        articles=_articles(table),
        based_on=_text(table, "based_on") if "based_on" in table else "",
        **rules,
    )


def fixed_day(words: str) -> FixedDay:
    """Return the day that “08-05”, “8月5日” or “8.5” names.

    Raises:
        DeskError: it is none, or not a day of every year.
    """
    found = _FIXED.fullmatch(words)
    if found is None:
        msg = f"没认出“{words}”是哪一天，请写成 8月5日。"
        raise DeskError(msg)
    month, day = int(found[1]), int(found[2])
    if not 1 <= month <= 12:
        msg = f"“{words}”不是一个日子，月份是 1 到 12，请写成 8月5日。"
        raise DeskError(msg)
    last = monthrange(A_COMMON_YEAR, month)[1]
    if not 1 <= day <= last:
        leap = "，不是每年都有2月29日" if (month, day) == (2, 29) else ""
        msg = f"{month}月没有{day}日{leap}，最晚写 {month}月{last}日。"
        raise DeskError(msg)
    return FixedDay(month, day)


def _rule(table: dict[str, Any], key: str) -> Rule:
    part = table.get(key)
    if not isinstance(part, dict):
        msg = f"规则包里没有 [{key}] 这一段，请补上。"
        raise DeskError(msg)
    base = _member(part, "base", Base, key)
    if key in REPLY_RULES and base in AFTER_REPLY:
        msg = f"规则包 [{key}] 的 base 在答复之后，答复期限要从答复以前的日子算起，请改正。"
        raise DeskError(msg)
    return Rule(_span(part, key), base, _text(part, "article", key))


def _span(part: dict[str, Any], key: str) -> Span:
    if "fixed" in part:
        try:
            return fixed_day(_text(part, "fixed", key))
        except DeskError as error:
            msg = f"规则包 [{key}] 的 fixed：{error}"
            raise DeskError(msg) from error
    count = part.get("count")
    if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= LONGEST:
        msg = f"规则包 [{key}] 的 count 应是 1 到 {LONGEST} 的整数，请改正。"
        raise DeskError(msg)
    return Period(count, _member(part, "unit", Unit, key))


def _classes(table: dict[str, Any]) -> Iterator[ReplyClass]:
    for order, part in enumerate(_list(table, "classes"), 1):
        yield ReplyClass(
            code=_text(part, "code", "classes"),
            label=_text(part, "label", "classes"),
            wording=_text(part, "wording", "classes"),
            counts_as_solved=_flag(part, "counts_as_solved", "classes"),
            needs_promise=_flag(part, "needs_promise", "classes"),
            order=order,
        )


def _ratings(table: dict[str, Any]) -> Iterator[Rating]:
    parts = _list(table, "ratings")
    codes = [part.get("code") for part in parts]
    if set(codes) - set(STORED_RATINGS) or not {"satisfied", "dissatisfied"} <= set(codes):
        msg = (
            "规则包 [[ratings]] 的 code 只能是 satisfied、mostly、dissatisfied，"
            "满意和不满意两项不能少；叫法写在 label 里。"
        )
        raise DeskError(msg)
    for order, part in enumerate(parts, 1):
        yield Rating(
            code=_text(part, "code", "ratings"),
            label=_text(part, "label", "ratings"),
            satisfied=_flag(part, "satisfied", "ratings"),
            order=order,
        )


def _questions(table: dict[str, Any]) -> Iterator[Question]:
    if "questions" not in table:
        yield from ONE_QUESTION
        return
    parts = _list(table, "questions")
    if parts[0].get("code") != RESULT or {p.get("code") for p in parts} - {RESULT, ATTITUDE}:
        msg = "规则包 [[questions]] 先写 result（办理结果），可以再写 attitude（办理态度）。"
        raise DeskError(msg)
    for part in parts:
        yield Question(_text(part, "code", "questions"), _text(part, "label", "questions"))


def _copy_to(table: dict[str, Any]) -> tuple[CopyTo, ...]:
    named = table.get("copy_to", [CopyTo.OFFICE.value])
    if not isinstance(named, list) or len(set(map(str, named))) < len(named):
        msg = 'copy_to 应是一个不重复的单子，例如 ["office", "government"]，请改正。'
        raise DeskError(msg)
    return tuple(_member({"copy_to": each}, "copy_to", CopyTo) for each in named)


def _articles(table: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    part = table.get("articles", {})
    if not isinstance(part, dict):
        msg = "规则包的 [articles] 应是一段，每行写一项的依据，请改正。"
        raise DeskError(msg)
    return tuple((key, _text(part, key, "articles")) for key in SAID_WORDS if key in part)


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


def write(pack: Pack) -> str:
    """Return a pack as text that `read` gives back unchanged."""
    head: list[tuple[str, object]] = [
        ("code", pack.code),
        ("name", pack.name),
        ("source", pack.source),
        ("level", pack.level),
        ("roll", pack.roll),
        ("contact_required", pack.contact_required),
        ("reply_to", pack.reply_to),
        ("copy_to", list(pack.copy_to)),
        ("unreturned", pack.unreturned),
        ("withdrawal", pack.withdrawal),
    ]
    if pack.based_on:
        head.append(("based_on", pack.based_on))
    parts = [_lines("", head)]
    if pack.articles:
        parts.append(_lines("[articles]", pack.articles))
    parts += [_lines(f"[{key}]", _told(rule), RULE_WORDS[key]) for key, rule in pack.rules()]
    lists: dict[str, tuple[tuple[Any, ...], tuple[str, ...]]] = {
        "classes": (
            pack.classes,
            ("code", "label", "wording", "counts_as_solved", "needs_promise"),
        ),
        "questions": (pack.questions, ("code", "label")),
        "ratings": (pack.ratings, ("code", "label", "satisfied")),
    }
    for key, (items, names) in lists.items():
        parts += [_lines(f"[[{key}]]", [(n, getattr(item, n)) for n in names]) for item in items]
    return "\n".join(parts)


def _told(rule: Rule) -> list[tuple[str, object]]:
    span = rule.period
    told: list[tuple[str, object]] = (
        [("fixed", f"{span.month:02d}-{span.day:02d}")]
        if isinstance(span, FixedDay)
        else [("count", span.count), ("unit", span.unit)]
    )
    return [*told, ("base", rule.base), ("article", rule.article)]


def _lines(head: str, pairs: Any, note: str = "") -> str:
    """Return a part of the text; what JSON writes for these values is TOML too."""
    said = [f"# {note}"] * bool(note) + [head] * bool(head)
    for name, value in pairs:
        words = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        said.append(f"{name} = {words}")
    return "\n".join([*said, ""])
