"""Ten characters beyond the usual ones go through every path of an office unharmed."""

import pytest
from sqlmodel import select

from npcdesk.forms import catalog, roster_list
from npcdesk.job import finish
from npcdesk.models import Mandate, Person
from npcdesk.office import delegates, roster, roster_import, roster_order, roster_paper
from npcdesk.office.search import find
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.workbooks.roster import read_roster
from npcdesk.workbooks.roster_out import write_roster
from tests import make
from tests.forms import paper

RARE = "㛃𠅤𡐓𪟝𫖯𬍛𬭚𬱖𰻞𱁬"  # 扩展 A B C D E G, and one of 64 strokes
NAMES = {char: f"王{char}" for char in RARE} | {"𬭚": "𬭚大𬭚"}  # also as a surname
EVERY = roster.Filter()


@pytest.fixture
def written(tmp_path):
    """Return a clerk's workbook of ten delegates."""
    path = tmp_path / "名册.xlsx"
    write_roster(path, "代表名册", [DelegateDraft(name, sex="male") for name in NAMES.values()])
    return path


def listed(store, wanted=EVERY, order=""):
    with store.reading() as session:
        return [line.name for line in roster.lines(session, wanted, year=2026, order=order)]


def test_rare_characters_survive_every_path(halls, written, tmp_path):
    town, county = halls
    store = town.store
    with store.reading() as session:
        plan = finish(roster_import.plan(session, finish(read_roster(written))))
    with store.writing("导入名册") as session:
        finish(roster_import.apply(session, plan, today=make.TODAY))
    ordered = [NAMES[char] for char in "㛃𬍛𪟝𠅤𬱖𫖯𡐓𰻞𱁬"]  # from 9 strokes to 84
    assert sorted(listed(store)) == sorted(NAMES.values())
    assert [name for name in listed(store) if name != "𬭚大𬭚"] == ordered
    for char, name in NAMES.items():
        assert listed(store, roster.Filter(text=char)) == [name]
        with store.reading() as session:
            assert [hit.title for hit in find(session, name, make.TODAY)["delegate"]] == [name]
    with store.reading() as session:
        mandate = delegates.named(session, "王𰻞").mandate_id
        draft = delegates.file(session, mandate, make.TODAY).draft
        assert roster.unsure(session, EVERY) == len(RARE)
    with store.writing("编辑") as session:
        new = draft._replace(name="王𰻞𱁬", address="𡐓村𠅤组")
        delegates.amend(session, mandate, new, today=make.TODAY)
    names = [*listed(store)]
    assert "王𰻞𱁬" in names
    with store.reading() as session:
        drafts = finish(roster.drafts(session, roster.ids(session, EVERY), whole=True))
        on_paper = finish(roster_paper.roster_list(session, EVERY, today=make.TODAY))
        rule = roster.rule(session, EVERY)
    out = tmp_path / "导出.xlsx"
    write_roster(out, "代表名册", drafts, rule=rule)
    read = finish(read_roster(out)).found
    assert [draft.name for draft in read] == names
    with store.reading() as session:
        again = finish(roster_import.plan(session, finish(read_roster(out))))
    assert again.writes == 0  # exported and imported again, nothing is new
    missing = catalog.missing(on_paper)
    words = paper.words(roster_list.to_pdf(on_paper))
    assert set(missing) <= set("𰻞𱁬")  # told before printing; the others are drawn and searchable
    assert all(name in words for name in names if not set(missing) & set(name))
    with store.writing("指定位置") as session:
        other = delegates.named(session, "𬭚大𬭚").mandate_id
        roster_order.put_after(session, mandate, other)
    county.take(town.send(county))
    with county.store.reading() as session:
        people = session.exec(select(Person)).all()
        assert session.get(Mandate, mandate).placed_after == other
    assert set(names) <= {person.name for person in people}
    assert {person.address for person in people} == {"", "𡐓村𠅤组"}
