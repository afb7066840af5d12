"""What a former year came to, where its papers are not here (往年汇总数), one row a year."""

from sqlmodel import Field

from npcdesk.models.row import Row


class YearSummary(Row, table=True):
    """The counts of a year as they were published; 0 is what nobody knows any more."""

    __tablename__ = "year_summary"

    year: int = Field(index=True)
    total: int
    answered: int = 0
    class_a: int = 0
    class_b: int = 0
    class_c: int = 0
    satisfied: int = 0
    mostly: int = 0
    dissatisfied: int = 0
