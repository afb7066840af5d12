"""The checker of reports: pages of a dense paragraph a second, and how it grows with the length."""

import time
from statistics import median

from bench.result import Result
from npcdesk.rules.report_check import check

PAGE = 28 * 22  # signs of a page, GB/T 9704-2012
PAGES, TIMES, LONGER = 200, 5, 8
PAGE_MS, OVER_LONG = 10.0, 1.3  # a hundred pages a second; linear in the length
FIGURES = (
    "会议期间，代表共提出建议{n}件，比上次会议增加{d}件。其中城建交通{a}件，占{pa}%；教科文卫{b}件，占{pb}%；"
    "其他{c}件，占{pc}%。已全部答复，答复率100%，代表满意{a}件、基本满意{e}件，满意率100%。"
)
WORDS = (
    "代表建议是反映民意、汇集民智的重要渠道。各承办单位高度重视，主要负责同志亲自过问，分管负责同志具体负责，"
    "办前沟通、办中协商、办后回访，推动一批群众急难愁盼的问题得到解决。下一步，将继续坚持以人民为中心，健全"
    "交办、督办、评价机制，把办好建议作为践行全过程人民民主的具体行动，不断提高办理质量和水平。"
)


def report(pages: int) -> str:
    """Return a report in which a third of the text has figures, all right."""
    made: list[str] = []
    at = 0
    while at < pages * PAGE:
        n = 100 + len(made) % 400
        a, b = n // 3, n // 4
        c = n - a - b
        pa, pb, pc = (round(each * 1000 / n) / 10 for each in (a, b, c))
        facts = {"n": n, "d": n % 9 + 1, "a": a, "b": b, "c": c, "e": n - a}
        made.append(FIGURES.format(pa=pa, pb=pb, pc=pc, **facts) + WORDS + "\n")
        at += len(made[-1])
    return "".join(made)


def run() -> list[Result]:
    """Measure a report of two hundred pages, and one eight times as long."""
    short, long = report(PAGES), report(PAGES * LONGER)
    pages = len(short) / PAGE
    spent = _took(short) * 1000 / pages
    stretched = _took(long, 3) * 1000 / (len(long) / PAGE)
    figures = len(check(short).marks) / pages
    return [
        Result(
            f"a page of a report checked, {figures:.0f} figures on it", spent, "ms", bound=PAGE_MS
        ),
        Result(
            "a page of a report eight times as long", stretched, "ms", spent, "short", OVER_LONG
        ),
    ]


def _took(text: str, times: int = TIMES) -> float:
    check(text[: 10 * PAGE])
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        check(text)
        spent.append(time.perf_counter() - start)
    return median(spent)
