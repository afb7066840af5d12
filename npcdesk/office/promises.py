"""What was promised in a reply (承诺事项): entered, told of, kept or not, and its class changed."""

from collections.abc import Collection
from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import EventKind
from npcdesk.office.dues import pack_of
from npcdesk.office.suggestion_events import add, events, paper, standing
from npcdesk.rules import replaced, suggestion_life
from npcdesk.rules.promises import Promise, still_open
from npcdesk.rules.replaced import Promised

_WANTED = {
    EventKind.ADVANCE: "请写明进展到哪一步，有什么凭据。",
    EventKind.FULFIL: "请写明怎样落实的，有什么凭据。",
    EventKind.UNABLE: "因故不能落实要有书面说明，请写明理由。",
}


def promise(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    matter: str,
    promised_on: date,
    unit_id: str | None = None,
    by: str = "",
) -> str:
    """Enter one more thing that was promised, also of a suggestion closed years ago.

    `unit_id` is whose promise it is, where units answer apart (分办).

    Raises:
        NotFound: this office has no such suggestion.
        NotAllowed: it has no reply on that day, what is promised is not said, or the promised
            day is before the promise.
    """
    if not matter.strip():
        msg = "请写明承诺要完成什么。"
        raise NotAllowed(msg)
    if promised_on < on:
        msg = "承诺完成的日期在作出承诺的日期之前，请核对两个日期。"
        raise NotAllowed(msg)
    _require(session, suggestion_id, EventKind.PROMISE, on=on, today=today)
    facts = {"matter": matter.strip(), "promised_on": promised_on, "unit_id": unit_id, "by": by}
    return add(session, suggestion_id, EventKind.PROMISE, on, None, **facts)


def advance(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    body: str,
    promise_id: str = "",
    by: str = "",
) -> str:
    """Enter how far a promise has come (承诺进展), with the evidence.

    `promise_id` may be left out while one promise is open.

    Raises:
        NotAllowed: no such promise is open on that day, or nothing is said.
    """
    return _enter(
        session,
        suggestion_id,
        EventKind.ADVANCE,
        promise_id,
        on=on,
        today=today,
        body=body,
        by=by,
    )


def fulfil(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    body: str,
    promise_id: str = "",
    told_on: date | None = None,
    by: str = "",
) -> str:
    """Enter that a promise was kept (落实), how, and when the delegate was told in writing.

    Raises:
        NotAllowed: no such promise is open on that day, nothing is said, or `told_on` is to come.
    """
    return _enter(
        session,
        suggestion_id,
        EventKind.FULFIL,
        promise_id,
        on=on,
        today=today,
        body=body,
        told_on=told_on,
        by=by,
    )


def unable(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    body: str,
    promise_id: str = "",
    told_on: date | None = None,
    by: str = "",
) -> str:
    """Enter that a promise cannot be kept (因故不能落实), with the written explanation.

    北京 第二十六条 wants the explanation in writing.

    Raises:
        NotAllowed: no such promise is open on that day, no explanation is given, or `told_on` is
            to come.
    """
    return _enter(
        session,
        suggestion_id,
        EventKind.UNABLE,
        promise_id,
        on=on,
        today=today,
        body=body,
        told_on=told_on,
        by=by,
    )


def reclass(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    reply_class: str,
    reason: str,
    approved_by: str,
    by: str = "",
) -> str:
    """Change the class that a suggestion has now (当前类别); that of its reply stays as it was.

    Raises:
        NotAllowed: there is no reply on that day, the class is the same, the reason or who approved
            it is missing, or the class wants a promise and none is open.
        DeskError: the rules have no such class.
    """
    _require(session, suggestion_id, EventKind.RECLASS, on=on, today=today)
    now = standing(session, suggestion_id)
    chosen = pack_of(session, paper(session, suggestion_id)).reply_class(reply_class)
    if chosen.code == now.current_class:
        msg = f"这件建议现在就是{chosen.label}，不用改。"
        raise NotAllowed(msg)
    if not reason.strip() or not approved_by.strip():
        msg = "改类别会改变公布过的数字，请写明理由和批准人。"
        raise NotAllowed(msg)
    if chosen.needs_promise and not still_open(now.promises):
        msg = f"{chosen.label}要有承诺事项，请先登记承诺，再改类别。"
        raise NotAllowed(msg)
    facts = {"reply_class": chosen.code, "body": reason.strip(), "signed_by": approved_by.strip()}
    return add(session, suggestion_id, EventKind.RECLASS, on, None, **facts, by=by)


def replaced_by(
    session: Session,
    suggestion_id: str,
    unit_id: str | None = None,
    given: Collection[Promised] = (),
) -> tuple[Promised, ...]:
    """Return the open promises that the next reply takes the place of, without those it repeats.

    `unit_id` is whose reply it is, where units answer apart (分办); it may be left out while only
    one is awaited. `given` is what the reply promises.

    Raises:
        NotFound: this office has no such suggestion.
    """
    title, now = paper(session, suggestion_id).title, standing(session, suggestion_id)
    unit_id = unit_id or (now.owing[0] if len(now.owing) == 1 else None)
    return replaced.by_reply(now, unit_id, title, given)


def left_open(session: Session, suggestion_id: str) -> str:
    """Return what is said at the end of promises that nobody has kept yet; else nothing."""
    title = paper(session, suggestion_id).title
    found = [replaced.told(each, title) for each in open_promises(session, suggestion_id)]
    words = replaced.in_words(found)
    return f"承诺的{words}还没有落实，办结以后照旧列在承诺台账里。" if found else ""


def open_promises(session: Session, suggestion_id: str) -> list[Promise]:
    """Return the promises of a suggestion that wait to be kept, those that are due first first."""
    found = still_open(standing(session, suggestion_id).promises)
    return sorted(found, key=lambda each: each.due_on or date.max)


def _enter(
    session: Session,
    suggestion_id: str,
    kind: EventKind,
    promise_id: str,
    *,
    on: date,
    today: date,
    body: str,
    by: str,
    told_on: date | None = None,
) -> str:
    """Enter what happened to a promise that is open on the day `on`."""
    if not body.strip():
        raise NotAllowed(_WANTED[kind])
    about = _about(session, suggestion_id, kind, promise_id, on=on, today=today)
    suggestion_life.require_told(told_on, today, since=on)
    facts = {"about_id": about, "body": body.strip(), "told_on": told_on, "by": by}
    return add(session, suggestion_id, kind, on, None, **facts)


def _about(
    session: Session, suggestion_id: str, kind: EventKind, promise_id: str, *, on: date, today: date
) -> str:
    """Return the id of the promise that is meant, which `kind` may happen to on the day `on`."""
    found = open_promises(session, suggestion_id)
    meant = [each for each in found if each.id.endswith(promise_id.lower())]
    if promise_id and len(meant) != 1:
        msg = "这件建议没有这一项待落实的承诺，请核对；promises list 会列出。"
        raise NotFound(msg)
    if len(meant) > 1:
        told = "；".join(f"{labels.short_id(each.id)} {each.made.matter}" for each in meant)
        msg = f"这件建议有 {len(meant)} 项待落实的承诺，请指明是哪一项：{told}。"
        raise NotAllowed(msg)
    about = meant[0].id if meant else ""
    _require(session, suggestion_id, kind, on=on, today=today, about_id=about)
    return about


def _require(
    session: Session,
    suggestion_id: str,
    kind: EventKind,
    *,
    on: date,
    today: date,
    about_id: str | None = None,
) -> None:
    paper(session, suggestion_id, kind)
    told = events(session, suggestion_id)
    suggestion_life.require_beside(told, kind, on, today, about_id)
