"""How a report prints its percentages, in words as it is kept: 1位小数，配平到100%，省略末尾的0."""

import re
from dataclasses import replace

from npcdesk.errors import Unclear
from npcdesk.rules.report_sentences import HOW
from npcdesk.rules.shares import MODE, Mode, Rounding

SHORT = {"配平": Mode.BALANCED, "逐项": Mode.PLAIN, "最大项": Mode.ABSORBED}
"""As the command line calls them."""
TRIMMED = "省略末尾的0"
MOST = 4  # decimals
_PLACES = re.compile("([0-4])位小数")


def said(how: Rounding) -> str:
    """Return the words for a rounding."""
    trimmed = [TRIMMED] if how.trim else []
    return "，".join([f"{how.decimals}位小数", MODE[how.mode], *trimmed])


def read(words: str) -> Rounding:
    """Return the rounding of some words, the usual one where nothing is said."""
    if not words:
        return HOW
    found = _PLACES.search(words)
    decimals = int(found[1]) if found else HOW.decimals
    mode = next((mode for mode, name in MODE.items() if name in words), HOW.mode)
    return Rounding(decimals, mode, TRIMMED in words)


def changed(
    how: Rounding, *, decimals: int | None = None, mode: str = "", trim: bool | None = None
) -> Rounding:
    """Return a rounding with what is wished changed; None and "" are no wishes.

    Raises:
        Unclear: there are not so many decimals, or there is no such way.
    """
    if decimals is not None and not 0 <= decimals <= MOST:
        msg = f"百分比的小数位数请写 0 到 {MOST}。"
        raise Unclear(msg)
    if mode and mode not in SHORT:
        msg = f"没有“{mode}”这种凑整办法，可以用：{'、'.join(SHORT)}。"
        raise Unclear(msg)
    how = replace(how, decimals=how.decimals if decimals is None else decimals)
    how = replace(how, mode=SHORT.get(mode, how.mode))
    return replace(how, trim=how.trim if trim is None else trim)
