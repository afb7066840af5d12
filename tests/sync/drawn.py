"""What a deed of the model is done to, and in which words: drawn by dice."""

from typing import Any

from sqlmodel import Session, select

NAMES = ("周启明", "王芳", "刘洋", "陈静")
WORDS = ("甲", "乙", "丙", "")


def one(session: Session, kind: type[Any], die: int) -> Any:
    """Return one of the rows here; `LookupError` when there is none."""
    return _any_of(session, select(kind), kind, die)


def own(session: Session, kind: type[Any], die: int) -> Any:
    """Return one of this office's rows, which its verbs are for."""
    return _any_of(session, select(kind).where(kind.unit == "", ~kind.deleted), kind, die)


def _any_of(session: Session, some: Any, kind: type[Any], die: int) -> Any:
    rows = session.exec(some.order_by(kind.id)).all()
    if not rows:
        raise LookupError(kind)
    return rows[die % len(rows)]
