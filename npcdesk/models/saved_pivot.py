"""A table of 交叉统计 that was given a name, for the whole office."""

from npcdesk.models.row import Row


class SavedPivot(Row, table=True):
    """What goes down and across, and what stands in the cells: names of `rules.pivot`."""

    __tablename__ = "saved_pivot"

    name: str
    down: str
    across: str = ""
    measure: str
