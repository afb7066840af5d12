"""What 代表建议用纸 says is gathered from the roster and the suggestion."""

from npcdesk.office import blank_papers, raising, suggestion_sheets
from tests import make
from tests.make import TODAY


def test_it_names_who_signed_as_the_roster_knows_them(store):
    lead = make.delegate(
        store, "周启明", delegation="沙河镇代表团", work_unit="县一中", post="教师"
    )
    other = make.delegate(store, "高美玲")
    with store.writing("登记") as session:
        paper = raising.take_in(
            session,
            raising.NewSuggestion(
                title="关于修缮沙河桥的建议",
                lead_id=lead,
                co_signer_ids=(other,),
                raised_on=TODAY,
                body="桥面破损。\n\n增设护栏。",
                term=19,
                session=1,
            ),
            today=TODAY,
        )
    with store.reading() as session:
        found = suggestion_sheets.sheet(session, paper, today=TODAY)
        blank = blank_papers.paper(session, "suggestion-sheet", TODAY.year)
    assert (found.lead.name, found.lead.delegation) == ("周启明", "沙河镇")
    assert found.lead.work == "县一中 教师"
    assert [each.name for each in found.co_signers] == ["高美玲"]
    assert found.body == ("桥面破损。", "增设护栏。")
    assert found.session == "第一次会议"
    assert found.may_publish is None  # nobody said that the delegate refused
    assert (found.handed_on, found.handed_to, found.number) == (None, "", "")
    assert blank.congress == found.congress
    assert blank.title == ""
