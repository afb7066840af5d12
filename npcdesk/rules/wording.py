"""The wording of an office's papers as templates with places in braces: 关于第{建议号}号建议的答复.

What an office has not changed is said as the program says it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from npcdesk.errors import NotFound, Unclear
from npcdesk.rules.report_kinds import KINDS, own_code, rounding_code

Own: TypeAlias = tuple[tuple[str, str], ...]
"""What an office says in its own words: code and template."""

LONGEST = 400  # characters
LONGEST_OWN = 20_000  # of an office's own paragraphs
PLACE = re.compile(r"\{([^{}]*)\}")
FACTS = {
    "大会": "示例县第十九届人民代表大会",
    "会次": "第一次会议，闭会期间提出的写闭会期间",
    "建议号": "35",
    "题目": "《关于修缮沙河桥的建议》",
    "代表姓名": "周启明等4名",
    "称呼": "您，几名代表的写你们",
    "承办单位": "示例县交通运输局",
    "贵单位": "贵局",
    "本单位": "设置里的单位名称",
    "联系人": "纸上印的联系人",
    "电话": "纸上印的电话",
    "法律": "《代表法》的全称",
    "交办会": "经…研究，没有开会的空着",
    "件数": "3",
    "承办方式": "主办2件、协办1件",
    "交办日期": "2026年2月3日",
    "其他单位": "，县财政局协办，没有的空着",
}
"""What may stand in braces, and what comes there."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a form whose words an office may choose. `facts` may stand in it."""

    code: str
    form: str
    name: str
    standard: str
    facts: tuple[str, ...]
    empty: bool = False  # nothing may be said there
    lines: bool = False  # several lines are several sentences
    own: bool = False  # of written reports, kept where they are written: no standard to go back to

    @property
    def longest(self) -> int:
        """How many characters may be said there."""
        return LONGEST_OWN if self.own else LONGEST


_AT = ("大会", "会次", "建议号", "题目", "代表姓名")
_REACH = ("联系人", "电话")
_CONTACT = "联系人：{联系人}，电话：{电话}"
_HANDED = "{代表姓名}代表在{大会}{会次}提出的{题目}（第{建议号}号），"
SLOTS = (
    Slot("reply-letter.mark", "答复函", "发文机关标志", "{承办单位}", ("承办单位",)),
    Slot(
        "reply-letter.title",
        "答复函",
        "标题",
        "关于对{大会}{会次}第{建议号}号建议的答复",
        (*_AT, "承办单位"),
    ),
    Slot(
        "reply-letter.opening",
        "答复函",
        "开头（大会期间提出的）",
        "{称呼}在{大会}{会次}上提出的{题目}（第{建议号}号）收悉，现答复如下：",
        (*_AT, "称呼"),
    ),
    Slot(
        "reply-letter.between",
        "答复函",
        "开头（闭会期间提出的）",
        "{称呼}在闭会期间提出的{题目}（闭会第{建议号}号）收悉，现答复如下：",
        (*_AT, "称呼"),
    ),
    Slot(
        "reply-letter.closing",
        "答复函",
        "结尾",
        "感谢{称呼}对我们工作的关心和支持，请继续监督。",
        ("称呼", "代表姓名"),
        empty=True,
    ),
    Slot("reply-letter.contact", "答复函", "联系方式", _CONTACT, _REACH, empty=True),
    Slot("hand-over-slip.mark", "交办单", "发文机关标志", "{本单位}", ("本单位",)),
    Slot("hand-over-slip.title", "交办单", "标题", "关于交办{大会}{会次}第{建议号}号建议的函", _AT),
    Slot(
        "hand-over-slip.opening",
        "交办单",
        "开头",
        _HANDED + "请{贵单位}{承办方式}{其他单位}。",
        (*_AT, "贵单位", "承办方式", "其他单位"),
    ),
    Slot("hand-over-slip.contact", "交办单", "联系方式", _CONTACT, _REACH, empty=True),
    Slot("hand-over-notice.mark", "交办通知", "发文机关标志", "{本单位}文件", ("本单位",)),
    Slot(
        "hand-over-notice.title",
        "交办通知",
        "标题",
        "关于交办{大会}{会次}代表建议的通知",
        ("大会", "会次"),
    ),
    Slot(
        "hand-over-notice.opening",
        "交办通知",
        "开头",
        "根据{法律}的规定，{交办会}现将{大会}{会次}代表建议{件数}件交由{贵单位}办理（{承办方式}），"
        "请认真办理，按期答复代表。",
        ("法律", "交办会", "大会", "会次", "件数", "贵单位", "承办方式"),
    ),
    Slot("hand-over-notice.contact", "交办通知", "联系方式", _CONTACT, _REACH, empty=True),
    Slot("urge-slip.mark", "催办单", "发文机关标志", "{本单位}", ("本单位",)),
    Slot("urge-slip.title", "催办单", "标题", "关于催办{大会}{会次}第{建议号}号建议的函", _AT),
    Slot(
        "urge-slip.opening",
        "催办单",
        "开头",
        _HANDED + "已于{交办日期}交由{贵单位}主办。",
        (*_AT, "贵单位", "交办日期"),
    ),
    Slot("urge-slip.contact", "催办单", "联系方式", _CONTACT, _REACH, empty=True),
    Slot(
        "feedback-form.title",
        "征询意见表",
        "标题",
        "代表建议、批评和意见办理情况征询意见表",
        (),
    ),
    Slot(
        "feedback-form.notes",
        "征询意见表",
        "填表说明",
        "本表由领衔代表填写；联名提出的，请听取联名代表的意见后填写。\n"
        "请在选定的“□”内打“√”，评价只选一项。\n"
        "评价为“不满意”的，请写明具体意见，承办单位将据此重新办理。\n"
        "没有收到答复函的，请选“否”，并与我们联系。",
        (),
        lines=True,
    ),
    *(
        Slot(own_code(kind), name, "本单位的话", "", (), empty=True, lines=True, own=True)
        for kind, name in KINDS.items()
    ),
    *(
        Slot(rounding_code(kind), name, "百分比写法", "", (), empty=True, own=True)
        for kind, name in KINDS.items()
    ),
)


def slot(code: str) -> Slot:
    """Return a place by its code, or by its form and name as 答复函标题.

    Raises:
        NotFound: there is none.
    """
    for found in SLOTS:
        if code in {found.code, f"{found.form}{found.name}"}:
            return found
    msg = f"没有“{code}”这一处用语。有哪些看 npcdesk wording list。"
    raise NotFound(msg)


def said(own: Own, code: str) -> str:
    """Return the template in force."""
    return dict(own).get(code, slot(code).standard)


def fill(own: Own, code: str, facts: Mapping[str, str]) -> str:
    """Return a template with its places filled; what is not known is left out.

    Of 联系方式 the clause goes with its place: without a telephone there is no 电话：.
    """
    template = said(own, code)
    if code.endswith(".contact"):
        clauses = re.findall("[^，；]*[，；]?", template)
        template = "".join(each for each in clauses if _known(each, facts)).rstrip("，；")
        template = template if _known(said(own, code), facts) else ""
    return PLACE.sub(lambda place: facts.get(place[1], ""), template)


def _known(clause: str, facts: Mapping[str, str]) -> bool:
    """Whether something is known of the places of a clause, or it has none."""
    names = PLACE.findall(clause)
    return not names or any(facts.get(name) for name in names)


def tidy(text: str) -> str:
    """Return a template with the braces and line ends that are meant."""
    plain = text.replace("｛", "{").replace("｝", "}")
    return "\n".join(filter(None, (line.strip() for line in plain.splitlines())))


def checked(code: str, text: str) -> str:
    """Return a template as it is kept.

    Raises:
        Unclear: it is empty or too long, a brace has no other, or a place is unknown; where.
    """
    of, plain = slot(code), tidy(text)
    if not plain and not of.empty:
        msg = f"{of.form}的{of.name}不能空着，请填写，或者恢复标准用语。"
        raise Unclear(msg)
    if len(plain) > of.longest:
        msg = f"{of.form}的{of.name}有 {len(plain)} 个字，请写在 {of.longest} 字以内。"
        raise Unclear(msg)
    if "\n" in plain and not of.lines:
        msg = f"{of.form}的{of.name}只印一段，请去掉换行。"
        raise Unclear(msg)
    begun = -1
    for at, char in enumerate(plain):
        if char == "{" and begun >= 0:
            break
        if char == "{":
            begun = at
        elif char == "}" and begun < 0:
            msg = f"第 {at + 1} 个字“}}”前面少一个“{{”。"
            raise Unclear(msg)
        elif char == "}":
            _require_known(of, plain[begun + 1 : at], begun + 1)
            begun = -1
    if begun >= 0:
        msg = f"第 {begun + 1} 个字“{{”后面少一个“}}”。"
        raise Unclear(msg)
    return plain


def _require_known(of: Slot, name: str, place: int) -> None:
    if name in of.facts:
        return
    near = get_close_matches(name, of.facts, 1, 0.4)
    meant = f"请看是不是 {{{near[0]}}}。" if near else ""
    usable = "、".join(f"{{{each}}}" for each in of.facts)
    usable = f"这里能用的有 {usable}。" if usable else "这里不能用花括号。"
    msg = f"第 {place} 个字起的“{{{name}}}”不认识，{meant or usable}"
    raise Unclear(msg)
