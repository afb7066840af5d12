"""A batch is whole or not at all: names, blank backs, what stops it, one file as good as many."""

import resource
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest

from npcdesk import batches
from npcdesk.errors import DeskError, NotAllowed, StoreDamaged, Unclear
from npcdesk.forms import catalog
from npcdesk.job import finish
from npcdesk.office.batch_papers import Papers
from npcdesk.rules.file_names import USUAL
from npcdesk.rules.papers import FeedbackForm, ReplyLetter
from tests import make
from tests.make import TODAY

FORM, LETTER = catalog.form("feedback-form"), catalog.form("reply-letter")
PAPER = FeedbackForm(
    "县人大", "示例县第十九届人民代表大会", "第一次会议", "35", "关于路灯的建议", "周启明", "县局"
)
LONG = ReplyLetter(
    unit="示例县水利局",
    document_number="",
    reply_class="A",
    congress="示例县第十九届人民代表大会",
    session="第一次会议",
    number="35",
    title="关于修渠的建议",
    lead="周启明",
    signers=1,
    body=("已经修好，水流通畅，群众满意，以后每年春天都会清一次淤泥。" * 20,),
    on=date(2026, 5, 6),
)


def some(many):
    return [replace(PAPER, number=str(at)) for at in range(1, many + 1)]


def left(folder):
    return sorted(path.name for path in folder.rglob("*"))


def words(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_each_has_its_file_named_by_the_pattern_and_equal_names_are_numbered(tmp_path):
    papers = [PAPER, PAPER, replace(PAPER, number="36", lead_unit="县/城:管*局")]
    made = finish(batches.into_many(FORM, papers, 3, tmp_path / "发出", USUAL))
    assert (made.papers, made.strange) == (3, ())
    assert left(made.where) == [
        "35-县局-征询意见表.pdf", "35-县局-征询意见表（2）.pdf", "36-县_城_管_局-征询意见表.pdf",
    ]  # fmt: skip


def test_what_is_stopped_or_stands_there_already_leaves_everything_as_it_was(tmp_path):
    job = batches.into_many(FORM, some(3), 3, tmp_path / "发出", USUAL)
    next(job)
    next(job)
    job.close()
    assert left(tmp_path) == []
    (tmp_path / "发出").mkdir()
    (tmp_path / "发出" / "2-县局-征询意见表.PDF").touch()
    with pytest.raises(Unclear, match="2-县局-征询意见表"):
        finish(batches.into_many(FORM, some(3), 3, tmp_path / "发出", USUAL))
    assert left(tmp_path / "发出") == ["2-县局-征询意见表.PDF"]
    with pytest.raises(Unclear, match="已经有了"):
        finish(batches.into_one(FORM, some(1), 1, tmp_path / "发出"))


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path):
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limit[1]))
    try:
        for job in (
            batches.into_many(FORM, some(2), 2, tmp_path / "发出", USUAL),
            batches.into_one(FORM, some(2), 2, tmp_path / "全部.pdf"),
        ):
            with pytest.raises(StoreDamaged, match="一份也没有留下"):
                finish(job)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert left(tmp_path) == []


def test_one_file_says_what_many_say_and_shares_its_faces():
    papers = some(4)
    pdf, made = finish(batches.one(FORM, papers, 4))
    assert words(pdf) == [page for paper in papers for page in words(FORM.to_pdf(paper))]
    assert (made.papers, made.pages) == (4, 4)
    assert len(pdf) < 1.5 * len(FORM.to_pdf(PAPER))


def test_double_sided_each_begins_on_a_front():
    letters = [LONG, replace(LONG, body=("好。",)), LONG]
    pages = [len(words(LETTER.to_pdf(each))) for each in letters]
    assert pages == [2, 1, 2]
    pdf, made = finish(batches.one(LETTER, letters, 3, double_sided=True))
    said = words(pdf)
    assert [bool(page.strip()) for page in said] == [True, True, True, False, True, True]
    assert made.pages == 6
    sizes = {page.get_size() for page in pypdfium2.PdfDocument(BytesIO(pdf))}
    assert len(sizes) == 1


@pytest.mark.parametrize(
    ("pattern", "words"), [("{号}", "没有这一项"), ("{建议号", "不成对"), (" - ", "请写文件名")]
)
def test_a_pattern_that_says_nothing_is_refused_before_anything_is_set(tmp_path, pattern, words):
    with pytest.raises(Unclear, match=words):
        next(batches.into_many(FORM, some(1), 1, tmp_path / "发出", pattern))


def test_papers_are_gathered_one_by_one_and_what_has_none_is_told(store):
    handed, bare = make.handed_over(store), make.suggestion(store, number="36")
    with store.reading() as session:
        found = Papers(session, "feedback-form", [handed, bare], today=TODAY)
        assert [paper.number for paper in found] == ["35"]
        assert len(found.skipped) == 1
        assert "请先交办" in found.skipped[0]
        with pytest.raises(NotAllowed, match="请先交办"):
            list(Papers(session, "feedback-form", [bare], today=TODAY))
        for code, many in (("hand-over-slip", 1), ("hand-over-notice", 1), ("urge-slip", 1)):
            assert len(list(Papers(session, code, [handed], today=TODAY))) == many
        with pytest.raises(DeskError, match="还没有答复"):
            list(Papers(session, "reply-letter", [handed], today=TODAY))
