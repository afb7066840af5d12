"""What of a unit's whole letter is its body: we print head, opening, closing and signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from npcdesk.rules.body_text import Part

TO = re.compile(r"^.{1,40}代表(?:团)?[：:]$")
OPENING = re.compile(r"^.{0,160}?收悉.{0,60}?(?:答复|回复|函复|反馈)如下[：:。]")
CLOSING = re.compile(r"^(?:再次)?(?:衷心)?感谢.{0,70}$")
DAY = re.compile(r"^[\d〇○零一二三四五六七八九十]{4}年.{1,3}月.{1,3}日$")
NUMBER = re.compile(r"[^\s：:，,。（）()]{1,12}〔\d{4}〕\s*\d{1,4}号")
HEAD_MOST, TAIL_MOST = 24, 24  # parts before whom it is to, and after the last words


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter taken apart; `left_out` counts what we print ourselves."""

    body: tuple[Part, ...]
    number: str = ""  # 发文字号
    left_out: int = 0


def body(said: Sequence[Part]) -> Letter:
    """Return the body of a letter; all that was said where it is no letter."""
    first = _first(said)
    last = _last(said, first)
    kept = list(said[first:last])
    head = "\n".join(part for part in said[:first] if isinstance(part, str))
    if kept and isinstance(kept[0], str) and (opening := OPENING.match(kept[0])):
        rest = kept[0][opening.end() :].strip()
        kept = [*([rest] if rest else []), *kept[1:]]
    if kept and isinstance(kept[-1], str) and CLOSING.match(kept[-1]):
        kept.pop()
    number = NUMBER.search(head)
    left_out = len(said) - len(kept)
    return Letter(tuple(kept), number[0].replace(" ", "") if number else "", left_out)


def _first(said: Sequence[Part]) -> int:
    """Return where the body begins: after whom it is to."""
    for at, part in enumerate(said[:HEAD_MOST]):
        if isinstance(part, str) and TO.match(part):
            return at + 1
    return 0


def _last(said: Sequence[Part], first: int) -> int:
    """Return where the signature begins: the name above the day, or the day itself."""
    for at in range(len(said) - 1, max(first, len(said) - TAIL_MOST) - 1, -1):
        part = said[at]
        if isinstance(part, str) and DAY.match(part.replace(" ", "")):
            above = said[at - 1] if at > first else ""
            signed = isinstance(above, str) and 0 < len(above) <= 30 and "。" not in above
            return at - signed
    return len(said)
