"""A file is written whole, or what was there before stays."""

import pytest

from npcdesk.errors import StoreDamaged
from npcdesk.office import files


def test_what_cannot_be_written_whole_leaves_the_old_file_and_no_other(tmp_path):
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    path = tmp_path / "统计.docx"
    files.write(path, b"old")
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(StoreDamaged, match=r"统计.docx 没有写成"):
            files.write(path, b"new" * 4096)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_goes_on_leading_to_what_is_written(tmp_path):
    place, link = tmp_path / "一.txt", tmp_path / "二.txt"
    files.write(place, b"old")
    link.symlink_to(place)
    files.write(link, b"new")
    assert (place.read_bytes(), link.is_symlink()) == (b"new", True)
