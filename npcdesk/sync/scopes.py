"""Scopes: whose rows they are, and so who writes and who reads them.

T:330102003          the rows of one office
T:330102003>330102   what 330102003 collected for the congress of 330102
PUB:330102           what 330102 publishes to all below it
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from npcdesk.errors import TrustRefused

UNIT_PATTERN = r"[0-9]{2,12}"
SCOPE_PATTERN = rf"(?:T:{UNIT_PATTERN}(?:>{UNIT_PATTERN})?|PUB:{UNIT_PATTERN})"

_SCOPE = re.compile(rf"(?P<kind>T|PUB):(?P<owner>{UNIT_PATTERN})(?:>(?P<to>{UNIT_PATTERN}))?")


class ScopeKind(StrEnum):
    """What sort of rows. The value is stored and sent: never change one."""

    OWN = "T"
    PUBLISHED = "PUB"


@dataclass(frozen=True, slots=True)
class Scope:
    """Rows of the office `owner`; those addressed to another office's congress name it in `to`."""

    kind: ScopeKind
    owner: str
    to: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.owner}" + (f">{self.to}" if self.to else "")


def own(unit: str) -> Scope:
    """Return the scope of a unit's own rows."""
    return Scope(ScopeKind.OWN, unit)


def addressed(unit: str, to: str) -> Scope:
    """Return the scope of what `unit` collects for the congress of `to`: its own when the same."""
    return Scope(ScopeKind.OWN, unit, "" if to == unit else to)


def published(unit: str) -> Scope:
    """Return the scope of what a unit publishes to all below it."""
    return Scope(ScopeKind.PUBLISHED, unit)


def whose(scope: Scope, here: str) -> str:
    """Return the unit whose rows a scope holds as `here` sees it: "" for its own.

    What was collected for another congress is that congress's.
    """
    unit = scope.to or scope.owner
    return "" if unit == here else unit


def parse(text: str) -> Scope:
    """Return the scope that `text` names.

    Raises:
        TrustRefused: it is not the text of a scope, to the letter.
    """
    found = _SCOPE.fullmatch(text)
    kind, owner, to = found.group("kind", "owner", "to") if found else ("", "", "")
    if found is None or (to and (kind == ScopeKind.PUBLISHED or to == owner)):
        msg = "文件里有一处写不明是哪家单位的数据，没有接收。请让对方升级后重新导出。"
        raise TrustRefused(msg)
    return Scope(ScopeKind(kind), owner, to or "")
