"""Every form that can be printed; the print dialog and the command line are made from this list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from npcdesk.errors import NotFound
from npcdesk.forms import (
    activity_record,
    candidate_list,
    co_opinion,
    delegate_file,
    dossier,
    duty_notice,
    duty_record,
    faces,
    feedback_form,
    hand_over_list,
    hand_over_notice,
    hand_over_slip,
    honour_list,
    look_back_table,
    name_cards,
    project_progress,
    promise_list,
    public_list,
    receipt_slip,
    reception_form,
    recovery_sheet,
    reply_letter,
    roster_list,
    rota_table,
    sign_in_sheet,
    suggestion_sheet,
    supervision_ledger,
    supervision_plan,
    supervision_slip,
    urge_list,
    urge_slip,
    vote_ballot,
    vote_count,
)
from npcdesk.forms.faces import Face
from npcdesk.rules.roster_papers import NAMES


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its code on the command line, its name, and how its data class becomes a file."""

    code: str
    name: str
    to_pdf: Callable[[Any], bytes]
    to_docx: Callable[[Any], bytes] | None = None  # of what units go on with in WPS


FORMS: tuple[Form, ...] = (
    Form("suggestion-sheet", suggestion_sheet.NAME, suggestion_sheet.to_pdf),
    Form("hand-over-slip", hand_over_slip.NAME, hand_over_slip.to_pdf),
    Form(
        "hand-over-notice", hand_over_notice.NAME, hand_over_notice.to_pdf, hand_over_notice.to_docx
    ),
    Form("hand-over-list", hand_over_list.NAME, hand_over_list.to_pdf),
    Form("receipt-slip", receipt_slip.NAME, receipt_slip.to_pdf),
    Form("co-opinion", co_opinion.NAME, co_opinion.to_pdf),
    Form("reply-letter", reply_letter.NAME, reply_letter.to_pdf, reply_letter.to_docx),
    Form("feedback-form", feedback_form.NAME, feedback_form.to_pdf, feedback_form.to_docx),
    Form("dossier", dossier.NAME, dossier.to_pdf),
    Form("urge-slip", urge_slip.NAME, urge_slip.to_pdf),
    Form("urge-list", urge_list.NAME, urge_list.to_pdf),
    Form("promise-list", promise_list.NAME, promise_list.to_pdf),
    Form("look-back-table", look_back_table.NAME, look_back_table.to_pdf),
    Form("candidate-list", candidate_list.NAME, candidate_list.to_pdf),
    Form("honour-list", honour_list.NAME, honour_list.to_pdf, honour_list.to_docx),
    Form("supervision-plan", supervision_plan.NAME, supervision_plan.to_pdf),
    Form("supervision-slip", supervision_slip.NAME, supervision_slip.to_pdf),
    Form("supervision-ledger", supervision_ledger.NAME, supervision_ledger.to_pdf),
    Form("duty-notice", duty_notice.NAME, duty_notice.to_pdf),
    Form("rota-table", rota_table.NAME, rota_table.to_pdf),
    Form("reception-form", reception_form.NAME, reception_form.to_pdf),
    *(Form(kind.value, NAMES[kind], roster_list.to_pdf) for kind in roster_list.KINDS),
    Form("name-cards", name_cards.NAME, name_cards.to_pdf),
    Form("activity-record", activity_record.NAME, activity_record.to_pdf),
    Form("sign-in-sheet", sign_in_sheet.NAME, sign_in_sheet.to_pdf),
    Form("duty-record", duty_record.NAME, duty_record.to_pdf),
    Form("delegate-file", delegate_file.NAME, delegate_file.to_pdf),
    Form("public-list", public_list.NAME, public_list.to_pdf),
    Form("vote-ballot", vote_ballot.NAME, vote_ballot.to_pdf),
    Form("vote-count", vote_count.NAME, vote_count.to_pdf),
    Form("project-progress", project_progress.NAME, project_progress.to_pdf),
    Form("recovery-sheet", recovery_sheet.NAME, recovery_sheet.to_pdf),
)


def form(code: str) -> Form:
    """Return the form with this code or Chinese name.

    Raises:
        NotFound: there is none.
    """
    for found in FORMS:
        if code in {found.code, found.name}:
            return found
    names = "、".join(f"{each.code}（{each.name}）" for each in FORMS)
    msg = f"没有“{code}”这种表，可以打印的有：{names}。"
    raise NotFound(msg)


def missing(paper: object) -> tuple[str, ...]:
    """Return the characters of a paper that no face can draw: tell them before printing."""
    return faces.missing("".join(_words(paper)))


def replaced(paper: object) -> tuple[str, ...]:
    """Return the characters of a paper that 仿宋 lacks and 宋体 draws in its place."""
    return faces.replaced("".join(_words(paper)), Face.FANG)


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _words(part)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _words(getattr(value, each.name))
