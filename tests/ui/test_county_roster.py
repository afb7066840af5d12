"""The roster of a whole county: brought in, put right in the window, taken out, in again."""

from datetime import date

from npcdesk.job import finish
from npcdesk.models import MandateKind, MandateReason
from npcdesk.office import (
    delegates,
    id_numbers,
    mandate_events,
    roster,
    roster_import,
    roster_order,
)
from npcdesk.office.mandate_events import Said
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.ui.roster_page import RosterPage
from npcdesk.ui.roster_routes import ROUTES
from npcdesk.workbooks.roster import read_roster
from npcdesk.workbooks.roster_out import write_roster
from tests.make import TODAY
from tests.ui.hands import write
from tests.ui.windows import placed

PLACES = ("沙河镇", "青石镇", "北岭乡", "东湖街道", "柳湾镇", "南关街道")
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英𡐓㛃"
ABOVE = {"nation": 1, "province": 4, "city": 25}
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643


def person(n: int) -> DelegateDraft:
    """Return one of 240, as an office writes them; some have the same name, some a rare one."""
    name = "王李张刘陈杨周吴㑇𬭚"[n % 10] + GIVEN[n // 10 % 24] + (GIVEN[n % 23] if n % 3 else "")
    born = date(1960 + n % 40, 1 + n % 12, 1 + n % 28)
    return DelegateDraft(
        name=name,
        sex="female" if n % 3 == 0 else "male",
        nation=("汉族", "满族", "回族")[n % 3],
        birth=born.isoformat() if n % 2 else f"{born:%Y-%m}",
        party="中共党员" if n % 4 else "群众",
        education="大学",
        degree="学士" if n % 5 == 0 else "",
        native_place="浙江示例",
        joined_party="1999-07" if n % 4 else "",
        began_work="1998-08",
        work_unit=f"{PLACES[n % 6]}第{n}村民委员会",
        post="书记、主任" if n % 2 else "工程师",
        phone=f"138{n:08d}",
        office_phone="0571-88010001" if n % 7 == 0 else "",
        email=f"a{n}@example.cn" if n % 9 == 0 else "",
        address=f"{PLACES[n % 6]}{n}号",
        postcode="311500",
        id_number=checked(f"330122{born:%Y%m%d}{2 * n + bool(n % 3):03d}"),
        delegate_number=f"{n:04d}",
        delegation=f"{PLACES[n % 6]}代表团",
        electoral_unit=f"第{n % 40 + 1}选区",
        occupation_class=("农民", "工人", "教育", "卫生")[n % 4],
        group=f"{PLACES[n % 6]}第一小组",
        station=f"{PLACES[n % 6]}代表之家",
        elected_how="换届" if n % 11 else "补选",
        level="county",
        grassroots="yes" if n % 2 else "no",
        elected_on="2022-01-20",
        terms_served=str(n % 4 + 1),
        also_serves="县人大常委会组成人员" if n % 12 == 0 else "",
        specialty="水利" if n % 6 == 0 else "",
        residence=PLACES[n % 6],
        resume="1998年参加工作。\n2010年任现职。" if n % 8 == 0 else "",
        publish=("", "internal", "voters", "public")[n % 4],
        remark="" if n % 13 else "=1+1",
    )


def checked(number: str) -> str:
    """Return an identity number with its last character."""
    left = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=True)) % 11
    return number + "10X98765432"[left]


def county() -> list[DelegateDraft]:
    """Return 240 delegates of a county, and their mandates of other levels."""
    people = [person(n) for n in range(240)]
    seats = [
        draft._replace(level=level, delegation=f"{level}代表团", group="", delegate_number=f"上{n}")
        for level, many in ABOVE.items()
        for n, draft in enumerate(people[:many])
    ]
    towns = [draft._replace(level="township", delegate_number="") for draft in people[100:160]]
    return [*people, *seats, *towns]


def looked_through(store, path):
    """Return what bringing a file in would do, by its kind."""
    sheet = finish(read_roster(path))
    with store.reading() as session:
        plan = finish(roster_import.plan(session, sheet))
    return (
        sheet,
        plan,
        {(row.action, *(change.field for change in row.changes)) for row in plan.rows},
    )


def test_what_was_put_right_and_taken_out_is_the_same_when_it_comes_in_again(
    qtbot, desk, store, tmp_path
):
    first, out = tmp_path / "名册.xlsx", tmp_path / "导出.xlsx"
    write_roster(first, "示例县代表名册", county())
    with store.writing("登记身份证号") as session:
        id_numbers.keep(session, on=True)
    sheet, plan, _ = looked_through(store, first)
    assert (len(sheet.found), sheet.problems) == (330, ())
    with store.writing("导入") as session:
        finish(roster_import.apply(session, plan, today=TODAY))
    assert {kinds[0] for kinds in looked_through(store, first)[2]} == {"same"}
    page = placed(qtbot, RosterPage(desk))
    with store.reading() as session:
        ids = roster.ids(session, roster.Filter(level="county"))
    dialog = ROUTES["edit-delegate"](desk, ids[30])
    dialog.open()
    for field, words in (("work_unit", "东湖街道𬭚山社区"), ("post", "社区书记")):
        write(dialog.fields[field].editor, words)
    dialog.primary.click()
    with store.writing("更正") as session:
        said = Said(date(2026, 4, 1), MandateReason.MOVED, body="迁出")
        mandate_events.enter(session, ids[5], MandateKind.ENDED, said, today=TODAY)
        mandate_events.enter(session, ids[6], MandateKind.RESIGNED, Said(TODAY), today=TODAY)
        roster_order.put_after(session, ids[9], ids[3])
        moved = delegates.file(session, ids[20], TODAY).draft
        delegates.amend(
            session, ids[20], moved._replace(delegation="柳湾镇代表团", phone=""), today=TODAY
        )
    for whole in (True, False):
        with qtbot.waitSignal(desk.said):
            page.export_to(out, whole=whole)
        sheet, _, kinds = looked_through(store, out)
        assert kinds == {("same",)}
        assert len(sheet.found) == 330
        assert any(draft.work_unit.endswith("𬭚山社区") for draft in sheet.found)
        assert sum(draft.status == "ended" for draft in sheet.found) == 2
