"""What stands once the settling of a conflict is taken back: a newer write, so nothing reopens."""

from sqlmodel import Session

from npcdesk.models import Written
from npcdesk.store import Store
from npcdesk.sync import called

SETTLES = "处理冲突："


def deed(name: str, column: str) -> str:
    """Return what the write is called that settles a record's cell."""
    return f"{SETTLES}{name}的{column}"


def told(store: Store, write_id: int) -> str:
    """Say what will stand once a write is taken back; "" where it settled no conflict.

    To be asked before it is taken back: afterwards the value that was chosen is in no row.
    """
    with store.reading() as session:
        write = session.get(Written, write_id)
        if write is None or not write.what.startswith(SETTLES):
            return ""
        return _told(session, write_id)


def _told(session: Session, write_id: int) -> str:
    cells = [cell for touch in called.touched(session, 1, write_id) for cell in touch.cells]
    if len(cells) != 1 or max(map(len, cells[0])) > called.LONGEST:
        return "处理以前显示的内容又用上了，这处冲突不再列出。要用别的，请直接改这一条。"
    column, before, chosen = (words or "空" for words in cells[0])
    return f"{column}又是“{before}”，这处冲突不再列出。要用“{chosen}”，请直接改这一条。"
