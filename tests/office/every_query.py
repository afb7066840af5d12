"""Every query of `npcdesk.office`, and how each is asked about rows of the office at hand."""

from tests.office import (
    queries_of_activities,
    queries_of_delegates,
    queries_of_figures,
    queries_of_groups,
    queries_of_honours,
    queries_of_opinions,
    queries_of_papers,
    queries_of_people,
    queries_of_projects,
    queries_of_stations,
    queries_of_the_office,
)

QUERIES = {
    **queries_of_activities.QUERIES,
    **queries_of_delegates.QUERIES,
    **queries_of_figures.QUERIES,
    **queries_of_groups.QUERIES,
    **queries_of_honours.QUERIES,
    **queries_of_opinions.QUERIES,
    **queries_of_papers.QUERIES,
    **queries_of_people.QUERIES,
    **queries_of_projects.QUERIES,
    **queries_of_stations.QUERIES,
    **queries_of_the_office.QUERIES,
}
VERBS = {
    **queries_of_activities.VERBS,
    **queries_of_delegates.VERBS,
    **queries_of_honours.VERBS,
    **queries_of_projects.VERBS,
    **queries_of_stations.VERBS,
    "group_events": "enter plan take_back",
    "groups": "amend choose form release nominate set_up",
}
"""The verbs that stand beside those queries."""
