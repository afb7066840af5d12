"""Sending a ready letter through the office's own mail server (SMTP), always encrypted.

The password is kept by the system's keyring or by nobody; it is in no file of ours.
"""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from npcdesk.errors import MailRefused
from npcdesk.job import Job, Step
from npcdesk.sync.carry.addresses import checked
from npcdesk.sync.carry.smtp_words import words
from npcdesk.vault import ring

PATIENCE_S = 10.0
"""How long a keyring may take: a person may be typing its password."""
TIMEOUT_S = 60.0
"""How long the server may be silent: some look through a large letter for that long."""
GREETING_S = 15.0
"""How long it may take to answer at first: the wrong port never does."""
_BLOCK = 64 * 1024


class Security(StrEnum):
    """How the line is encrypted: from the first byte, or after the greeting."""

    SSL = "ssl"
    STARTTLS = "starttls"


@dataclass(frozen=True, slots=True)
class Account:
    """A mailbox to send from. `sender` is its address; `user` is what the server knows it by."""

    host: str
    port: int
    security: Security
    user: str
    sender: str


def password(account: Account, wait_s: float = PATIENCE_S) -> str | None:
    """Return the password that the keyring keeps, or None: then a person is asked each time."""
    return ring.kept(_ring_name(account), wait_s)


def can_remember(wait_s: float = PATIENCE_S) -> bool:
    """Tell whether this computer has a keyring that would keep a password."""
    return ring.works(wait_s)


def remember(account: Account, secret: str, wait_s: float = PATIENCE_S) -> bool:
    """Give the password to the keyring; False where there is none that keeps it."""
    return ring.keep(_ring_name(account), secret, wait_s)


def forget(account: Account, wait_s: float = PATIENCE_S) -> None:
    """Take the password out of the keyring."""
    ring.drop(_ring_name(account), wait_s)


def send(
    letter: Path,
    receiver: str,
    account: Account,
    secret: str,
    *,
    trust: ssl.SSLContext | None = None,
    timeout_s: float = TIMEOUT_S,
) -> Job[None]:
    """Send a letter as it stands.

    Stopped before its last step, nothing is sent: a letter that has no end is thrown away.

    Args:
        letter: an `.eml` file with the addresses of this envelope.
        receiver: one address.
        account: where from.
        secret: the password; of QQ and 163 the 授权码.
        trust: the certificates that are believed; the system's when None.
        timeout_s: how long the server may be silent.

    Raises:
        NotAllowed: an address is none.
        MailRefused: the server cannot be reached or does not take it; the letter is as it was.
    """
    ends = checked(account.sender), checked(receiver)
    with _in_words(), _connected(account, trust, timeout_s) as server:
        yield Step(0, 1, "", "登录")
        if not (account.user + secret).isascii():  # typed with the Chinese keyboard on
            raise smtplib.SMTPAuthenticationError(535, b"")
        server.login(account.user, secret)
        size = letter.stat().st_size
        _announce(server, ends, size)
        with letter.open("rb") as file:
            for at, block in _blocks(file):
                server.send(block)
                yield Step(min(at, size), size, "", "发送")
        server.send(b".\r\n")
        code, said = server.getreply()
        if code != 250:
            raise smtplib.SMTPDataError(code, said)


@contextmanager
def _connected(
    account: Account, trust: ssl.SSLContext | None, timeout_s: float
) -> Iterator[smtplib.SMTP]:
    """Open an encrypted line; this computer's name is not told."""
    trust = trust or ssl.create_default_context()
    here, first_s = "[127.0.0.1]", min(timeout_s, GREETING_S)
    if account.security is Security.SSL:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            account.host, account.port, here, timeout=first_s, context=trust
        )
    else:
        server = smtplib.SMTP(account.host, account.port, here, first_s)
    done = False
    try:
        if account.security is Security.STARTTLS:
            server.starttls(context=trust)
        server.ehlo_or_helo_if_needed()
        if server.sock is not None:
            server.sock.settimeout(timeout_s)
        yield server
        done = True
    finally:
        with suppress(OSError):  # sent, or the reason is on its way
            if done:
                server.quit()
        server.close()


def _announce(server: smtplib.SMTP, ends: tuple[str, str], size: int) -> None:
    """Tell the server who writes to whom, and how much."""
    sender, receiver = ends
    most = server.esmtp_features.get("size", "")
    if most.isdigit() and 0 < int(most) < size:
        msg = f"邮件服务器一封只收 {int(most) // 1_000_000} MB。请选小一些的分份，重新导出。"
        raise MailRefused(msg)
    options = [f"size={size}"] if server.has_extn("size") else []
    code, said = server.mail(sender, options)
    if code != 250:
        raise smtplib.SMTPSenderRefused(code, said, sender)
    code, said = server.rcpt(receiver)
    if code not in {250, 251}:
        raise smtplib.SMTPRecipientsRefused({receiver: (code, said)})
    code, said = server.docmd("DATA")
    if code != 354:
        raise smtplib.SMTPDataError(code, said)


def _blocks(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Give a letter as the wire wants it: lines end in CRLF, a leading dot is doubled."""
    block, at = bytearray(), 0
    for line in file:
        at += len(line)
        block += (b"." if line.startswith(b".") else b"") + line.rstrip(b"\r\n") + b"\r\n"
        if len(block) >= _BLOCK:
            yield at, bytes(block)
            block.clear()
    yield at, bytes(block)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except (OSError, UnicodeError, OverflowError) as error:  # smtplib's own are OSErrors
        raise MailRefused(words(error)) from error


def _ring_name(account: Account) -> str:
    return f"mail {account.user}@{account.host}:{account.port}"
