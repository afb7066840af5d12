"""What of the roster goes on paper: the columns chosen, masked numbers, pictures that are here."""

from io import BytesIO

from PIL import Image

from npcdesk.job import finish
from npcdesk.office import delegate_files, delegates, roster, roster_paper
from npcdesk.rules.roster_papers import RosterKind, RosterLook
from npcdesk.store.blobs import Blobs
from tests import make
from tests.make import TODAY


def test_columns_pictures_and_masked_numbers(store, tmp_path):
    store.blobs = Blobs(tmp_path / "blobs", make.KEY)
    person = make.delegate(store, "张㛃", phone="13800000001", work_unit="县医院", post="医师")
    make.delegate(store, "王芳", delegation="沙河镇代表团")
    drawn = BytesIO()
    Image.new("RGB", (60, 80), "red").save(drawn, "PNG")
    (tmp_path / "像.png").write_bytes(drawn.getvalue())
    with store.writing("照片") as session:
        seat = delegates.newest_mandate(session, person)
        delegate_files.keep_photo(session, store.blobs, seat, tmp_path / "像.png")

    def printed(**facts):
        look = RosterLook(columns=("work", "phone"), **facts)
        with store.reading() as session:
            made = roster_paper.roster_list(
                session, roster.Filter(), look=look, blobs=store.blobs, today=TODAY
            )
            return {each.name: each for each in finish(made).entries}

    plain, whole = printed(photos=True), printed(whole=True)
    assert plain["张㛃"].cells == ("县医院 医师", "138****0001")
    assert whole["张㛃"].cells == ("县医院 医师", "13800000001")
    assert plain["张㛃"].photo.startswith(b"\xff\xd8")
    assert (plain["王芳"].photo, whole["张㛃"].photo) == (b"", b"")


def test_a_roster_by_delegation_and_the_cards_follow_their_order(store):
    for name, where in (
        ("丁一", "沙河镇代表团"),
        ("王芳", "城关镇代表团"),
        ("于文", "沙河镇代表团"),
    ):
        make.delegate(store, name, delegation=where)
    with store.reading() as session:
        look = RosterLook(RosterKind.BY_DELEGATION)
        made = finish(roster_paper.roster_list(session, roster.Filter(), look=look, today=TODAY))
        cards = roster_paper.name_cards(session, roster.Filter(delegation="沙河镇代表团"))
    whose = [each.delegation for each in made.entries]
    assert (whose, made.rule[:6]) == (sorted(whose), "按代表团排列")
    assert cards.names == ("丁一", "于文")
