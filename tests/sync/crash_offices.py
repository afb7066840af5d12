"""A county, its township and one that is about to join, with which things may go wrong."""

import os
import shutil
from pathlib import Path

import pytest

from npcdesk import vault
from npcdesk.job import finish
from npcdesk.models import Level
from npcdesk.office import attachments
from npcdesk.store import Store
from npcdesk.store.blobs import Blobs
from npcdesk.sync import guard, joining
from tests import make
from tests.sync.crash_deeds import COUNTY, NEW_TOWN, PASSPHRASE, SCAN, TOWN, Place
from tests.sync.halls import DAY, Hall, join, office


def prepare(root: Path, new_file: bytes) -> Path:
    """Found them, each closed, with a bundle on a stick and a reply that is to be accepted."""
    place = Place(root)
    place.outside.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(place.root / "state"))
        county = office(place.root / COUNTY, new_file, Level.COUNTY, "示例县人大常委会")
        with county.writing("开始") as session:
            finish(joining.begin(session, nick="县里的电脑", day=DAY))
        town = office(place.root / TOWN, new_file, Level.TOWNSHIP, "沙河镇人大主席团")
        join(county, town)
        send(place, town, county)
        new_town = office(place.root / NEW_TOWN, new_file, Level.TOWNSHIP, "清水镇人大主席团")
        with new_town.writing("改") as session:
            session.connection().exec_driver_sql("UPDATE office SET code = '330102004'")
        answered(place, new_town, county)
        county.close()
        with place.opened(COUNTY) as county:  # the computer knows it from now on; not the others
            guard.look(county)
        vault.create(place.folder(COUNTY).slots, PASSPHRASE, make.CHEAP)
        town.close()
        new_town.close()
    return place.root


def send(place: Place, town: Store, county: Store) -> None:
    """Put a township's first papers, with a scan, on the stick."""
    paper = make.suggestion(town)
    scan = place.root / SCAN
    scan.write_bytes(os.urandom(90_000))
    town.blobs = Blobs(place.folder(TOWN).attachments, make.KEY)
    with town.writing("附件") as session:
        attachments.attach(session, town.blobs, paper, scan)
    sender = Hall(town, place.root / "sending", "330102003")
    paths = sender.send(Hall(county, place.root / "county_spill", "330102"))
    place.stick.mkdir()
    for path in paths:
        shutil.move(path, place.stick)


def answered(place: Place, new_town: Store, county: Store) -> None:
    """Leave the reply to a township where it can read it."""
    make.delegate(new_town, "王芳")
    with new_town.writing("申请") as session:
        asked = joining.ask(session, nick="清水镇电脑", day=DAY)
    with county.reading() as session:
        answer = joining.answer(session, asked, day=DAY)
    with county.writing("答复") as session:
        joining.believe(session, asked, answer.reply)
    (place.root / "reply").write_bytes(answer.reply)
