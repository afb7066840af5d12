"""What to say of a list of past suggestions before it comes in: guessed sessions, days, reasons."""

from collections.abc import Sequence

from npcdesk import labels
from npcdesk.rules.drafts import Problem, SuggestionDraft, SuggestionSheet

UNEXPLAINED = "清单里没有写向代表说明的原因（答复内容），请看当年的答复函。"


def session_unread(draft: SuggestionDraft) -> bool:
    """Return whether a row's 届次 says something that names no session."""
    return bool(draft.session) and labels.read_session(draft.session) is None


def named(term: int, ordinal: int) -> str:
    """Return 十九届二次会议, 十九届闭会期间, or 没有届次 for an office without any term."""
    if not term:
        return "“没有届次”"
    return labels.session_short(term, ordinal) + ("会议" if ordinal else "期间")


def of_session(
    sheet: SuggestionSheet,
    new: Sequence[SuggestionDraft],
    meant: tuple[int, int],
    year: int | None,
) -> str:
    """Say to which session rows go that name none; `year` is the one in which it was held."""
    silent = [draft for draft in new if not draft.session]
    if not silent:
        return ""
    if any(column.meaning == "session" for column in sheet.columns):
        said = f"{len(silent)} 件没有写届次，记到{named(*meant)}"
    else:
        said = f"没有届次一列，{len(silent)} 件都记到{named(*meant)}"
    days = [each.raised_on or each.handed_on or each.replied_on for each in silent]
    beyond = sorted({on.year for on in days if on and year and on.year != year})
    many = sum(on is not None and on.year in beyond for on in days)
    if not many:
        return f"{said}。"
    years = "、".join(f"{each}年" for each in beyond)
    return f"{said}；那次会议在{year}年，有 {many} 件的日期在{years}，请核对。"


def of_days(new: Sequence[SuggestionDraft]) -> str:
    """Say on which days those count as raised that do not tell it."""
    silent = [draft for draft in new if not draft.raised_on]
    nothing = sum(not (each.handed_on or each.replied_on) for each in silent)
    later = len(silent) - nothing
    said = []
    if later:
        said.append(f"{later} 件没有提出日期，按交办那天（没有的按答复那天）算作提出。")
    if nothing:
        said.append(f"{nothing} 件一个日期也没有，按导入那天登记提出，不进按年的统计，请补上。")
    return "".join(said)


def of_row(
    sheet: SuggestionSheet, draft: SuggestionDraft, meant: str, *, bare: bool
) -> list[Problem]:
    """Tell of a row a session that was not understood, and a reply without reasons (`bare`)."""
    told = []
    if session_unread(draft):
        said = f"没认出“{draft.session}”是哪次会议，记到{meant}，请核对。"
        told.append(_problem(sheet, draft, "session", draft.session, said))
    if bare:
        said = "没有解决也没有承诺，没有写原因（答复内容），请看当年的答复函。"
        told.append(_problem(sheet, draft, "reply_body", "", said))
    return told


def _problem(
    sheet: SuggestionSheet, draft: SuggestionDraft, field: str, value: str, said: str
) -> Problem:
    for column in sheet.columns:
        if column.meaning == field:
            cell = f"{column.letter}{draft.row}"
            return Problem(draft.row, column.heading, cell, value, said, grave=False)
    return Problem(draft.row, "", "", value, said, grave=False)
