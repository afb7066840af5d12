"""What a column of a table shows. Pages write a tuple of these.

Column(heading, text, key="", rank=2, align="left", width=5, ...)
    heading  the words at its top, and its name in 列 and in settings
    text     line -> words (also what is copied and read out)
    key      the name the page's query sorts by; "" = cannot be sorted
    rank     1 never leaves when narrow; 3 leaves first
    align    "left" "right" "centre"; numbers, dates, days: right; one character: centre
    width    in em (20 px at the standard size); with `stretch` the least width
    most     in em; above `width`, the column grows with its words up to this
    look     "words" | "strong" (500, titles and names) | "box" (class letter) | "quiet" (text2)
    mark     line -> signs.Mark | None: shown as a chip instead of the words
    measure  line -> Measure | None: a bar with words
    strong   line -> whether its words are as heavy as titles: a line of sums
    second   line -> words: a second line below (two-line rows)
    tip      line -> words shown as tool tip
    shown    False: only offered by 列
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from npcdesk.ui.signs import Mark

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Measure:
    """Something done against a target.

    `due` is what should be done by today; below it words and mark turn amber.
    """

    done: float
    target: float
    words: str
    due: float | None = None


@dataclass(frozen=True)
class Column(Generic[Line]):
    """One column: its heading, the words it shows, and how."""

    heading: str
    text: Callable[[Line], str]
    key: str = ""
    rank: int = 2
    align: Literal["left", "right", "centre"] = "left"
    width: float = 5
    look: Literal["words", "strong", "box", "quiet"] = "words"
    mark: Callable[[Line], Mark | None] | None = None
    measure: Callable[[Line], Measure | None] | None = None
    strong: Callable[[Line], bool] | None = None
    second: Callable[[Line], str] | None = None
    tip: Callable[[Line], str] | None = None
    stretch: bool = False
    shown: bool = True
    most: float = 0


def _nothing(_line: object) -> str:
    return ""


TICKS: Column[Any] = Column("", _nothing, rank=1, width=2)
"""The column of boxes; `LinesModel` puts it first when its lines can be ticked."""
