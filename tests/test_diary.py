import logging
from pathlib import Path

import pytest
import sqlalchemy
from pydantic import TypeAdapter, ValidationError

from npcdesk import diary
from npcdesk.errors import NotFound

NAME, PHONE, ID_NUMBER = "欧阳静姝", "13812345678", "11010519491231002X"


@pytest.fixture
def log(tmp_path):
    root = logging.getLogger()
    before, raising = root.handlers[:], logging.raiseExceptions
    path = tmp_path / "log" / "desk.log"
    diary.start(path)
    yield path
    for handler in [h for h in root.handlers if h not in before]:
        root.removeHandler(handler)
        handler.close()
    logging.raiseExceptions = raising


@pytest.fixture
def ours():
    return logging.getLogger("npcdesk.office.delegates")


def fail_in_sql():
    with sqlalchemy.create_engine("sqlite://").connect() as connection:
        connection.execute(
            sqlalchemy.text("INSERT INTO person VALUES (:name, :phone)"),
            {"name": NAME, "phone": PHONE},
        )


def raise_quoting(kind):
    raise kind(f"{NAME} Aygul {PHONE}")


def fail_in_pydantic():
    TypeAdapter(int).validate_python(f"Aygul {NAME}")


def fail_at_file():
    Path(f"/nowhere/{NAME}-Aygul.pdf").read_bytes()


def test_a_name_in_sql_parameters_does_not_reach_the_log(log, ours):
    with pytest.raises(sqlalchemy.exc.OperationalError, match=NAME) as told:
        fail_in_sql()
    ours.error("saving went wrong", exc_info=told.value)
    text = log.read_text(encoding="utf-8")
    assert NAME not in text
    assert PHONE not in text
    assert "sqlalchemy.exc.OperationalError" in text
    assert "sqlite3.OperationalError" in text  # its cause
    assert "test_diary.py" in text
    assert "fail_in_sql" in text


def test_not_even_when_another_handler_wrote_the_traceback_first(log, ours):
    formatted = []

    class Loose(logging.Handler):
        def emit(self, record):
            formatted.append(logging.Formatter().format(record))

    loose = Loose()
    logging.getLogger().handlers.insert(0, loose)
    try:
        fail_in_sql()
    except sqlalchemy.exc.OperationalError:
        ours.exception("saving went wrong")
    logging.getLogger().removeHandler(loose)
    assert NAME in formatted[0]
    assert NAME not in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "action",
    [
        fail_in_pydantic,
        fail_at_file,
        *(
            lambda kind=kind: raise_quoting(kind)
            for kind in (ValueError, KeyError, NotFound, Exception, LookupError)
        ),
    ],
)
def test_no_exception_quotes_what_it_was_given(log, ours, action):
    with pytest.raises((ValidationError, OSError, ValueError, LookupError, Exception)) as told:
        action()
    ours.error("failed: %s", told.value)
    ours.error("failed", exc_info=told.value)
    text = log.read_text(encoding="utf-8")
    assert text.count("failed") == 2
    for secret in (NAME, "Aygul", PHONE):
        assert secret not in text


def test_causes_and_contexts_are_told_alike(log, ours):
    try:
        try:
            raise_quoting(KeyError)
        except KeyError as error:
            raise TypeError(f"unsupported operand {NAME}") from error
    except TypeError:
        ours.exception("failed")
    text = log.read_text(encoding="utf-8")
    assert "TypeError: unsupported operand …" in text
    assert "KeyError\n" in text
    assert NAME not in text


def test_long_numbers_are_masked_and_counts_are_not(log, ours):
    ours.info("phone %s, id %s, rows %d", PHONE, ID_NUMBER, 100000)
    ours.info("full width １３８１２３４５６７８")
    text = log.read_text(encoding="utf-8")
    assert "phone …, id …, rows 100000" in text
    assert "full width …" in text


def test_our_own_words_are_kept_and_libraries_chinese_is_not(log, ours):
    ours.info("导入 %d 行", 240)
    logging.getLogger("fontTools").warning("no glyph for %s 𠮷", NAME)
    text = log.read_text(encoding="utf-8")
    assert "导入 240 行" in text
    assert "no glyph for … …" in text


def test_the_log_turns_over_and_is_bounded(log, ours):
    line = "word " * 2000
    for _ in range(700):
        ours.info(line)
    sizes = [p.stat().st_size for p in log.parent.iterdir()]
    assert len(sizes) == 6
    assert max(sizes) <= 1_000_000


def test_a_second_start_moves_it(log, ours, tmp_path):
    diary.start(tmp_path / "other.log")
    ours.info("after")
    assert "after" in (tmp_path / "other.log").read_text()
    assert "after" not in log.read_text()


def test_a_folder_that_cannot_be_written_leaves_no_log_and_no_error(tmp_path, log, ours):
    (tmp_path / "file").write_text("in the way")
    diary.start(tmp_path / "file" / "desk.log")
    ours.info("unheard")


def test_a_line_that_cannot_be_written_says_nothing_of_it(log, ours, capsys):
    ours.info("two %d %d", NAME)
    assert capsys.readouterr().err == ""
