"""Chooses the sheet that is meant among those of a workbook, or says why none of them is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from npcdesk.errors import SheetRefused
from npcdesk.rules.drafts import Problem
from npcdesk.workbooks import vocabulary
from npcdesk.workbooks.headings import Headings, find
from npcdesk.workbooks.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Kind:
    """What a workbook may be: the words of its heading, and the field it cannot do without."""

    said: str
    page: str
    known: vocabulary.Vocabulary
    headings: Mapping[str, str]
    need: str
    least: int  # how many fields make such a sheet


ROSTER = Kind("代表名册", "代表名册", vocabulary.ROSTER, vocabulary.ROSTER_HEADINGS, "name", 2)
SUGGESTIONS = Kind(
    "建议清单", "建议办理", vocabulary.SUGGESTIONS, vocabulary.SUGGESTION_HEADINGS, "title", 1
)


def choose(
    sheets: Sequence[Sheet], kind: Kind, columns: Mapping[str, str] | None = None
) -> tuple[Sheet, Headings]:
    """Return the sheet whose heading tells most of a kind's columns.

    Args:
        sheets: those of the workbook.
        kind: what is looked for.
        columns: what a person decided: column letter or heading → field, "" to leave one out.

    Raises:
        SheetRefused: none is of that kind; says in Chinese what was found and what is missing.
    """
    sheet, found = _best(sheets, kind, columns)
    if found is None or kind.need not in found.fields or len(found.fields) < kind.least:
        raise SheetRefused(_why(sheets, sheet, found, kind))
    other = SUGGESTIONS if kind is ROSTER else ROSTER
    if columns is None and _fits_better(sheets, other, found):
        raise SheetRefused(_other(other, kind))
    return sheet, found


def choose_by(
    sheets: Sequence[Sheet],
    known: vocabulary.Vocabulary,
    need: str,
    fits: Callable[[Headings], bool],
    lacks: str,
    *,
    columns: Mapping[str, str] | None = None,
) -> tuple[Sheet, Headings]:
    """Return the sheet that fits and tells most, one with the field `need` before others.

    Raises:
        SheetRefused: none fits; `lacks` says in Chinese what a sheet of this kind has.
    """
    read = [(sheet, find(sheet, known, need, columns)) for sheet in sheets]
    some = [(sheet, found) for sheet, found in read if found is not None and fits(found)]
    if not some:
        names = "、".join(f"“{sheet.name}”" for sheet in sheets)
        heads = [_heads(found) for _sheet, found in read if found is not None]
        told = next(filter(None, heads), "")  # of the right file a heading is only called otherwise
        raise SheetRefused(f"{names}{lacks}{told or '请看看是不是选错了文件。'}")
    return max(some, key=lambda each: (need in each[1].fields, len(each[1].fields)))


def _heads(found: Headings) -> str:
    if not found.fields:
        return ""
    heads = "、".join(f"“{each.heading}”" for each in found.columns)
    return f"现在第 {found.last + 1} 行的表头是{heads}，改成要有的写法再选一次。"


def passed_over(sheets: Sequence[Sheet], kind: Kind, chosen: Sheet) -> list[Problem]:
    """Tell which other sheets are of that kind too: offices keep one a township, or a term."""
    others = [
        sheet.name
        for sheet in sheets
        if sheet is not chosen
        and (found := find(sheet, kind.known, kind.need))
        and kind.need in found.fields
        and len(found.fields) >= kind.least
    ]
    if not others:
        return []
    names = "、".join(f"“{name}”" for name in others)
    said = f"这次只读“{chosen.name}”，{names}也像{kind.said}。要导入的请各存成一个文件。"
    return [Problem(0, "", "", chosen.name, said, grave=False)]


def _best(
    sheets: Sequence[Sheet], kind: Kind, columns: Mapping[str, str] | None
) -> tuple[Sheet, Headings | None]:
    best, best_found, best_rank = sheets[0], None, (False, 0)
    for sheet in sheets:
        found = find(sheet, kind.known, kind.need, columns)
        rank = (kind.need in found.fields, len(found.fields)) if found else (False, 0)
        if rank > best_rank:
            best, best_found, best_rank = sheet, found, rank
    return best, best_found


def _fits_better(sheets: Sequence[Sheet], kind: Kind, than: Headings | None) -> bool:
    _, found = _best(sheets, kind, None)
    fields = found.fields if found else set()
    return kind.need in fields and len(fields) > max(len(than.fields) if than else 0, kind.least)


def _why(sheets: Sequence[Sheet], sheet: Sheet, found: Headings | None, kind: Kind) -> str:
    other = SUGGESTIONS if kind is ROSTER else ROSTER
    if _fits_better(sheets, other, None):
        return _other(other, kind)
    need = kind.headings[kind.need]
    if found is None:
        return (
            f"没找到{kind.said}的表头，“{sheet.name}”里没有“{need}”这一列。请看看是不是选错了文件。"
        )
    seen = "、".join(column.heading for column in found.columns if column.meaning)
    where = f"“{sheet.name}”第 {found.first + 1} 行"
    if kind.need in found.fields:
        return (
            f"{where}只认出“{seen}”，不像{kind.said}。"
            "请在表头补上性别、出生年月、代表团等至少一列。"
        )
    return (
        f"这张表里没找到“{need}”这一列，{where}认出的是{seen}。"
        f"请在表头写上“{need}”，或看看是不是选错了文件。"
    )


def _other(other: Kind, kind: Kind) -> str:
    return f"这像是{other.said}，不是{kind.said}。请到“{other.page}”里导入。"
