"""The wording of an office's papers as templates with places in braces: 关于第{建议号}号建议的答复.

What an office has not changed is said as the program says it.
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeAlias

from npcdesk.errors import NotFound, Unclear
from npcdesk.rules.wording_slot import Slot
from npcdesk.rules.wording_slots import SLOTS

Own: TypeAlias = tuple[tuple[str, str], ...]
"""What an office says in its own words: code and template."""

PLACE = re.compile(r"\{([^{}]*)\}")


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
