"""打印字体 in the window: what there is, a line of each, what cannot be used is told."""

import shutil

import pytest

from npcdesk import paths, settings
from npcdesk.forms import faces
from npcdesk.forms.faces import Face, Own
from npcdesk.paths import resources
from npcdesk.ui.faces_dialog import FacesDialog, facts


@pytest.fixture
def own(tmp_path, monkeypatch, desk):
    """Two files of this computer: one called 楷体, one damaged; its preferences are kept."""
    file = tmp_path / "simkai.ttf"
    shutil.copy(resources() / "fonts" / "FandolKai-Regular.ttf", file)
    monkeypatch.setattr(paths, "font_folders", lambda: (tmp_path,))
    monkeypatch.setattr(desk, "_keep", lambda chosen: settings.save(paths.preferences(), chosen))
    yield file
    paths.preferences().unlink(missing_ok=True)
    faces.choose_anew()


def test_a_face_is_chosen_seen_and_printed_with(qtbot, desk, own):
    desk.choose(faces={"fang": str(own)})
    dialog = FacesDialog(desk)
    qtbot.addWidget(dialog)
    assert dialog.chosen() == {Face.FANG: Own(str(own))}
    assert dialog.view.pages() == 1
    dialog.primary.click()
    assert faces.runs("国", Face.FANG) == [(Own(str(own)), "国")]
    used = [(fact.label, fact.value.replace("\u200b", "")) for fact in facts(desk)]
    assert used[:2] == [("仿宋", "simkai.ttf"), ("楷体", "程序自带")]
    dialog.fields[Face.FANG].set_value("")
    dialog.deed(second=False)
    assert faces.runs("国", Face.FANG) == [(Face.FANG, "国")]


def test_a_damaged_file_is_told_and_not_taken(qtbot, desk, own):
    bad = own.with_name("坏.ttf")
    bad.write_bytes(own.read_bytes()[:2000])
    desk.choose(faces={"hei": str(bad)})
    dialog = FacesDialog(desk)
    qtbot.addWidget(dialog)
    assert dialog.fields[Face.HEI].error() == "坏.ttf 读不出来，可能已经损坏或者移走"
    assert dialog.chosen() == {}
    assert "打印用程序自带的" in facts(desk)[2].value
