"""Names stand in the order of their numbers."""

from npcdesk.rules.numbered import by_number


def test_names_stand_in_the_order_of_their_numbers():
    names = ["第三代表团", "第十一代表团", "第一代表团", "第二代表团", "城关代表团"]
    right = ["城关代表团", "第一代表团", "第二代表团", "第三代表团", "第十一代表团"]
    assert sorted(names, key=by_number) == right
