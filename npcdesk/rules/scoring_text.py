"""A scheme of evaluation as TOML: read with sentences for whoever wrote it, written again, told.

The text of the formula stands beside every score, so that nobody has to believe a figure.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from npcdesk.errors import DeskError
from npcdesk.models.suggestion_kinds import ContactStage
from npcdesk.rules.scoring import (
    Criterion,
    Handling,
    Part,
    Parts,
    Quality,
    Scheme,
    counted_weight,
    percent,
    points,
    score,
    tenths,
)

PART = {
    Part.RECEIVE: "签收",
    Part.MEET: "面谈",
    Part.COURSE: "进程",
    Part.RESULT: "结果",
    Part.RATING: "满意率",
}
STAGE = {
    ContactStage.BEFORE: "办前",
    ContactStage.DURING: "办中",
    ContactStage.AFTER: "办后",
}
CLASSES = {"reply": False, "current": True}
SUM = 100


def read(text: str) -> Scheme:
    """Return the scheme written in `text` (TOML), or raise `DeskError` that says what to mend."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"第 {line[1]} 行" if line else "末尾"
        msg = f"评价办法{where}的写法读不懂，请对照随程序带来的办法改正。"
        raise DeskError(msg) from error
    quality, handling = _table(table, "quality"), _table(table, "handling")
    return checked(
        Scheme(
            name=_words(table, "name"),
            source=str(table.get("source", "")),
            quality=Quality(
                criteria=_criteria(quality),
                least=_number(quality, "least"),
                solved_only=_flag(quality, "solved_only"),
                rated_only=_flag(quality, "rated_only"),
            ),
            handling=_handling(handling),
        )
    )


def checked(scheme: Scheme) -> Scheme:
    """Return the scheme, or raise `DeskError` where its points do not add up to 100."""
    sums = {
        "建议质量各项": sum(each.points for each in scheme.quality.criteria),
        "承办单位得分各项": sum(scheme.handling.weights.values()),
    }
    for what, made in sums.items():
        if made != SUM:
            msg = f"{what}的分值合计是 {made}，请改成合计 {SUM}。"
            raise DeskError(msg)
    names = [each.name for each in scheme.quality.criteria]
    if len(set(names)) < len(names):
        msg = "建议质量有两项叫同一个名字，请改一个。"
        raise DeskError(msg)
    return scheme


def write(scheme: Scheme) -> str:
    """Return the scheme as text that `read` understands."""
    quality, handling = scheme.quality, scheme.handling
    lines = [f"name = {_said(scheme.name)}", f"source = {_said(scheme.source)}", "", "[quality]"]
    lines += [f"least = {quality.least}", f"solved_only = {_said(quality.solved_only)}"]
    lines.append(f"rated_only = {_said(quality.rated_only)}")
    for each in quality.criteria:
        lines += ["", "[[quality.criteria]]", f"name = {_said(each.name)}"]
        lines += [f"points = {each.points}", f"wording = {_said(each.wording)}"]
    lines += ["", "[handling]", f"least = {handling.least}"]
    lines += [f"least_papers = {handling.least_papers}", "", "[handling.weights]"]
    lines += [f"{part.value} = {handling.weights[part]}" for part in Part]
    lines += ["", "[handling.receive]", f"days = {handling.receive_days}"]
    lines += ["", "[handling.meet]", f"stages = {_said([s.value for s in handling.stages])}"]
    lines += ["", "[handling.course]", f"per_extension = {handling.per_extension}"]
    lines.append(f"per_urge = {handling.per_urge}")
    by = "current" if handling.by_current_class else "reply"
    lines += ["", "[handling.result]", f"class = {_said(by)}"]
    lines += ["", "[handling.rating]", f"mostly = {handling.mostly}"]
    lines.append(f"unreturned = {_said(handling.unreturned)}")
    return "\n".join(lines) + "\n"


def formula(part: Part, handling: Handling) -> str:
    """Return how a part is worked out, its denominator said."""
    stages = "、".join(STAGE[stage] for stage in handling.stages)
    by = "现在" if handling.by_current_class else "答复时"
    mostly = "满意和基本满意" if handling.mostly == SUM else "满意"
    half = f"，基本满意算 {handling.mostly}%" if handling.mostly not in (0, SUM) else ""
    of = "已答复的" if handling.unreturned else "收回评价的"
    return {
        Part.RECEIVE: f"交办后 {handling.receive_days} 日内签收的件数 ÷ 交办的件数"
        f"（{handling.receive_days} 日还没有到、也没有签收的先不算）",
        Part.MEET: f"已答复的每件看{stages}是否联系过代表，联系过的次数 ÷"
        f"（已答复的件数 × {len(handling.stages)}）",
        Part.COURSE: f"按期答复的每件得满分，延期一次扣 {handling.per_extension}%，"
        f"催办一次扣 {handling.per_urge}%，扣完为止；逾期不得分 ÷（已答复和逾期未答复的件数）",
        Part.RESULT: f"{by}的类别属于办成的件数 ÷ 已答复并有类别的件数",
        Part.RATING: f"代表评价{mostly}的件数{half} ÷ {of}件数",
    }[part]


SCOPE = "只算本年交办、现由该单位主办或分办的建议；协办不计分；撤回、并案、转信等终止的不算。"
SCALED = "没有可算件数的一项记“—”，它的权重不计，其余各项折成 100 分；五项不全的不排名次。"


def worked_out(parts: Parts, handling: Handling) -> str:
    """Return the sum behind a score: (10×91.7% + …) = 86.4, scaled where a part is left out."""
    weights = handling.weights
    counted = [part for part in Part if parts[part].papers and weights[part]]
    if not counted:
        return "还没有可算的件数"
    terms = " + ".join(f"{weights[part]}×{percent(parts[part])}" for part in counted)
    made = sum((points(part, parts, weights) or Fraction(0) for part in counted), Fraction(0))
    whole = counted_weight(parts, weights)
    if whole == SUM:
        return f"{terms} = {tenths(score(parts, weights))}"
    return f"（{terms}）= {tenths(made)}，÷ {whole} × 100 = {tenths(score(parts, weights))}"


def _handling(table: Mapping[str, Any]) -> Handling:
    weights, meet = _table(table, "weights"), _table(table, "meet")
    course, rating = _table(table, "course"), _table(table, "rating")
    by = _words(_table(table, "result"), "class")
    stages = meet.get("stages")
    known = {stage.value: stage for stage in ContactStage}
    if not isinstance(stages, list) or not stages or any(each not in known for each in stages):
        msg = f"评价办法的 stages 请从 {'、'.join(known)} 中写。"
        raise DeskError(msg)
    if by not in CLASSES:
        msg = "评价办法的 class 请写 reply（答复时的类别）或者 current（现在的类别）。"
        raise DeskError(msg)
    return Handling(
        weights={part: _number(weights, part.value) for part in Part},
        least=_number(table, "least"),
        least_papers=max(1, _number(table, "least_papers", 999)),
        receive_days=_number(_table(table, "receive"), "days", 365),
        stages=tuple(dict.fromkeys(known[each] for each in stages)),
        per_extension=_number(course, "per_extension"),
        per_urge=_number(course, "per_urge"),
        by_current_class=CLASSES[by],
        mostly=_number(rating, "mostly"),
        unreturned=_flag(rating, "unreturned"),
    )


def _criteria(quality: Mapping[str, Any]) -> tuple[Criterion, ...]:
    found = quality.get("criteria")
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        msg = "评价办法里没有建议质量的各项（quality.criteria），请补上。"
        raise DeskError(msg)
    return tuple(
        Criterion(_words(each, "name"), _number(each, "points"), str(each.get("wording", "")))
        for each in found
    )


def _table(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = table.get(key)
    if not isinstance(found, dict):
        msg = f"评价办法里缺少“{key}”这一段，请对照随程序带来的办法补上。"
        raise DeskError(msg)
    return found


def _number(table: Mapping[str, Any], key: str, most: int = SUM) -> int:
    found = table.get(key)
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= most:
        msg = f"评价办法的“{key}”请写 0 到 {most} 的整数。"
        raise DeskError(msg)
    return found


def _words(table: Mapping[str, Any], key: str) -> str:
    found = table.get(key)
    if not isinstance(found, str) or not found.strip():
        msg = f"评价办法的“{key}”还没有写，请补上。"
        raise DeskError(msg)
    return found.strip()


def _flag(table: Mapping[str, Any], key: str) -> bool:
    found = table.get(key)
    if not isinstance(found, bool):
        msg = f"评价办法的“{key}”请写 true 或者 false。"
        raise DeskError(msg)
    return found


def _said(value: object) -> str:
    """Return a value as TOML writes it: JSON is the same for words, flags and lists of words."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
