"""Whether a file has every column of today: one of an unreleased version may lack some."""

from sqlalchemy import Engine, text
from sqlmodel import SQLModel

from npcdesk.models import load_all

SIGNS = ("no such column", "no such table", "has no column")
"""What the driver says of a column or table that is not there."""
TRIAL = (
    "这份数据是试用版做的，和现在的程序对不上，您的数据没有改动。"
    "请用做它的那一版打开，或者新建单位再导入。"
)


def lacks(engine: Engine) -> bool:
    """Return whether a table or column of the models is not in the file."""
    load_all()
    every = text("SELECT m.name, c.name FROM sqlite_master m, pragma_table_xinfo(m.name) c")
    with engine.connect() as connection:
        there = {tuple(row) for row in connection.execute(every)}
    tables = SQLModel.metadata.tables.values()
    return any((t.name, c.name) not in there for t in tables for c in t.columns)
