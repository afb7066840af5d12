"""Finds what no publication shows of private persons: telephones, identity numbers, names.

Source: sources.md 1.7 and 1.8 (国办发〔2014〕46号; 个人信息保护法 第二十五条).
"""

import re
import unicodedata
from collections.abc import Iterable

_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[ -]\d{7,8}(?!\d)")


def found(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the numbers of a text as they are written, and those of `names` that it holds."""
    plain = unicodedata.normalize("NFKC", text)
    numbers = (
        each[0] for shape in (_IDENTITY, _MOBILE, _LANDLINE) for each in shape.finditer(plain)
    )
    persons = (name for name in names if len(name) > 1 and name in text)
    return tuple(dict.fromkeys((*numbers, *persons)))
