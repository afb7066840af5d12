"""What does not agree on a roster: identity numbers with their rows, and rows with each other."""

from collections import Counter
from collections.abc import Iterator, Sequence

from npcdesk.rules.drafts import DelegateDraft, Problem
from npcdesk.rules.identity import birth_of, sex_of
from npcdesk.workbooks.columns import Columns

AFTER_ROW = DelegateDraft._fields.index("row") + 1  # the name stands before it


def contradictions(found: Sequence[DelegateDraft], columns: Columns) -> Iterator[Problem]:
    """Tell where a right identity number and the row's sex or month of birth differ."""
    for draft in found:
        number = draft.id_number
        if not number or not (draft.birth or draft.sex) or not _differs(draft):
            continue
        born, sex = birth_of(number), sex_of(number)
        if draft.birth and born and not born.startswith(draft.birth):
            said = f"出生年月和身份证号里的 {born} 对不上，请核对。"
            yield columns.problem(draft.row, "birth", draft.birth, said, grave=False)
        if draft.sex and sex and draft.sex != sex:
            said = f"身份证号是{'男' if sex == 'male' else '女'}性的，和性别一列对不上，请核对。"
            yield columns.problem(draft.row, "sex", "", said, grave=False)


def repetitions(found: Sequence[DelegateDraft], columns: Columns) -> Iterator[Problem]:
    """Tell which rows repeat an earlier one. One person on two levels is no repetition."""
    by_number: dict[tuple[str, ...], DelegateDraft] = {}
    by_name: dict[tuple[str, ...], DelegateDraft] = {}
    names = Counter(draft.name for draft in found)
    numbers = Counter(draft.id_number for draft in found)
    for draft in found:
        if names[draft.name] == 1 and (not draft.id_number or numbers[draft.id_number] == 1):
            continue
        place = (draft.level, draft.terms)
        if draft.id_number:
            first = by_number.setdefault((draft.id_number, *place), draft)
            if first is not draft:
                said = f"身份证号和第 {first.row} 行相同，请只留一行。"
                yield columns.problem(draft.row, "id_number", draft.id_number, said, grave=True)
                continue
        first = by_name.setdefault((draft.name, *place), draft)
        if first is draft or not draft.name:
            continue
        if draft[AFTER_ROW:] == first[AFTER_ROW:]:
            said = f"和第 {first.row} 行完全相同，请只留一行。"
            yield columns.problem(draft.row, "name", draft.name, said, grave=True)
        elif _alike(draft, first):
            said = f"和第 {first.row} 行可能是同一人，请核对。"
            yield columns.problem(draft.row, "name", draft.name, said, grave=False)


def _differs(draft: DelegateDraft) -> bool:
    """Return whether it is worth asking: the digits of most rows agree at a glance."""
    digits = draft.id_number
    born = draft.birth.replace("-", "")
    odd = digits[16:17] in {"1", "3", "5", "7", "9"}
    return not digits.startswith(born, 6) or (draft.sex == "male") != odd


def _alike(draft: DelegateDraft, other: DelegateDraft) -> bool:
    if draft.id_number and other.id_number:
        return False
    births = bool(draft.birth and other.birth)
    phones = bool(draft.phone and other.phone)
    if (births and draft.birth == other.birth) or (phones and draft.phone == other.phone):
        return True
    return not births and not phones and draft.sex == other.sex
