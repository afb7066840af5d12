"""不满意, 要求重办, another reply: what each command says, and what becomes of a promise."""

import pytest

ROADS = "县交通运输局"
UP = ("--class", "B", "--matter", "装护栏", "--promised-on", "2026-12-1")


@pytest.fixture
def rated(line):
    """第35号, answered with a promise, rated 不满意 on 9 April."""
    line.take_in("35")
    line.run("suggestions", "hand-over", "35", "--to", ROADS, "--new-unit", "--on", "2026-2-3")
    line.run("suggestions", "reply", "35", *UP, "--on", "2026-4-1")
    bad = ("--rating", "不满意", "--opinion", "太晚了", "--on", "2026-4-9")
    assert "待研究：用 redo 要求重办" in line.run("suggestions", "rate", "35", *bad)
    return line


def test_a_reply_in_hand_is_entered_after_the_redo_that_is_dated_back(rated):
    came = ("suggestions", "reply", "35", "--class", "A", "--on", "2026-4-28")
    said = rated.refused(*came)
    assert said.startswith("代表不满意，等本单位研究，还不能登记答复。")
    assert "要求重办写通知它的那天" in said
    asked = rated.run("suggestions", "redo", "35", "--on", "2026-4-10")
    assert "期限 2026年5月11日" in asked
    assert "超期" not in rated.run(*came)
    rated.run("suggestions", "rate", "35", "--rating", "满意", "--on", "2026-5-6")
    (whole,) = rated.json("suggestions", "show", "35")
    assert (whole["round"], whole["next_step"]) == (2, "close")
    rates = rated.json("stats", "suggestions")["rates"]
    (rate,) = [each for each in rates if each["name"] == "on_time"]
    assert (rate["numerator"], rate["denominator"]) == (1, 1)


def test_a_promise_that_the_next_reply_does_not_repeat_is_named(rated):
    rated.run("suggestions", "redo", "35", "--on", "2026-4-10")
    rails = "“装护栏”（2026年12月1日前）"
    said = rated.run("suggestions", "reply", "35", "--class", "A", "--on", "2026-4-28")
    assert f"此前承诺的{rails}由这次答复取代，不再列在承诺台账里" in said
    assert "promises add" in said
    assert rated.json("promises", "list") == []
    assert f"此前承诺的{rails}由这次答复取代" in rated.run("suggestions", "show", "35")
    rated.run("suggestions", "take-back", "35", "--reason", "录错了")
    assert len(rated.json("promises", "list")) == 1
    (told,) = rated.json("suggestions", "reply", "35", "--class", "A", "--on", "2026-4-28")
    assert told["replaced"] == [rails]
    (whole,) = rated.json("suggestions", "show", "35")
    replies = [each for each in whole["history"] if each["kind"] == "reply"]
    assert [each["replaced"] for each in replies if not each["taken_back"]] == [[rails], []]


def test_a_promise_that_is_repeated_or_still_open_at_the_end_stays_and_is_said_to(rated):
    rated.run("suggestions", "redo", "35", "--on", "2026-4-10")
    (told,) = rated.json("suggestions", "reply", "35", *UP, "--on", "2026-4-28")
    assert told["replaced"] == []
    rated.run("suggestions", "rate", "35", "--rating", "基本满意", "--on", "2026-5-6")
    closed = rated.run("suggestions", "close", "35")
    said = "承诺的“装护栏”（2026年12月1日前）还没有落实，办结以后照旧列在承诺台账里。"
    assert closed.strip().endswith(f"已办结。{said}")
    assert len(rated.json("promises", "list")) == 1


def test_a_reply_says_whom_nobody_asked_before_it(line):
    line.take_in("35")
    units = ("--to", ROADS, "--co", "县财政局", "--new-unit")
    line.run("suggestions", "hand-over", "35", *units, "--on", "2026-2-3")
    said = line.run("suggestions", "reply", "35", "--class", "A", "--on", "2026-4-1")
    assert "还没有面商记录，答复前应当听取代表意见（代表法第五十一条）。" in said
    assert "县财政局的协办意见还没有收到，答复时应当向代表说明协办意见。" in said
    line.run("suggestions", "take-back", "35", "--reason", "录错了")
    hollow = ("--unit", "县财政局", "--hollow", "--on", "2026-3-1")
    line.run("suggestions", "co-opinion", "35", *hollow)
    said = line.run("suggestions", "reply", "35", "--class", "A", "--on", "2026-4-1")
    assert "县财政局交来的协办意见没有实质内容，答复时应当向代表说明协办意见。" in said
    assert "还没有收到" not in said
    line.run("suggestions", "take-back", "35", "--reason", "录错了")
    line.run("suggestions", "contact", "35", "--how", "走访", "--on", "2026-3-1")
    given = ("--unit", "县财政局", "--body", "已安排资金", "--on", "2026-3-2")
    line.run("suggestions", "co-opinion", "35", *given)
    said = line.run("suggestions", "reply", "35", "--class", "A", "--on", "2026-4-1")
    assert "还没有" not in said


def test_the_history_names_who_spoke_who_urged_and_who_took_the_reply(line):
    line.take_in("35")
    line.run("suggestions", "hand-over", "35", "--to", ROADS, "--new-unit", "--on", "2026-2-3")
    talk = ("--how", "走访", "--by", "交通局 李工", "--on", "2026-3-1")
    line.run("suggestions", "contact", "35", *talk)
    line.run(
        "suggestions", "urge", "35", "--by", "张敏", "--answered-by", "李工", "--on", "2026-3-9"
    )
    line.run("suggestions", "reply", "35", "--class", "A", "--on", "2026-4-1")
    given = ("--to", "周启明", "--handed-to", "村委会王主任", "--on", "2026-4-3")
    line.run("suggestions", "delivered", "35", *given)
    said = line.run("suggestions", "show", "35")
    assert "面商 办中，走访，经办人 交通局 李工" in said
    assert "催办 答话的是李工，电话，经办人 张敏" in said
    assert "签收或代转：村委会王主任" in said


def test_a_number_that_another_has_is_told_and_nought_is_none(line):
    line.take_in("35")
    line.run("suggestions", "add", "--title", "关于修路的建议", "--lead", "周启明", "--on", "1.22")
    assert "请填写建议号" in line.refused("suggestions", "file", "修路", "--number", "0")
    said = line.run("suggestions", "file", "修路", "--number", "第35号", "--on", "1.27")
    assert "》也是第35号；要改，请更正这次立案，再编别的号。" in said
    assert "先更正它的立案" in line.refused("suggestions", "show", "35")


def test_nothing_is_raised_in_a_session_that_was_never_held(line):
    line.take_in("35")
    new = ("suggestions", "add", "--title", "关于修路的建议", "--lead", "周启明", "--on", "1.22")
    assert "没有十九届六次会议。有的是：" in line.refused(*new, "--session", "19-6")
    line.run(*new, "--session", "闭会")


def test_a_talk_before_the_hand_over_names_how_the_paper_stood(rated):
    talk = ("suggestions", "contact", "35", "--how", "电话", "--on", "2026-2-1")
    assert "2026年2月1日这件建议还是“待交办”，不能" in rated.refused(*talk)
