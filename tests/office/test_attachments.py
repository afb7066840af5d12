"""Attachments are kept encrypted, once, and come back as they were."""

import pytest

from npcdesk.errors import NotAllowed, NotFound, StoreDamaged
from npcdesk.models import GroupKind
from npcdesk.office import (
    attachments,
    group_boards,
    group_events,
    groups,
    promise_list,
    promises,
    suggestions,
)
from npcdesk.office.group_events import Said
from npcdesk.store.blobs import Blobs
from npcdesk.sync import audited
from tests import make
from tests.make import TODAY


@pytest.fixture
def blobs(folder):
    return Blobs(folder.attachments, make.KEY)


def test_a_scan_is_kept_encrypted_and_comes_back(store, blobs, tmp_path):
    scan = tmp_path / "原件.pdf"
    scan.write_bytes(b"%PDF scan of the paper")
    paper, other = make.suggestion(store), make.suggestion(store, number="7")
    with store.writing("收下附件") as session:
        kept = attachments.attach(session, blobs, paper, scan)
        attachments.attach(session, blobs, other, scan)
    files = [path for path in blobs.folder.rglob("*") if path.is_file()]
    assert len(files) == 1
    assert b"scan" not in files[0].read_bytes()
    with store.reading() as session:
        assert [line.name for line in attachments.lines(session, paper)] == ["原件.pdf"]
        assert attachments.content(session, blobs, kept) == b"%PDF scan of the paper"


def test_the_same_content_is_kept_once_with_a_paper_and_said_so(store, blobs, tmp_path):
    scan, renamed, other = (tmp_path / name for name in ("原件.pdf", "副本.pdf", "别的.pdf"))
    for path, content in ((scan, b"%PDF a"), (renamed, b"%PDF a"), (other, b"%PDF b")):
        path.write_bytes(content)
    paper = make.suggestion(store)
    with store.writing("收下附件") as session:
        first = attachments.attach(session, blobs, paper, scan)
    with store.writing("收下附件") as session:
        with pytest.raises(NotAllowed, match=r"“原件\.pdf”已经在附件里，没有再添加"):
            attachments.attach(session, blobs, paper, scan)
        taken = attachments.attach_each(
            [renamed, other, other], lambda path: attachments.attach(session, blobs, paper, path)
        )
    assert taken.added == 1
    assert "“副本.pdf”和附件“原件.pdf”内容一样，没有再添加。" in taken.again
    assert "“别的.pdf”已经在附件里" in taken.again
    with store.reading() as session:
        names = [line.name for line in attachments.lines(session, paper)]
    assert names == ["原件.pdf", "别的.pdf"]
    with store.writing("移走附件") as session:
        attachments.put_away(session, first)
        attachments.attach(session, blobs, paper, scan)  # what was taken off may come again


def test_taking_it_off_is_undone(store, blobs, tmp_path):
    scan = tmp_path / "a.pdf"
    scan.write_bytes(b"x")
    paper = make.suggestion(store)
    with store.writing("收下附件") as session:
        kept = attachments.attach(session, blobs, paper, scan)
    with store.writing("移走附件") as session:
        attachments.put_away(session, kept)
    with store.reading() as session, pytest.raises(NotFound):
        attachments.content(session, blobs, kept)
    store.undo(store.last_write().id)
    with store.reading() as session:
        assert attachments.content(session, blobs, kept) == b"x"


def test_an_altered_or_missing_file_is_told(store, blobs, tmp_path):
    scan = tmp_path / "a.pdf"
    scan.write_bytes(b"x")
    name, _ = blobs.put(scan)
    file = blobs.folder / name[:2] / name
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    with pytest.raises(StoreDamaged, match="损坏"):
        blobs.get(name)
    file.unlink()
    with pytest.raises(NotFound, match="attachments"):
        blobs.get(name)


def test_evidence_hangs_on_the_entry_of_a_promise_and_is_counted_in_the_ledger(
    store, blobs, tmp_path
):
    scan = tmp_path / "验收单.pdf"
    scan.write_bytes(b"built")
    paper = make.handed_over(store)
    day = {"on": TODAY, "today": TODAY}
    with store.writing("承诺") as session:
        suggestions.reply(session, paper, reply_class="B", promised_on=TODAY, matter="修桥", **day)
        other = promises.promise(session, paper, matter="护栏", promised_on=TODAY, **day)
        made = promises.open_promises(session, paper)[0].id
        kept = promises.fulfil(session, paper, body="通车", promise_id=made, **day)
        attachments.attach_to_promise(session, blobs, kept, scan)
        attachments.attach_to_promise(session, blobs, other, scan)
        wrong = promises.advance(session, paper, body="招标", promise_id=other, **day)
        suggestions.take_back(session, wrong, reason="录错了", today=TODAY)
        with pytest.raises(NotAllowed, match="已经更正"):
            attachments.attach_to_promise(session, blobs, wrong, scan)
        with pytest.raises(NotFound, match="没有这一条承诺记录"):
            attachments.attach_to_promise(session, blobs, paper, scan)
    with store.reading() as session:
        found = promise_list.lines(session, promise_list.Filter(), today=TODAY)
        assert [(line.matter, line.files) for line in found] == [("修桥", 1), ("护栏", 1)]
        assert "（附件1件）" in promise_list.how_far(found[0])
        (line,) = attachments.of_promise(session, paper, made)
        assert attachments.content(session, blobs, line.id) == b"built"
        assert "附件 验收单.pdf" in {each.name for each in audited.audit(session, paper)}
        assert attachments.lines(session, paper) == []


def test_a_step_of_a_group_has_its_files(store, blobs, tmp_path):
    minutes = tmp_path / "纪要.docx"
    minutes.write_bytes(b"agreed")
    with store.writing("成立") as session:
        group = groups.form(session, name="组", leader="王", decided_on=TODAY, today=TODAY)
        told = Said(TODAY, body="过半")
        step = group_events.enter(session, group, GroupKind.PROGRESS, told, today=TODAY)
        kept = attachments.attach_to_step(session, blobs, step, minutes)
    with store.reading() as session:
        history = group_boards.file(session, group, TODAY).history
        assert {line.kind: [f.name for f in line.files] for line in history if line.files} == {
            GroupKind.PROGRESS: ["纪要.docx"]
        }
        assert attachments.content(session, blobs, kept) == b"agreed"
    with store.writing("更正") as session:
        group_events.take_back(session, step, reason="写错了", today=TODAY)
        with pytest.raises(NotAllowed, match="已经更正"):
            attachments.attach_to_step(session, blobs, step, minutes)


@pytest.mark.parametrize("content", [b"", None])
def test_what_cannot_be_kept_is_refused_in_words(blobs, tmp_path, content):
    scan = tmp_path / "a.pdf"
    if content is not None:
        scan.write_bytes(content)
    with pytest.raises(NotAllowed, match="没有收下"):
        blobs.put(scan)


@pytest.mark.parametrize(
    ("name", "safe"),
    [("../../etc/passwd", "_.._etc_passwd"), ("a\u202egpj.exe", "agpj.exe"), ("...", "附件")],
)
def test_a_senders_name_cannot_lead_elsewhere(name, safe):
    assert "/" not in attachments.safe_name(name)
    assert attachments.safe_name(name) == safe
