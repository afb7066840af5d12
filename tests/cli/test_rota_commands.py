"""A station's rota by command: rule, preview, plan, changes by hand, papers, calendar, page."""

from datetime import date

from icalendar import Calendar


def test_a_station_gets_its_rota_and_its_papers(line, tmp_path):
    line.run("stations", "add", "示例县联络总站", "--kind", "联络总站")
    line.run("stations", "add", "青石镇代表之家", "--address", "文化站一楼", "--under", "联络总站")
    for name in ("陈国栋", "吴秀兰", "于海涛"):
        line.run("roster", "add", name, "--phone", "13800000001")
        line.run("stations", "assign", "青石", "--delegate", name)
    assert [(each["name"], each["depth"]) for each in line.json("stations", "tree")] == [
        ("示例县联络总站", 0),
        ("青石镇代表之家", 1),
    ]
    assert "下面" in line.refused("stations", "edit", "总站", "--under", "青石")
    line.run("stations", "staff", "add", "青石", "陈洁", "--duty", "站长", "--phone", "13800002261")
    line.run("stations", "staff", "leave", "青石", "陈洁", "--on", "5.1")
    (staff,) = line.json("stations", "staff", "list", "青石")
    assert (staff["phone"], staff["to_on"]) == ("138****2261", "2026-05-01")
    assert "还没有值班规则" in line.refused("rota", "plan", "青石", "--yes")
    line.run("rota", "rule", "add", "青石", "每单月15号", "--least", "1", "--per", "半年")
    assert line.json("rota", "rule", "list", "青石")[0]["days"] == "每单月15日"
    line.run("rota", "plan", "--from", "1.1", "--to", "2026-12-31", "--dry-run")
    assert line.json("rota", "show") == []
    line.run("rota", "plan", "--from", "2026-1-1", "--to", "2026-12-31", "--yes")
    turns = line.json("rota", "show", "--to", "2026-12-31")
    assert [turn["on"] for turn in turns] == [
        day for day in ("2026-05-15", "2026-07-15", "2026-09-15", "2026-11-16") for _ in "12"
    ]
    away = {"陈国栋", "吴秀兰", "于海涛"} - {turn["name"] for turn in turns[:2]}
    line.run("rota", "replace", "青石", "5.15", turns[0]["name"], "--by", *away)
    line.run("rota", "posted", "青石", "5.15")
    line.run("rota", "move", "青石", "7.15", "7.16")
    line.run("rota", "empty", "青石", "9.15", turns[4]["name"])
    turns = line.json("rota", "show", "--to", "2026-12-31")
    assert {turns[0]["name"], turns[1]["name"]} >= away
    assert (turns[0]["posted_on"], turns[2]["on"]) == ("2026-05-06", "2026-07-16")
    assert [turn["name"] for turn in turns].count("") == 1
    ics, html, qr = (tmp_path / name for name in ("值班.ics", "页.html", "码.svg"))
    line.run("activities", "plan", "视察", "--on", "5.20", "--place", "沙河镇")
    line.run("rota", "ics", "--out", ics, "--to", "2026-12-31")
    events = Calendar.from_ical(ics.read_bytes()).walk("VEVENT")
    (held,) = [event for event in events if event["summary"] == "小组活动：视察"]
    assert (held.start, held["location"], len(events)) == (date(2026, 5, 20), "沙河镇", 5)
    for what, count in (("值班", 4), ("活动", 1)):
        line.run("rota", "ics", "--out", ics, "--to", "2026-12-31", "--what", what)
        assert len(Calendar.from_ical(ics.read_bytes()).walk("VEVENT")) == count
    for words in (
        ("rota", "notice", "青石", "5.15", "--out", tmp_path / "公告.pdf"),
        ("rota", "show", "--station", "青石", "--pdf", tmp_path / "值班表.pdf"),
        ("rota", "show", "--out", tmp_path / "值班表.xlsx"),
        ("stations", "page", "青石", "--out", html, "--qr", qr),
    ):
        line.run(*words)
    told = html.read_text(encoding="utf-8")
    assert "陈国栋" in told
    assert "1380000" not in told
    assert qr.read_text(encoding="utf-8").startswith("<svg")
    line.run("rota", "rule", "drop", "青石", "每单月15日")
    assert "没有要排的" in line.run("rota", "plan", "--yes")
