"""What `desk.open(kind, wanted)` shows of 民生实事; safe to import before the first paint.

kind               wanted
project            id of a project: its page
new-project        —
amend-project      id of a project
project-step       kind:project or kind:project:node or item
project-take-back  project:event
project-group      year:group, or year: for a new one
new-vote           method:year
project-vote       id of a vote: its count
amend-vote         id of a vote that is prepared
count-again        id of a vote whose result does not stand
"""

from collections.abc import Mapping

from npcdesk.ui.roster_routes import Factory, factory

ROUTES: Mapping[str, Factory] = {
    "project": factory("npcdesk.ui.project_page", "ProjectPage"),
    "new-project": factory("npcdesk.ui.project_dialogs", "ProjectDialog", takes_id=False),
    "amend-project": factory("npcdesk.ui.project_dialogs", "ProjectDialog"),
    "project-step": factory("npcdesk.ui.project_step_dialogs", "step"),
    "project-take-back": factory("npcdesk.ui.project_step_dialogs", "TakeBackProject"),
    "project-group": factory("npcdesk.ui.project_dialogs", "ProjectGroupDialog"),
    "new-vote": factory("npcdesk.ui.project_vote_dialogs", "VoteDialog"),
    "project-vote": factory("npcdesk.ui.project_count_page", "CountPage"),
    "amend-vote": factory("npcdesk.ui.project_vote_dialogs", "AmendVoteDialog"),
    "count-again": factory("npcdesk.ui.project_vote_dialogs", "CountAgainDialog"),
}
