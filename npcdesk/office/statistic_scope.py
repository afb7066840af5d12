"""Which suggestions are counted, and in words; what the packed facts do not say is asked in SQL."""

from dataclasses import dataclass

from sqlmodel import Session

from npcdesk import labels
from npcdesk.models import HandlingUnit
from npcdesk.office import counted, offices
from npcdesk.rules import numbered
from npcdesk.rules.pack import Pack
from npcdesk.rules.suggestion_facts import Facts

NOBODY = "nobody"  # the part of a division by unit that no unit has
# the plus: one way through the index, not one for each delegate
_LEVEL = "+lead_person_id IN (SELECT person_id FROM roster_line WHERE level = :level)"
_AREAS = "SELECT DISTINCT delegation FROM standing WHERE delegation <> ''"
# of each level the first who led one is enough
_LEVELS = """
SELECT l.level FROM (SELECT DISTINCT level FROM roster_line) l WHERE EXISTS (
    SELECT 1 FROM roster_line r CROSS JOIN signer g ON g.person_id = r.person_id
        AND g.role = 'lead' AND NOT g.deleted AND g.unit = ''
    CROSS JOIN standing s ON s.suggestion_id = g.suggestion_id AND s.lead_person_id = r.person_id
    WHERE r.level = l.level)
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which suggestions are counted. Empty means: all.

    `session` 0 is 闭会期间, None every session of the term; `year` is that of raising; `unit_id`
    leads; `key` True asks for 重点督办 alone. `area` is the delegation that the lead belongs to,
    `level` one of which the lead is a delegate, whoever else that is. `reply_class` is as of the
    reply, `current_class` as of today.
    """

    term: int = 0
    session: int | None = None
    year: int = 0
    category: str = ""
    unit_kind: str = ""
    unit_id: str = ""
    reply_class: str = ""
    key: bool | None = None
    current_class: str = ""
    area: str = ""
    level: str = ""

    @property
    def placed(self) -> bool:
        """Whether it asks for what the facts do not say: where the lead is a delegate."""
        return bool(self.area or self.level)

    def holds(self, facts: Facts) -> bool:
        """Tell whether a suggestion with these facts is in the scope; `where` asks for the rest."""
        return (
            self.term in (0, facts.term)
            and self.session in (None, facts.session)
            and self.year in (0, facts.year)
            and self.category in ("", facts.category)
            and self.unit_kind in ("", facts.unit_kind)
            and self.reply_class in ("", facts.reply_class)
            and self.current_class in ("", facts.current_class)
            and self.key in (None, facts.key)
        )


def where(scope: Scope) -> tuple[str, dict[str, str]]:
    """Return what SQL asks of a line of `standing` beside its facts, and the values it needs."""
    unit = "" if scope.unit_id == NOBODY else scope.unit_id
    some = (
        (scope.area, "delegation = :area", {"area": scope.area}),
        (scope.level, _LEVEL, {"level": scope.level}),
        (scope.unit_id, "lead_unit_id = :unit", {"unit": unit}),
    )
    wanted = [(said, facts) for asked, said, facts in some if asked]
    values = {name: value for _, facts in wanted for name, value in facts.items()}
    return " AND ".join(said for said, _ in wanted) or "TRUE", values


def in_words(session: Session, scope: Scope) -> str:
    """Return which suggestions a scope is of: 十九届一次，重点督办，县住建局主办."""
    said = []
    if scope.term:
        whole = scope.session is None
        name = labels.term_name(scope.term) if whole else ""
        said.append(name or labels.session_short(scope.term, scope.session))
    if scope.year:
        said.append(f"{scope.year}年提出")
    if scope.level:
        said.append(f"{labels.LEVEL.get(scope.level, scope.level)}代表领衔")
    if scope.area:
        said.append(f"{scope.area}提出")
    if scope.key is not None:
        said.append("重点督办" if scope.key else "非重点督办")
    said += [scope.category, scope.unit_kind and f"交{scope.unit_kind}办理"]
    said += _classes(session, scope)
    if scope.unit_id:
        unit = session.get(HandlingUnit, scope.unit_id)
        said.append(f"{unit.name}主办" if unit else "未交办")
    return "，".join(filter(None, said)) or "全部建议"


def _classes(session: Session, scope: Scope) -> list[str]:
    some = ((scope.reply_class, "答复时"), (scope.current_class, "当前"))
    if not any(code for code, _ in some):
        return []
    known = class_labels(offices.pack(session))
    return [f"{when}{known.get(code, code)}" for code, when in some if code]


def class_labels(pack: Pack) -> dict[str, str]:
    """Return the words of the classes by their codes, in their order."""
    known = sorted(pack.classes, key=lambda each: each.order)
    return {each.code: each.label for each in known}


def areas(session: Session) -> list[str]:
    """Return the delegations of those who led a suggestion, 第二代表团 before 第三."""
    return sorted((row[0] for row in counted.rows(session, _AREAS)), key=numbered.by_number)


def levels(session: Session) -> list[tuple[str, str]]:
    """Return the levels of which those who led a suggestion are delegates, each with its words."""
    found = {row[0] for row in counted.rows(session, _LEVELS)}
    return [(level, words) for level, words in labels.LEVEL.items() if level in found]
