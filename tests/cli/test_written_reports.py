"""`report`: what is written is right, is found sound by the checker, and tells what changed."""

import zipfile

import pytest

from npcdesk.rules import report_check
from npcdesk.rules.drafts import SuggestionDraft
from npcdesk.rules.report_kinds import KINDS
from npcdesk.workbooks import report_file
from npcdesk.workbooks.roster_out import write_suggestions
from tests.cli.test_stats import bring_in

COUNTS = {"工交财贸": 79, "科教文卫": 71, "A": 275, "B": 1, "C": 19, "satisfied": 265, "mostly": 30}


@pytest.fixture
def year(line):
    """Return an office with the 295 suggestions of the fifth seed."""
    columns = {"category": ["工交财贸", "科教文卫"], "reply_class": ["A", "B", "C"]}
    bring_in(line, COUNTS, 295, **columns, rating=["satisfied", "mostly"])
    return line


def sound(text):
    """Return what the checker finds, but that a share was balanced to make 100."""
    found = [(each.verdict.value, each.title) for each in report_check.check(text).findings]
    return [each for each in found if "凑整" not in each[1]]


def test_the_first_paragraphs_of_the_fifth_seed_are_written(year, tmp_path):
    out = tmp_path / "报告.docx"
    text = year.json("report", "suggestions", "--out", out, "--session", "19-1")["text"]
    for said in (
        "共提出建议295件。",
        "工交财贸类79件，占26.8%；科教文卫类71件，占24.1%；未分类的145件，占49.1%。",
        "办结率100%",
        "（已解决或基本解决的）275件，占93.2%",
        "办成率93.2%。",
        "满意265件，占89.8%；基本满意30件，占10.2%。满意和基本满意率100%。",
    ):
        assert said in text, text
    assert sound(text) == []
    assert sound(report_file.read(out)) == []


def test_made_again_only_the_figures_that_changed_are_told(year, tmp_path):
    out, own = tmp_path / "报告.docx", tmp_path / "本单位的话.txt"
    own.write_text("二、主要做法\n坚持主要领导领衔督办。", "utf-8")
    year.json("report", "建议办理情况报告", "--out", out, "--own", own)
    same = year.json("report", "suggestions", "--out", out)
    assert same["changed"] == []
    one_more = SuggestionDraft(
        "关于一条新路的建议", number="296", lead="王芳", session="十九届一次"
    )
    write_suggestions(tmp_path / "新.xlsx", "清单", [one_more])
    year.run("suggestions", "import", tmp_path / "新.xlsx", "--yes")
    now = year.json("report", "suggestions", "--out", tmp_path / "报告.pdf", "--compare", out)
    told = {(each["before"], each["now"]) for each in now["changed"]}
    assert ("295", "296") in told, now["changed"]
    assert not any("领衔督办" in each["now"] for each in now["changed"])
    assert now["text"].endswith("坚持主要领导领衔督办。")
    year.run("wording", "reset")
    again = year.json("report", "suggestions", "--out", out, "--compare", tmp_path / "报告.pdf")
    assert again["text"] == now["text"]
    assert again["changed"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_office_that_has_done_nothing_says_so(line, kind, tmp_path):
    text = line.json("report", kind, "--out", tmp_path / "报告.pdf")["text"]
    assert "没有" in text
    assert not any(char in text for char in "%|"), text
    assert sound(text) == []


def test_what_cannot_be_written_is_told(line, tmp_path):
    assert "请写年份" in line.refused(
        "report", "groups", "--out", tmp_path / "a.pdf", "--session", "19-1"
    )
    assert "报告.docx" in line.refused("report", "groups", "--out", tmp_path / "报告.txt")
    assert "structure（代表结构表）" in line.refused("report", "总结", "--out", tmp_path / "a.pdf")


def test_how_percentages_are_printed_is_kept_with_the_report(year, tmp_path):
    out = tmp_path / "报告.docx"
    wished = ("--decimals", "2", "--rounding", "逐项", "--no-trim")
    first = year.json("report", "suggestions", "--out", out, *wished)["text"]
    assert "占26.78%" in first
    assert "满意和基本满意率100.00%" in first
    assert year.json("report", "suggestions", "--out", out)["text"] == first
    assert "100.00%" not in year.json("report", "units", "--out", out)["text"]
    again = year.json("report", "suggestions", "--out", out, "--trim", "--decimals", "0")["text"]
    assert "占27%" in again
    assert "配平、逐项、最大项" in year.refused(
        "report", "units", "--out", out, "--rounding", "随便"
    )


def test_charts_and_tables_have_numbers_and_are_read_as_no_text_of_the_report(year, tmp_path):
    out = tmp_path / "报告.docx"
    text = year.json("report", "suggestions", "--out", out)["text"]
    captions = [line for line in text.splitlines() if "　" in line[:4]]
    assert captions == ["图1　建议内容分类（件）", "图2　建议办理结果"]
    with zipfile.ZipFile(out) as archive:
        pictures = [name for name in archive.namelist() if name.endswith(".png")]
    assert len(pictures) == 2
    pdf = tmp_path / "报告.pdf"
    again = year.json("report", "suggestions", "--out", pdf, "--compare", out)
    assert again["changed"] == []
    assert sound(report_file.read(pdf)) == []
