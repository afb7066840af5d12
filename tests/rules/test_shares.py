"""Printed percentages against what offices published (sources.md 3.2 and 3.3), and their laws."""

import json
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from npcdesk.rules import shares
from npcdesk.rules.shares import Mode, Rounding

FIGURES = json.loads((Path(__file__).parent / "vectors" / "figures.json").read_text("utf-8"))
GROUPS = [(one["id"], group) for one in FIGURES["sets"] for group in one["percentages"]]
COUNTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=30).filter(any)


def number(printed):
    return Decimal(printed.rstrip("%"))


def rows(group, key):
    decimals = max(row["dp"] for row in group["rows"])
    return (
        decimals,
        [row["numerator"] for row in group["rows"]],
        [row[key] for row in group["rows"]],
    )


def test_single_ratios_are_as_the_set_has_them_half_up():
    for one in FIGURES["sets"]:
        for row in [r for g in one["percentages"] for r in g["rows"]] + one["ratios"]:
            printed = shares.ratio(row["numerator"], row["denominator"], Rounding(row["dp"]))
            assert number(printed) == Decimal(row["half_up"]), (one["id"], row)


def test_complete_partitions_are_as_the_set_has_them_balanced():
    for name, group in GROUPS:
        if group["complete_partition"]:
            decimals, counts, expected = rows(group, "largest_remainder")
            printed = shares.printed(counts, Rounding(decimals))
            assert list(map(number, printed)) == list(map(Decimal, expected)), name


def test_what_offices_printed_is_reproduced_but_where_a_person_moved_figures():
    """Balanced or plain; 内蒙古114, 湘乡 and one truncated set were done by hand."""
    odd = set()
    for name, group in GROUPS:
        decimals, counts, published = rows(group, "published")
        wanted = list(map(Decimal, published))
        plain = [
            number(shares.ratio(row["numerator"], row["denominator"], Rounding(row["dp"])))
            for row in group["rows"]
        ]
        balanced = list(map(number, shares.printed(counts, Rounding(decimals))))
        if wanted not in (plain, balanced if group["complete_partition"] else plain):
            odd.add(name)
    assert odd <= {"nmg_delegation_114", "xiangxiang_555", "unknown_city_2020_128"}, odd


def test_a_chosen_line_takes_up_the_difference():
    """内蒙古114 as printed: the clerk made 14.0 into 14.1."""
    (group,) = next(o["percentages"] for o in FIGURES["sets"] if o["id"] == "nmg_delegation_114")
    _, counts, published = rows(group, "published")
    bumped = published.index("14.1")
    printed = shares.printed(counts, Rounding(1, Mode.ABSORBED, absorbs=bumped))
    assert list(map(number, printed)) == list(map(Decimal, published))


def test_the_classes_of_the_first_seed():
    assert shares.printed([330, 238, 37]) == ["54.6%", "39.3%", "6.1%"]
    assert shares.printed([330, 238, 37], Rounding(mode=Mode.PLAIN))[0] == "54.5%"
    assert shares.ratio(115, 605, Rounding(trim=True)) == "19%"
    assert shares.ratio(0, 0) == "—"
    assert shares.printed([0, 0]) == ["—", "—"]
    assert shares.difference((696, 1000), (467, 1000)) == "上升22.9个百分点"
    assert shares.growth(295, 229) == "增长28.8%"
    assert shares.growth(5, 0) == "—"


@given(COUNTS, st.integers(0, 2))
def test_balanced_parts_sum_to_a_hundred_and_stay_within_one_unit(counts, decimals):
    each = shares.balanced(counts, decimals)
    assert sum(each) == 100 * 10**decimals
    for part, units in zip(counts, each, strict=True):
        assert abs(units * sum(counts) - part * 100 * 10**decimals) < sum(counts)
    ranked = sorted(zip(counts, each, strict=True))
    assert [units for _, units in ranked] == sorted(each)  # a larger part never prints less


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_single_ratios_round_half_up_in_decimal(part, whole, decimals):
    with localcontext(Context(prec=50)):
        exact = Decimal(part * 100) / Decimal(whole)
        printed = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert number(shares.ratio(part, whole, Rounding(decimals))) == printed
