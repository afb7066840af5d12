"""The sums of suggestions say what their lines say, whatever is written, taken back or loaded."""

from datetime import date

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.job import finish
from npcdesk.models import Suggestion
from npcdesk.office import statistics
from npcdesk.store import bulk, projection, standing_sums
from tests import make


def sums(store):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        units = text(
            "SELECT u.name, sum(s.suggestions), sum(s.days), sum(s.timed) FROM standing_sum s "
            "LEFT JOIN handling_unit u ON u.id = s.lead_unit_id GROUP BY 1 ORDER BY 1"
        )
        return [tuple(row) for row in session.execute(units)]


def test_suggestions_are_added_up_by_unit_and_taken_out_again(store):
    make.suggestion(store)
    paper = make.handed_over(store, on=date(2026, 2, 1))
    assert sums(store) == [(None, 1, 0, 0), ("县交通运输局", 1, 0, 0)]
    make.replied(store, paper, on=date(2026, 3, 1))
    assert sums(store) == [(None, 1, 0, 0), ("县交通运输局", 1, 28, 1)]
    store.undo(store.last_write().id)
    assert sums(store)[1] == ("县交通运输局", 1, 0, 0)
    with store.writing("删除") as session:
        session.get(Suggestion, paper).deleted = True
    assert sums(store) == [(None, 1, 0, 0)]


def test_sums_that_are_wrong_are_found_and_made_anew(store):
    make.handed_over(store)
    right = sums(store)
    with store.altering() as connection:
        connection.exec_driver_sql("UPDATE standing_sum SET suggestions = 7")
    with store.reading() as session:
        assert standing_sums.differences(session) == ["standing_sum：少 1 行，多 1 行"]
    with store.writing("重新整理") as session:
        finish(projection.rebuild(session))
    assert sums(store) == right


def test_lines_that_are_loaded_at_once_are_added_up(store, monkeypatch):
    for _ in range(3):
        make.suggestion(store)
    monkeypatch.setattr(bulk, "MANY", 1)
    with store.altering() as connection:
        connection.exec_driver_sql("DELETE FROM standing_sum")
        with Session(connection) as session:
            finish(projection.rebuild(session))
    assert sums(store) == [(None, 3, 0, 0)]
    with store.reading() as session:
        assert [g.n for g in statistics.groups_of(session, statistics.Scope())] == [3]
