"""The roster as lists and workbooks take it, and what a form changes in it."""

from npcdesk import job
from npcdesk.models import Mandate
from npcdesk.office import delegates, roster
from npcdesk.store import Store
from tests import make


def _mandate(store: Store, name: str) -> str:
    with store.reading() as session:
        return delegates.named(session, name).mandate_id


def test_drafts_come_whole_and_in_the_order_of_the_list(store: Store) -> None:
    make.delegate(store, "田大利", phone="13512348846", station="沙河镇代表之家", group="第一小组")
    make.delegate(store, "丁志强")
    with store.reading() as session:
        wanted = roster.ids(session, roster.Filter())
        found = job.finish(roster.drafts(session, wanted, whole=True))
    assert [draft.name for draft in found] == ["丁志强", "田大利"]
    assert found[1].phone == "13512348846"
    assert (found[1].station, found[1].group) == ("沙河镇代表之家", "第一小组")


def test_a_form_writes_group_and_station_and_can_empty_them(store: Store) -> None:
    make.delegate(store, "田大利", station="沙河镇代表之家")
    mandate = _mandate(store, "田大利")
    with store.reading() as session:
        before = delegates.file(session, mandate, make.TODAY).draft
    with store.writing("编辑代表") as session:
        after = before._replace(group="第二小组", station="")
        said = delegates.amend(session, mandate, after, today=make.TODAY)
    assert said == ["group", "station"]
    with store.reading() as session:
        assert session.get(Mandate, mandate).group_name == "第二小组"
        assert delegates.file(session, mandate, make.TODAY).station == ""
