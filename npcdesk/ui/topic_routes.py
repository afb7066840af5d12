"""What `desk.open(kind, wanted)` shows of 五级协同; safe to import before the first paint.

kind             wanted
topics           —: the year's list
topic            id of a topic: its page
new-topic        —
amend-topic      id of a topic
topic-part       topic or topic:part: who takes a part
topic-step       kind:topic or kind:topic:part
topic-take-back  topic:event
link-topic       id of a topic
"""

from collections.abc import Mapping

from npcdesk.ui.roster_routes import Factory, factory

ROUTES: Mapping[str, Factory] = {
    "topics": factory("npcdesk.ui.topics_page", "TopicsPage", takes_id=False),
    "topic": factory("npcdesk.ui.topic_page", "TopicPage"),
    "new-topic": factory("npcdesk.ui.topic_dialogs", "TopicDialog"),
    "amend-topic": factory("npcdesk.ui.topic_dialogs", "TopicDialog"),
    "topic-part": factory("npcdesk.ui.topic_dialogs", "PartDialog"),
    "topic-step": factory("npcdesk.ui.topic_step_dialogs", "step"),
    "topic-take-back": factory("npcdesk.ui.topic_step_dialogs", "TakeBackStep"),
    "link-topic": factory("npcdesk.ui.topic_dialogs", "LinkDialog"),
}
