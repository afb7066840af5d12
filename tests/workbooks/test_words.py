import pytest

from npcdesk.workbooks import words


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (words.read_sex, "男", "male"),
        (words.read_sex, " 女 ", "female"),
        (words.read_sex, "女性", "female"),
        (words.read_sex, "m", "male"),
        (words.read_sex, 1.0, "male"),
        (words.read_sex, "２", "female"),
        (words.read_sex, "", ""),
        (words.tick_reader("female"), "√", "female"),
        (words.tick_reader("female"), 1.0, "female"),
        (words.tick_reader("female"), True, "female"),
        (words.tick_reader("female"), "女", "female"),
        (words.tick_reader("female"), "", ""),
        (words.read_nation, "汉", "汉族"),
        (words.read_nation, "维吾尔", "维吾尔族"),
        (words.read_nation, "蒙 古 族", "蒙古族"),
        (words.read_level, "全国人大代表", "nation"),
        (words.read_level, "全国", "nation"),
        (words.read_level, "自治区级", "province"),
        (words.read_level, "省", "province"),
        (words.read_level, "市级代表", "city"),
        (words.read_level, "盟", "city"),
        (words.read_level, "县（市、区）", "county"),
        (words.read_level, "旗县区级", "county"),
        (words.read_level, "区", "county"),
        (words.read_level, "乡镇", "township"),
        (words.read_level, "苏木", "township"),
        (words.read_status, "在任", "in_office"),
        (words.read_status, "暂停执行代表职务", "suspended"),
        (words.read_status, "资格终止（调离）", "ended"),
        (words.read_status, "不在任", "ended"),
        (words.read_status, "已辞职", "ended"),
        (words.read_class, "A", "A"),
        (words.read_class, "ｂ类", "B"),
        (words.read_class, "A类（已解决）", "A"),
        (words.read_class, "已解决或基本解决", "A"),
        (words.read_class, "正在解决、列入计划解决", "B"),
        (words.read_class, "留作参考", "C"),
        (words.read_rating, "满意", "satisfied"),
        (words.read_rating, "基本满意", "mostly"),
        (words.read_rating, "不满意", "dissatisfied"),
        (words.read_key, "是", "yes"),
        (words.read_key, "√", "yes"),
        (words.read_key, "重点督办", "yes"),
        (words.read_key, "否", ""),
        (words.read_key, "", ""),
    ],
)
def test_words_as_written(read, cell, value):
    reading = read(cell)
    assert (reading.value, reading.problem) == (value, "")


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (words.read_sex, "√"),
        (words.tick_reader("male"), "也许"),
        (words.read_level, "省、县"),
        (words.read_level, "街坊"),
        (words.read_status, "待定"),
        (words.read_class, "X类"),
        (words.read_rating, "一般般"),
    ],
)
def test_words_not_understood_keep_the_row_out(read, cell):
    reading = read(cell)
    assert reading.grave
    assert cell in reading.problem
    assert reading.value == ""


def test_the_codes_of_sex_are_told():
    assert words.read_sex("1").converted == "读作男。"


def test_an_unknown_nation_is_kept_and_told():
    reading = words.read_nation("穿青人")
    assert (reading.value, reading.grave) == ("穿青人", False)
    assert "穿青人" in reading.problem


@pytest.mark.parametrize(
    ("cell", "nation"),
    [
        ("维", "维吾尔族"),
        ("维族", "维吾尔族"),
        ("蒙", "蒙古族"),
        ("蒙族", "蒙古族"),
        ("朝", "朝鲜族"),
        ("鲜族", "朝鲜族"),
        ("哈族", "哈萨克族"),
        ("柯族", "柯尔克孜族"),
        ("藏", "藏族"),
        ("回", "回族"),
        ("壮", "壮族"),
        ("哈萨克", "哈萨克族"),
    ],
)
def test_a_nation_in_short_is_written_out_and_told(cell, nation):
    reading = words.read_nation(cell)
    assert (reading.value, reading.problem) == (nation, "")
    assert reading.converted == f"读作{nation}。"


@pytest.mark.parametrize("cell", ["哈", "塔族", "鄂族"])
def test_what_may_be_two_nations_is_asked(cell):
    assert cell in words.read_nation(cell).problem


def test_there_are_fifty_six_nations():
    assert len(set(words.NATIONS)) == 56
