"""Twenty offices below, that a tenth of a city's rows came from."""

from sqlalchemy import Connection

OFFICES = 20
EVERY = 10
CODE = f"'33010' || printf('%04d', rowid / {EVERY} % {OFFICES} + 1001)"
TOPS = ("suggestion", "station", "visit", "mandate")
UNDER = {
    "signer": "suggestion",
    "suggestion_event": "suggestion",
    "handler": "suggestion",
    "visit_delegate": "visit",
    "opinion": "visit",
}
GONE = (("standing", "suggestion"), ("visit_line", "visit"), ("roster_line", "mandate"))


def mark(connection: Connection) -> None:
    """Make some rows those of other offices; triggers are set aside."""
    say = connection.exec_driver_sql
    for table in TOPS:
        say(f"UPDATE {table} SET unit = {CODE} WHERE rowid % {EVERY} = 3")
    for table, top in UNDER.items():
        theirs = f"SELECT id FROM {top} WHERE unit <> ''"
        say(
            f"UPDATE {table} SET unit = (SELECT unit FROM {top} t WHERE t.id = {top}_id) "
            f"WHERE {top}_id IN ({theirs})"
        )
    say(
        "UPDATE person SET unit = (SELECT unit FROM mandate m WHERE m.person_id = person.id) "
        "WHERE id IN (SELECT person_id FROM mandate WHERE unit <> '')"
    )
    for lines, top in GONE:
        say(f"DELETE FROM {lines} WHERE {top}_id IN (SELECT id FROM {top} WHERE unit <> '')")
