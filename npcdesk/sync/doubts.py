"""What is asked before an import counts: far more conflicts, or far more put away, than usual."""

from collections.abc import Iterable, Iterator

from sqlalchemy import text
from sqlmodel import Session

MANY_CONFLICTS = 50
MANY_AWAY = 0.2  # of the rows of one table that one scope held


def asks(session: Session, fresh: int, tables: Iterable[str]) -> Iterator[str]:
    """Say what is to be confirmed of the import in this write.

    Args:
        session: with all of the import written.
        fresh: how many cells are in conflict that were not before.
        tables: those of which rows were put away.
    """
    if fresh > MANY_CONFLICTS:
        yield f"有 {fresh} 处两边改得不一样，比平常多。请先打电话问对方，再决定是否导入。"
    for table in tables:
        asked = {"id": session.info["write"], "tbl": table}
        for sid, count in session.execute(text(_AWAY.format(table)), asked).all():
            left = text((_LEFT if sid else _ALL_LEFT).format(table))
            whole = count + session.execute(left, {"sid": sid, "tbl": table}).scalar_one()
            if count > max(5, whole * MANY_AWAY):
                yield f"对方一次撤下了 {count} 条记录（共 {whole} 条）。请先打电话问清楚再导入。"


_AWAY = (
    "SELECT m.sid, count(*) FROM changed c JOIN {0} t ON t.id = c.row_id AND t.deleted "
    "LEFT JOIN row_meta m ON m.row_id = c.row_id WHERE c.write_id = :id AND c.tbl = :tbl "
    "AND c.before IS NOT NULL AND NOT json_extract(c.before, '$.deleted') "
    "GROUP BY m.sid ORDER BY m.sid"
)
_LEFT = (
    "SELECT count(*) FROM row_meta m JOIN {0} t ON t.id = m.row_id AND NOT t.deleted "
    "WHERE m.sid = :sid AND m.tbl = :tbl"
)
_ALL_LEFT = "SELECT count(*) FROM {0} WHERE NOT deleted"
