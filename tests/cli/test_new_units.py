"""A unit that is not known yet is entered with the hand-over, when that is what is wanted."""

import io

import pytest


class Terminal(io.StringIO):
    """Somebody at a keyboard, who types what is given."""

    def isatty(self):
        return True


@pytest.fixture
def paper(line, tmp_path):
    path = tmp_path / "名册.csv"
    path.write_text("姓名,性别\n周启明,男\n", encoding="utf-8")
    line.run("roster", "import", path, "--yes")
    line.run("units", "add", "县交通运输局")
    line.run("suggestions", "add", "--title", "关于水渠的建议", "--lead", "周启明")
    line.run("suggestions", "file", "水渠", "--number", "5")
    return "5"


def names(line):
    return {unit["name"] for unit in line.json("units", "list")}


def test_nobody_to_ask_is_told_of_the_option(line, paper, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    said = line.refused("suggestions", "hand-over", paper, "--to", "县水利局")
    assert "“县水利局”" in said
    assert "--new-unit" in said
    assert names(line) == {"县交通运输局"}


def test_the_option_enters_what_is_new_and_finds_what_is_known(line, paper):
    said = line.run(
        "suggestions", "hand-over", paper, "--to", "交通", "--co", "县水利局", "--new-unit"
    )
    assert "已交办县交通运输局，" in said
    assert "新登记承办单位县水利局。" in said
    assert names(line) == {"县交通运输局", "县水利局"}
    (now,) = line.json("suggestions", "show", paper)
    assert (now["lead_unit"], now["co_units"]) == ("县交通运输局", "县水利局")
    line.run("undo")  # one write, one undo
    assert names(line) == {"县交通运输局"}


def test_a_step_that_cannot_be_is_refused_before_anybody_is_asked(line, paper, monkeypatch):
    line.run("suggestions", "hand-over", paper, "--to", "交通")
    monkeypatch.setattr("sys.stdin", Terminal(""))
    assert "日交办，不能再来一次" in line.refused(
        "suggestions", "hand-over", paper, "--to", "县水利局"
    )


@pytest.mark.parametrize(("typed", "entered"), [("是\n", True), ("y\n", True), ("\n", False)])
def test_somebody_is_asked(line, paper, monkeypatch, typed, entered):
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    line.run("suggestions", "hand-over", paper, "--to", "县水利局", code=0 if entered else 130)
    assert ("县水利局" in names(line)) is entered
