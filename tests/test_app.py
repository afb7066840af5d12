"""The program as it is started: its own process, its own imports."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from npcdesk import app
from npcdesk.settings import Settings
from tests.ui.windows import PASSPHRASE, locked_office

HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "alembic", "reportlab", "keyring", "cryptography")

WATCH = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from npcdesk import app
from npcdesk.settings import Settings
from npcdesk.ui.main_window import MainWindow

seen = {}
def painted(window):
    seen["early"] = [name for name in %(heavy)r if name in sys.modules]
def filled(window):
    seen["page"] = window.page().head.title.full()
    QTimer.singleShot(200, lambda: named(window))
def named(window):
    seen["office"] = window.nav.office.full()
    window.close()

before = MainWindow.__init__
def watched(self, *words, **more):
    before(self, *words, **more)
    self.first_painted.connect(lambda: painted(self))
    self.filled.connect(lambda: filled(self))
    QTimer.singleShot(60_000, QApplication.quit)
MainWindow.__init__ = watched
code = app.main(sys.argv[1:])
print(json.dumps(seen, ensure_ascii=False))
sys.exit(code)
"""


def started(*words, **env):
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        encoding="utf-8",
        cwd=Path(__file__).parent.parent,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONIOENCODING": "utf-8",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            **env,
        },
        timeout=120,
        check=False,
    )


def test_the_window_is_painted_before_the_data_layer_and_then_filled(folder, tmp_path):
    locked_office(folder)
    run = started(
        "-c",
        WATCH % {"heavy": HEAVY},
        "--office",
        str(folder.root),
        NPCDESK_PASSPHRASE=PASSPHRASE,
        XDG_CONFIG_HOME=str(tmp_path / "config"),
        XDG_DATA_HOME=str(tmp_path / "data"),
    )
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    seen = json.loads(run.stdout.splitlines()[-1])
    assert seen == {"early": [], "office": "示例县人大", "page": "今日要办"}
    assert not folder.lock.with_name("desk.lock.who").exists(), "the folder is let go"
    log = folder.log.read_text("utf-8") if folder.log.exists() else ""
    assert "示例县" not in log


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], True),
        (["--office", "x"], True),
        (["--office=x"], True),
        (["--office", "x", "check"], False),
        (["demo", "--out", "x"], False),
        (["--help"], False),
    ],
)
def test_words_tell_the_window_from_a_command(words, wanted):
    assert (app.folder_named(words) is not None) is wanted


def test_without_a_display_it_says_so(tmp_path):
    env = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    run = started("-m", "npcdesk", "--office", str(tmp_path), **env)
    assert run.returncode == 1
    assert "没有图形界面" in run.stderr
    assert "Traceback" not in run.stderr


def test_preferences_that_cannot_be_kept_stop_nothing(tmp_path):
    (tmp_path / "file").write_text("in the way")
    app._keep(tmp_path / "file" / "preferences.json", Settings())


def test_a_command_is_not_a_window():
    run = started("-m", "npcdesk", "--help")
    assert run.returncode == 0
    assert "PySide6" not in run.stderr
