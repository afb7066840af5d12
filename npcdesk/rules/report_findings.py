"""What a look through a report's figures brings: marks in the text, and findings about them."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a figure of a report stands."""

    AGREES = "agrees"
    WRONG = "wrong"  # cannot be as printed
    DOUBT = "doubt"  # a person should look: scope, rounding, a line that is missing
    UNCHECKED = "unchecked"  # the text does not say what it was worked out from


VERDICT = {
    Verdict.AGREES: "对得上",
    Verdict.WRONG: "要改",
    Verdict.DOUBT: "请看一眼",
    Verdict.UNCHECKED: "核不了",
}
GRAVEST = (Verdict.WRONG, Verdict.DOUBT, Verdict.UNCHECKED, Verdict.AGREES)


@dataclass(frozen=True, slots=True)
class Mend:
    """What is to stand in the text instead."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about figures that does not add up, or cannot be worked out."""

    start: int
    end: int
    verdict: Verdict
    title: str  # 其他：6件与4.0%对不上
    printed: str
    computed: str  # "" where nothing can be worked out
    reason: str  # the sum, in one line
    slip: str = ""  # how it probably came about, and what is likely right
    mend: Mend | None = None
    own: bool = False  # found by comparing with the office's own file


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text whose figures were looked at."""

    start: int
    end: int
    verdict: Verdict


class Looked:
    """What was looked at so far."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.marks: dict[int, Mark] = {}

    def agrees(self, start: int, end: int) -> None:
        """Note figures that are as they should be; what was found about them stands."""
        if start not in self.marks:
            self.marks[start] = Mark(start, end, Verdict.AGREES)

    def settled(self, start: int, end: int) -> None:
        """Note figures that agree with the own file, also where the text alone did not say."""
        mark = self.marks.get(start)
        if mark is None or mark.verdict is Verdict.UNCHECKED:
            self.findings = [each for each in self.findings if each.start != start]
            self.marks[start] = Mark(start, end, Verdict.AGREES)

    def found(self, finding: Finding) -> None:
        """Note a finding, once for a place."""
        known = self.marks.get(finding.start)
        if known is None or GRAVEST.index(finding.verdict) < GRAVEST.index(known.verdict):
            self.findings = [each for each in self.findings if each.start != finding.start]
            self.findings.append(finding)
            self.marks[finding.start] = Mark(finding.start, finding.end, finding.verdict)
