"""The order of names that begin with a number in Chinese: 第二代表团 before 第三."""

import re

from npcdesk import labels

NUMBERED = re.compile("第" + labels.NUMBER)


def by_number(name: str) -> tuple[int, str]:
    """Return where a name that may begin with 第三 stands among its like: by its number."""
    found = NUMBERED.match(name)
    return (labels.NUMBERS.get(found[1], 0) if found else 0, name)
