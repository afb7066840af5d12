"""Connections to an encrypted file: the key first, then everything else."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from npcdesk.errors import KeyRefused, StoreDamaged

PLAIN_HEADER = b"SQLite format 3\x00"


def connect(path: Path, key: bytes, *, must_exist: bool = True) -> Any:
    """Open one connection with the raw 32-byte `key`.

    Raises:
        KeyRefused: the file does not open with this key (damage looks the same).
        StoreDamaged: the file is missing, or is not encrypted.
    """
    if must_exist:
        _refuse_plain(path)
    mode = "rw" if must_exist else "rwc"
    try:
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        connection = driver.connect(uri, uri=True, check_same_thread=False, timeout=5)
    except driver.OperationalError as error:
        msg = f"打不开数据文件 {path.name}，请检查文件夹能不能写、磁盘有没有满。"
        raise StoreDamaged(msg) from error
    connection.isolation_level = None
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    try:
        if not connection.execute("PRAGMA cipher_version").fetchone():
            msg = "这台电脑上的数据库组件不能加密，没有打开数据。请重新安装本程序。"
            raise StoreDamaged(msg)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.DatabaseError as error:
        connection.close()
        if "not a database" not in str(error):
            raise
        msg = "数据打不开：密码或恢复码不是这个单位的，或者文件已经损坏。可以换一个，或用备份恢复。"
        raise KeyRefused(msg) from error
    return connection


def _refuse_plain(path: Path) -> None:
    if not path.is_file():
        msg = f"没有找到数据文件 {path}。请检查文件夹，或先新建单位。"
        raise StoreDamaged(msg)
    with path.open("rb") as file:
        if file.read(16) == PLAIN_HEADER:
            msg = f"{path.name} 没有加密，不是本程序的数据文件，没有打开。"
            raise StoreDamaged(msg)
