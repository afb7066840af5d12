"""The commands of a fresh clone, and what they install."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import desk  # noqa: E402

LOCKS = sorted((ROOT / "locks").glob("*.txt"))
BUILD = [*LOCKS, *(ROOT / name for name in ("Makefile", "desk.py", "desk.cmd", ".ci/run"))]


def pinned(text):
    """Return package → version, markers dropped."""
    return dict(re.findall(r"^([a-z0-9-]+)==([\w.]+)", text, re.MULTILINE))


@pytest.mark.parametrize("file", BUILD, ids=lambda file: file.name)
def test_no_address_is_written_where_packages_come_from(file):
    text = file.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host", text)


@pytest.mark.parametrize("file", LOCKS, ids=lambda file: file.name)
def test_every_pin_has_a_hash(file):
    pins = re.split(r"\n(?=\S)", file.read_text(encoding="utf-8").strip())
    assert pins
    for pin in pins:
        assert re.match(r"[a-z0-9-]+==\S+( ; .+)? \\\n +--hash=sha256:[0-9a-f]{64}", pin), pin


def test_tests_run_with_what_is_shipped():
    shipped, tested = pinned(desk.pins("run")), pinned(desk.pins("test"))
    assert shipped.items() <= tested.items()


@pytest.mark.parametrize("kind", ["run", "test"])
def test_an_old_system_gets_qt_6_8_and_the_rest_unchanged(monkeypatch, kind):
    monkeypatch.setenv("NPCDESK_QT", "newest")
    newest, mark = desk.pins(kind), desk.mark(kind)
    monkeypatch.setenv("NPCDESK_QT", "6.8")
    old = desk.pins(kind)
    qt = {"pyside6-essentials": "6.8.0.2", "shiboken6": "6.8.0.2"}
    assert pinned(old) == pinned(newest) | qt
    assert old.count("pyside6-essentials==") == 1
    assert desk.mark(kind) != mark


@pytest.mark.parametrize(
    ("machine", "glibc", "old"),
    [
        ("x86_64", "glibc 2.28", True),
        ("x86_64", "glibc 2.31", True),
        ("x86_64", "glibc 2.34", False),
        ("x86_64", "glibc 2.36", False),
        ("aarch64", "glibc 2.36", True),
        ("aarch64", "glibc 2.39", False),
        ("AMD64", "", False),
    ],
)
def test_which_systems_are_old(machine, glibc, old):
    assert desk.too_old(machine, glibc) is old


@pytest.mark.parametrize(("version", "judged"), [("6.8", False), ("newest", True)])
def test_types_are_judged_by_the_newest_qt(monkeypatch, version, judged):
    done = []
    monkeypatch.setenv("NPCDESK_QT", version)
    monkeypatch.setattr(desk, "start", lambda *step, **_: done.append(step))
    assert desk.gate(("pytest",)) == 0
    assert (desk.TYPES in done) is judged
    assert ("pytest",) in done


def test_a_library_that_is_not_there_is_named_by_its_package(monkeypatch):
    if sys.platform != "linux":
        pytest.skip("packages of Debian")
    monkeypatch.setitem(desk.QT_LIBRARIES, "libnowhere.so.9", "libnowhere9")
    assert "libnowhere9" in desk.missing_packages(fresh=False)


def test_window_libraries_are_asked_for_only_where_there_is_a_display(monkeypatch):
    if sys.platform != "linux":
        pytest.skip("packages of Debian")
    monkeypatch.setitem(desk.QT_WINDOW_LIBRARIES, "libnowhere.so.9", "libnowhere9")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert "libnowhere9" not in desk.missing_packages(fresh=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert "libnowhere9" in desk.missing_packages(fresh=False)


def test_an_unknown_word_is_answered_with_the_known_ones():
    done = subprocess.run(
        [sys.executable, ROOT / "desk.py", "fly"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "run | test" in done.stdout


@pytest.mark.skipif(not shutil.which("make"), reason="Windows has desk.cmd")
def test_make_knows_every_command_and_passes_the_words_on():
    for verb in ("run", "test", "check", "bench", "demo", "lock", "clean"):
        told = subprocess.run(
            ["make", "--no-print-directory", "-n", verb, "ARGS=--office /o"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert told.stdout == f"python3 desk.py {verb} --office /o\n"
