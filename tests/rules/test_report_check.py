"""A report's figures worked out again: what is published is found sound, what was mistyped not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npcdesk.rules import report_numbers
from npcdesk.rules.report_check import check
from npcdesk.rules.report_findings import Verdict
from tests.rules import published

ASKED = 16  # one slip of so many is tried: all take some seconds


def found(text):
    return [(each.verdict.value, each.title) for each in check(text).findings]


def told(text):
    every = check(text).findings
    return {(f.title, f.reason) for f in every if f.verdict is not Verdict.UNCHECKED}


def titles(text):
    return [title for _, title in found(text)]


def test_what_is_published_is_found_as_it_is_explained_and_nothing_else():
    """Precision: no finding but the published oddities; and each of these is found."""
    told = sentences = 0
    for set_, text in published.texts():
        said = titles(text)
        told, sentences = told + len(said), sentences + 1
        odd = published.ODD.get(set_, ())
        assert all(any(words in title for words in odd) for title in said), (set_, text, said)
        if set_ not in published.RATHER or set_ == "ordos_lookback":
            seen = [words for words in odd if any(words in title for title in said)]
            assert seen or not odd, (set_, text)
    print(f"published texts {sentences}, findings {told}, all known oddities: precision 1.000")
    assert len([title for words in published.ODD.values() for title in words]) == 9


def test_slips_of_typing_are_found():
    """Recall: of figures with a digit changed or two turned round, how many are told."""
    tried, missed = 0, []
    for set_, text in published.texts():
        known = told(text)
        figures = report_numbers.figures(report_numbers.plain(text))
        for at, (right, wrong, mistyped) in enumerate(published.slips(text, figures)):
            if at % ASKED:
                continue
            tried += 1
            if not told(mistyped) - known:
                missed.append((set_, right, wrong))
    recall = 1 - len(missed) / tried
    print(f"slips tried {tried}, told {tried - len(missed)}, recall {recall:.3f}")
    assert tried > 120
    assert recall >= 0.99, missed


def only(text):
    (found,) = [each for each in check(text).findings if each.verdict is not Verdict.UNCHECKED]
    return found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "2026年，代表共提出建议3件。\n已交办2件，已答复代表1件，办结率55%。",
            "1 ÷ 2 = 50%。",
        ),
        ("共提出建议40件，交办36件，答复27件，答复率70%。", "27 ÷ 36 = 75%。"),
        ("共提出建议40件，转来信4件，交办36件。\n按期答复27件，按期答复率70%。", "27 ÷ 36 = 75%。"),
        ("共提出建议40件，交办36件，已答复30件，已解决21件，办成率50%。", "21 ÷ 30 = 70%。"),
        ("共提出建议40件，未交办4件，已办结30件，办结率70%。", "30 ÷ 40 = 75%。"),
    ],
)
def test_a_rate_is_proposed_of_what_it_is_of(text, reason):
    found = only(text)
    assert found.reason == reason
    assert found.mend.words == f"{reason.split()[-1].removesuffix('。')}"


def test_one_digit_for_another_is_not_called_a_slip_of_typing():
    assert "写错了一位数" not in only("建议由3件增加到5件，增加1件。").slip
    assert "写错了一位数" in only("建议由229件增加到295件，增加56件。").slip


PARAGRAPH = (
    "县十九届人大一次会议期间，代表共提出建议126件，比上次会议增加9件，增长7.7%。其中城建交通38件，"
    "占30.2%；教科文卫31件，占24.6%；农业农村24件，占19.0%；社会民生19件，占15.1%；生态环保9件，"
    "占7.1%；其他6件，占4.0%。近70%的代表参加了提出建议。\n"
    "截至5月6日，已答复68件，答复率54.0%；按期答复66件，占97.1%，比上次会议提高2.4%。\n"
    "已经解决或基本解决的39件，占57.4%；列入计划逐步解决的21件，占30.9%；暂时难以解决的8件，占11.8%。\n"
    "共收回征询意见表50份，代表满意41件、基本满意8件，满意率89.0%。对不满意的1件，已责成重新办理。\n"
    "主任会议确定重点督办建议10件，已答复4件，其中已经解决的3件；正在办理5件，重新办理1件。\n"
    "126件建议中已办结50件，已答复待反馈18件，办理中52件，其中逾期2件，重新办理2件，待交办4件。"
)


def test_a_whole_paragraph_gravest_first_with_what_mends_it():
    checked = check(PARAGRAPH)
    said = [(f.title, f.reason, f.mend.words if f.mend else "") for f in checked.findings]
    assert said == [
        (
            "其他：6件与4.0%对不上",
            "6 项相加是 127，不是 126；6 ÷ 126 = 4.8%，5 ÷ 126 才是 4.0%。",
            "5件",
        ),
        ("满意率不是 89.0%", "（41 + 8）÷ 50 = 98.0%。", "98.0%"),
        ("提高2.4%：单位不对", "百分比相减，差的是百分点。", "2.4个百分点"),
        (
            "3 项占比相加是 100.1%",
            "57.4 + 30.9 + 11.8 = 100.1%；39 ÷ 68 凑整时记 57.3%。",
            "57.3%",
        ),
        ("近70%：核不了", "文中没有写件数或人数，算不出这个百分比。", ""),
    ]
    assert checked.count(Verdict.WRONG) == 2
    assert "多半是 98.0% 数字写颠倒了。" in {each.slip for each in checked.findings}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("共提出提案893件，其中立案670件，占75.03%；转意见建议233件，占24.97%。", "233件与24.97%"),
        ("委员提案共1045件，其中文化类40件，占3.38%。", "占比不是 3.38%"),
        ("共收到建议55件，其中：工业类10件、农业类20件、城建类15件。", "3 项没有列全"),
        ("共承办重要建议1件，一般建议35件，已解决20件，占建议总数的57.1%。", "不是占全部 36件"),
        ("共征集意见84条，筛选形成21项建议项目，被采纳率达90%。", "采纳率90%：没有写明是谁占谁"),
        ("建议93件，其中财政类25件，占26.8%；农业类26件，占27.9%。", "财政类：占比不是 26.8%"),
        ("建议由229件增加到295件，增加66件，增长22.4%。", "增长不是 22.4%"),
        ("建议由229件增加到295件，增加56件。", "相差不是 56件"),
        ("满意率由98.4%下降为99.1%。", "从98.4到99.1不是下降"),
        ("满意率由98.4%上升为99.1%，提高0.9个百分点。", "相差不是 0.9"),
        ("今年提出建议1205件，是上年502件的2.4倍，增长2.4倍。", "不是 2.4 倍"),
        (
            "共提出建议十二件，其中A类八件，占百分之六十六点七；B类四件，占百分之四十三点三。",
            "占比不是 43.3%",
        ),
        ("共收到建议４０件，其中Ａ类２４件，占６０％，B类16件，占４４％。", "占比不是 44%"),
        ("代表总数3000人。党员代表占比58.2%（1764人）；其他占比41.8%（1254人）。", "1764人"),
        ("重点督办建议10件，其中已经解决12件。", "比总数还多"),
        ("民政建议12件，城建建议8件，合计21件。", "合计不是 21件"),
        ("代表共提出建议126件。\n一年来，代表共提出建议162件。", "前后不一样"),
        ("经审查，提出建议182件，立案176件，不予立案16件。", "2 项相加超过总数"),
        ("共收到意见312条，已办结280条，未办结23条。", "未办结：23条与各项对不上"),
        ("重点督办建议12件，其中A类9件、B类4件。", "2 项相加超过总数"),
        ("会议收到建议55件，其中农业类20件、城建类15件、科教类10件。", "3 项没有列全"),
        ("共办复176件，其中A类121件、B类42件、C类13件，A类占比86.8%。", "占比不是 86.8%"),
        ("建议52件，其中A类33件，占63.4%；B类14件，占27%；C类5件，占9.6%。", "占比不是 63.4%"),
        ("到会代表222名，赞成210票，反对5票，弃权5票，发出选票222张。", "没有列全"),
    ],
)
def test_each_kind_of_slip_is_told(text, said):
    assert said in " ".join(titles(text)), titles(text)


@pytest.mark.parametrize(
    "text",
    [
        "会议于2026年1月22日至26日举行，第35号建议由20个部门办理，历时3个月。",
        "养老服务“9073”格局，办好一件建议、解决一个重点问题、促进一方面工作。",
        "交由65家单位承办，其中主办单位29家，答复率100%。代表共提出建议93件，（A类）33件，占35.48%。",
        "年度计划投资24700万元，完成投资24100万元，投资完成率97.6%。",
        "占建议总数比例由54%上升到86.5%。办结率100%。",
        "今年提出建议1,205件，较上年的1100件增长9.5%，是2020年的502件的2.4倍。",
        "出席会议代表222名，发出选票222张，收回222张，其中有效220张，无效2张。",
        "共承办建议提案92件，A类61件，占66.30%；B类23件，占25.00%；C类8件，占8.70%。",
        "建议176件由42个单位承办，承办5件以上的单位12个，共承办118件，占67.0%。",
        "提出建议182件，已答复170件，未答复12件；收回征询表170份，未收回12份。",
        "接待群众1234人次，收集意见56条，办结50条，办结率89.3%。",
        "工程完成百分之百以上的部分，成员三成员。",
    ],
)
def test_what_is_right_or_no_figure_is_not_told(text):
    assert found(text) == []


def test_what_was_another_year_is_not_worked_out_from_todays_counts():
    text = "176件建议已全部办复，A类121件、B类42件、C类13件，办成率68.8%，去年办成率61.3%。"
    assert found(text) == [("unchecked", "办成率61.3%：核不了")]


def test_lines_broken_by_the_edge_of_a_page_are_one_sentence():
    text = PARAGRAPH.split("\n", 1)[0]
    broken = "\r\n".join(text[at : at + 30] for at in range(0, len(text), 30))
    assert titles(broken)[0] == titles(text)[0] == "其他：6件与4.0%对不上"
    checked = check(broken)
    assert checked.words(checked.findings[0]).replace("\r\n", "") == "6件，占4.0%"


def test_places_are_those_of_the_text_as_it_was_given():
    text = "　　共收到建议４０件，其中Ａ类２４件，占６１％。"
    (finding,) = check(text).findings
    assert text[finding.start : finding.end] == "２４件，占６１％"
    assert finding.mend
    assert text[finding.mend.start : finding.mend.end] == "６１％"


def test_a_rate_of_nothing_is_one_too():
    text = "其中已定办理结果的2件，已办成0件，办成率{}%。"
    assert not check(text.format("0")).findings
    assert not check(text.format("0.0")).findings
    (finding,) = check(text.format("50")).findings
    assert text.format("50")[finding.start : finding.end].startswith("50")


PIECES = (
    *"共提出建议 其中 A类 B类 其他 满意 不满意 满意率 增长 下降 由 上升到 比上年".split(),  # noqa: SIM905
    *"合计 分别占 个百分点 ： （ ） ， ； 。 占 占建议总数的 倍 近 余 件 名 票".split(),  # noqa: SIM905
    *"% 百分之 三百 点 零 万 亿 0 12 0.0 100 . 分别为 办成率 约 3.14159265".split(),  # noqa: SIM905
    *("\n", "99999999999999999"),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_nothing_that_is_written_stops_it_and_every_place_is_in_the_text(text):
    checked = check(text)
    assert [mark.start for mark in checked.marks] == sorted({m.start for m in checked.marks})
    for each in (*checked.marks, *checked.findings):
        assert 0 <= each.start < each.end <= len(text)
    assert {f.start for f in checked.findings} <= {m.start for m in checked.marks}
    assert len(checked.marks) == sum(checked.count(verdict) for verdict in Verdict)
