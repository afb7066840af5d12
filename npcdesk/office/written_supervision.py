"""What 重点督办情况 and 回头看情况 say of a year."""

from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.office import figures, group_statistics, look_backs
from npcdesk.office.figures import Called, Rate, Way
from npcdesk.office.group_statistics import GroupFigures
from npcdesk.rules import report_charts as drawn
from npcdesk.rules import report_sentences as said
from npcdesk.rules import shares
from npcdesk.rules.look_back import KEPT, SOLVED
from npcdesk.rules.report_charts import Drawing, Said
from npcdesk.rules.report_sentences import HOW
from npcdesk.rules.shares import Rounding

NAMES = {
    "nodes": "督办方案节点{}个，已完成{}个，节点完成率{}",
    "items": "交办督办清单{}项，已反馈{}项，清单反馈率{}",
    "reported": "督办组{}个，已向主任会议报告{}个，督办报告率{}",
    "promises_kept": "当年到期的承诺事项{}项，已落实{}项，承诺落实率{}",
}
LOOKED = ("编号", "题目", "承办单位", "问题", "承诺")
MOST = 60  # suggestions in the table of a look-back


def groups(session: Session, year: int, today: date, how: Rounding = HOW) -> list[Said]:
    """Return the paragraphs of 重点督办情况: groups, key suggestions, nodes and promises."""
    found = _groups(session, year, today, how)
    key = found.key
    if not (found.total or key.total):
        return ["一、基本情况", f"{year}年还没有成立督办组，也没有列为重点督办的建议。"]
    before = _groups(session, year - 1, today, how)
    rates = [_of(figures.named(found.rates, name)) for name in NAMES]
    return [
        "一、基本情况",
        _founded(found, year),
        _key(found, before, year, how),
        said.parted("从内容分类看", key.partition("category").parts, kind="类"),
        *drawn.bars("重点督办建议内容分类（件）", key.partition("category").parts),
        *_answered(found),
        "二、督办情况",
        *([f"{'；'.join(told)}。"] if (told := [words for words in rates if words]) else []),
        said.parted("从督办评价看", figures.named(found.partitions, "grade").parts, "个"),
    ]


def look_back(session: Session, year: int, today: date, how: Rounding = HOW) -> list[Said]:
    """Return the paragraphs of 回头看情况: of which suggestions, and what they came to."""
    found = _groups(session, year, today, how).looked
    scope = look_backs.scope(session, year)
    of = scope.in_words.replace(" ", "")
    if not found.total:
        return ["一、基本情况", f"没有{of}，{year}年不用开展回头看。"]
    done = shares.ratio(found.looked, found.total, how)
    lines = [line for line in look_backs.lines(session, scope) if line.looked]
    return [
        "一、基本情况",
        f"{year}年，对{of}{found.total}件开展回头看，已看{found.looked}件，占{done}。",
        *_looked(found, how),
        *_then_and_now(found, how),
        *(["二、逐件情况"] if lines else []),
        *drawn.captioned("逐件情况", said.table(LOOKED, [_row(line) for line in lines[:MOST]])),
    ]


def _groups(session: Session, year: int, today: date, how: Rounding) -> GroupFigures:
    scope = group_statistics.Scope(year)
    return group_statistics.groups(session, scope, today=today, how=how)


def _founded(found: GroupFigures, year: int) -> str:
    if not found.total:
        return f"{year}年还没有成立督办组。"
    stages = said.parted("从进度看", figures.named(found.partitions, "stage").parts, "个")
    return f"{year}年，共成立督办组{found.total}个。{stages}"


def _key(found: GroupFigures, before: GroupFigures, year: int, how: Rounding) -> str:
    if not found.key.total:
        return f"{year}年提出的建议还没有列为重点督办的。"
    grew = said.grew(found.key.total, before.key.total, "上年", how=how)
    return f"{year}年提出的建议列为重点督办的共{found.key.total}件{grew}。"


def _answered(found: GroupFigures) -> list[Said]:
    rate, solved = found.key.rate("concluded"), found.key.rate("solved")
    if not rate.denominator:
        return []
    parts = found.key.partition("class").parts
    classes = said.parted(f"已答复的{rate.numerator}件中", parts) if rate.numerator else ""
    done = (
        f"已定办理结果的{solved.denominator}件中，已办成{solved.numerator}件，办成率{solved.printed}。"
        if solved.denominator
        else ""
    )
    return [
        (
            f"重点督办的建议已交办{rate.denominator}件，已答复{rate.numerator}件，办结率{rate.printed}。"
            f"{classes}{done}"
        ),
        *(drawn.whole("重点督办建议办理结果", parts) if rate.numerator else []),
    ]


def _of(rate: Rate) -> str:
    words = NAMES[rate.name]
    return words.format(rate.denominator, rate.numerator, rate.printed) if rate.denominator else ""


def _looked(found: look_backs.Figures, how: Rounding) -> list[Said]:
    if not found.looked:
        return ["还没有登记回头看的结果。"]
    much = found.solved + found.advanced
    of_all = shares.ratio(much, found.total, how)
    told: list[Said] = [
        (
            f"范围内的{found.total}件中，得到解决或取得较大进展的{much}件，占{of_all}，"
            f"其中已经解决{found.solved}件、有较大进展{found.advanced}件；要继续跟进的{found.follow}件。"
        ),
        *_drawn(found, how),
    ]
    if found.promised:
        kept = shares.ratio(found.kept, found.promised, how)
        told.append(f"有承诺事项的{found.promised}件中，承诺已落实的{found.kept}件，占{kept}。")
    if found.rated:
        rated = shares.ratio(found.satisfied, found.rated, how)
        told.append(
            f"问过代表的{found.rated}件中，代表满意和基本满意的{found.satisfied}件，占{rated}。"
        )
    return told


def _drawn(found: look_backs.Figures, how: Rounding) -> list[Drawing]:
    rest = found.looked - found.solved - found.advanced
    told = [
        *(("", "已经解决", found.solved), ("", "有较大进展", found.advanced), ("", "其他", rest)),
    ]
    parts = figures.divided(Called("looked", "", ""), told, Way(None, "", how)).parts
    return drawn.whole("回头看结果", parts)


def _then_and_now(found: look_backs.Figures, how: Rounding) -> list[Said]:
    if not found.answered:
        return []
    then = shares.ratio(found.solved_then, found.answered, how)
    now = shares.ratio(found.solved_now, found.answered, how)
    return [
        (
            f"同期答复的{found.answered}件建议中，答复时已办成的{found.solved_then}件，占{then}；"
            f"现在已办成的{found.solved_now}件，占{now}。"
        )
    ]


def _row(line: look_backs.LookLine) -> tuple[object, ...]:
    seen = line.looked
    solved, kept = (SOLVED.get(seen.solved, ""), KEPT.get(seen.kept, "")) if seen else ("", "")
    number = line.number or labels.short_id(line.id)
    return (number, line.title, line.lead_unit, solved, kept)
