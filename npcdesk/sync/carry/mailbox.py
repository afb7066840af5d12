"""The mailbox that bundles go out from, as the office's file remembers it: nothing secret.

A password is kept by `posting.remember`, in the system's keyring, or by nobody.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from sqlmodel import Session

from npcdesk.sync import trusted
from npcdesk.sync.carry.posting import Account, Security

MAILBOX = "exchange_mailbox"
OWN_SERVERS = {"foxmail.com": "smtp.qq.com", "vip.qq.com": "smtp.qq.com"}
"""Domains whose server is not called smtp and the domain."""
SSL_PORT, STARTTLS_PORT = 465, 587
PORTS = {Security.SSL: SSL_PORT, Security.STARTTLS: STARTTLS_PORT}


@dataclass(frozen=True, slots=True)
class Mailbox:
    """What was typed last: from where, in letters of which size, and to whom by office code."""

    account: Account | None = None
    slice_bytes: int = 0
    addresses: Mapping[str, str] = field(default_factory=dict)


def load(session: Session) -> Mailbox:
    """Return what is remembered; what another version wrote and cannot be read is forgotten."""
    try:
        kept = json.loads(trusted.fact(session, MAILBOX) or "{}")
        account = None
        if said := kept.get("account"):
            said["security"] = Security(said["security"])
            account = Account(**said)
        return Mailbox(account, int(kept.get("slice_bytes", 0)), dict(kept.get("addresses", {})))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Mailbox()


def keep(session: Session, mailbox: Mailbox) -> None:
    """Remember it in the office's file."""
    trusted.keep(session, MAILBOX, json.dumps(asdict(mailbox), ensure_ascii=False))


def server_of(address: str) -> str:
    """Return what the sending server of a mailbox is most likely called, "" when nobody can say."""
    domain = address.rpartition("@")[2].strip().lower()
    return OWN_SERVERS.get(domain, f"smtp.{domain}") if "." in domain else ""
