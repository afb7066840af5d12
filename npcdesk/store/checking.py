"""Whether the file is sound: its pages, its lists against its records, its links."""

from sqlalchemy import text

from npcdesk.job import Job, Step
from npcdesk.store import projection
from npcdesk.store.store import Store

LINKS = (  # (table, column, the table it names); others' rows may name what is not sent here
    ("mandate", "person_id", "person"),
    ("person", "station_id", "station"),
    ("congress_session", "term_id", "term"),
    ("station_staff", "station_id", "station"),
    ("rota_rule", "station_id", "station"),
    ("duty", "station_id", "station"),
    ("duty", "person_id", "person"),
    ("visit", "station_id", "station"),
    ("visit_delegate", "visit_id", "visit"),
    ("visit_delegate", "person_id", "person"),
    ("opinion", "visit_id", "visit"),
    ("opinion", "unit_id", "handling_unit"),
    ("opinion", "suggestion_id", "suggestion"),
    ("opinion", "matter_id", "matter"),
    ("opinion_event", "opinion_id", "opinion"),
    ("opinion_event", "unit_id", "handling_unit"),
    ("opinion_event", "about_id", "opinion_event"),
    ("team", "convener_id", "person"),
    ("team", "station_id", "station"),
    ("team_member", "team_id", "team"),
    ("team_member", "person_id", "person"),
    ("activity", "team_id", "team"),
    ("activity", "station_id", "station"),
    ("activity_part", "activity_id", "activity"),
    ("activity_part", "person_id", "person"),
    ("activity_outcome", "activity_id", "activity"),
    ("activity_outcome", "suggestion_id", "suggestion"),
    ("signer", "suggestion_id", "suggestion"),
    ("signer", "person_id", "person"),
    ("suggestion_event", "suggestion_id", "suggestion"),
    ("suggestion_event", "about_id", "suggestion_event"),
    ("suggestion_event", "unit_id", "handling_unit"),
    ("suggestion_event", "other_id", "suggestion"),
    ("handler", "suggestion_id", "suggestion"),
    ("handler", "event_id", "suggestion_event"),
    ("handler", "unit_id", "handling_unit"),
    ("quality_mark", "suggestion_id", "suggestion"),
    ("quality_mark", "about_id", "quality_mark"),
    ("honour", "suggestion_id", "suggestion"),
    ("honour", "unit_id", "handling_unit"),
    ("supervision_group", "leader_id", "person"),
    ("group_event", "group_id", "supervision_group"),
    ("group_event", "about_id", "group_event"),
    ("group_member", "group_id", "supervision_group"),
    ("group_member", "person_id", "person"),
    ("group_suggestion", "group_id", "supervision_group"),
    ("group_suggestion", "suggestion_id", "suggestion"),
    ("topic_part", "person_id", "person"),
    ("topic_event", "about_id", "topic_event"),
    ("project", "group_id", "project_group"),
    ("project_event", "project_id", "project"),
    ("project_event", "other_id", "project"),
    ("project_event", "poll_id", "project_poll"),
    ("project_event", "about_id", "project_event"),
    ("project_group", "leader_id", "person"),
    ("project_member", "group_id", "project_group"),
    ("project_member", "person_id", "person"),
    ("project_poll", "after_id", "project_poll"),
    ("poll_batch", "poll_id", "project_poll"),
    ("poll_tally", "poll_id", "project_poll"),
    ("poll_tally", "batch_id", "poll_batch"),
    ("poll_tally", "project_id", "project"),
)


def check(store: Store) -> Job[list[str]]:
    """Look through the whole file; return what is wrong with it, in words, and change nothing."""
    found: list[str] = []
    with store.reading() as session:
        for done, (pragma, sound) in enumerate(
            (("cipher_integrity_check", ""), ("integrity_check", "ok"))
        ):
            yield Step(done, 2, "核对文件的每一页")
            rows = session.execute(text(f"PRAGMA {pragma}")).scalars()
            found += [f"文件的页有损坏：{row}" for row in rows if row != sound]
        found += yield from projection.differences(session)
        for done, (table, column, named) in enumerate(LINKS):
            yield Step(done, len(LINKS), "核对记录之间的联系")
            lost = session.execute(
                text(
                    f"SELECT count(*) FROM {table} t WHERE t.{column} IS NOT NULL AND t.unit = '' "
                    f"AND NOT EXISTS (SELECT 1 FROM {named} n WHERE n.id = t.{column})"
                )
            ).scalar_one()
            if lost:
                found.append(f"{table}.{column}：有 {lost} 条指向不存在的 {named}")
    return found
