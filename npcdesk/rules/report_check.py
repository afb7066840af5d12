"""Looks through a report: every share, sum, rate and change in it is worked out again.

    check("…共提出建议605件…A类330件，占54.6%…")  ->  Checked
        .marks       places in the text and how each stands
        .findings    what does not add up or cannot be worked out, the gravest first

The text alone is asked; `report_own` compares it with what the office's file says.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from npcdesk.rules import (
    report_changes,
    report_context,
    report_groups,
    report_numbers,
    report_parts,
    report_rates,
    report_sums,
    report_tables,
    report_text,
)
from npcdesk.rules.report_context import Context
from npcdesk.rules.report_findings import GRAVEST, Finding, Looked, Mark, Verdict
from npcdesk.rules.report_groups import Group
from npcdesk.rules.report_numbers import Kind
from npcdesk.rules.report_ratios import slip, telling_slip
from npcdesk.rules.report_text import Item, Sentence


@dataclass(frozen=True, slots=True)
class Checked:
    """A report that was looked through."""

    text: str
    marks: tuple[Mark, ...]
    findings: tuple[Finding, ...]

    def count(self, verdict: Verdict) -> int:
        """How many places stand so."""
        return sum(mark.verdict is verdict for mark in self.marks)

    def words(self, finding: Finding) -> str:
        """What stands in the text where something was found."""
        return self.text[finding.start : finding.end]

    def line(self, finding: Finding) -> int:
        """The line of the text a finding is in, from 1."""
        return self.text.count("\n", 0, finding.start) + 1


class _Reading:
    """One report while it is looked through."""

    def __init__(self, text: str) -> None:
        self.tables = report_tables.tables(text)
        bare = report_tables.without(text, self.tables)
        self.plain = report_text.joined(report_numbers.plain(bare))
        self.looked, self.context = Looked(), Context()
        self.ballots = report_sums.Ballots()

    def whole(self) -> Looked:
        """Look through it from the first sentence to the last."""
        sentences = list(report_text.sentences(self.plain))
        for at, sentence in enumerate(sentences):
            self._sentence(sentence, sentences[at + 1] if at + 1 < len(sentences) else None)
        self.ballots.judge(self.looked)
        for table in self.tables:
            report_tables.judge(table, self.looked)
        _said_twice(sentences, self.looked)
        return self.looked

    def _sentence(self, sentence: Sentence, behind: Sentence | None) -> None:
        found = report_groups.groups(self.plain, sentence)
        shared = {part.share.start for group in found for part in group.parts if part.share}
        counted = {part.item.figure.start for group in found for part in group.shared}
        for group in found:
            for few in report_groups.runs(group):
                if few.shared:
                    self._shares(few, sentence, behind)
                else:
                    report_sums.judge(few, sentence, self.context, self.looked)
                    self.ballots.add(few)
        changed = report_changes.judge(sentence, self.context, shared, self.looked)
        for item in sentence.items:
            place = item.figure.start
            if item.figure.kind is Kind.PERCENT and place not in shared and place not in changed:
                report_rates.judge(item, sentence, self.context, self.looked)
        self.context.add(sentence, counted)

    def _shares(self, group: Group, sentence: Sentence, behind: Sentence | None) -> None:
        """Judge shares; those with which the next sentence goes on belong to them."""
        rest = _going_on(self.plain, group, sentence, behind)
        if rest is not None:
            both = replace(group, parts=(*group.parts, *rest.parts))
            whole = report_parts.judge(group, sentence, self.context, Looked())
            if whole is not None and both.sum <= whole.value:
                group = both
        report_parts.judge(group, sentence, self.context, self.looked)


def check(text: str) -> Checked:
    """Look through a report by itself."""
    return ordered(text, _Reading(text).whole())


def ordered(text: str, looked: Looked) -> Checked:
    """Return what was looked at: marks as they stand in the text, findings the gravest first."""
    marks = sorted(looked.marks.values(), key=lambda each: each.start)
    findings = sorted(looked.findings, key=lambda each: (GRAVEST.index(each.verdict), each.start))
    return Checked(text, tuple(marks), tuple(findings))


def _said_twice(sentences: Sequence[Sentence], looked: Looked) -> None:
    """Find a headline that is said twice with two numbers, of which one is a slip."""
    said: dict[tuple[str, str], Item] = {}
    for sentence in sentences:
        for item in sentence.counts:
            if len(item.label) < 5 or not report_context.is_head(item):
                continue
            first = said.setdefault((item.label, item.unit), item)
            like = slip(item.figure.digits, first.figure.digits)
            if like and item.figure.start not in {each.start for each in looked.findings}:
                looked.found(_twice(item, first))


def _twice(item: Item, first: Item) -> Finding:
    figure, sign = item.figure, item.figure.sign
    how = telling_slip(figure.digits, first.figure.digits)
    return Finding(
        *(figure.start, figure.end, Verdict.DOUBT),
        f"{item.label[-8:]}：前后不一样",
        *(f"{figure.digits}{sign}", f"{first.figure.digits}{sign}"),
        f"前面写的是 {first.figure.digits}{sign}，这里是 {figure.digits}{sign}。",
        f"像是{how}，请看哪一个对。" if how else "请看哪一个对。",
    )


def _going_on(
    plain: str, group: Group, sentence: Sentence, behind: Sentence | None
) -> Group | None:
    """Return the shares at the start of the next sentence that are of the same whole."""
    if behind is None or behind.paragraph != sentence.paragraph or not group.shared[-1].of:
        return None
    last = group.parts[-1].item.figure.start
    if any(each.figure.start > last for each in sentence.counts):
        return None
    nexts: Sequence[Group] = report_groups.groups(plain, behind)
    first = report_groups.runs(nexts[0])[0] if nexts else None
    fits = first is not None and first.shared and first.parts[0].of == group.shared[-1].of
    return first if fits and first is not None and not first.among else None
