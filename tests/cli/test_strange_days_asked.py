"""A computer's day that does not follow from the last write is said, and asked about."""

from contextlib import closing
from datetime import date

from sqlalchemy import text

from npcdesk import vault
from npcdesk.clock import now_ms
from npcdesk.store import opening, unlocking
from tests import make
from tests.cli.offices import PASSPHRASE

DAY_MS = 86_400_000


def written(line, at_ms):
    """Let the last write of the file have been at that moment."""
    key = vault.open_with_passphrase(line.folder.slots, PASSPHRASE)
    file_key = unlocking.file_key(key)
    store = opening.open_store(line.folder, file_key, make.CLOCK)
    with closing(store), store.altering() as connection:
        connection.execute(text("UPDATE written SET at_ms = :at"), {"at": at_ms})


def test_a_clock_that_jumped_is_said_and_writes_nothing_unasked(line):
    written(line, now_ms() - 400 * DAY_MS)
    line.run("today")
    assert "离上次写入" in line.err
    said = line.run("units", "add", "县水利局", code=1)
    day = date.fromtimestamp(now_ms() / 1000).isoformat()  # noqa: DTZ012 - the wall clock
    assert said.splitlines()[-1].endswith(f"就在命令最前面加 --date-is {day} 再来。")
    assert line.json("units", "list") == []
    line.run("--date-is", day, "units", "add", "县水利局")
    line.run("units", "add", "县农业农村局")  # the write that was confirmed is the last one now
    assert line.err == ""


def test_check_says_what_no_backup_has(line):
    assert "还没有备份" in line.run("check")
    line.run("backup")
    assert "备份" not in line.run("check")
    line.run("units", "add", "县水利局")
    assert "备份后又改了 1 处，请用 backup 再备份一次。" in line.run("check")
