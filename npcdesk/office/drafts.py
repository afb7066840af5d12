"""What was typed into a sheet and not written yet: kept in the file while the program is closed."""

import json
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.models import Meta
from npcdesk.store import Store


def keep(store: Store, key: str, value: Any) -> None:
    """Keep what JSON can hold; nothing removes it. No step of the journal."""
    with store.altering() as connection:
        if value:
            connection.execute(
                text("INSERT OR REPLACE INTO meta (key, value) VALUES (:key, :value)"),
                {"key": key, "value": json.dumps(value, ensure_ascii=False)},
            )
        else:
            connection.execute(text("DELETE FROM meta WHERE key = :key"), {"key": key})


def kept(session: Session, key: str) -> Any:
    """Return what was kept, None where nothing was."""
    row = session.get(Meta, key)
    return json.loads(row.value) if row else None
