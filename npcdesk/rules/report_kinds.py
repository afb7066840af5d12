"""The reports that are written from data, and what one is when it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from npcdesk.errors import NotFound
from npcdesk.rules.charts import Chart

OWN, ROUNDED = "own", "rounding"
KINDS = {
    "suggestions": "建议办理情况报告",
    "delegates": "代表工作总结",
    "stations": "代表之家运行情况",
    "groups": "重点督办情况",
    "look-back": "回头看情况",
    "units": "承办单位考核通报",
    "structure": "代表结构表",
    "projects": "民生实事票决制实施情况",
}
"""Their names by the codes of the command line."""
OF_SUGGESTIONS = ("suggestions", "units")
"""Those that are of a session, or of the year in which suggestions were raised."""


@dataclass(frozen=True, slots=True)
class Written:
    """A report: its text in the marks of `body_text`, facts first, then the office's own words.

    A chart stands where its caption does: `charts` are by those lines of the text.
    """

    kind: str
    office: str
    title: tuple[str, ...]  # phrases that are not divided
    text: str
    on: date
    charts: Mapping[str, Chart] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What this kind of report is called."""
        return KINDS[self.kind]


def kind(said: str) -> str:
    """Return the code of a report by its code or name.

    Raises:
        NotFound: there is none.
    """
    for code, name in KINDS.items():
        if said in (code, name):
            return code
    known = "、".join(f"{code}（{name}）" for code, name in KINDS.items())
    msg = f"没有“{said}”这种报告，可以写的有：{known}。"
    raise NotFound(msg)


def own_code(of: str) -> str:
    """Return the code under which the office's own paragraphs of a kind are kept."""
    return f"report-{of}.{OWN}"


def rounding_code(of: str) -> str:
    """Return the code under which it is kept how a kind prints its percentages."""
    return f"report-{of}.{ROUNDED}"
