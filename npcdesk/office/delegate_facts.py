"""The facts of a delegate: which columns they are, as a draft, and whether a draft can be kept."""

from typing import Any

from npcdesk.errors import NotAllowed
from npcdesk.models import Mandate, Person
from npcdesk.rules import identity, naming, phones
from npcdesk.rules.drafts import DelegateDraft

PERSON_FIELDS = (
    "name",
    "sex",
    "nation",
    "birth",
    "party",
    "education",
    "degree",
    "native_place",
    "joined_party",
    "began_work",
    "work_unit",
    "post",
    "phone",
    "office_phone",
    "email",
    "address",
    "postcode",
    "id_number",
    "remark",
    "specialty",
    "residence",
    "resume",
    "publish",
)
MANDATE_FIELDS = (
    "delegate_number",
    "delegation",
    "electoral_unit",
    "occupation_class",
    "elected_how",
    "terms",
    "grassroots",
    "elected_on",
    "terms_served",
    "also_serves",
)


def draft_of(person: Person, mandate: Mandate, station: str, status: str = "") -> DelegateDraft:
    """Return one mandate with its person as a draft.

    `station` is the name of its station, `status` what its events say.
    """
    facts: dict[str, Any] = {name: getattr(person, name) for name in PERSON_FIELDS}
    facts |= {name: getattr(mandate, name) for name in MANDATE_FIELDS}
    facts["sex"] = person.sex.value
    return DelegateDraft(
        **facts,
        level=mandate.level.value,
        group=mandate.group_name,
        station=station,
        status=status or mandate.status.value,
    )


def checked(draft: DelegateDraft, *kept: str) -> DelegateDraft:
    """Return the draft if it can be kept, or raise `NotAllowed` that says what to put right.

    `kept` are telephone numbers that stood before: whatever they are, they may stay.
    """
    name = naming.clean(draft.name)
    if not name:
        msg = "请填写代表的姓名。"
        raise NotAllowed(msg)
    if name != draft.name:
        msg = f"姓名“{draft.name}”里有空格或别的间隔号，请写成“{name}”。"
        raise NotAllowed(msg)
    for number in (draft.phone, draft.office_phone):
        if number not in kept:
            phones.checked(number)
    if draft.id_number and (wrong := identity.check_id(draft.id_number)):
        raise NotAllowed(wrong)
    return draft
