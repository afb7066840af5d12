"""Telephone numbers as offices write them: mobiles, landlines, extensions, service lines."""

import re
import unicodedata

from npcdesk.errors import NotAllowed

_SHAPES = (
    r"(?:\+?86-?)?1\d{2}-?\d{4}-?\d{4}",  # mobile
    r"(?:\+?86-?)?0\d{2,3}-?\d{7,8}",  # landline with its area code
    r"[48]00-?\d{3,4}-?\d{3,4}",
    r"[1-9]\d{4,7}",  # of the same town, or a service line: 12345
)
_PHONE = re.compile(rf"(?:{'|'.join(_SHAPES)})(?:(?:-|转|分机)\d{{1,6}})?")
_BETWEEN = re.compile(r"[、，,;；/]")


def odd(text: str) -> str:
    """Return the first of one or several numbers that no telephone has; "" when all may be."""
    for each in _BETWEEN.split(text):
        if each.strip() and not (_fits(each) or all(map(_fits, each.split()))):
            return each.strip()
    return ""


def checked(text: str) -> str:
    """Return one or several numbers as they were typed; nothing is a number too.

    Raises:
        NotAllowed: one of them cannot be a telephone's.
    """
    if strange := odd(text):
        msg = (
            f"“{strange}”不像电话号码。请写 11 位手机号、带区号的座机，"
            "或者 5 到 8 位的本地号码；分机写在后面，如 0571-12345678转801。"
        )
        raise NotAllowed(msg)
    return text


def _fits(text: str) -> bool:
    plain = re.sub(r"[\s()]", "", unicodedata.normalize("NFKC", text)).replace("—", "-")
    return _PHONE.fullmatch(plain) is not None
