"""The exchange between offices by file: commits, bundles, trust, merging (docs/bundle.md)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlmodel import Session

    from npcdesk.store import Store
    from npcdesk.sync.trust.token import Token


def joined(session: "Session") -> bool:
    """Return whether this file takes part in an exchange; looks at no more than that."""
    query = "SELECT 1 FROM own_key WHERE current LIMIT 1"
    return session.connection().exec_driver_sql(query).first() is not None


def attach(store: "Store") -> None:
    """Let every write of this file be sealed for the exchange, once the office takes part in one.

    Costs an office that exchanges with nobody one look at an empty table for each write.
    """
    checked = False
    kept: Token | None = None

    def seal(session: "Session", write_id: int) -> None:
        if not joined(session):
            return
        from sqlalchemy import event  # noqa: PLC0415 - of no use to others, and slow

        from npcdesk.sync import capture, guard  # noqa: PLC0415 - as above

        if not checked:
            guard.check(session, store.path.parent)
        capture.seal(session, write_id)
        event.listen(session, "after_commit", remember, once=True)

    def remember(_session: object) -> None:
        nonlocal checked, kept
        from npcdesk.sync import guard  # noqa: PLC0415 - as above

        checked = True  # not before: what a refused write found out was rolled back with it
        kept = guard.remember(store, kept)

    store.on_seal(seal)
