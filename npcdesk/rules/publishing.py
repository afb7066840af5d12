"""To whom each fact of a delegate may be told (公示范围): the usual, and what an office changed.

Source: 代表法 第五十八条 (公示代表基本信息), 个人信息保护法 第六条, 第二十八条; 上海市代表法办法
第五十条: unit, post and the way to reach a delegate are for the voters.
"""

from collections.abc import Mapping

from npcdesk.errors import NotAllowed
from npcdesk.models.publishing import Audience

_WIDTH = {Audience.INTERNAL: 0, Audience.VOTERS: 1, Audience.PUBLIC: 2}
_PUBLIC = (
    "photo name sex nation party education degree work_unit post occupation_class level "
    "delegation electoral_unit group station terms also_serves"
)
_VOTERS = "office_phone email birth specialty resume residence"
_INTERNAL = (
    "phone native_place joined_party began_work address postcode delegate_number elected_how "
    "elected_on terms_served grassroots status remark"
)
USUAL: Mapping[str, Audience] = {
    **dict.fromkeys(_PUBLIC.split(), Audience.PUBLIC),
    **dict.fromkeys(_VOTERS.split(), Audience.VOTERS),
    **dict.fromkeys(_INTERNAL.split(), Audience.INTERNAL),
}
"""How far each fact goes unless the office says otherwise."""
NEVER = ("id_number",)  # 居民身份证法 第十九条: for nobody outside


def audience(field: str, changed: Mapping[str, Audience]) -> Audience:
    """Return how far a fact goes in an office; what is not known goes nowhere."""
    if field in NEVER:
        return Audience.INTERNAL
    return changed.get(field) or USUAL.get(field, Audience.INTERNAL)


def told(field: str, to: Audience, changed: Mapping[str, Audience], widest: str = "") -> bool:
    """Return whether a fact may be told to `to`.

    `widest` is the delegate's own 公示范围, a value of `Audience`; nothing goes beyond it.
    """
    most = _WIDTH[Audience(widest)] if widest else _WIDTH[Audience.PUBLIC]
    return _WIDTH[to] <= min(_WIDTH[audience(field, changed)], most)


def require(field: str, to: Audience) -> None:
    """Raise `NotAllowed` when a fact can never go so far, or is no fact of a delegate."""
    if field in NEVER and to is not Audience.INTERNAL:
        msg = "身份证号只能内部使用，不能公示。"
        raise NotAllowed(msg)
    if field not in USUAL and field not in NEVER:
        msg = f"代表没有“{field}”这一栏。"
        raise NotAllowed(msg)
