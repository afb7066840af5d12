"""A report beside the own file: what differs is told, with whose figure is which."""

from decimal import Decimal

from npcdesk.rules.report_check import check
from npcdesk.rules.report_findings import Verdict
from npcdesk.rules.report_own import Known, Of, compare

KNOWN = (
    Known(Of.TOTAL, "", "建议总数", Decimal(296)),
    Known(Of.CLASS, "A", "A类", Decimal(275), (Decimal(276),)),
    Known(Of.CLASS, "B", "B类", Decimal(1)),
    Known(Of.CATEGORY, "工交财贸", "工交财贸", Decimal(79)),
    Known(Of.RATING, "满意", "满意", Decimal(256)),
    Known(Of.RATE, "solved", "办成率", Decimal(275 * 100) / 295),
    Known(Of.RATE, "satisfied", "满意率", Decimal(97)),
    Known(Of.KEY, "", "重点督办", Decimal(36)),
)
TEXT = (
    "会议期间代表共提出建议295件，其中：工交财贸类79件、其他216件。已经办理：A类276件、B类1件。"
    "办成率93.2%。满意的265件，满意率98%。\n会议确定重点督办建议36件，其中A类30件。\n"
    "上年代表共提出建议229件。"
)


def test_what_differs_from_the_own_file_is_a_doubt_and_the_rest_agrees():
    alone = check(TEXT)
    told = compare(alone, KNOWN, "十九届一次（截至5月6日）")
    own = {f.title: f for f in told.findings if f.own}
    assert set(own) == {
        "建议总数：文中 295件，本机 296件",
        "满意：文中 265件，本机 256件",
    }
    assert {each.verdict for each in own.values()} == {Verdict.DOUBT}
    total = own["建议总数：文中 295件，本机 296件"]
    assert total.reason == "本机十九届一次（截至5月6日）：建议总数 296件。"
    assert total.mend.words == "296件"
    assert own["满意：文中 265件，本机 256件"].slip.startswith("像是数字写颠倒了。")
    assert told.count(Verdict.AGREES) > alone.count(Verdict.AGREES)


def test_a_rate_without_counts_is_settled_by_the_own_file():
    text = "一年来，代表对建议办理的满意率97%，面商率90%。"
    assert check(text).count(Verdict.UNCHECKED) == 2
    told = compare(check(text), KNOWN, "2026年")
    assert [f.title for f in told.findings] == ["面商率90%：核不了"]
