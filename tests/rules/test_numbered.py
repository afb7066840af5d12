"""Names stand in the order of their numbers."""

from npcdesk.rules.numbered import by_number


def test_names_stand_in_the_order_of_their_numbers():
    names = ["第三代表团", "第十一代表团", "第一代表团", "第二代表团", "城关代表团"]
    right = ["城关代表团", "第一代表团", "第二代表团", "第三代表团", "第十一代表团"]
    assert sorted(names, key=by_number) == right


def test_a_number_within_a_name_counts_too():
    right = [
        "北岭乡第十小组",
        "沙河镇第一小组",
        "沙河镇第二小组",
        "沙河镇第三小组",
        "沙河镇第12小组",
    ]
    assert sorted([*right[2:], *right[:2]], key=by_number) == right
