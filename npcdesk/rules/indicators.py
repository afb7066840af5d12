"""What offices count suggestions by (sources.md 3.1): each figure as two questions about a paper.

An indicator asks of the facts of one suggestion whether it is in the denominator, and whether it is
in the numerator too; nothing else decides. So its figure, and the list behind it, are the same
question asked of all suggestions of a scope, and agree to the paper.

Where practice differs, what is in the denominator is printed with the figure: 满意率 of all replies
(昌吉, 德惠) and of the forms that came back (宁波政协) stand side by side, and 办成率 by the class
of the reply beside that of today, which 回头看 changes.

Not written down is not “no”: while nothing is known of any in a denominator, no reply's class, no
rating, the figure is “—” and not 0 % (sources.md 3.2).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from npcdesk.models.suggestion_kinds import Rating
from npcdesk.rules.suggestion_facts import IN_TIME, Facts

SATISFIED, MOSTLY = Rating.SATISFIED.value, Rating.MOSTLY.value


@dataclass(frozen=True, slots=True)
class Terms:
    """What the office's rules say of classes: which count as 办成."""

    solved: frozenset[str] = frozenset()


Asked = Callable[[Facts, Terms], bool]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One ratio: its name in JSON, in print, and who is in it.

    `of` and `base` are the words for numerator and denominator; `note` says what the figure leaves
    out. `hit` is asked only of what is in the denominator, and `known` whether what it asks was
    written down of a suggestion there: where it was of none, nothing is in the denominator.
    """

    name: str
    label: str
    of: str
    base: str
    inside: Asked = field(repr=False)
    hit: Asked = field(repr=False)
    note: str = ""
    known: Asked | None = field(default=None, repr=False)


def _filed(facts: Facts, _: Terms) -> bool:
    return facts.counted


def _assigned(facts: Facts, _: Terms) -> bool:
    return facts.counted and facts.assigned


def _answered(facts: Facts, _: Terms) -> bool:
    return facts.counted and facts.answered


def _classed(facts: Facts, _: Terms) -> bool:
    return bool(facts.reply_class)


def _rated(facts: Facts, _: Terms) -> bool:
    return facts.counted and facts.answered and bool(facts.rating)


def _judged(facts: Facts, _: Terms) -> bool:
    return bool(facts.rating)


def _timed(facts: Facts, _: Terms) -> bool:
    return facts.counted and facts.assigned and bool(facts.on_time)


def _content(facts: Facts, _: Terms) -> bool:
    return facts.rating in (SATISFIED, MOSTLY)


def _instructed(facts: Facts, _: Terms) -> bool:
    return facts.instructed


UNSAID = "unsaid"  # handed to a unit whose kind is not kept
RESEARCHED = frozenset({"research", "inspection", "talks"})
"""调研、视察、座谈走访 (鄂尔多斯: “经实地调研、集中视察、座谈走访等形成的代表建议”)."""

INDICATORS = (
    Indicator("concluded", "办结率", "已答复", "已交办", _assigned, lambda f, _: f.answered),
    Indicator(
        "on_time",
        "按时答复率",
        "在期限内答复",
        "有答复期限的，含未答复",
        _timed,
        lambda f, _: f.on_time == IN_TIME,
        "还没有答复的也在分母里；重办的每一次答复都按期才算；没有记答复期限的不计。",
    ),
    Indicator(
        "solved",
        "办成率",
        "答复时已办成",
        "已答复",
        _answered,
        lambda f, t: f.reply_class in t.solved,
        known=_classed,
    ),
    Indicator(
        "solved_now",
        "办成率（当前）",
        "现在已办成",
        "已答复",
        _answered,
        lambda f, t: f.current_class in t.solved,
        "按今天的类别，回头看以后改过的也算。",
        known=_classed,
    ),
    Indicator(
        "satisfied", "满意率", "满意和基本满意", "已答复", _answered, _content, known=_judged
    ),
    Indicator(
        "satisfied_returned",
        "满意率（按收回的评价）",
        "满意和基本满意",
        "收回评价的",
        _rated,
        _content,
    ),
    Indicator(
        "satisfied_manner",
        "办理态度满意率",
        "满意和基本满意",
        "收回态度评价的",
        lambda f, t: _answered(f, t) and bool(f.manner),
        lambda f, _: f.manner in (SATISFIED, MOSTLY),
        "征询意见表另问办理态度的才有。",
    ),
    Indicator(
        "satisfied_first",
        "初次满意率",
        "第一次答复就满意",
        "收回评价的",
        _rated,
        lambda f, _: f.first_round and f.rating == SATISFIED,
        "只算“满意”；重办以后满意的不算。",
    ),
    Indicator(
        "instructed",
        "批办率",
        "单位负责人批办过",
        "建议总数",
        _filed,
        _instructed,
        "登记过批办的才算；一件也没有登记过的，不算这个比率。",
        known=_instructed,
    ),
    Indicator(
        "met",
        "面商率",
        "答复前当面沟通过",
        "建议总数",
        _filed,
        lambda f, _: bool({"b", "d"} & set(f.met)),
        "办前、办中走访、座谈、来访至少一次；电话、视频沟通算在沟通率里。",
    ),
    Indicator(
        "in_person",
        "面复率",
        "答复当面送达",
        "已答复",
        _answered,
        lambda f, _: f.in_person,
    ),
    Indicator("spoken", "沟通率", "沟通过", "建议总数", _filed, lambda f, _: f.spoken),
    Indicator("key", "重点督办占比", "重点督办", "建议总数", _filed, lambda f, _: f.key),
    Indicator(
        "key_solved",
        "重点督办办成率",
        "答复时已办成",
        "重点督办并已答复",
        lambda f, t: f.key and _answered(f, t),
        lambda f, t: f.reply_class in t.solved,
        known=_classed,
    ),
    Indicator(
        "researched",
        "调研形成占比",
        "调研、视察、座谈走访形成",
        "建议总数",
        _filed,
        lambda f, _: f.origin in RESEARCHED,
    ),
    Indicator("joint", "联名占比", "联名提出", "建议总数", _filed, lambda f, _: f.joint),
    Indicator("helped", "协办占比", "有协办单位", "已交办", _assigned, lambda f, _: f.helped),
)
BY_NAME = {each.name: each for each in INDICATORS}


def counts(
    indicator: Indicator, groups: Iterable[tuple[Facts, int]], terms: Terms
) -> tuple[int, int]:
    """Return numerator and denominator over groups of suggestions that are alike."""
    hit = inside = 0
    known = indicator.known is None
    for facts, many in groups:
        if indicator.inside(facts, terms):
            inside += many
            hit += many if indicator.hit(facts, terms) else 0
            known = known or indicator.known is None or indicator.known(facts, terms)
    return (hit, inside) if known else (0, 0)


def tells(indicator: Indicator, some: Iterable[Facts], terms: Terms) -> bool:
    """Tell whether what an indicator asks was written down of any suggestion it is asked of."""
    known = indicator.known
    return known is None or any(indicator.inside(f, terms) and known(f, terms) for f in some)


@dataclass(frozen=True, slots=True)
class Division:
    """One way to divide suggestions: its name in JSON and in print, of which, and by what.

    `base` are the words for the whole, `none` those for the part that has no value.
    """

    name: str
    label: str
    base: str
    none: str
    inside: Asked = field(repr=False)
    by: Callable[[Facts], str] = field(repr=False)


DIVISIONS = (
    Division("class", "办理结果", "已答复", "未定类别", _answered, lambda f: f.reply_class),
    Division(
        "current_class", "当前类别", "已答复", "未定类别", _answered, lambda f: f.current_class
    ),
    Division("category", "内容分类", "建议总数", "未分类", _filed, lambda f: f.category),
    Division("rating", "代表评价", "已答复", "未反馈", _answered, lambda f: f.rating),
    Division("origin", "形成方式", "建议总数", "未填", _filed, lambda f: f.origin),
    Division(
        "handler_kind",
        "承办单位类别",
        "建议总数",
        "未交办",
        _filed,
        lambda f: f.unit_kind or (UNSAID if f.assigned else ""),
    ),
    Division("state", "办理进度", "建议总数", "", _filed, lambda f: f.state),
)
DIVIDED_BY = {each.name: each for each in DIVISIONS}
