"""The plan of the house, held by tests: who may import whom, how large a room may be."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from npcdesk import labels, models

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "npcdesk").rglob("*.py"))
TESTS = sorted(path for name in ("tests", "bench") for path in (ROOT / name).rglob("*.py"))
STEPS = ROOT / "npcdesk" / "store" / "migrations" / "versions"
"""A step is never edited again once it is released, and is one list of tables: no room to cut."""
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "controller", "info"}


def test_imports_keep_to_the_floors():
    # apart: it silences the loggers of whoever imports it
    lint = "from importlinter.cli import lint_imports; exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_a_room_is_explained_and_read_at_one_sitting(module):
    text = module.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert module.stem not in DRAWERS
    if STEPS not in module.parents:
        assert len(text.splitlines()) <= 400


def test_tests_and_benches_are_read_at_one_sitting_too():
    long = {p.name: n for p in TESTS if (n := len(p.read_text("utf-8").splitlines())) > 400}
    assert not long


def test_no_page_pumps_events_or_nests_a_loop():
    for module in (ROOT / "npcdesk" / "ui").rglob("*.py"):
        text = module.read_text("utf-8")
        assert "processEvents" not in text, module
        assert not re.search(r"(?<!app)\.exec\(", text), module


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (models.Level, labels.LEVEL),
        (models.Sex, labels.SEX),
        (models.MandateStatus, labels.STATUS),
        (models.Rating, labels.RATING),
        (models.Origin, labels.ORIGIN),
        (models.HandlerRole, labels.HANDLER_ROLE),
        (models.ContactStage, labels.STAGE),
        (models.Disposition, labels.DISPOSITION),
        (models.VisitKind, labels.VISIT_KIND),
        (models.EventKind, labels.EVENT),
    ],
)
def test_every_stored_value_has_its_word(members, words):
    assert {member.value for member in members} <= set(words)


def test_every_source_that_is_cited_is_listed_and_no_other():
    listed = (ROOT / "docs" / "sources.md").read_text("utf-8")
    texts = [*MODULES, *TESTS, *(ROOT / "docs" / "decisions").glob("*.md")]
    said = " ".join(path.read_text("utf-8") for path in texts)
    runs = re.findall(r"sources\.md (\d\.\d+(?:(?:, | and )\d\.\d+)*)", said)
    cited = {number for run in runs for number in re.findall(r"\d\.\d+", run)}
    assert cited == set(re.findall(r"^\| (\d\.\d+) \|", listed, re.MULTILINE))
