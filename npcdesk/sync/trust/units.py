"""The order of offices: levels, and what the digits of their codes say (GB/T 2260, GB/T 10114).

A code names province, city, county, township and village by groups of digits: 33 01 02 003. An
office lies below those whose groups begin its own, and below no other: so one typed digit, or an
office that means ill, cannot hang a township under a strange county.
"""

LEVELS = ("nation", "province", "city", "county", "township")
CAPABILITY = {"author": "填报", "enroll": "签发证明", "number": "编号"}

_CUTS = ((0, 2), (2, 4), (4, 6), (6, 9), (9, 12))


def below(level: str, other: str) -> bool:
    """Tell whether the first level is lower than the other."""
    return LEVELS.index(level) > LEVELS.index(other)


def stem(code: str) -> tuple[str, ...]:
    """Return the groups of a code up to the last that is not nought: 330100 is 33 01."""
    groups = [code[start:end] for start, end in _CUTS if code[start:end]]
    while groups and not int(groups[-1]):
        groups.pop()
    return tuple(groups)


def within(code: str, above: str) -> bool:
    """Tell whether the code lies below another: 330102003 below 330102, 330100 and 33."""
    inner, outer = stem(code), stem(above)
    return len(inner) > len(outer) and inner[: len(outer)] == outer
