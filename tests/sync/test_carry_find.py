"""What of ours lies on a stick: found by name, never further than is good."""

import pytest

from npcdesk.errors import StoreDamaged
from npcdesk.sync.carry import bundles


def _lay(root, *names):
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"")


def test_each_kind_is_found_and_nothing_else(tmp_path):
    _lay(tmp_path, "b.npb", "a.NPB", "夹/信.eml", "配对申请.npreq", "配对回复.npcert", "x.docx")
    found = bundles.find(tmp_path)
    assert [each.name for each in found.parts] == ["a.NPB", "b.npb"]
    assert [each.name for each in found.mails] == ["信.eml"]
    assert [each.name for each in found.requests] == ["配对申请.npreq"]
    assert [each.name for each in found.replies] == ["配对回复.npcert"]
    assert not found.more


def test_drafts_hidden_files_bins_and_links_are_left_out(tmp_path):
    _lay(
        tmp_path,
        "a.npb.npcdesk.part",
        "._a.npb",
        "~a.npb",
        "$RECYCLE.BIN/b.npb",
        "System Volume Information/c.npb",
        ".Trash-1000/d.npb",
        "real/e.npb",
    )
    (tmp_path / "again").symlink_to(tmp_path / "real")
    (tmp_path / "f.npb").symlink_to(tmp_path / "real" / "e.npb")
    (tmp_path / "g.npb").mkdir()
    assert bundles.find(tmp_path).parts == (tmp_path / "real" / "e.npb",)


def test_depth_and_number_have_an_end(tmp_path):
    _lay(tmp_path, "1/2/3/d.npb", "1/2/3/4/e.npb", *(f"many/{n:03}.npb" for n in range(50)))
    assert tmp_path / "1/2/3/d.npb" in bundles.find(tmp_path).parts
    assert tmp_path / "1/2/3/4/e.npb" not in bundles.find(tmp_path).parts
    few = bundles.find(tmp_path, kept=10)
    assert len(few.parts) == 10
    assert few.more
    assert bundles.find(tmp_path, looked_at=20).more
    assert not bundles.find(tmp_path, looked_at=60).more


def test_a_file_is_itself_and_nothing_is_nothing(tmp_path):
    _lay(tmp_path, "a.npb", "b.txt")
    assert bundles.find(tmp_path / "a.npb").parts == (tmp_path / "a.npb",)
    assert not bundles.find(tmp_path / "b.txt")
    with pytest.raises(StoreDamaged, match="读不出来"):
        bundles.find(tmp_path / "gone")
