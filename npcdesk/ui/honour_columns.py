"""What the lists of 评优 show: who is proposed, what speaks for it and against, who decided."""

from npcdesk import labels
from npcdesk.office.honours import HonourLine
from npcdesk.rules import scoring
from npcdesk.ui.columns import Column
from npcdesk.ui.signs import Mark, Sign


def decided_mark(line: HonourLine) -> Mark:
    """Return 表彰 with its day, or 候选."""
    if line.decided_on is None:
        return Mark("候选", "wait", Sign.RING)
    on = labels.day_short(line.decided_on)
    return Mark(
        f"{on}表彰", "closed", Sign.TICK, f"{line.meeting}{labels.day(line.decided_on)}决定"
    )


def honour_mark(line: HonourLine) -> Mark:
    """Return 2026年度优秀代表建议, with the meeting for whoever cannot see it."""
    by = f"，{line.decision}决定" if line.decision else ""
    token = "closed" if line.decided_on else "wait"
    return Mark(line.title, token, Sign.TICK if line.decided_on else Sign.RING, f"{line.title}{by}")


def _points(line: HonourLine) -> str:
    if line.judged is not None:
        return scoring.tenths(line.judged.quality) if line.judged.marked else ""
    return scoring.tenths(line.scored.score) if line.scored is not None else ""


def _graded(line: HonourLine) -> str:
    return line.judged.paper.facts.reply_class if line.judged else ""


def _rated(line: HonourLine) -> str:
    return labels.RATING.get(line.judged.paper.facts.rating, "") if line.judged else ""


def _papers(line: HonourLine) -> str:
    return str(line.scored.papers) if line.scored else ""


def _helped(line: HonourLine) -> str:
    return f"协办 {line.scored.co_papers}" if line.scored and line.scored.co_papers else ""


def _lacks(line: HonourLine) -> str:
    return "，".join(line.short_of)


_MERITS: Column[HonourLine] = Column(
    "推荐理由",
    lambda x: x.merits,
    rank=2,
    width=10,
    most=22,
    look="quiet",
    second=_lacks,
    tip=lambda x: "\n".join(filter(None, (x.merits, _lacks(x)))),
)
_DECIDED: Column[HonourLine] = Column(
    "决定",
    lambda x: decided_mark(x).words,
    rank=1,
    width=7,
    mark=decided_mark,
    tip=lambda x: x.decision,
)
SUGGESTIONS: tuple[Column[HonourLine], ...] = (
    Column("号", lambda x: x.number, rank=1, align="right", width=2.6),
    Column(
        "题目",
        lambda x: x.name,
        rank=1,
        width=11,
        look="strong",
        stretch=True,
        second=lambda x: "，".join(filter(None, (x.lead, x.lead_unit))),
        tip=lambda x: x.name,
    ),
    Column("质量", _points, rank=1, align="right", width=3.2),
    Column("类别", _graded, rank=2, align="centre", width=2.6),
    Column("评价", _rated, rank=2, width=4),
    _MERITS,
    _DECIDED,
)
UNITS: tuple[Column[HonourLine], ...] = (
    Column(
        "承办单位",
        lambda x: x.name,
        rank=1,
        width=9,
        look="strong",
        stretch=True,
        tip=lambda x: x.name,
    ),
    Column("件数", _papers, rank=1, align="right", width=3.4, second=_helped),
    Column("得分", _points, rank=1, align="right", width=3.5),
    _MERITS,
    _DECIDED,
)
