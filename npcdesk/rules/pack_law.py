"""Where a rule pack allows more time than the law, and what each of its rules comes to on a day."""

from datetime import date

from npcdesk.rules.deadlines import (
    ONE_DAY,
    Calendar,
    FixedDay,
    Period,
    Span,
    Unit,
    due,
    explain,
)
from npcdesk.rules.pack import AGREED, BASE_WORDS, RULE_WORDS, Base, Contact, Pack, Rule

LAW = "代表法第五十一条"
LIMITS = {  # 代表法 第五十一条第二款: from 交办之日
    "reply": Period(3, Unit.MONTH),
    "reply_max": Period(6, Unit.MONTH),
    "reply_between": Period(3, Unit.MONTH),
    "reply_max_between": Period(6, Unit.MONTH),
}
_SAMPLES = tuple(date(2026, month, day) for month in range(1, 13) for day in (1, 15, 28))
_WEEKENDS = Calendar(frozenset(), frozenset(), frozenset())


def laxer(pack: Pack, origin: Pack | None = None, calendar: Calendar = _WEEKENDS) -> list[str]:
    """Return a sentence for everything in which a pack allows more than the law does.

    Args:
        pack: the rules.
        origin: the shipped pack it was copied from, whose articles bind that region as well.
        calendar: for periods in working days.

    Source:
        代表法 第五十一条: reply within three months of 交办之日, six where the matter is wide and
        difficult, after hearing the delegate.
    """
    told = {}
    for key, rule in pack.rules():
        if key in LIMITS:
            law = Rule(LIMITS[key], Base.HANDED_OVER, LAW)
            if said := _more(key, rule, law, calendar):
                told[key] = said
    local = dict(origin.rules()) if origin else {}
    for key, law in local.items():
        mine = getattr(pack, key)
        if key not in told and law.article != AGREED and mine != law:
            said = _more(key, mine, law, calendar) if mine else _gone(key, law)
            if said:
                told[key] = said
    if pack.contact_required is Contact.NONE:
        told["contact"] = f"答复前不提醒面商：{LAW}要求与代表联系沟通、充分听取意见再答复。"
    return list(told.values())


def _gone(key: str, law: Rule) -> str:
    return f"{RULE_WORDS[key]}：没有定期限，{law.article}规定{_in_full(law)}。"


def _more(key: str, rule: Rule, law: Rule, calendar: Calendar) -> str:
    """Say in what `rule` is laxer than `law`, or ""."""
    words, bound = RULE_WORDS[key], f"{law.article}规定{_in_full(law)}"
    if law.base is Base.HANDED_OVER and rule.base is Base.RECEIVED:
        return f"{words}：从收到起算，晚于交办；{bound}。"
    if isinstance(rule.period, FixedDay) and not isinstance(law.period, FixedDay):
        before = _too_early(rule.period, law.period, calendar)
        when = f"{before.month}月{before.day}日以前{BASE_WORDS[rule.base]}的" if before else ""
        return f"{words}：固定在{rule.period}，{when}会超出；{bound}。" if before else ""
    if any(_ends(d, rule.period, calendar) > _ends(d, law.period, calendar) for d in _SAMPLES):
        return f"{words}：{_in_full(rule)}，比规定的长；{bound}。"
    return ""


def _too_early(fixed: FixedDay, law: Span, calendar: Calendar) -> date | None:
    """Return the first start from which a fixed day is in time; None when it always is."""
    on = date(2026, fixed.month, fixed.day)
    end = _ends(on, fixed, calendar)
    if _ends(on, law, calendar) >= end:
        return None
    while _ends(on, law, calendar) < end:
        on += ONE_DAY
    return on


def _ends(start: date, span: Span, calendar: Calendar) -> date:
    return due(start, span, calendar, roll=False).nominal


def _in_full(rule: Rule) -> str:
    if isinstance(rule.period, FixedDay):
        return f"{BASE_WORDS[rule.base]}后的{rule.period}前"
    return f"{BASE_WORDS[rule.base]}起 {rule.period}内"


def reckoned(pack: Pack, rule: Rule, on: date, calendar: Calendar) -> tuple[date, str]:
    """Return the last day of a rule whose clock starts on the day `on`, and the sum in words."""
    found = due(on, rule.period, calendar, roll=pack.roll)
    why = explain(on, rule.period, found, rule.article, calendar, base=BASE_WORDS[rule.base])
    return found.effective, why
