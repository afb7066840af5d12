"""Attachments are kept encrypted, once, and come back as they were."""

import pytest

from npcdesk.errors import NotAllowed, NotFound, StoreDamaged
from npcdesk.office import attachments
from npcdesk.store.blobs import Blobs
from tests import make


@pytest.fixture
def blobs(folder):
    return Blobs(folder.attachments, make.KEY)


def test_a_scan_is_kept_encrypted_and_comes_back(store, blobs, tmp_path):
    scan = tmp_path / "原件.pdf"
    scan.write_bytes(b"%PDF scan of the paper")
    paper = make.suggestion(store)
    with store.writing("收下附件") as session:
        kept = attachments.attach(session, blobs, paper, scan)
        attachments.attach(session, blobs, paper, scan)
    files = [path for path in blobs.folder.rglob("*") if path.is_file()]
    assert len(files) == 1
    assert b"scan" not in files[0].read_bytes()
    with store.reading() as session:
        assert [line.name for line in attachments.lines(session, paper)] == ["原件.pdf"] * 2
        assert attachments.content(session, blobs, kept) == b"%PDF scan of the paper"


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
