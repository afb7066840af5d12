"""The versions of the file's layout, oldest first. A test holds them equal to the upgrade steps.

Kept apart from the steps so that opening a file of today needs no upgrade machinery.
"""

from typing import Any

from npcdesk.errors import StoreTooNew

KNOWN = ("0001", "0002", "0003", "0004")
HEAD = KNOWN[-1]


def of(connection: Any) -> str | None:
    """Return the version of the file behind a driver's connection; None before its first."""
    execute = connection.execute
    known = execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    return str(row[0]) if row else None


def refuse_newer(found: str | None) -> None:
    """Raise `StoreTooNew` for a version that this program does not know."""
    if found is not None and found not in KNOWN:
        msg = "这份数据是更新版本的程序写的，为了不弄坏它，没有打开。请先升级本程序。"
        raise StoreTooNew(msg)
