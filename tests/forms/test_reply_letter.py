"""The reply to a suggestion: its words, faces and ink."""

import re
from dataclasses import replace
from datetime import date

import paper
import pytest

from npcdesk.forms.reply_letter import to_pdf
from npcdesk.rules.papers import ReplyLetter

LETTER = ReplyLetter(
    unit="示例县交通运输局",
    document_number="示交函〔2026〕18号",
    reply_class="B",
    congress="示例县第十九届人民代表大会",
    session="第一次会议",
    number="35",
    title="关于修缮沙河桥并增设人行护栏的建议",
    lead="周启明",
    signers=4,
    body=(
        "一、护栏。3月12日与你们到现场商定，先装桥面两侧人行护栏，7月开工，9月30日前完成。",
        "（一）资金48万元已经落实。",
    ),
    on=date(2026, 5, 6),
    contact="王志刚",
    contact_phone="6312208",
    copies=("县人大常委会代表工委", "县政府办公室", "沙河镇人大"),
    disclosure="此件公开发布",
)


def test_every_word_reaches_the_paper(same_as_golden):
    pdf = to_pdf(LETTER)
    same_as_golden(pdf, "reply_letter")
    assert paper.faces_not_embedded(pdf) == set()
    assert len(paper.pages(pdf)) == 1
    bare = replace(LETTER, body=(), copies=(), contact="", contact_phone="", disclosure="")
    assert paper.ink(pdf) > paper.ink(to_pdf(bare)) > 10_000


def test_a_reply_between_sessions_says_so(same_as_golden):
    same_as_golden(to_pdf(replace(LETTER, session="", signers=1)), "reply_letter_between_sessions")
    assert to_pdf(replace(LETTER, session="闭会期间")) == to_pdf(replace(LETTER, session=""))


@pytest.mark.parametrize(
    ("changes", "said", "unsaid"),
    [
        ({"signers": 1}, "周启明代表：您在", "你们提出"),
        ({}, "周启明等4名代表：你们在", "您"),
        ({"recipient": "高美玲"}, "高美玲代表：您在", "等4名"),
        ({"recipient": "城关代表团"}, "城关代表团：您在", "团代表"),
        ({"reply_class": ""}, "示交函〔2026〕18号关于对", "办理结果"),
        ({"document_number": ""}, "办理结果：B", "〔2026〕"),
    ],
)
def test_the_wording_follows_who_asked(changes, said, unsaid):
    words = paper.words(to_pdf(replace(LETTER, **changes)))
    assert said in words
    assert unsaid not in words


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("关于在A<B地块修渠的建议", "《关于在A<B地块修渠的建议》"),
        ("《关于修桥的建议》", "《关于修桥的建议》"),
        ("关于落实《水土保持法》的建议", "《关于落实〈水土保持法〉的建议》"),
        ("关于&lt;b&gt;的建议", "《关于&lt;b&gt;的建议》"),
        ("关于𡐓𬭚㛃𠅤村修路的建议", "《关于𡐓𬭚㛃𠅤村修路的建议》"),
        ("关于修路的建议" * 20, "关于修路的建议" * 20),
    ],
)
def test_titles_are_printed_as_they_were_typed(title, printed):
    assert printed in paper.words(to_pdf(replace(LETTER, title=title)))


def test_minority_names_are_whole():
    words = paper.words(to_pdf(replace(LETTER, lead="阿依古丽·买买提", signers=1)))
    assert "阿依古丽·买买提代表：" in words


def test_a_character_that_no_face_has_is_named_on_the_paper():
    assert "U+20BB7" in paper.words(to_pdf(replace(LETTER, title="关于\U00020bb7村的建议")))


def test_sixty_paragraphs_all_arrive():
    body = tuple(f"第{n}段，{'今年开工，明年完成；' * 4}到此为止。" for n in range(60))
    pdf = to_pdf(replace(LETTER, body=body))
    printed = re.sub("—[0-9]+—", "", paper.words(pdf))
    assert len(paper.pages(pdf)) > 5
    assert all(f"第{n}段" in printed for n in range(60))
    assert printed.count("到此为止") == 60
    assert paper.faces_not_embedded(pdf) == set()


def test_the_same_letter_is_the_same_bytes():
    assert to_pdf(LETTER) == to_pdf(LETTER)
    assert to_pdf(LETTER) != to_pdf(replace(LETTER, number="36"))
