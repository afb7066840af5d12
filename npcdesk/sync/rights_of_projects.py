"""Who may write the columns of projects and their votes: the office whose projects they are."""

from collections.abc import Mapping

from npcdesk.sync.writers import Place, Table, columns

PROJECTS: Mapping[str, Table] = {
    "project": Table(
        Place.HERE,
        columns(
            own="year! number title! body! source proposer proposed_on responsible! official "
            "total_yuan! year_yuan! funds finish_on! group_id! deleted!"
        ),
    ),
    "project_event": Table(
        Place.PARENT,
        columns(
            own="project_id kind on written_ms body who how outcome other_id poll_id due_on "
            "percent paid_yuan grade score about_id by deleted"
        ),
        (("project", "project_id"),),
    ),
    "project_group": Table(Place.HERE, columns(own="year name! leader! leader_id deleted!")),
    "project_member": Table(
        Place.PARENT,
        columns(own="group_id person_id name joined_on left_on deleted"),
        (("project_group", "group_id"),),
    ),
    "project_poll": Table(
        Place.HERE,
        columns(
            own="year method meeting! on! voters seats! base! basis! present! tellers counters "
            "after_id settled_on! note deleted!"
        ),
    ),
    "poll_batch": Table(
        Place.PARENT,
        columns(own="poll_id name place issued! returned! valid! invalid! deleted!"),
        (("project_poll", "poll_id"),),
    ),
    "poll_tally": Table(
        Place.PARENT,
        columns(own="poll_id batch_id project_id number yes! mostly! fair! no! abstain! deleted!"),
        (("project_poll", "poll_id"),),
    ),
}
