"""回头看: the four questions asked of a suggestion that was put off, and what the answers come to.

Source: sources.md 4.1, after the published practice: 看问题是否得到解决、承诺事项是否落实、
是否需要持续跟进、办理进度是否让代表满意.
"""

from dataclasses import dataclass

from npcdesk.errors import NotAllowed

SOLVED = {"solved": "已经解决", "advanced": "有较大进展", "unsolved": "没有解决"}
KEPT = {"kept": "已落实", "partly": "部分落实", "broken": "没有落实", "none": "没有承诺事项"}
FOLLOW = {"follow": "要继续跟进", "done": "不用再跟进"}
QUESTIONS = (
    ("问题是否得到解决", SOLVED),
    ("承诺事项是否落实", KEPT),
    ("是否需要持续跟进", FOLLOW),
)
"""The first three; the fourth is the delegate's rating (代表是否满意)."""
COUNTED = frozenset({"solved", "advanced"})  # 得到解决或取得较大进展


@dataclass(frozen=True, slots=True)
class Answers:
    """The codes of the first three answers; "" where one was left open by an older entry."""

    solved: str
    kept: str
    follow: str

    @property
    def stored(self) -> str:
        """How they are kept in one column."""
        return f"{self.solved} {self.kept} {self.follow}"

    @property
    def in_words(self) -> str:
        """Return 问题已经解决；承诺已落实；不用再跟进."""
        told = (
            f"问题{SOLVED[self.solved]}" if self.solved in SOLVED else "",
            _kept(self.kept),
            FOLLOW.get(self.follow, ""),
        )
        return "；".join(filter(None, told))


def _kept(code: str) -> str:
    if code == "none":
        return KEPT[code]
    return f"承诺{KEPT[code]}" if code in KEPT else ""


def read(stored: str) -> Answers:
    """Return the answers of a column; what is not known stays open."""
    solved, kept, follow = (*stored.split(), "", "", "")[:3]
    return Answers(solved, kept, follow)


def require(solved: str, kept: str, follow: str) -> Answers:
    """Return the answers, or say in words that they do not go together.

    Raises:
        NotAllowed: an answer is missing, or the problem is solved and yet to be followed.
    """
    given = zip((solved, kept, follow), QUESTIONS, strict=True)
    missing = [question for code, (question, known) in given if code not in known]
    if missing:
        msg = f"回头看的四个问题都要回答，还差：{'、'.join(missing)}。"
        raise NotAllowed(msg)
    if solved == "solved" and follow == "follow" and kept in ("kept", "none"):
        msg = "问题已经解决、承诺也落实了，就不用再跟进，请核对这几项。"
        raise NotAllowed(msg)
    return Answers(solved, kept, follow)
