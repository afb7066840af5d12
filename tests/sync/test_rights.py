"""Every column has its writer, and nobody writes beyond what is theirs."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Field

from npcdesk.models import Row, load_all
from npcdesk.store import journal
from npcdesk.sync import cells, rights, rights_of_projects, scopes
from npcdesk.sync.rights import LOCAL, TABLES, Column, Place, Writer, allowed, asks, weight

TOWN, COUNTY, CITY, OTHER = "330102003", "330102", "330100", "330103"
UNITS = {TOWN: [COUNTY, CITY], COUNTY: [CITY], CITY: [], OTHER: [CITY]}
HERE, PUBLIC = scopes.own(TOWN), scopes.published(COUNTY)
TO_COUNTY = scopes.addressed(TOWN, COUNTY)

units = st.sampled_from(sorted(UNITS))
some_scope = st.one_of(
    st.builds(scopes.own, units),
    st.builds(scopes.published, units),
    st.builds(scopes.addressed, units, units),
)
table = st.sampled_from(sorted(TABLES))
makers = st.sampled_from([True, False, None])


def unruled() -> list[str]:
    """Return the columns of exchanged tables without a rule, and rules without a column."""
    load_all()
    found = []
    for kept in journal.kept_tables():
        if kept.name in LOCAL:
            continue
        ruled = set(TABLES[kept.name].columns) if kept.name in TABLES else set()
        found += [f"{kept.name}.{name}" for name in set(cells.of(kept.name)) ^ ruled]
    return found


def test_every_column_of_every_exchanged_table_has_one_rule() -> None:
    assert unruled() == []
    kept = {kept.name for kept in journal.kept_tables()}
    assert kept == set(TABLES) | LOCAL
    assert not LOCAL & set(TABLES)


def test_no_column_is_listed_twice() -> None:
    """A name in two of the lists of one table would silently take the rule of the last."""
    sources = [Path(str(of.__file__)).read_text("utf-8") for of in (rights, rights_of_projects)]
    lists = [
        [word.rstrip("!") for one in node.keywords for word in ast.literal_eval(one.value).split()]
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_columns", "columns"}
    ]
    assert sorted(map(len, lists)) == sorted(len(rules.columns) for rules in TABLES.values())
    assert all(len(words) == len(set(words)) for words in lists)


def test_a_new_column_without_a_rule_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    without = {k: v for k, v in TABLES["station"].columns.items() if k != "manager"}
    station = rights.Table(Place.HERE, without)
    monkeypatch.setitem(rights.TABLES, "station", station)  # type: ignore[arg-type]
    assert unruled() == ["station.manager"]
    monkeypatch.setitem(rights.TABLES, "station", rights.Table(Place.HERE, {}))  # type: ignore[arg-type]
    assert "station.name" in unruled()


def test_a_new_table_without_rules_is_found() -> None:
    class Tomorrow(Row, table=True):
        __tablename__ = "of_tomorrow"
        words: str = Field(default="")

    try:
        assert {"of_tomorrow.words", "of_tomorrow.deleted"} <= set(unruled())
    finally:
        Row.metadata.remove(Tomorrow.__table__)  # type: ignore[attr-defined]


def test_every_rule_names_tables_and_columns_that_are_there() -> None:
    for name, rules in TABLES.items():
        for parent, column in rules.parents:
            assert parent in TABLES
            assert column in rules.columns, (name, column)
        assert (rules.place is Place.PARENT) == bool(rules.parents)


@given(some_scope, units, table, makers, st.data())
def test_who_is_nothing_to_a_scope_writes_nothing_there(
    scope: scopes.Scope, unit: str, name: str, made_it: bool | None, data: st.DataObject
) -> None:
    relation = rights.relation(scope, unit, UNITS[scope.owner])
    columns = data.draw(st.sets(st.sampled_from(sorted(TABLES[name].columns)), max_size=3))
    may = allowed(scope, relation, name, dict.fromkeys(columns, "raise"), made_it=made_it)
    if unit != scope.owner and (scope.kind is scopes.ScopeKind.PUBLISHED):
        assert not may
    if unit != scope.owner and unit not in UNITS[scope.owner]:
        assert not may
    if scope.to and unit not in {scope.owner, scope.to}:
        assert not may


@given(some_scope, units, table, makers, st.data())
def test_more_columns_never_give_more_rights(
    scope: scopes.Scope, unit: str, name: str, made_it: bool | None, data: st.DataObject
) -> None:
    relation = rights.relation(scope, unit, UNITS[scope.owner])
    known = sorted(TABLES[name].columns)
    few = data.draw(st.sets(st.sampled_from(known), max_size=3))
    more = few | data.draw(st.sets(st.sampled_from(known), max_size=3))

    def may(columns: set[str]) -> bool:
        values = dict.fromkeys(columns, "raise") | {"kind": "raise"}
        return allowed(scope, relation, name, values, made_it=made_it)

    assert may(few) or not may(more)


@given(some_scope, units, table)
def test_who_may_make_a_row_may_write_all_of_it(scope: scopes.Scope, unit: str, name: str) -> None:
    relation = rights.relation(scope, unit, UNITS[scope.owner])
    values = {"kind": "raise"} if name == "suggestion_event" else {}
    if allowed(scope, relation, name, values, made_it=None):
        whole = dict.fromkeys(TABLES[name].columns, "raise")
        assert allowed(scope, relation, name, whole, made_it=None)
        assert allowed(scope, relation, name, whole, made_it=True)


@given(units, table)
def test_a_unit_writes_all_of_its_own_rows(unit: str, name: str) -> None:
    public = TABLES[name].place is Place.PUBLIC
    scope = scopes.published(unit) if public else scopes.own(unit)
    relation = rights.relation(scope, unit, UNITS[unit])
    assert allowed(scope, relation, name, dict.fromkeys(TABLES[name].columns, 1), made_it=None)


@pytest.mark.parametrize(
    ("scope", "unit", "name", "column", "expected"),
    [
        (HERE, COUNTY, "person", "remark", True),
        (HERE, COUNTY, "person", "name", False),
        (HERE, COUNTY, "mandate", "status", True),
        (HERE, COUNTY, "suggestion", "category", False),  # whose paper it is decides
        (HERE, CITY, "opinion", "due_on", True),
        (TO_COUNTY, COUNTY, "suggestion", "category", True),
        (TO_COUNTY, COUNTY, "suggestion", "title", False),
        (TO_COUNTY, CITY, "suggestion", "category", False),
        (TO_COUNTY, TOWN, "handler", "role", False),
        (TO_COUNTY, COUNTY, "handler", "role", True),
        (PUBLIC, CITY, "handling_unit", "name", False),
        (PUBLIC, TOWN, "handling_unit", "name", False),
        (HERE, TOWN, "handling_unit", "name", False),  # not where it belongs
    ],
)
def test_single_rights(
    scope: scopes.Scope, unit: str, name: str, column: str, *, expected: bool
) -> None:
    relation = rights.relation(scope, unit, UNITS[scope.owner])
    assert allowed(scope, relation, name, {column: "x"}, made_it=False) is expected


@pytest.mark.parametrize("kind", ["file", "hand_over", "reply", "close", "urge"])
def test_steps_that_the_addressee_alone_enters(kind: str) -> None:
    for unit, expected in ((TOWN, False), (COUNTY, True)):
        relation = rights.relation(TO_COUNTY, unit, UNITS[TOWN])
        values = {"kind": kind, "number": "1"}
        for made_it in (None, True):
            may = allowed(TO_COUNTY, relation, "suggestion_event", values, made_it=made_it)
            assert may is expected


def test_a_step_without_a_kind_is_none() -> None:
    relation = rights.relation(TO_COUNTY, COUNTY, UNITS[TOWN])
    assert not allowed(TO_COUNTY, relation, "suggestion_event", {"number": "1"}, made_it=None)


@given(table, st.sampled_from([*Writer, None]))
def test_a_value_weighs_when_its_column_is_its_authors(name: str, relation: Writer | None) -> None:
    for column, rule in TABLES[name].columns.items():
        assert weight(name, column, relation) == (rule.writer is relation)
        assert asks(name, column) is rule.ask
    assert weight(name, "of_tomorrow", relation) == 0


def test_a_newer_schema_is_judged_by_the_newest_rules_and_an_unknown_table_by_place() -> None:
    own, above = Writer.OWN, Writer.ABOVE
    assert allowed(HERE, own, "of_tomorrow", {}, made_it=None, schema=2)
    assert not allowed(HERE, above, "of_tomorrow", {}, made_it=None, schema=2)
    assert not allowed(HERE, own, "of_tomorrow", {}, made_it=None, schema=1)
    assert not allowed(HERE, above, "person", {"name": "x"}, made_it=False, schema=2)
    assert rights.TABLES["person"].columns["name"] == Column(own, ask=True)
