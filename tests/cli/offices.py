"""Offices on one table, each in a folder of its own, and the files that go between them."""

import io
import json
import shutil
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

from npcdesk import cli
from npcdesk.cli.entrance import Entrance
from npcdesk.clock import FixedClock
from npcdesk.models import Level
from npcdesk.office import offices
from npcdesk.paths import OfficeFolder
from npcdesk.store import unlocking
from npcdesk.sync import capture

PASSPHRASE = "天很蓝水很清草很绿"
NAMES = {
    "330100": ("示例市人大常委会", Level.CITY),
    "330102": ("示例县人大常委会", Level.COUNTY),
    "330102003": ("沙河镇人大主席团", Level.TOWNSHIP),
}
CITY, COUNTY, TOWN = NAMES
CLOCK = FixedClock(datetime(2026, 5, 6, 9, 30))  # noqa: DTZ001 - the wall clock


class Desk:
    """The command line of one machine."""

    def __init__(self, root: Path, unit: str) -> None:
        self.folder, self.unit = OfficeFolder(root), unit
        self.stick = root.with_name(f"{root.name}的U盘")
        self.stick.mkdir(exist_ok=True)

    def run(self, *words, code=0):
        """Run one command, hold it to its exit code, and return what it said."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            got = cli.run(["--office", str(self.folder.root), *map(str, words)], CLOCK)
        assert got == code, err.getvalue() or out.getvalue()
        assert "Traceback" not in err.getvalue()
        return out.getvalue() if code == 0 else err.getvalue()

    def json(self, *words):
        return json.loads(self.run(*words, "--json"))

    def refused(self, *words):
        said = self.run(*words, code=1).strip()
        assert said.endswith("。")
        return said

    def send(self, other: "Desk", *more) -> list[Path]:
        """Export to another office, onto this one's stick."""
        (row,) = self.json("sync", "export", "--to", other.unit, "--out", self.stick, *more)
        return [Path(path) for path in row["paths"]]

    def take(self, *paths):
        """Import, and return what became of each bundle."""
        return self.json("sync", "import", *paths, "--yes")

    def line(self, other: "Desk"):
        """Return what `sync status` says of another office."""
        rows = self.json("sync", "status")[1:]
        return next(row for row in rows if row["unit"] == other.unit)

    def here(self):
        """Return what `sync status` says of this machine."""
        return self.json("sync", "status")[0]

    def delegate(self, name, **more):
        words = [word for key, value in more.items() for word in (f"--{key}", value)]
        self.run("roster", "add", name, "--sex", "男", *words)

    def digests(self):
        return {row["scope"]: row["digest"] for row in self.json("sync", "digest")}

    def all_of(self, query: str):
        """Return the first column of what a query finds, also of other offices' rows."""
        with Entrance(self.folder, None, CLOCK).reading() as session:
            return set(session.connection().exec_driver_sql(query).scalars())

    def people(self):
        return self.all_of("SELECT name FROM person WHERE NOT deleted")

    def beyond_rights(self, query: str) -> None:
        """Write as a program does that was tampered with."""
        with (
            patch.object(capture, "allowed", lambda *_a, **_k: True),
            Entrance(self.folder, None, CLOCK).writing("越权的一步") as session,
        ):
            session.connection().exec_driver_sql(query)

    def copied(self, root: Path) -> "Desk":
        """Return the desk at a copy of the folder."""
        shutil.copytree(self.folder.root, root)
        return Desk(root, self.unit)


def found(root: Path, unit: str, blank_folder: Path) -> Desk:
    """Make a new office's data."""
    shutil.copytree(blank_folder, root)
    desk = Desk(root, unit)
    store = unlocking.open_file(desk.folder, unlocking.key_of(desk.folder, PASSPHRASE), CLOCK)
    name, level = NAMES[unit]
    with store.writing("新建单位") as session:
        offices.begin(session, name=name, level=level, code=unit, term=19)
    store.close()
    return desk


def pair(upper: Desk, lower: Desk, nick: str = "办公室电脑") -> None:
    """Let a machine join by two files and one call."""
    lower.run("sync", "pair", "request", "--out", lower.stick, "--nick", nick)
    asked = lower.stick / "配对申请.npreq"
    words = (asked, "--unit", lower.unit, "--out", upper.stick, "--yes")
    (told,) = upper.json("sync", "pair", "answer", *words)
    (heard,) = lower.json("sync", "pair", "accept", told["path"], "--yes")
    assert (told["code"], told["paired"]) == (heard["code"], heard["paired"])
    Path(told["path"]).unlink()
    asked.unlink()


def exchange(*desks: Desk, rounds: int = 2) -> None:
    """Let neighbours exchange, down the line and up again."""
    for _ in range(rounds):
        for one, other in (*pairwise(desks), *pairwise(reversed(desks))):
            other.take(*one.send(other))
