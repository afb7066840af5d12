"""How things are written in Chinese: numerals, days, terms and sessions, names on paper."""

import re
import unicodedata
from datetime import date

from npcdesk.errors import Unclear

DIGITS = "零一二三四五六七八九"
WEEKDAYS = "一二三四五六日"
FULL_SPACE = "\u3000"
NUMBER = r"([〇零一二三四五六七八九十\d]+)"
TERM = re.compile(NUMBER + r"\s*届")
SESSION = re.compile(NUMBER + r"\s*次")
SHORT = re.compile(r"(\d{1,2})\s*[-—–－/.、]\s*(\d{1,2})")


def numeral(n: int) -> str:
    """Return 1 to 99 in Chinese numerals, as in 第十九届; `ValueError` for any other number."""
    if not 1 <= n <= 99:
        msg = f"no numeral for {n}"
        raise ValueError(msg)
    tens, ones = divmod(n, 10)
    head = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return head + (DIGITS[ones] if ones else "")


NUMBERS = {numeral(n): n for n in range(1, 100)}


def number_of(text: str) -> int:
    """Return the number 1 to 99 written as 十九, 一十九 or 19, or raise `Unclear`."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.startswith("一十"):
        plain = plain[1:]
    found = int(plain) if plain.isdecimal() else NUMBERS.get(plain, 0)
    if not 1 <= found <= 99:
        msg = f"没认出“{text}”是几，请写成 十九 或 19。"
        raise Unclear(msg)
    return found


def term_name(term: int) -> str:
    """Return 第十九届."""
    return f"第{numeral(term)}届"


def session_name(session: int | None) -> str:
    """Return 第一次会议, or 闭会期间 for what was raised between sessions."""
    return f"第{numeral(session)}次会议" if session else "闭会期间"


def session_short(term: int, session: int | None) -> str:
    """Return 十九届一次, or 十九届闭会 for what was raised between sessions."""
    return f"{numeral(term)}届" + (f"{numeral(session)}次" if session else "闭会")


def read_session(text: str) -> tuple[int | None, int | None] | None:
    """Return the term and session that `text` names, or None when it names neither.

    Understood are 十九届一次, 第十九届人民代表大会第一次会议, 市五届人大一次会议, 19-1, 闭会期间.
    A part that is not said is None; so is the session of anything raised between sessions (闭会).
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if "常务委员会" in plain or "常委会" in plain:
        return None  # its sessions are counted apart from the congress's
    short = SHORT.fullmatch(plain)
    term, session = (
        (short[1], short[2])
        if short
        else (m[1] if (m := pattern.search(plain)) else "" for pattern in (TERM, SESSION))
    )
    if "闭会" in plain:
        session = ""
    elif not term and not session:
        return None
    try:
        return (number_of(term) if term else None, number_of(session) if session else None)
    except Unclear:
        return None


def day(on: date) -> str:
    """Return 2026年5月6日: never padded (GB/T 9704-2012)."""
    return f"{on.year}年{on.month}月{on.day}日"


def day_dotted(on: date) -> str:
    """Return 2026.5.6, for tables."""
    return f"{on.year}.{on.month}.{on.day}"


def day_short(on: date) -> str:
    """Return 5月6日, where the year is plain from the place."""
    return f"{on.month}月{on.day}日"


def weekday(on: date, *, short: bool = False) -> str:
    """Return 星期三, or 周三 when `short`."""
    return ("周" if short else "星期") + WEEKDAYS[on.weekday()]


def month_dotted(text: str) -> str:
    """Return `1978-05` or `1978-05-06` as 1978.05, the way rosters write months; "" stays ""."""
    return ".".join(text.split("-")[:2])


def born(text: str) -> str:
    """Return `1978-05` or `1978-05-06` as 1978年5月生; "" stays ""."""
    if not text:
        return ""
    year, month = text.split("-")[:2]
    return f"{year}年{int(month)}月生"


def short_id(row_id: str) -> str:
    """Return the last eight digits of an id: chance, where the first are a shared time."""
    return row_id[-8:]


def padded(name: str) -> str:
    """Return a two-character name with a full-width space inside, for lists and paper only."""
    return FULL_SPACE.join(name) if len(name) == 2 else name


# The words for stored values. Keyed by the value itself, so that no record need be loaded.
LEVEL = {
    "nation": "全国",
    "province": "省级",
    "city": "市级",
    "county": "县级",
    "township": "乡级",
}
SEX = {"male": "男", "female": "女", "": ""}
STATUS = {"in_office": "在任", "suspended": "暂停职务", "ended": "资格终止"}
RATING = {"satisfied": "满意", "mostly": "基本满意", "dissatisfied": "不满意", "": ""}
ORIGIN = {
    "research": "调研",
    "inspection": "视察",
    "talks": "座谈走访",
    "reception": "接待群众",
    "other": "其他",
    "": "",
}
HANDLER_ROLE = {"lead": "主办", "co": "协办", "separate": "分办"}
STAGE = {"before": "办前", "during": "办中", "after": "办后"}
DISPOSITION = {
    "open": "待处理",
    "answered": "当场答复",
    "station": "站点处理",
    "transferred": "转办",
    "suggestion": "转为建议",
    "raised": "升级",
    "refused": "不属受理",
}
VISIT_KIND = {"reception": "接待群众", "call": "走访选民", "work": "进站履职"}
EVENT = {
    "raise": "提出",
    "file": "立案",
    "hand_over": "交办",
    "contact": "面商",
    "urge": "催办",
    "reply": "答复",
    "rate": "代表评价",
    "close": "办结",
    "withdraw": "撤回",
    "take_back": "更正",
}


def value_of(words: dict[str, str], said: str) -> str:
    """Return the stored value that a person means: the value itself, its words, or their begin."""
    for value, label in words.items():
        if said in (value, label) or (label and label.removesuffix("级") == said):
            return value
    known = "、".join(label for label in words.values() if label)
    msg = f"没认出“{said}”，请写成其中之一：{known}。"
    raise Unclear(msg)
