"""The order of names that begin with a number in Chinese: 第二代表团 before 第三."""

import re

from npcdesk import labels

NUMBERED = re.compile("第" + labels.NUMBER)


def by_number(name: str) -> tuple[int, str]:
    """Return where 第三代表团 or 沙河镇第三小组 stands among its like: by its number."""
    found = NUMBERED.match(name)
    return (_number(found) if found else 0, NUMBERED.sub(lambda n: f"第{_number(n):06}", name))


def _number(found: re.Match[str]) -> int:
    said = found[1]
    return int(said) if said.isdecimal() else labels.NUMBERS.get(said, 0)
