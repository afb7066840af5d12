"""File names: of parts, and of what a sender calls its attachments."""

import unicodedata
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk.sync.bundle import Cargo, names
from tests.sync import bundles

TRICKS = st.text(st.sampled_from('a.文 /\\:*?"<>|\0\n\u202e\u200b\ud800CONnul1.') | st.characters())


@given(TRICKS | st.text(max_size=300), st.integers(8, 120))
def test_a_clean_name_is_a_name_everywhere(name, most):
    made = names.clean(name, most)
    assert 0 < len(made) <= most + 1
    assert made == PurePosixPath(made).name == PureWindowsPath(made).name
    assert made not in {".", ".."}
    assert made == made.strip(" .")
    assert not set(made) & set('<>:"/\\|?*')
    assert not [c for c in made if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    assert not PureWindowsPath(made).is_reserved()
    made.encode()


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("../../etc/passwd", "etcpasswd"),
        ("C:\\Windows\\x.exe", "CWindowsx.exe"),
        ("扫描件\u202egpj.exe", "扫描件gpj.exe"),
        ("con.pdf", "_con.pdf"),
        ("COM1", "_COM1"),
        ("  . ", "_"),
        ("", "_"),
        ("答复函.pdf...", "答复函.pdf"),
        ("长" * 200 + ".pdf", "长" * 76 + ".pdf"),
        ("答复函（定稿）.pdf", "答复函（定稿）.pdf"),
    ],
)
def test_tricks_are_taken_out_and_plain_names_stay(name, made):
    assert names.clean(name) == made


def test_a_part_is_named_by_offices_day_and_counter():
    base = names.of_bundle("示例镇人大", "示例县人大", date(2026, 11, 22))
    assert names.of_part(base, 3, 1, 2) == "示例镇人大→示例县人大 20261122 第3号 1-2.npb"
    assert names.of_part(base, 3, 1, 1) == "示例镇人大→示例县人大 20261122 第3号.npb"
    assert (
        len(names.of_part(names.of_bundle("长" * 60, "名" * 60, bundles.DAY), 999, 1, 99).encode())
        < 255
    )


def test_the_next_free_number_is_taken():
    base = names.of_bundle("甲", "乙", date(2026, 11, 22))
    taken = [f"{base} 第1号 1-2.npb", f"{base} 第2号.npb.part", f"{base}5 第3号 1-1.npb", "x"]
    assert names.free_number(base, 1, taken) == 3
    assert names.free_number(base, 7, taken) == 7
    assert names.free_number(base, 1, [f"{base} "]) == 1


def test_the_name_of_an_office_cannot_lead_out_of_the_folder(tmp_path):
    ends = bundles.ends()
    tricky = type(ends)(
        ends.own, ends.from_unit, "../../示例\u202e镇", ends.to_unit, "CON:/..", ends.recipients
    )
    (path,) = bundles.write(tmp_path / "out", Cargo(), ends=tricky)
    assert path.parent == tmp_path / "out"
    assert path.name == "示例镇→_CON 20261122 第1号.npb"
    assert [one.name for one in tmp_path.iterdir()].count("示例镇") == 0
    assert Path(path).exists()
