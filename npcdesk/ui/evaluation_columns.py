"""What the lists of 双评价 show: units by score, suggestions by quality, what is behind a score."""

from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from npcdesk import labels
from npcdesk.office.evaluation import PaperScore, UnitScore
from npcdesk.office.quality import Judged
from npcdesk.rules import scoring
from npcdesk.rules.scoring import Part, Scheme
from npcdesk.rules.scoring_text import PART
from npcdesk.ui.columns import Column
from npcdesk.ui.suggestion_columns import called


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit's score with the scheme that made it."""

    unit: UnitScore
    scheme: Scheme

    @property
    def id(self) -> str:
        """The unit's."""
        return self.unit.id


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One suggestion behind a figure: why, and the points it brings; None: it is not counted."""

    id: str
    number: str
    title: str
    why: str
    brought: Fraction | None


def _points(part: Part, line: UnitLine) -> str:
    weights = line.scheme.handling.weights
    return scoring.tenths(scoring.points(part, line.unit.parts, weights))


def _rate(part: Part, line: UnitLine) -> str:
    earned = line.unit.parts[part]
    return scoring.percent(earned) if earned.papers else ""


def _tip(part: Part, line: UnitLine) -> str:
    earned = line.unit.parts[part]
    return f"{line.scheme.handling.weights[part]} × {scoring.percent(earned)}，{earned.papers} 件"


UNITS: tuple[Column[UnitLine], ...] = (
    Column(
        "名次",
        lambda x: str(x.unit.rank) if x.unit.rank else "—",
        rank=1,
        align="right",
        width=2.6,
    ),
    Column(
        "承办单位",
        lambda x: x.unit.name,
        rank=1,
        width=8,
        look="strong",
        stretch=True,
        second=lambda x: x.unit.unit_kind,
        tip=lambda x: x.unit.name,
    ),
    Column(
        "件数",
        lambda x: str(x.unit.papers),
        rank=1,
        align="right",
        width=3.4,
        second=lambda x: f"协办 {x.unit.co_papers}" if x.unit.co_papers else "",
    ),
    *(
        Column(
            PART[part],
            partial(_points, part),
            rank=2,
            align="right",
            width=3.5,
            second=partial(_rate, part),
            tip=partial(_tip, part),
        )
        for part in Part
    ),
    Column(
        "得分",
        lambda x: scoring.tenths(x.unit.score),
        rank=1,
        align="right",
        width=3.5,
        look="strong",
        second=lambda x: "" if x.unit.complete or x.unit.score is None else "不全",
    ),
)

JUDGED: tuple[Column[Judged], ...] = (
    Column("届次", lambda x: x.paper.session, rank=3, width=4.6),
    *called(lambda x: x.paper, second=lambda x: x.paper.lead_unit),
    Column(
        "质量",
        lambda x: scoring.tenths(x.quality) if x.marked else "",
        rank=1,
        align="right",
        width=3.5,
        second=lambda x: f"{len(x.marked)} 人评" if x.marked else "还没有评",
    ),
    Column("办理", lambda x: scoring.tenths(x.paper.score), rank=1, align="right", width=3.2),
    Column("类别", lambda x: x.paper.facts.reply_class, rank=2, align="centre", width=2.6),
    Column("评价", lambda x: labels.RATING.get(x.paper.facts.rating, ""), rank=2, width=4),
)

TRACE: tuple[Column[TraceLine], ...] = (
    Column("号", lambda x: x.number, rank=1, align="right", width=2.6),
    Column(
        "题目",
        lambda x: x.title,
        rank=1,
        width=6,
        stretch=True,
        second=lambda x: x.why,
        tip=lambda x: f"{x.title}\n{x.why}",
    ),
    Column(
        "得分",
        lambda x: hundredths(x.brought) if x.brought is not None else "不算",
        rank=1,
        align="right",
        width=3.2,
    ),
)


def hundredths(number: Fraction) -> str:
    """Return a share of a score with two decimals: a hundred suggestions share 25 points."""
    return f"{float(number):.2f}"


def traced(
    unit: UnitScore, behind: list[PaperScore], scheme: Scheme, part: Part | None
) -> list[TraceLine]:
    """Return what each suggestion brings to one part of a unit's score, or to all of them."""
    weights = scheme.handling.weights
    lines = []
    for paper in behind:
        parts = tuple(Part) if part is None else (part,)
        shares = [scoring.share_of_one(p, paper.parts, unit.parts, weights) for p in parts]
        counted = [share for share in shares if share is not None]
        brought = sum(counted, Fraction(0)) if counted else None
        why = whole(paper) if part is None else because(part, paper)
        lines.append(TraceLine(paper.id, paper.number, paper.title, why, brought))
    return lines


def whole(paper: PaperScore) -> str:
    """Return 签收 0%　面谈 66.7%　…: what one suggestion earned, without what is not counted."""
    told = (f"{PART[p]} {scoring.percent(paper.parts[p])}" for p in Part if paper.parts[p].papers)
    return "　".join(told) or "还没有可算的"


def because(part: Part, paper: PaperScore) -> str:
    """Say what one suggestion's share of a part rests on: 3月6日签收."""
    return {
        Part.RECEIVE: _received,
        Part.MEET: _met,
        Part.COURSE: _course,
        Part.RESULT: _result,
        Part.RATING: _rated,
    }[part](paper)


def _received(paper: PaperScore) -> str:
    handed = f"{labels.day_short(paper.handed_on)}交办"
    got = f"{labels.day_short(paper.received_on)}签收" if paper.received_on else "没有登记签收"
    return f"{handed}，{got}"


def _met(paper: PaperScore) -> str:
    if not paper.facts.answered:
        return "还没有答复"
    stages = [words for stage, words in labels.STAGE.items() if stage in paper.facts.met]
    return f"{'、'.join(stages)}联系过代表" if stages else "没有登记联系代表"


def _course(paper: PaperScore) -> str:
    facts = paper.facts
    due = f"应于{labels.day_short(paper.due_on)}前" if paper.due_on else ""
    done = f"{labels.day_short(paper.replied_on)}答复" if paper.replied_on else "还没有答复"
    extended = f"延期 {facts.extended} 次" if facts.extended else ""
    urged = f"催办 {facts.urged} 次" if facts.urged else ""
    late = "有逾期" if facts.late else ""
    return "，".join(filter(None, (due, done, late, extended, urged)))


def _result(paper: PaperScore) -> str:
    then, now = paper.facts.reply_class, paper.facts.current_class
    if not then:
        return "还没有答复"
    return f"答复时 {then} 类" + (f"，现在 {now} 类" if now != then else "")


def _rated(paper: PaperScore) -> str:
    rating = labels.RATING.get(paper.facts.rating, "")
    return f"代表评价{rating}" if rating else "没有收回代表评价"
