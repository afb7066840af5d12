"""Which figures of a report are not those of the time before.

Both are cut into sentences and rows of tables; two that say the same in other figures are laid
beside each other. What the page's edge broke is joined first, so a PDF is compared too; its tables
have no rows that can be told apart, and are left out then.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from npcdesk.rules import report_text

FIGURE = re.compile(r"\d+(?:\.\d+)?(?:%|个百分点)?(?![年月日\d.])")
_DAY = re.compile(r"\d+年(?:\d+月(?:\d+日)?)?|\d+月\d+日")
_ENDS = re.compile(r"(?<=[。！？\n])")
_PAGE = re.compile(r"\s*[—-]\s*\d+\s*[—-]\s*$")  # — 2 —, at the foot of a page
_SPACE = re.compile(r"\s+")
LABEL = 14  # characters that say which figure it is
ALIKE = 0.6  # so much alike, two sentences are the same one in other words


@dataclass(frozen=True, slots=True)
class Changed:
    """One figure, or one sentence, that is another now; `before` or `now` is "" where it is not."""

    label: str
    before: str
    now: str


def changed(before: str, now: str) -> list[Changed]:
    """Return what of the figures changed from one text of a report to the next, in their order."""
    old, new = _Read(before), _Read(now)
    found = list(_compared(old.sentences, new.sentences))
    if old.rows:
        found += _compared(old.rows, new.rows)
    return found


class _Read:
    """The sentences and rows of a text that have figures."""

    def __init__(self, text: str) -> None:
        lines = [line for line in text.splitlines() if line.strip() and not _PAGE.match(line)]
        rows = [line for line in lines if "\t" in line or line.startswith("|")]
        prose = [line.strip() for line in lines if line not in rows]
        joined = report_text.joined("\n".join(prose))
        said = (_SPACE.sub("", each) for each in _ENDS.split(joined))
        self.sentences = [each for each in said if each.endswith("。") and _told(each)]
        cells = ([c.strip() for c in re.split(r"[\t|]", row) if c.strip()] for row in rows)
        self.rows = [line for row in cells if _told(line := " ".join(row))]


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Changed]:
    match = SequenceMatcher(None, [_bare(s) for s in old], [_bare(s) for s in new], autojunk=False)
    for how, a, b, c, d in match.get_opcodes():
        if how == "equal":
            for one, other in zip(old[a:b], new[c:d], strict=True):
                yield from _figures(one, other)
        else:
            yield from _others(old[a:b], new[c:d])


def _bare(words: str) -> str:
    return FIGURE.sub("#", _DAY.sub("@", words))


def _told(words: str) -> bool:
    """Tell whether there is a figure that is no day."""
    return bool(FIGURE.search(_DAY.sub("@", words)))


def _figures(one: str, other: str) -> Iterator[Changed]:
    """Lay the figures of two sentences with the same words beside each other."""
    one, other = (_DAY.sub("@", each) for each in (one, other))
    for old, new in zip(FIGURE.finditer(one), FIGURE.finditer(other), strict=True):
        if old[0] != new[0]:
            yield Changed(_label(other, new.start()), old[0], new[0])


def _others(old: Sequence[str], new: Sequence[str]) -> Iterator[Changed]:
    """Tell sentences that are said in other words, each beside the one it is most like."""
    left = list(old)
    for each in new:
        near = max(left, key=lambda one: _likeness(one, each), default="")
        if near and _likeness(near, each) >= ALIKE:
            left.remove(near)
            yield Changed(each[:LABEL], near, each)
        else:
            yield Changed(each[:LABEL], "", each)
    yield from (Changed(each[:LABEL], each, "") for each in left)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _bare(one), _bare(other), autojunk=False).ratio()


def _label(sentence: str, at: int) -> str:
    """Return the words that say which figure stands at a place: 办成率, 农业农村类…占."""
    words = re.split("[；。：]", sentence[:at])[-1]
    return FIGURE.sub("…", words)[-LABEL:].strip("，、 …") or sentence[:LABEL]
