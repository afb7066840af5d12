"""What 建议办理情况报告 says of how far the suggestions are."""

from datetime import date

import pytest

from npcdesk.job import finish
from npcdesk.models import Rating
from npcdesk.office import statistics, suggestion_import, suggestions, written_suggestions
from npcdesk.office.statistics import Scope
from npcdesk.rules.drafts import SuggestionDraft, SuggestionSheet
from tests import make
from tests.make import TODAY

KINDS = ("教育", "交通", "水利", "环保", "住房", "医疗", "养老", "文化", "其他")


def said(store, scope):
    with store.reading() as session:
        return "\n".join(map(str, written_suggestions.report(session, scope, "", TODAY)))


def draft(number, year, reply_class, category):
    day = date(year, 2, 1)
    return SuggestionDraft(
        f"关于第{number}件事的建议",
        number=str(number),
        session="十九届一次" if year == 2025 else "十九届二次",
        category=category,
        raised_on=day,
        lead_unit="县住建局",
        handed_on=day,
        replied_on=date(year, 4, 1),
        reply_class=reply_class,
    )


def test_a_term_is_told_by_its_first_and_last_year_and_its_largest_categories(store):
    make.delegate(store)
    drafts = [draft(n, 2025, "AB"[n % 2], KINDS[n % 9]) for n in range(1, 19)]
    drafts += [draft(n, 2026, "AAB"[n % 3], KINDS[0]) for n in range(1, 10)]
    sheet = SuggestionSheet("建议.xlsx", "清单", 1, (), tuple(drafts))
    with store.reading() as session:
        planned = finish(suggestion_import.plan(session, sheet))
    with store.writing("导入建议") as session:
        finish(suggestion_import.apply(session, planned, today=TODAY))
    term = said(store, Scope(term=19))
    assert "代表共提出建议27件。本届代表1名，人均27.00件。" in term
    assert (
        "从2025年到2026年，办结率保持在100%；办成率由50%上升为66.7%；B类占比由50%下降为33.3%。"
        in term
    )
    assert "排名前五位的是教育类11件，占40.8%；" in term
    assert "；其他8件，占29.6%。" in term
    assert "与上次会议相比" in said(store, Scope(term=19, session=2))
    assert "从内容分类看，全部是教育类。" in said(store, Scope(term=19, session=2))


@pytest.mark.parametrize("again", [True, False])
def test_what_is_done_again_is_not_called_settled(store, again):
    paper = make.handed_over(store)
    make.replied(store, paper, date(2026, 5, 5))
    rating = Rating.DISSATISFIED if again else Rating.SATISFIED
    with store.writing("评价") as session:
        day = {"on": date(2026, 5, 6), "today": TODAY}
        suggestions.rate(session, paper, rating=rating, opinion="路没有修。", **day)
    with store.reading() as session:
        text = "".join(map(str, written_suggestions.report(session, Scope(), "", TODAY)))
    assert ("建议已全部办结并答复代表" in text) is not again
    assert ("其中1件代表不满意，正在重新办理" in text) is again


def test_what_is_not_answered_yet_is_told_beside_the_share_that_is_in_time(store):
    make.replied(store, make.handed_over(store), date(2026, 3, 5))
    alone = said(store, Scope())
    assert "按期答复率100%。" in alone
    assert "也算在内" not in alone
    make.handed_over(store, title="关于另一座桥的建议", number="36")
    both = said(store, Scope())
    assert "有答复期限的2件中，按期答复1件，按期答复率50%（还有1件没有答复，也算在内）。" in both
    with store.reading() as session:
        told = "\n".join(map(str, written_suggestions.units(session, Scope(), "", TODAY)))
        rate = statistics.suggestions(session, Scope(), today=TODAY).rate("on_time")
    assert "按时答复率占有答复期限的建议，还没有答复的也算在内。" in told
    assert rate.base == "有答复期限的，含未答复"
