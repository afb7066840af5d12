"""分办 by commands: two units answer, each has its letter, one is still awaited and named."""

import pypdfium2


def test_two_units_answer_one_suggestion(line, tmp_path):
    line.take_in("35")
    facts = ("--to", "县交通运输局", "--to", "县公安局", "--new-unit", "--on", "2026-2-3")
    line.run("suggestions", "hand-over", "35", *facts)
    assert "选是哪个单位" in line.refused("suggestions", "reply", "35", "--class", "A")
    first = ("--class", "A", "--unit", "县交通运输局", "--on", "2026-4-8", "--body", "路修好了。")
    assert "还差县公安局的答复" in line.run("suggestions", "reply", "35", *first)
    assert "县公安局 还没有答复" in line.run("suggestions", "show", "35")
    assert line.json("suggestions", "show", "35")[0]["owing"] == "县公安局"
    assert "县公安局（2 家分办，还差 1 家）" in line.run("today")
    second = ("--class", "C", "--on", "2026-4-2", "--body", "灯先不装。")
    assert "前反馈意见" in line.run("suggestions", "reply", "35", *second)
    assert "分办，取各家里最弱的一类" in line.run("suggestions", "show", "35")
    printed = ("print", "reply-letter", "--suggestion", "35", "--out", tmp_path / "letter.pdf")
    assert "县交通运输局、县公安局" in line.refused(*printed)
    line.run(*printed, "--unit", "县公安局")
    words = pypdfium2.PdfDocument(tmp_path / "letter.pdf")[0].get_textpage().get_text_bounded()
    assert "灯先不装" in words.replace("\r\n", "")
    sent = (
        "suggestions",
        "delivered",
        "35",
        "--to",
        "周启明",
        "--unit",
        "县公安局",
        "--on",
        "2026-4-9",
    )
    line.run(*sent)
    came = {(r["unit"], r["on"]) for r in line.json("suggestions", "delivered", "35")[:1]}
    assert came == {("县公安局", "2026-04-09")}
    assert "县交通运输局的答复，领衔 周启明：还没有送达" in line.run(
        "suggestions", "delivered", "35"
    )
    kept = ("disclose", "35", "--as", "不予公开", "--reason", "涉及隐私", "--on", "2026-4-9")
    assert "有 2 个单位的答复" in line.refused("suggestions", *kept)
    line.run("suggestions", *kept, "--unit", "县公安局")
    assert "县公安局 2026年4月2日答复 C类，不予公开" in line.run("suggestions", "show", "35")
    bad = ("--rating", "不满意", "--opinion", "灯要装", "--on", "2026-4-20")
    line.run("suggestions", "rate", "35", *bad)
    again = line.run("suggestions", "redo", "35", "--unit", "县公安局", "--on", "2026-4-21")
    assert "已要求县公安局重办" in again
    assert line.json("suggestions", "show", "35")[0]["owing"] == "县公安局"
