"""What a row of a list of suggestions says that is not taken in, or is taken in another way."""

from collections.abc import Iterator

from npcdesk import labels
from npcdesk.rules.drafts import Problem, SuggestionDraft
from npcdesk.workbooks.columns import Columns

LATER = {
    "lead_unit": "主办单位",
    "co_units": "协办单位",
    "handed_on": "交办日期",
    "replied_on": "答复日期",
    "reply_class": "办理结果",
    "rating": "满意度",
    "attitude": "办理态度",
    "reply_body": "答复内容",
}
ZERO = "平均办理天数里会算成 0 天"


def answered(draft: SuggestionDraft) -> bool:
    """Return whether a row tells of a reply: its day, how it ended, or what was thought of it."""
    return bool(draft.replied_on or draft.reply_class or draft.rating)


def not_taken(draft: SuggestionDraft, table: Columns) -> Iterator[Problem]:
    """Tell which columns of a row are lost, since nothing says the step that they follow."""
    if not draft.number:
        field, said = "number", "没有建议号，只登记提出"
    elif not draft.lead_unit:
        field, said = "lead_unit", "没有主办单位，按还没有交办登记"
    else:
        return
    lost = [name for key, name in LATER.items() if getattr(draft, key)]
    if lost:
        said = f"{said}，这一行的{'、'.join(lost)}不导入，请补上{LATER.get(field, '建议号')}。"
        yield table.problem(draft.row, field, "", said, grave=False)


def days_guessed(draft: SuggestionDraft, table: Columns) -> Iterator[Problem]:
    """Tell which days of an answered row are taken from the step before, and what comes of it."""
    if not (draft.number and draft.lead_unit and answered(draft)):
        return
    raised, handed, replied = draft.raised_on, draft.handed_on, draft.replied_on
    if handed and replied:
        return
    if replied and raised:
        field, said = "handed_on", f"没有交办日期，按提出那天（{labels.day(raised)}）登记，"
        said += "平均办理天数从那天算起"
    elif replied:
        field, said = "handed_on", f"没有交办日期，按答复那天（{labels.day(replied)}）登记，{ZERO}"
    elif handed:
        on = max(handed, raised or handed)
        field, said = "replied_on", f"没有答复日期，按交办那天（{labels.day(on)}）登记，{ZERO}"
    else:
        on_day = f"提出那天（{labels.day(raised)}）" if raised else "导入那天"
        field, said = "replied_on", f"没有交办日期和答复日期，都按{on_day}登记，{ZERO}"
    yield table.problem(draft.row, field, "", f"{said}，请补上。", grave=False)
