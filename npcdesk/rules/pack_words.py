"""What a rule pack fixes beside its periods, in words, each with its article."""

from collections.abc import Iterable
from dataclasses import dataclass

from npcdesk.rules.pack import (
    CONTACT_WORDS,
    COPY_TO_WORDS,
    REPLY_TO_WORDS,
    SAID_WORDS,
    UNRETURNED_WORDS,
    WITHDRAWAL_WORDS,
    Pack,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One line: its name (办理结果分类), what is fixed, the law and article."""

    key: str
    name: str
    value: str
    article: str


def said(pack: Pack) -> list[Said]:
    """Return what a pack fixes beside its periods."""
    asked, given = _and(q.label for q in pack.questions), _and(r.label for r in pack.ratings)
    values = {
        "classes": "；".join(f"{each.code} {each.wording}" for each in pack.classes),
        "questions": f"{asked}：{given}",
        "contact": CONTACT_WORDS[pack.contact_required],
        "reply_to": REPLY_TO_WORDS[pack.reply_to],
        "copy_to": _and(COPY_TO_WORDS[each] for each in pack.copy_to) or "不抄送",
        "unreturned": UNRETURNED_WORDS[pack.unreturned],
        "withdrawal": WITHDRAWAL_WORDS[pack.withdrawal],
    }
    return [Said(key, SAID_WORDS[key], value, pack.article(key)) for key, value in values.items()]


def _and(words: Iterable[str]) -> str:
    return "、".join(words)
