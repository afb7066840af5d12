"""What commands answer: a table for a person, or an array of objects for a program."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.errors import Unclear
from npcdesk.office.files import size_words

Json = Annotated[bool, typer.Option("--json", help="输出 JSON，供别的程序读取")]
SaveTo = Annotated[
    Path | None, typer.Option(metavar="文件夹", help="另存到这个文件夹，同名的不覆盖")
]
Columns = Mapping[str, str]
"""The fields a table shows, each with its heading."""

WIDE = 200  # columns of a table that no terminal cuts
LONGEST = 100  # lines of a table; JSON has them all


def _left(days: int) -> str:
    if days < 0:
        return f"逾期{-days}天"
    return f"还有{days}天" if days else "今天到期"


PROMISE_STATE = {"open": "未落实", "fulfilled": "已落实", "unable": "不能落实"}
_WORDS: dict[str, Callable[[Any], str]] = {
    "sex": lambda value: labels.SEX.get(value, value),
    "level": lambda value: labels.LEVEL.get(value, value),
    "status": lambda value: labels.STATUS.get(value, value),
    "rating": lambda value: labels.RATING.get(value, value),
    "attitude": lambda value: labels.RATING.get(value, value),
    "promise_state": lambda value: PROMISE_STATE.get(value, value),
    "kind": lambda value: labels.VISIT_KIND.get(value, value),
    "way": lambda value: labels.DISPOSITION.get(value, value),
    "step": lambda value: labels.OPINION_EVENT.get(value, value),
    "waits": lambda value: labels.OPINION_EVENT.get(value, "定处理方式" if value else ""),
    "disposition": lambda value: labels.DISPOSITION.get(value, value),
    "birth": labels.month_dotted,
    "joined_party": labels.month_dotted,
    "began_work": labels.month_dotted,
    "elected_on": lambda value: str(value).replace("-", "."),
    "grassroots": lambda value: labels.YES_NO.get(value, value),
    "publish": lambda value: labels.AUDIENCE.get(value, value),
    "number": lambda value: f"第{value}号" if value else "",
    "days_left": _left,
    "id": labels.short_id,
    "promise_id": labels.short_id,
    "size_bytes": lambda value: size_words(value) if value else "",
}


def plain(value: object) -> Any:
    """Return a value as JSON has it: frozen lines as objects, days as ISO, enums as stored."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "_asdict"):  # a named tuple
        value = value._asdict()
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in value]
    return value


def as_json(lines: Sequence[object]) -> None:
    """Print an array of objects, in ASCII where the console cannot take every character."""
    _printed([plain(line) for line in lines])


def as_object(facts: Mapping[str, object]) -> None:
    """Print one object, where an answer has several parts, as `as_json` does."""
    _printed(plain(facts))


def _printed(value: Any) -> None:
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=not unicode, indent=1))  # noqa: T201


def listed(
    lines: Sequence[object], columns: Columns, *, json: bool, none: str, total: int | None = None
) -> None:
    """Print lines as an array or as a table; `none` is said when there are none."""
    if json:
        as_json(lines)
        return
    if not lines:
        say(none)
        return
    from rich.table import Table  # noqa: PLC0415 - JSON needs none

    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in columns.values():
        table.add_column(heading, overflow="fold")
    for line in lines:
        table.add_row(*(words(name, of(line, name)) for name in columns))
    console().print(table)
    rest = (total or 0) - len(lines)
    if rest > 0:
        say(f"还有 {rest} 行没有列出，用 --limit 可以多列。")


def window(limit: int, total: int, *, json: bool) -> int:
    """Return how many lines to ask for; `limit` 0 means all, though a table ends somewhere."""
    return limit or (total if json else min(total, LONGEST))


def known_order(order: str, orders: Mapping[str, object]) -> str:
    """Return the name of an order, or raise `Unclear` with those there are."""
    if order not in orders:
        msg = f"没有“{order}”这种次序，可以用：{'、'.join(orders)}。"
        raise Unclear(msg)
    return order


def words(name: str, value: Any) -> str:
    """Return one value in the words of a person."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else ""
    if isinstance(value, datetime):
        return f"{labels.day_dotted(value)} {value:%H:%M}"
    if isinstance(value, date):
        return labels.day_dotted(value)
    value = plain(value)
    if isinstance(value, list):
        each = labels.short_id if name.endswith("_ids") else str
        return "、".join(map(each, value))
    return _WORDS[name](value) if name in _WORDS else str(value)


def moment(ms: int) -> datetime | None:
    """Return milliseconds since 1970 as the wall clock shows them; None for 0, which is never."""
    return datetime.fromtimestamp(ms // 1000) if ms else None  # noqa: DTZ006 - the wall clock


def say(sentence: str) -> None:
    """Print one sentence for the person."""
    console().print(sentence, soft_wrap=True)


def aside(sentence: str) -> None:
    """Print one sentence beside the answer, on stderr."""
    console(stderr=True).print(sentence, soft_wrap=True)


def console(*, stderr: bool = False) -> Any:
    """Return a console that takes names and titles as they are, and cuts nothing off in a pipe."""
    from rich.console import Console  # noqa: PLC0415

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else WIDE
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False, width=width)


def of(line: object, name: str) -> Any:
    """Return a field of a line, however the line is made."""
    return line.get(name) if isinstance(line, Mapping) else getattr(line, name)
