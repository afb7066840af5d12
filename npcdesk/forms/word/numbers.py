"""The numbers that Word gives paragraphs by itself: they stand in no text, and are counted here."""

import re
from typing import Any

from docx.oxml.ns import qn

from npcdesk.labels import numeral

CHINESE = re.compile("chinese|japanese(?:Counting|Legal)|taiwanese|ideographDigital|korean")
DEEPEST = 9  # levels of a list
STYLES_MOST = 12  # based on each other


class Numbers:
    """Counts the paragraphs of one document, in their order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[str, dict[int, Any]] = {}  # of each list
        self._counts: dict[str, list[int]] = {}
        abstract = {} if numbering is None else _by_id(numbering, "abstractNum", "abstractNumId")
        nums = {} if numbering is None else _by_id(numbering, "num", "numId")
        self._list = {key: _value(num, "abstractNumId") for key, num in nums.items()}
        again = f"{qn('w:lvlOverride')}/{qn('w:startOverride')}"
        self._anew = {key for key, num in nums.items() if num.find(again) is not None}
        for key, found in abstract.items():
            self._levels[key] = {
                int(each.get(qn("w:ilvl"), "0")): each
                for each in found.findall(qn("w:lvl"))
                if each.get(qn("w:ilvl"), "0").isdecimal()
            }
        self._styles = {} if styles is None else _by_id(styles, "style", "styleId")

    def of(self, paragraph: Any) -> str:
        """Return the number of the next paragraph, "" where it has none."""
        found = self._asked(paragraph)
        if found is None:
            return ""
        number = _value(found, "numId")
        of = self._list.get(number, "")
        depth = _value(found, "ilvl") or "0"
        level = int(depth) if depth.isdecimal() else 0
        levels = self._levels.get(of, {})
        if level not in levels or level >= DEEPEST:
            return ""
        counts = self._counts.setdefault(number if number in self._anew else of, [0] * DEEPEST)
        counts[level] = counts[level] + 1 if counts[level] else _start(levels[level])
        counts[level + 1 :] = [0] * (DEEPEST - level - 1)
        return _written(levels, level, counts)

    def _asked(self, paragraph: Any) -> Any:
        """Return the list and level that a paragraph, or its style, is of."""
        properties = paragraph.find(qn("w:pPr"))
        style = _value(properties, "pStyle")
        for _ in range(STYLES_MOST):
            found = None if properties is None else properties.find(qn("w:numPr"))
            if found is not None:
                return found
            kept = self._styles.get(style)
            if kept is None:
                return None
            properties, style = kept.find(qn("w:pPr")), _value(kept, "basedOn")
        return None


def _written(levels: dict[int, Any], level: int, counts: list[int]) -> str:
    if _value(levels[level], "numFmt") in ("bullet", "none"):
        return ""

    def figure(at: re.Match[str]) -> str:
        of = int(at[1]) - 1
        number = counts[of] or 1
        chinese = CHINESE.match(_value(levels.get(of), "numFmt"))
        return numeral(number) if chinese and number < 100 else str(number)

    return re.sub("%([1-9])", figure, _value(levels[level], "lvlText"))


def _start(level: Any) -> int:
    start = _value(level, "start")
    return int(start) if start.isdecimal() and len(start) < 4 else 1


def _by_id(tree: Any, tag: str, name: str) -> dict[str, Any]:
    return {each.get(qn(f"w:{name}"), ""): each for each in tree.findall(qn(f"w:{tag}"))}


def _value(inside: Any, tag: str) -> str:
    found = None if inside is None else inside.find(qn(f"w:{tag}"))
    return "" if found is None else str(found.get(qn("w:val"), ""))
