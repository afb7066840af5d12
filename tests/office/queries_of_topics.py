"""Topics of the office at hand. They are read with those of others, so each is asked apart."""

from npcdesk.models import Level, TopicKind, TopicLinkKind
from npcdesk.office import topics
from tests.make import TODAY

READS_OTHERS = frozenset({"topics", "topic_boards", "topic_dues"})
"""A topic is made of what several offices write."""


def publish(session, suggestion_id):
    """Publish a topic with a part, a step and a suggestion."""
    facts = topics.Facts(2026, "农村饮水安全")
    topic = topics.publish(session, facts, on=TODAY, today=TODAY)
    part = topics.add_part(session, topic, topics.NewPart(Level.COUNTY, "示例县人大"))
    claimed = topics.Said(TODAY, part)
    topics.enter(session, topic, TopicKind.CLAIM, claimed, today=TODAY)
    topics.link(session, topic, TopicLinkKind.SUGGESTION, suggestion_id, on=TODAY)
