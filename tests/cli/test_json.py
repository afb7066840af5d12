"""Every command with --json prints one flat object or an array of them, named as in the terms."""

import json
import re
from pathlib import Path

import pytest

from npcdesk.rules.drafts import SuggestionDraft
from npcdesk.workbooks.roster_out import write_suggestions
from tests.cli.offices import TOWN, exchange, found
from tests.cli.tree import walk

TERMS = Path(__file__).parents[2] / "docs" / "terms.md"
HOLDERS = {words for words, made in walk() if any(each.name == "json" for each in made.params)}
ROSTER = "姓名,性别,出生年月,手机\n{},男,{},13800000001\n,男,,\n王芳,女,78年5月,\n"
POINTS = " ".join(
    f"--points {criterion}"
    for criterion in (
        "代表性=18",
        "前瞻性=9",
        "针对性=18",
        "明确具体=20",
        "调研基础=5",
        "推动作用=9",
    )
)
LIFE = """
stations list
stations tree
stations staff list 沙河
rota rule list 沙河
rota plan --from 2026-1-1 --yes
rota show
visits add --station 沙河 --delegate 周启明 --opinion 路灯不亮 --opinion 桥栏断了 --opinion 问低保
visits list
visits show {visit}
opinions refuse {opinion} --words 去法院
opinions take-back {opinion} --reason 归我们管
opinions raise {opinion} --words 报市人大
opinions coordinate {second}
opinions transfer {second} --to 县民政局 --due 6.1
opinions result {opinion} --words 装了灯
opinions feedback {opinion} --how 上门
opinions rate {opinion} --rating 满意
opinions close {opinion}
opinions answer {third} --words 说明了
opinions list
opinions show {opinion}
opinions reveal {opinion}
opinions gather {opinion} {second}
opinions matters
opinions matters 路灯 --title 村口路灯
opinions similar 路灯不亮了
opinions erase --dry-run
suggestions add --title 关于路灯的建议 --lead 周启明 --co 王芳 --from-opinion {opinion}
suggestions file 路灯 --number 35
suggestions hand-over 35 --to 县交通运输局 --co 县财政局 --new-unit
today
suggestions receive 35 --unit 县交通运输局 --signed-by 李工
suggestions give-back 35 --unit 县交通运输局 --reason 不归我们管 --proposed 县城管局
suggestions insist 35 --reason 三定方案里有
suggestions co-opinion 35 --body 同意
suggestions extend 35 --until 2026-10-1 --reason 要勘察 --approved-by 代工委
suggestions contact 35 --how 走访
suggestions urge 35
suggestions instruct 35 --signed-by 局长
units package --all --out {out}
units return {out}/交办_县交通运输局_2026-05-06/交办清单_县交通运输局_2026-05-06.xlsx --dry-run
suggestions reply 35 --class A
suggestions delivered 35
suggestions disclose 35
suggestions publish 35 --where 县政府网站 --agreed
suggestions rate 35 --rating 满意
suggestions take-back 35 --reason 录错了
suggestions ratings-from {forms} --yes
suggestions close 35
evaluation mark 35 --by 代工委 {points}
evaluation mark 35 --by 评委 {points}
evaluation unmark 35 --by 评委 --reason 录错了
evaluation marks 35
evaluation suggestions --only 已评分
evaluation units
evaluation propose 35
evaluation propose --units 县交通运输局 县财政局
evaluation describe 35 --merits 调研深
evaluation arrange 35
evaluation decide 35 --meeting 第五次主任会议
evaluation honours
evaluation undecide 35
evaluation drop --units 县财政局
promises add 35 --matter 装灯 --by 2026-12-1
promises progress 35 --body 已招标 --file {sheet}
promises files 35
promises unable 35 --body 改址
promises add 35 --matter 再装灯 --by 2026-12-1
promises fulfil 35 --body 亮了 --told 今天
year-report add 2026 --to 县人大常委会
year-report list
lookback add 35 --solved 已经解决 --kept 已落实 --follow 不用再跟进
lookback list --year 2027 --class A --class C
suggestions show 35
suggestions list
suggestions similar --title 关于增设路灯的建议
suggestions import {sheet} --yes
suggestions add --title 关于水渠的建议 --lead 周启明
suggestions send-back 水渠 --ground hollow --reason 写具体些
suggestions file 水渠 --number 36
suggestions hand-over --propose
suggestions hand-over 36 --to 县水利局 --new-unit
suggestions give-back 36 --reason 没有人手
suggestions reassign 36
suggestions hand-over 36 --to 县水利局
suggestions assign-on 36 --to 县水利局
suggestions reply 36 --class C --body 资金没有着落
suggestions rate 36 --rating 不满意 --opinion 没修
suggestions redo 36
suggestions explain 36 --reason 资金没有着落
promises add 36 --matter 修渠 --by 2026-12-1
suggestions reclass 36 --class B --reason 列入计划 --approved-by 主任会议
promises list
suggestions add --title 关于宅基地的建议 --lead 王芳
suggestions as-letter 宅基地 --ground personal
suggestions take-back 宅基地 --reason 录错了
suggestions refuse 宅基地 --ground personal
suggestions take-back 宅基地 --reason 录错了
suggestions merge 宅基地 --into 36
suggestions show 宅基地
suggestions withdraw 沙河桥 --reason 代表书面撤回
units list
groups list
groups show 督办
groups files 督办
sessions list
packs list
wording list
faces list
packs show shanghai --on 2026-03-05
packs compare --on 2026-03-05
holidays list
holidays import {holidays} --dry-run
roster list
roster show 周启明
roster add 赵一 --sex 女
roster edit 赵一 --post 镇长
roster edit-many 赵一 周启明 --party 群众 --station 沙河镇代表之家 --yes
roster files 周启明
roster by-elected 赵一 --on 4.1
roster confirm 赵一 --on 4.2
roster suspend 赵一 --reason 羁押 --on 4.3
roster resume 赵一 --on 4.4
roster end 赵一 --reason 迁出 --announced-on 今天 --announcement 第3号
roster take-back 赵一 --reason 录错了
roster resign 赵一
roster elected 王芳 --on 4.1
roster recall 王芳
roster take-back 王芳 --reason 录错了
roster died 王芳
roster reveal 王芳
roster shown
roster ids --keep 是
roster scope --field 简历 --to 社会
roster export {out}.xlsx --whole
contacts add 周启明 --with 王芳
contacts log 周启明 --with 王芳 --words 路灯
contacts list
contacts coverage
roster new-term --continues 周启明 --dry-run
roster order
roster place 赵一 --after 周启明
roster import {roster} --dry-run
backup
backup --list
check
check-report {report}
report suggestions --out {out}.docx
teams add 沙河小组 --convener 周启明
teams join 沙河 --delegate 王芳
teams leave 沙河 --delegate 王芳
teams list
teams show 沙河
activities plan 视察水渠 --kind 视察 --team 沙河小组 --on 5.20
activities notice 水渠 --words 九点出发
activities hold 水渠 --present --record 看了三处
activities attend 水渠 --delegate 王芳 --how 请假
activities outcome 水渠 --suggestion 35
activities close 水渠
activities attach 水渠 {sheet}
activities files 水渠
activities list
activities show 水渠
activities plan 培训 --kind 学习培训
activities cancel 培训 --reason 改期
topics add 饮水 --aim 水质达标
topics part 饮水 --level 县 --who 示例县人大
topics change-part 饮水 示例 --task 查水源
topics claim 饮水 --part 示例 --person 周启明
topics progress 饮水 查了三个村 --part 示例
topics result 饮水 报告一份 --part 示例
topics escalate 饮水 --by 市人大代表某某
topics share 饮水 照此推进
topics assess 饮水 --grade 好
topics link 饮水 --suggestion 35
topics close 饮水 结束
topics take-back 饮水 --reason 录错了
topics list
topics show 饮水
projects import {projects} --on 2026-1-5 --yes
projects add 广场 --source 代表建议 --on 2026-1-5
projects edit 广场 --money 480
projects screen 广场 车棚 --result 列入 --on 2026-1-8
projects shortlist 广场 车棚 --by 对接会 --on 2026-1-10
projects review 广场 车棚 --by 常委会 --on 2026-1-12
projects vote 大会 --seats 1 --base 3 --on 2026-1-24
projects amend-vote --vote 大会 --present 3 --tellers 王芳
projects count {even} --vote 大会 --issued 3
projects votes
projects again --on 2026-1-24
projects count {ballots} --vote 大会 --issued 3
projects settle
projects reopen --reason 看错了
projects settle
projects group 第一组 --leader 周启明 --project 广场
projects join 第一组 王芳
projects groups
projects leave 第一组 王芳
projects assign 广场
projects node 广场 开工 --due 6.1 --percent 20
projects done 广场
projects progress 广场 --percent 30 --paid 100
projects inspect 广场 看了现场
projects item 广场 补树 --due 6.1
projects answer 广场 补了
projects adjust 广场 换地方 --by 主任会议
projects grade 广场 --grade 好
projects finish 广场 --result 完成
projects survey 广场 --score 90
projects report 广场 --to 常委会
projects take-back 广场 --reason 还没有报告
projects list
projects show 广场
projects figures
duty show 周启明
duty report 周启明 --on 今天 --votes 30,5,1
duty heard 周启明
duty behind
suggestions edit 35 --category 农林水利 --reason 分错了
suggestions audit 35
suggestions attach 35 {roster}
suggestions files 35
suggestions archive 35 --number 17
suggestions carry-over --yes
"""


@pytest.fixture
def answers(line, tmp_path):
    """What each command answered, once round a whole life."""
    roster, sheet = tmp_path / "名册.csv", tmp_path / "建议.xlsx"
    roster.write_text(ROSTER.format("周启明", "1974.12"), encoding="utf-8")
    line.run("roster", "import", roster, "--yes")
    roster.write_text(ROSTER.format("周启明", "1974.11"), encoding="utf-8")
    write_suggestions(sheet, "清单", [SuggestionDraft("关于沙河桥的建议", lead="王芳", number="9")])
    line.run("stations", "add", "沙河镇代表之家")
    line.run("stations", "staff", "add", "沙河", "陈洁")
    line.run("stations", "assign", "沙河", "--delegate", "周启明")
    line.run("roster", "attach", "周启明", sheet)
    line.run("rota", "rule", "add", "沙河", "每月15日")
    (tmp_path / "2027.csv").write_text("2027-1-1,休\n2027-5-1,休\n2027-10-1,休\n", "utf-8")
    report = tmp_path / "报告.txt"
    report.write_text("共提出建议12件，其中A类5件，占57.1%。", encoding="utf-8")
    facts, found = (
        {"report": report, "roster": roster, "sheet": sheet, "out": tmp_path / "发出"},
        {},
    )
    facts |= {"holidays": tmp_path / "2027.csv", "forms": tmp_path / "交回.csv"}
    facts["forms"].write_text("建议号,评价,意见\n35,基本满意,\n", encoding="utf-8")
    (tmp_path / "征集.csv").write_text("项目名称,来源\n车棚,群众意见\n", "utf-8")
    (tmp_path / "票.csv").write_text("票号,广场,车棚\n1,○,\n2,○,\n3,○,\n", "utf-8")
    (tmp_path / "平.csv").write_text("票号,广场,车棚\n1,○,\n2,,○\n3,,\n", "utf-8")
    names = {"projects": "征集.csv", "ballots": "票.csv", "even": "平.csv"}
    facts |= {key: tmp_path / name for key, name in names.items()}
    for command in LIFE.strip().splitlines():
        words = [word.format(**facts) for word in command.replace("{points}", POINTS).split()]
        if words == ["groups", "list"]:
            line.run("groups", "form", "督办组", "--leader", "王建国", "--member", "李想")
            line.run("groups", "choose", "35", "--group", "督办组")
            line.run("groups", "attach", "督办组", roster)
        if words[1:2] == ["carry-over"]:
            line.run("sessions", "add", "--term", "20", "--session", "1")
        answer = line.json(*words)
        if words[1:2] == ["add"] and words[0] == "visits":
            facts |= {"visit": answer[0]["id"], "opinion": answer[0]["opinion_ids"][0]}
            facts |= dict(zip(("second", "third"), answer[0]["opinion_ids"][1:], strict=True))
            line.run("units", "add", "县民政局")
        name = next(said for n in (3, 2, 1) if (said := tuple(words[:n])) in HOLDERS)
        found.setdefault(name, []).append(answer)
    return found


def test_every_holder_prints_flat_objects_alike_in_the_terms_names(answers):
    elsewhere = ("sync", "others", "stats")  # tried where there are several offices, or apart
    assert set(answers) == {words for words in HOLDERS if words[0] not in elsewhere}
    hold(answers)


def test_the_exchange_prints_flat_objects_alike_in_the_terms_names(desks, tmp_path, blank_folder):
    _, county, town, spare = desks
    asked = tmp_path / "申请.npreq"
    fresh = found(tmp_path / "新", TOWN, blank_folder)
    answers = {}

    def ask(desk, *words):
        name = words[:3] if words[:3] in HOLDERS else words[:2]
        answers.setdefault(name, []).append(desk.json(*words))
        return answers[name][-1]

    fresh.run("sync", "pair", "request", "--out", asked)
    words = ("sync", "pair", "answer", asked, "--unit", TOWN, "--out", tmp_path, "--yes")
    (reply,) = ask(town, *words)
    ask(fresh, "sync", "pair", "accept", reply["path"], "--yes")
    county.run("units", "add", "县水利局")
    (sent,) = ask(county, "sync", "export", "--to", TOWN, "--out", tmp_path)
    bundle, bad = sent["paths"][0], tmp_path / "坏.npb"
    bad.write_bytes(b"NPB1")
    ask(town, "sync", "inspect", bundle, bad)
    ask(spare, "sync", "inspect", *county.send(desks[0]))
    ask(town, "sync", "import", bundle, "--yes")
    ask(town, "sync", "import", bundle, "--dry-run")
    town.beyond_rights("UPDATE handling_unit SET phone = '88'")
    town.delegate("周启明")
    exchange(county, town, spare, rounds=1)
    for desk, phone in ((town, "13800000002"), (spare, "13800000003")):
        desk.run("roster", "edit", "周启明", "--phone", phone)
    exchange(county, town, spare, rounds=1)
    for words in ("status", "digest", "recovery-key", "machines list", "conflicts list"):
        ask(town, "sync", *words.split())
    ask(county, "sync", "void", "list")
    assert set(answers) == {words for words in HOLDERS if words[0] == "sync"}
    hold(answers)


def hold(answers):
    """Hold what commands answered to one form."""
    terms = set(re.findall(r"`([a-z_]+)`", TERMS.read_text(encoding="utf-8")))
    for words, arrays in answers.items():
        for answer in arrays:
            array = [answer] if isinstance(answer, dict) else answer
            assert isinstance(array, list), words
            assert array or words == ("check",), words
            assert len({tuple(each) for each in array}) <= 1, words  # every object has every name
            for each in array:
                assert flat(each), (words, json.dumps(each, ensure_ascii=False))
                assert set(names(each)) <= terms, words


def flat(one):
    """Tell whether an object holds only plain values, and lists of these or of such objects."""
    return all(
        plain(value)
        or (isinstance(value, list) and all(plain(item) or inner(item) for item in value))
        for value in one.values()
    )


def inner(item):
    return isinstance(item, dict) and all(
        plain(value) or (isinstance(value, list) and all(map(plain, value)))
        for value in item.values()
    )


def plain(value):
    return value is None or isinstance(value, str | int | float | bool)


def names(one):
    yield from one
    for value in one.values():
        for item in value if isinstance(value, list) else []:
            if isinstance(item, dict):
                yield from item


def test_an_object_within_an_object_or_a_bare_pair_is_not_flat():
    assert flat({"a": 1, "b": ["x"], "c": [{"d": None, "e": ["y"]}]})
    assert not flat({"row": {"id": "x"}})
    assert not flat({"groups": [["id", "name"]]})
