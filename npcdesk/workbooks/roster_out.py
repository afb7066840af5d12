"""Writes rosters and lists of suggestions as workbooks, in words that reading them understands."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from npcdesk import labels
from npcdesk.rules.drafts import DelegateDraft, SuggestionDraft
from npcdesk.workbooks import ruled, words
from npcdesk.workbooks.ruled import Ruled, Table
from npcdesk.workbooks.vocabulary import ROSTER_HEADINGS, SUGGESTION_HEADINGS

SPARE_LINES = 300

# Those a roster always shows; the others when any delegate has them.
USUAL = ("name", "sex", "nation", "birth", "party", "education", "work_unit", "post", "delegation")
WIDTHS: Mapping[str, float] = {
    "name": 10, "sex": 5, "nation": 9, "birth": 11, "education": 9, "work_unit": 24, "post": 16,
    "phone": 14, "office_phone": 14, "email": 20, "address": 26, "postcode": 8, "id_number": 21,
    "electoral_unit": 16, "occupation_class": 16, "remark": 16, "resume": 40, "also_serves": 16,
    "title": 40, "co_signers": 24, "lead_unit": 20, "co_units": 24, "number": 8,
    "body": 48, "reply_body": 48,
}  # fmt: skip


def _choices(words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(word for word in words.values() if word)


CHOICES: Mapping[str, tuple[str, ...]] = {
    "sex": _choices(labels.SEX),
    "nation": words.NATIONS,
    "level": _choices(labels.LEVEL),
    "status": _choices(labels.STATUS),
    "elected_how": ("换届", "补选"),
    "grassroots": _choices(labels.YES_NO),
    "publish": _choices(labels.AUDIENCE),
}
HINTS: Mapping[str, str] = {
    "birth": "写成 1978.05 或 1978.05.06。",
    "id_number": "这一列已设成文本，直接输入 18 位。",
    "phone": "手机号 11 位。",
}


def write_roster(
    path: Path, title: str, drafts: Sequence[DelegateDraft], *, rule: str = ""
) -> None:
    """Write delegates as a roster that `read_roster` reads back the same (but for `row`).

    `rule` says in words by what they are ordered.

    Raises:
        SheetRefused: the file cannot be written.
    """
    fields = [
        field
        for field in _fields(ROSTER_HEADINGS)
        if field in USUAL or any(getattr(draft, field) for draft in drafts)
    ]
    rows = [[_written(field, getattr(draft, field)) for field in fields] for draft in drafts]
    ruled.write(path, Table("代表名册", title, _columns(fields, ROSTER_HEADINGS), rows, told=rule))


def blank_roster(path: Path, title: str = "人大代表名册") -> None:
    """Write an empty roster to fill in, with lists to choose from and every column as text.

    Raises:
        SheetRefused: the file cannot be written.
    """
    columns = _columns(_fields(ROSTER_HEADINGS), ROSTER_HEADINGS)
    ruled.write(path, Table("代表名册", title, columns, (), spare=SPARE_LINES))


def write_suggestions(path: Path, title: str, drafts: Sequence[SuggestionDraft]) -> None:
    """Write suggestions as a list that `read_suggestions` reads back the same (but for `row`).

    Raises:
        SheetRefused: the file cannot be written.
    """
    fields = _fields(SUGGESTION_HEADINGS)
    rows = [[_written(field, getattr(draft, field)) for field in fields] for draft in drafts]
    ruled.write(path, Table("建议清单", title, _columns(fields, SUGGESTION_HEADINGS), rows))


def _fields(headings: Mapping[str, str]) -> list[str]:
    return [field for field in headings if field != "serial" and ":" not in field]


def _columns(fields: Sequence[str], headings: Mapping[str, str]) -> list[Ruled]:
    return [
        Ruled(headings[each], WIDTHS.get(each, 12), CHOICES.get(each, ()), HINTS.get(each, ""))
        for each in fields
    ]


def _dotted(value: object) -> str:
    return str(value).replace("-", ".")


WRITERS: Mapping[str, Callable[[object], str]] = {
    "sex": lambda value: labels.SEX.get(str(value), ""),
    "level": lambda value: labels.LEVEL.get(str(value), ""),
    "status": lambda value: labels.STATUS.get(str(value), ""),
    "rating": lambda value: labels.RATING.get(str(value), ""),
    "attitude": lambda value: labels.RATING.get(str(value), ""),
    "birth": _dotted,
    "joined_party": _dotted,
    "began_work": _dotted,
    "elected_on": _dotted,
    "grassroots": lambda value: labels.YES_NO.get(str(value), ""),
    "publish": lambda value: labels.AUDIENCE.get(str(value), ""),
    "key": lambda value: "是" if value else "",
}


def _written(field: str, value: object) -> str:
    if field in WRITERS:
        return WRITERS[field](value)
    if isinstance(value, tuple):
        return "、".join(value)
    return "" if value is None else str(value)
