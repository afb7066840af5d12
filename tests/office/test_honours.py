"""评优: proposed in order, decided by a meeting, told of suggestion, signer and unit."""

from datetime import date

import pytest

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Honour, HonourKind
from npcdesk.office import honour_papers, honours, quality
from tests import make
from tests.office.test_evaluation import FULL, HANDED, answered, do, handed

TODAY = date(2026, 12, 21)
HELD = date(2026, 5, 6)  # the day of the replies too
PAPERS, BUREAUS = HonourKind.SUGGESTION, HonourKind.UNIT


@pytest.fixture
def year(store):
    """Two suggestions answered, one of them marked; a third waits."""
    roads = make.unit(store, "县交通运输局")
    make.unit(store, "县水利局")
    papers = [answered(store, "1", roads), answered(store, "2", roads, reply_class="C")]
    papers.append(handed(store, "3", roads))
    do(store, quality.mark, papers[0], FULL, by="代工委", on=HANDED)
    return papers, roads


def write(store, verb, *args, **facts):
    with store.writing("评优") as session:
        return verb(session, *args, **facts)


def lines(store, kind=PAPERS):
    with store.reading() as session:
        return honours.lines(session, 2026, kind, today=TODAY)


def test_a_list_is_proposed_arranged_and_decided_on(store, year):
    (first, second, third), roads = year
    made = write(store, honours.propose, 2026, PAPERS, [second, first, third], on=TODAY)
    assert write(store, honours.propose, 2026, PAPERS, [first], on=TODAY) == []
    write(store, honours.arrange, [made[1], made[0], made[2]])
    write(store, honours.describe, made[1], " 选题准 ")
    write(store, honours.drop, made[2:])
    best, other = lines(store)
    assert (best.about_id, best.merits, best.title) == (first, "选题准", "2026年度优秀代表建议候选")
    assert (best.judged.quality, best.short_of[0]) == (100, "没有满意或基本满意的评价")
    assert other.short_of == ("没有评分", "没有办成", "没有满意或基本满意的评价")
    meeting, earlier = "第五次主任会议", {"on": HELD, "proposed_on": HELD, "today": TODAY}
    write(store, honours.decide, made[1:2], meeting=meeting, **earlier)
    with store.reading() as session:
        (told,) = honours.of_suggestion(session, first)
        lead = session.connection().exec_driver_sql("SELECT person_id FROM signer").scalar()
        assert [line.about_id for line in honours.of_person(session, lead)] == [first]
        assert honours.of_unit(session, roads) == []
    assert (told.title, told.decision) == ("2026年度优秀代表建议", "第五次主任会议，2026年5月6日")
    with store.reading() as session:
        paper = honour_papers.listed(session, 2026, honoured=True, today=TODAY)
        (group,) = paper.groups
        assert ([row.number for row in group.rows], group.decided) == (
            ["1"],
            (("第五次主任会议", HELD),),
        )
        (group,) = honour_papers.listed(session, 2026, honoured=False, today=TODAY).groups
        assert [row.number for row in group.rows] == ["1", "2"]
    write(store, honours.take_back, made[1:2])
    store.undo(store.last_write().id)
    assert lines(store)[0].meeting == "第五次主任会议"


def test_what_two_computers_proposed_at_once_is_one_line(store, year):
    _, roads = year
    for _ in range(2):
        with store.writing("评优") as session:
            row = Honour(year=2026, kind=BUREAUS, unit_id=roads, proposed_on=TODAY)
            session.add(row)
    (line,) = lines(store, BUREAUS)
    assert (line.name, line.scored.papers) == ("县交通运输局", 3)
    write(store, honours.decide, [line.id], meeting="主任会议", on=TODAY, today=TODAY)
    (line,) = lines(store, BUREAUS)
    write(store, honours.take_back, [line.id])
    write(store, honours.drop, [line.id])
    assert lines(store, BUREAUS) == []


def test_what_does_not_hold_is_refused(store, year):
    (first, *_), _ = year
    draft = make.suggestion(store, title="关于草稿的建议", number="")
    with pytest.raises(NotAllowed, match="编号以后再提名"):
        write(store, honours.propose, 2026, PAPERS, [draft], on=TODAY)
    with pytest.raises(NotFound, match="承办单位"):
        write(store, honours.propose, 2026, BUREAUS, ["0"], on=TODAY)
    made = write(store, honours.propose, 2026, PAPERS, [first], on=TODAY)
    for facts, said in (
        ({"meeting": " ", "on": TODAY}, "哪次会议"),
        ({"meeting": "主任会议", "on": date(2026, 12, 22)}, "还没有到"),
        ({"meeting": "主任会议", "on": date(2025, 12, 21)}, "不会决定 2026 年度"),
    ):
        with pytest.raises(NotAllowed, match=said):
            write(store, honours.decide, made, today=TODAY, **facts)
    with pytest.raises(NotAllowed, match="没有可更正的"):
        write(store, honours.take_back, made)
    write(store, honours.decide, made, meeting="主任会议", on=TODAY, today=TODAY)
    with pytest.raises(NotAllowed, match="先更正决定"):
        write(store, honours.drop, made)
    with pytest.raises(NotAllowed, match="已经由主任会议决定"):
        write(store, honours.decide, made, meeting="另一次", on=TODAY, today=TODAY)
    with store.reading() as session, pytest.raises(NotAllowed, match="没有名单可打印"):
        honour_papers.listed(session, 2025, honoured=False, today=TODAY)


def test_a_meeting_decides_after_the_reply_and_on_what_was_proposed(store, year):
    papers, roads = year
    first, _, unanswered = write(store, honours.propose, 2026, PAPERS, papers, on=TODAY)
    (unit,) = write(store, honours.propose, 2026, BUREAUS, [roads], on=TODAY)
    facts = {"meeting": "主任会议", "today": TODAY}
    with pytest.raises(NotAllowed, match="第3号还没有答复，答复以后再登记表彰"):
        write(store, honours.decide, [unanswered], on=TODAY, **facts)
    before = {"on": date(2026, 5, 5), "proposed_on": HANDED} | facts
    replied = "^第1号是2026年5月6日答复的，会议（2026年5月5日）在答复之前，请核对会议日期。$"
    with pytest.raises(NotAllowed, match=replied):
        write(store, honours.decide, [first], **before)
    for entry in (first, unit):
        late = "^提名是2026年12月21日登记的，会议（2026年5月6日）在提名之前，请核对会议日期；"
        with pytest.raises(NotAllowed, match=f"{late}提名登记得晚的，请改提名日期。$"):
            write(store, honours.decide, [entry], on=HELD, **facts)
    with pytest.raises(NotAllowed, match="提名的日期还没有到"):
        write(store, honours.decide, [unit], on=HELD, proposed_on=date(2026, 12, 22), **facts)
    write(store, honours.decide, [unit], on=HELD, proposed_on=HANDED, **facts)
    (line,) = lines(store, BUREAUS)
    assert (line.proposed_on, line.decided_on) == (HANDED, HELD)
    write(store, honours.take_back, [unit])
    write(store, honours.decide, [unit], on=HELD, proposed_on=HELD, **facts)
    assert lines(store, BUREAUS)[0].proposed_on == HANDED  # a later day moves nothing
