"""How a command comes to the office's data: which folder, whose passphrase, what day it is."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from npcdesk import diary, sync, vault
from npcdesk.clock import Clock, now_ms
from npcdesk.errors import KeyRefused, Unclear
from npcdesk.paths import OfficeFolder
from npcdesk.rules.day_entry import Expects, read_day

if TYPE_CHECKING:
    from npcdesk.store import Store


@dataclass(frozen=True, slots=True)
class Entrance:
    """What the words before a command said."""

    folder: OfficeFolder
    passphrase_file: Path | None
    clock: Clock
    the_day: str = ""  # as typed with --date-is: the computer's day is right though it is odd

    @property
    def today(self) -> date:
        """The day it is."""
        return self.clock.today()

    def day(self, text: str, expects: Expects = "past") -> date:
        """Return the day that was typed; see `read_day`."""
        return read_day(text, today=self.today, expects=expects)

    @contextmanager
    def opened(self) -> "Generator[Store]":
        """Lend the open file, locked against a second opening."""
        from npcdesk.store import unlocking  # noqa: PLC0415 - help needs no data layer

        if unlocking.exists(self.folder):
            diary.start(self.folder.log)
        with unlocking.opened(self.folder, self.passphrase(), self.clock) as store:
            sync.attach(store)
            self._doubted(store)
            yield store

    def _doubted(self, store: "Store") -> None:
        """Say that the computer's day is odd, and let nothing be written until it is confirmed."""
        from npcdesk.cli import asking, shown  # noqa: PLC0415 - help needs neither
        from npcdesk.office import strange_days  # noqa: PLC0415 - as above

        with store.reading() as session:
            doubt = strange_days.doubt(session, now_ms())
        if doubt is None or (self.the_day and self.day(self.the_day) == doubt.today):
            return
        shown.aside(doubt.words)
        store.before_writing(lambda: asking.agreed_day(doubt.today))

    @contextmanager
    def reading(self) -> Generator[Any]:
        """Lend a session for queries, and close the file after it."""
        with self.opened() as store, store.reading() as session:
            yield session

    @contextmanager
    def writing(self, what: str) -> Generator[Any]:
        """Lend a session that commits when the block ends well, and close the file after it."""
        with self.opened() as store, store.writing(what) as session:
            yield session

    def passphrase(self) -> str | None:
        """Return the passphrase that was given or is typed now; None where the keyring knows."""
        given = vault.passphrase_from(os.environ, self.passphrase_file)
        if given or not self.folder.slots.exists() or not sys.stdin.isatty():
            return given
        if vault.open_with_keyring(self.folder.slots) is not None:
            return None
        return getpass("密码：")

    def new_passphrase(self) -> str:
        """Return the passphrase of a new office: as given, or typed twice.

        Raises:
            KeyRefused: it is too short, or nobody is there to type one.
            Unclear: the two differ.
        """
        given = vault.passphrase_from(os.environ, self.passphrase_file)
        ways = "用 --passphrase-file 指明文件，或设环境变量 NPCDESK_PASSPHRASE"
        typed = secret(given, "给这份数据设一个密码（至少 8 个字）：", ways, twice=True)
        return vault.checked_passphrase(typed)


def secret(given: str | None, question: str, ways: str, *, twice: bool = False) -> str:
    """Return what was given, else what is typed now without being shown.

    Raises:
        KeyRefused: nobody is there to type it; `ways` says how else to give it.
        Unclear: it was typed twice, and the two differ.
    """
    if given is not None:
        return given
    if not sys.stdin.isatty():
        msg = f"没有终端可以输入。请{ways}。"
        raise KeyRefused(msg)
    typed = getpass(question)
    if twice and getpass("再输一遍：") != typed:
        msg = "两遍输入的密码不一样，什么也没有改。请再来一次。"
        raise Unclear(msg)
    return typed
