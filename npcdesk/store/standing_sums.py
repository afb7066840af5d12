"""The sums `standing_sum` of the lines `standing`, by unit and packed facts, kept by triggers.

A line that is written counts at once. What sets triggers aside to load much adds up anew.
"""

from sqlalchemy import Connection
from sqlmodel import Session

_MADE = """
SELECT told, lead_unit_id, count(*), coalesce(sum(reply_days), 0), count(reply_days)
FROM standing GROUP BY told, lead_unit_id
"""
_COUNTED = "told, lead_unit_id, reply_days"
_IN = """
    INSERT INTO standing_sum VALUES (
        new.told, new.lead_unit_id, 1, coalesce(new.reply_days, 0), new.reply_days IS NOT NULL
    ) ON CONFLICT DO UPDATE SET suggestions = suggestions + 1,
        days = days + excluded.days, timed = timed + excluded.timed;
"""
_OUT = """
    UPDATE standing_sum SET suggestions = suggestions - 1,
        days = days - coalesce(old.reply_days, 0), timed = timed - (old.reply_days IS NOT NULL)
    WHERE told = old.told AND lead_unit_id = old.lead_unit_id;
    DELETE FROM standing_sum
    WHERE told = old.told AND lead_unit_id = old.lead_unit_id AND suggestions = 0;
"""
_TRIGGERS = {
    "insert": f"AFTER INSERT ON standing BEGIN {_IN} END",
    "delete": f"AFTER DELETE ON standing BEGIN {_OUT} END",
    "change": f"AFTER UPDATE OF {_COUNTED} ON standing "
    f"WHEN (old.told, old.lead_unit_id) <> (new.told, new.lead_unit_id) "
    f"OR old.reply_days IS NOT new.reply_days BEGIN {_OUT} {_IN} END",
}


def install(connection: Connection) -> None:
    """Add everything up and make the triggers that keep the sums."""
    add_up(connection)
    for name, told in _TRIGGERS.items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS sum_standing_{name}")
        connection.exec_driver_sql(f"CREATE TRIGGER sum_standing_{name} {told}")


def add_up(connection: Connection) -> None:
    """Add up everything anew."""
    connection.exec_driver_sql("DELETE FROM standing_sum")
    connection.exec_driver_sql(f"INSERT INTO standing_sum {_MADE}")


def differences(session: Session) -> list[str]:
    """Compare the sums with the lines they are added up from; return what differs, in words."""
    kept, right = "SELECT * FROM standing_sum", f"SELECT * FROM ({_MADE})"
    apart = (
        f"SELECT count(*) FROM ({right} EXCEPT {kept}) "
        f"UNION ALL SELECT count(*) FROM ({kept} EXCEPT {right})"
    )
    wanting, over = session.connection().exec_driver_sql(apart).scalars()
    return [f"standing_sum：少 {wanting} 行，多 {over} 行"] if wanting or over else []
