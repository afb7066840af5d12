"""What a pile of commits means, worked out by brute force and apart from the engine.

Nothing here is incremental: every commit is held against every other. It reads the bodies as JSON
and the columns from the tables' definitions, and shares no code with `npcdesk.sync`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Boolean, Date, Enum, Integer
from sqlmodel import SQLModel

from npcdesk.models import load_all

Dot = tuple[str, int]
MADE = "id"
BOUND = 2**53 - 1

PUBLISHED = frozenset(
    [
        "handling_unit",
        "supervision_group",
        "group_member",
        "group_suggestion",
        "group_event",
        *("topic", "topic_part", "topic_event", "topic_link"),
        "term",
        "congress_session",
        "rule_pack",
    ]
)
PAPERS = frozenset({"suggestion", "signer", "suggestion_event", "handler"})
OWN_TABLES = PAPERS | frozenset(
    [
        *("person", "mandate", "station", "visit", "visit_delegate", "opinion", "attachment"),
        *("opinion_event", "matter"),
        *("quality_mark", "mandate_event", "publish_rule", "contact_pair", "contact_entry"),
        *("station_staff", "rota_rule", "duty", "team", "team_member"),
        *("activity", "activity_part", "activity_outcome"),
        *("year_report", "year_summary", "saved_pivot", "honour"),
        *("project", "project_event", "project_group", "project_member"),
        *("project_poll", "poll_batch", "poll_tally"),
    ]
)
BY_MAKER = frozenset(
    {"suggestion_event", "opinion_event", "attachment", "quality_mark", "mandate_event"}
)

BY_BOTH = frozenset({"mandate", "contact_pair", "contact_entry"})

# Columns of a unit's own rows that an office above may write.
ABOVE_MAY = {
    "person": {"remark"},
    "station": {"kind", "parent_id"},
    "team": {"name", "convener_id", "note"},
    "opinion": {"category", "disposition", "unit_id", "due_on", "suggestion_id"},
}
# The same for papers addressed to that office.
ADDRESSEE_MAY = {"suggestion": {"category", "term", "session", "pack_code"}}
KINDS = {
    "own": {"raise", "contact", "rate", "withdraw", "take_back"},
    "above": {
        *("file", "hand_over", "contact", "urge", "reply", "rate", "close", "take_back"),
        "instruct",
        *("send_back", "as_letter", "refuse", "merge", "receive", "give_back", "reassign"),
        *("insist", "extend", "co_opinion", "redo", "explain", "assign_on", "deliver"),
        *("disclose", "publish", "carry_over", "archive"),
        *("promise", "advance", "fulfil", "unable", "reclass", "look_back"),
    },
}


@dataclass(frozen=True)
class Tree:
    """Whose machine an incarnation is, what unit is above a unit, and where machines were ended."""

    units: Mapping[str, str]
    parents: Mapping[str, str]
    ends: Mapping[str, Mapping[str, tuple[int, str]]] = field(default_factory=dict)

    def above(self, unit: str) -> list[str]:
        found = []
        while unit := self.parents.get(unit, ""):
            found.append(unit)
        return found


@dataclass
class RowFate:
    """A row as a scope has it: who made it, and of each cell (dot, value, implied)."""

    makers: set[Dot]
    cells: dict[str, list[tuple[Dot, Any, bool]]] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)


@dataclass
class Fate:
    """What a scope holds."""

    void: set[Dot] = field(default_factory=set)
    rows: dict[tuple[str, str], RowFate] = field(default_factory=dict)


def fates(bodies: Iterable[bytes], tree: Tree) -> dict[str, Fate]:
    """Return what the commits mean, by scope."""
    by_scope: dict[str, dict[Dot, Any]] = defaultdict(dict)
    for body in bodies:
        said = json.loads(body) | {"hash": sha256(body).hexdigest()}
        by_scope[said["scope"]][said["inc"], said["n"]] = said
    return {name: _Scope(name, tree, commits).fate() for name, commits in by_scope.items()}


def counting(
    ends: Mapping[str, Mapping[str, tuple[int, str]]], inc: str, scope: str, n: int
) -> int:
    """Return how many of the first `n` commits of a stream may count."""
    return min(n, ends[inc].get(scope, (0, ""))[0]) if inc in ends else n


def is_beyond(
    ends: Mapping[str, Mapping[str, tuple[int, str]]], inc: str, scope: str, head: tuple[int, str]
) -> bool:
    """Return whether a commit of this number and hash comes after the end of its machine."""
    if inc not in ends:
        return False
    last, mark = ends[inc].get(scope, (0, ""))
    return head[0] > last or (head[0] == last and head[1] != mark)


def first_claim(tree: Tree, claims: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return which (scope, table) has a row that several claim: the highest office's."""

    def order(claim: tuple[str, str]) -> tuple[int, str, str]:
        owner = claim[0].split(":")[1].split(">")[0]
        return len(tree.above(owner)), *claim

    return min(claims, key=order)


def whose(scope: str, here: str) -> str:
    """Return whose rows a scope holds: "" for the office `here`."""
    unit = scope.split(":")[1].rpartition(">")[2]
    return "" if unit == here else unit


@cache
def columns(table: str) -> dict[str, Any]:
    load_all()
    exchanged = SQLModel.metadata.tables[table].columns
    return {column.name: column for column in exchanged if column.name not in {"id", "unit"}}


def blank(column: Any) -> Any:
    """Return what a cell holds that its maker said nothing of."""
    given = getattr(column.default, "arg", None)
    if given is not None and not callable(given):
        return getattr(given, "value", given)
    if column.nullable:
        return None
    if isinstance(column.type, Date):
        return "1900-01-01"
    if isinstance(column.type, Enum):
        return "" if "" in column.type.enums else min(column.type.enums)
    return 0 if isinstance(column.type, Integer) else ""


def fits(table: str, name: str, value: Any) -> bool:
    """Return whether a value may stand in a column."""
    column = columns(table).get(name)
    if column is None:
        return False
    if value is None:
        return bool(column.nullable)
    if isinstance(column.type, Boolean):
        return isinstance(value, bool)
    if isinstance(column.type, Integer):
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= BOUND
    if not isinstance(value, str):
        return False
    if isinstance(column.type, Enum):
        return value in column.type.enums
    if isinstance(column.type, Date):
        try:
            return date.fromisoformat(value).strftime("%Y-%m-%d").rjust(10, "0") == value
        except ValueError:
            return False
    return len(value) <= 65_536


class _Scope:
    def __init__(self, name: str, tree: Tree, commits: dict[Dot, Any]) -> None:
        self.name = name
        self.kind, rest = name.split(":")
        self.owner, _, self.to = rest.partition(">")
        self.tree = tree
        self.commits = commits
        self.judged: dict[Dot, bool] = {}

    def fate(self) -> Fate:
        early = {d: sum(self.saw(d, other) for other in self.commits) for d in self.commits}
        found = Fate({dot for dot in sorted(early, key=early.__getitem__) if self.is_void(dot)})
        writes = self._writes(found.void)
        for (table, row_id), cells in writes.items():
            row = RowFate(self._makers_of(table, row_id, found.void))
            alive = {name: self._alive(some) for name, some in cells.items()}
            implied = self._implied(row.makers, alive)
            for name, some in alive.items():
                row.shown[name] = max(some, key=lambda one: (one[1], *one[0]))[2]
                row.cells[name] = sorted((dot, value, False) for dot, _, value in some)
            if implied:
                row.cells["deleted"] += [(dot, False, True) for dot in sorted(implied)]
                row.shown["deleted"] = False
            found.rows[table, row_id] = row
        return found

    def saw(self, later: Dot, earlier: Dot) -> bool:
        if later[0] == earlier[0]:
            return later[1] > earlier[1]
        return bool(self.commits[later]["ctx"].get(earlier[0], 0) >= earlier[1])

    def role(self, inc: str) -> str:
        unit = self.tree.units[inc]
        if unit == self.owner:
            return "own"
        if self.kind == "PUB" or (self.to and unit != self.to):
            return ""
        return "above" if unit in self.tree.above(self.owner) else ""

    def is_void(self, dot: Dot) -> bool:
        if dot not in self.judged:
            head = (dot[1], self.commits[dot]["hash"])
            ended = is_beyond(self.tree.ends, dot[0], self.name, head)
            self.judged[dot] = ended or not self._may(dot)
        return self.judged[dot]

    def _makers_of(self, table: str, row_id: str, void: set[Dot]) -> set[Dot]:
        return {
            dot
            for dot, said in self.commits.items()
            if dot not in void
            and any(op[:2] == [table, row_id] and MADE in op[2] for op in said["ops"])
        }

    def _may(self, dot: Dot) -> bool:
        made_here: set[tuple[str, str]] = set()
        for table, row_id, values in self.commits[dot]["ops"]:
            if (table, row_id) in made_here:
                makers = {dot}
            else:
                before = {d for d in self.commits if self.saw(dot, d) and not self.is_void(d)}
                nowhere = self.commits.keys() - before
                makers = self._makers_of(table, row_id, set(nowhere))
            if (MADE in values) == bool(makers):
                return False
            if MADE in values:
                made_here.add((table, row_id))
            said = {name: value for name, value in values.items() if name != MADE}
            if table not in PUBLISHED | OWN_TABLES:
                return False
            if not all(fits(table, name, value) for name, value in said.items()):
                return False
            if not self._allowed(dot, table, said, makers):
                return False
        return True

    def _allowed(self, dot: Dot, table: str, said: dict[str, Any], makers: set[Dot]) -> bool:
        role = self.role(dot[0])
        if self.kind == "PUB":
            return role == "own" and table in PUBLISHED
        if not role or table not in (PAPERS | {"attachment"} if self.to else OWN_TABLES):
            return False
        if not self.to and role == "above" and table in PAPERS:
            return False
        if table in BY_MAKER:
            mine = not makers or self.tree.units[min(makers)[0]] == self.tree.units[dot[0]]
            asked = self.to and table == "suggestion_event" and ("kind" in said or not makers)
            return mine and (not asked or said.get("kind") in KINDS[role])
        touched = set(said) if makers else set(columns(table))  # making a row writes all of it
        if self.to and role == "above":
            return table == "handler" or touched <= ADDRESSEE_MAY.get(table, set())
        if self.to:
            return table != "handler"
        return role == "own" or table in BY_BOTH or touched <= ABOVE_MAY.get(table, set())

    def _writes(self, void: set[Dot]) -> dict[tuple[str, str], dict[str, list[Any]]]:
        found: dict[tuple[str, str], dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for dot, commit in self.commits.items():
            if dot in void:
                continue
            cells: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
            for table, row_id, values in commit["ops"]:
                if MADE in values:
                    whole = {name: blank(column) for name, column in columns(table).items()}
                    cells[table, row_id].update(whole)
                cells[table, row_id].update({k: v for k, v in values.items() if k != MADE})
            for key, row in cells.items():
                for name, value in row.items():
                    found[key][name].append((dot, commit["hlc"], value))
        return found

    def _alive(self, some: list[Any]) -> list[Any]:
        return [one for one in some if not any(self.saw(other[0], one[0]) for other in some)]

    def _implied(self, makers: set[Dot], alive: dict[str, list[Any]]) -> set[Dot]:
        """Return the commits that speak against a deletion that did not know of them."""
        said = alive["deleted"]
        live = {one[0] for name, some in alive.items() if name != "deleted" for one in some}
        away = [one[0] for one in said if one[2] is True]
        return {
            edit
            for edit in (live | makers) - {one[0] for one in said}
            for gone in away
            if not self.saw(edit, gone) and not self.saw(gone, edit) and edit != gone
            if not (self.role(gone[0]) == "above" and self.role(edit[0]) == "own")
        }
