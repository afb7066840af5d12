"""Every way out of the product, held to tell no identity number and no telephone of a person.

Unless they were asked for; then it is noted. A new way out that is not written down here fails.
"""

import re
import shutil
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

import npcdesk
from npcdesk import vault
from npcdesk.forms import catalog
from npcdesk.models import ContactKind, GroupKind
from npcdesk.office import (
    double_contact,
    group_events,
    groups,
    id_numbers,
    promises,
    station_staff,
    stations,
    suggestions,
    units,
    visits,
)
from npcdesk.office.double_contact import NewPair
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.store import opening, unlocking
from npcdesk.workbooks.sheets import open_sheets
from tests import make
from tests.cli.offices import COUNTY, PASSPHRASE, Desk
from tests.cli.tree import walk
from tests.forms import paper
from tests.office import (
    queries_of_activities,
    queries_of_honours,
    queries_of_projects,
    queries_of_stations,
    queries_of_topics,
)
from tests.workbooks.clerk import ID, OLD_ID

MOBILES = [f"1380000000{n}" for n in range(1, 8)]
LEAD, CO, SPEAKER, VOTER, STAFF, HOME, UNIT = MOBILES
KEPT = {ID, OLD_ID, OLD_ID[6:14], *MOBILES} - {UNIT}  # of a unit: how it is reached in letters
WAYS = {
    "init --recovery-pdf": "",
    "passphrase recovery --recovery-pdf": "",
    "roster list --out": "roster list --out {out}.xlsx",
    "roster files --save-to": "",
    "roster export file": "roster export {out}.xlsx",
    "stations page --out": "stations page 沙河 --out {out}.html --qr {out}.svg",
    "stations page --qr": "",
    "stations list --out": "stations list --out {out}.xlsx",
    "rota show --pdf": "rota show --station 沙河 --pdf {out}.pdf",
    "rota show --out": "rota show --out {out}.xlsx",
    "rota notice --out": "rota notice 沙河 6.15 --out {out}.pdf",
    "rota ics --out": "rota ics --out {out}.ics",
    "visits list --out": "visits list --out {out}.xlsx",
    "opinions list --out": "opinions list --out {out}.xlsx",
    "teams list --out": "teams list --out {out}.xlsx",
    "activities list --out": "activities list --out {out}.xlsx",
    "duty targets --out": "duty targets --out {out}.txt",
    "duty behind --out": "duty behind --out {out}.xlsx",
    "duty publish --out": "duty publish --out {out}.xlsx",
    "activities files --save-to": "",  # an attachment leaves as it came
    "topics list --out": "topics list --out {out}.xlsx",
    "stats workbook --out": "stats workbook --out {out}.xlsx",
    **{
        f"stats {kind} --out": f"stats {kind} --out {{out}}.xlsx"
        for kind in ("suggestions", "delegates", "stations", "groups", "trends")
    },
    "stats townships --out": "stats townships --out {out}.xlsx",
    "stats pivot --out": "stats pivot --rows 承办单位 --columns 会议 --out {out}.xlsx",
    "projects list --out": "projects list --out {out}.xlsx",
    "projects ballot --out": "",  # of projects: nobody stands there
    "projects count-sheet --out": "",
    "projects progress-sheet --out": "",
    "suggestions files --save-to": "",
    "suggestions list --out": "suggestions list --out {out}.xlsx",
    "units package --out": "units package --all --out {out}",
    "promises list --out": "promises list --out {out}.xlsx",
    "promises files --save-to": "",
    "lookback list --out": "lookback list --out {out}.xlsx",
    "evaluation units --out": "evaluation units --out {out}.xlsx",
    "evaluation suggestions --out": "evaluation suggestions --out {out}.xlsx",
    "evaluation honours --out": "evaluation honours --out {out}.xlsx",
    "evaluation scheme --out": "evaluation scheme --out {out}.txt",
    "groups list --out": "groups list --out {out}.xlsx",
    "groups files --save-to": "",
    "packs export --out": "packs export national --out {out}.txt",
    "today --ics": "today --ics {out}.ics",
    "report --out": "report delegates --out {out}.pdf",
    "print --out": "",  # each form, below
    "print-many --out": "print-many feedback-form --all --out {out}",
    "sync export --out": "",  # sealed for one office; whose rows and columns: tests/sync
    "sync pair request --out": "",  # keys alone
    "sync pair answer --out": "",
    "others list --out": "",  # tests/office/test_others.py
    "backup --to": "",  # the file itself, sealed
    "demo --out": "",  # of people who are not there
}
"""Each option that names a file to be written, and the command that writes it here."""
READ = """
roster import, roster new-term, duty targets --from, duty report --file, suggestions add,
suggestions import, stats import, suggestions ratings-from, suggestions similar,
suggestions reply, suggestions hand-over, suggestions edit, suggestions attach, units return,
promises progress, promises fulfil, promises unable,
promises attach, evaluation scheme --from, groups progress, groups attach, packs import,
activities attach, roster attach, holidays import, projects import, projects count file,
sync import, sync inspect,
passphrase change, roster list --place, check-report, report --own, report --compare,
print-many --ids-from,
--office, --passphrase-file
"""
"""The commands, or single options of one, whose files are read."""
FORMS = {
    "suggestion-sheet": "--suggestion 35",
    "hand-over-slip": "--suggestion 36",
    "hand-over-notice": "--suggestion 36",
    "hand-over-list": "",
    "receipt-slip": "--suggestion 36",
    "co-opinion": "--suggestion 37",
    "reply-letter": "--suggestion 35",
    "feedback-form": "--suggestion 35",
    "dossier": "--suggestion 36",
    "urge-slip": "--suggestion 36",
    "urge-list": "--unit 县交通运输局",
    "promise-list": "",
    "look-back-table": "",
    "candidate-list": "",
    "honour-list": "",
    "supervision-plan": "--group 督办组",
    "supervision-slip": "--group 督办组",
    "supervision-ledger": "",
    "duty-notice": None,  # rota notice
    "rota-table": None,  # rota show
    "vote-ballot": None,  # projects ballot
    "vote-count": None,
    "project-progress": None,
    "reception-form": "--visit {visit}",
    "roster-list": "--columns 电话、单位电话、身份证号、通讯地址、邮箱、出生年月",
    "delegation-roster": "",
    "address-book": "",
    "name-cards": "",
    "activity-record": "--activity 视察",
    "sign-in-sheet": "--activity 视察",
    "duty-record": "--delegate 周启明",
    "delegate-file": "--delegate 周启明",
    "public-list": "",
    "recovery-sheet": None,  # of no delegate
}
WRITERS = {
    "cli": "batch_printing delegate_privacy due_today duty evaluation exchange_pairing founding "
    "keeping lists_out packs printing project_votes rota self_check stations "
    "stats_files suggestion_edits written_reports",
    "ui": "calendar_export cells_out faces_dialog figure_export file_deeds list_export packs_page "
    "print_copies print_page printing "
    "recovery_paper roster_export roster_import_jobs roster_print rota_page station_deeds "
    "wording_dialog write_report_dialog year_book",  # of a made-up paper
    "ui, copied": "assign_page cells_out chart_card report_page sheet_view tables urge_menu",
    ".": "batches parcels",
}
"""The modules by which files and copied texts leave; the window writes what queries told it."""
WRITES = re.compile(
    r"write_(list|book|roster|suggestions|unit_list)\(|blank_roster\(|files\.write\(|write_bytes\("
    r"|\.to_pdf\(|to_docx\(|to_html\(|to_ics\(|ruled\.write\("
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory, county_folder):
    """An office whose delegates have identity numbers, and everybody a telephone."""
    root = tmp_path_factory.mktemp("numbers") / "office"
    shutil.copytree(county_folder, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NPCDESK_PASSPHRASE", PASSPHRASE)
        made = Desk(root, COUNTY)
        key = vault.open_with_passphrase(made.folder.slots, PASSPHRASE)
        store = opening.open_store(made.folder, unlocking.file_key(key), make.CLOCK)
        fill(store)
        store.close()
        yield made


def fill(store):
    """Put in whatever may be printed, listed or sent."""
    facts = {"address": "沙河镇1号", "office_phone": "0571-5550101", "station": "沙河镇代表之家"}
    with store.writing("身份证号") as session:
        id_numbers.keep(session, on=True)
    zhou = make.delegate(store, "周启明", phone=LEAD, id_number=ID, **facts)
    make.delegate(store, "王芳", phone=CO, id_number=OLD_ID)
    paper = make.handed_over(store, title="关于路灯的建议", number="35")
    make.handed_over(store, title="关于修桥的建议", number="36", lead="王芳")
    beside = make.suggestion(store, title="关于河堤的建议", number="37")
    own = {"today": make.TODAY, "on": date(2026, 3, 1)}
    said = NewOpinion("路灯不亮", speaker="李阿姨", speaker_phone=SPEAKER)
    with store.writing("都登记上") as session:
        lead = units.named(session, "县交通运输局").id
        units.reach(session, lead, contact="李工", phone=UNIT)
        co = units.ensure(session, "县财政局")
        suggestions.hand_over(session, beside, lead_ids=[lead], co_ids=[co], **own)
        home = stations.named(session, "沙河镇代表之家")
        stations.amend(session, home, phone=HOME)
        queries_of_stations.man(session, home)
        staff = queries_of_stations.one_of(session, home)
        station_staff.amend(session, staff, station_staff.StaffFacts("陈洁", "站长", STAFF))
        new = NewVisit(home, make.TODAY, (zhou,), opinions=(said, NewOpinion("路面坑洼不平")))
        visits.log(session, new, today=make.TODAY)
        kind = ContactKind.VOTER
        double_contact.pair(session, NewPair(kind, zhou, "", "李阿姨", VOTER))
        queries_of_activities.act(session, zhou, paper)
        queries_of_topics.publish(session, paper)
        queries_of_projects.candidate(session, "供水")
        suggestions.reply(session, paper, reply_class="A", **own)
        queries_of_honours.honour(session, [paper], [lead])
        promises.promise(session, paper, matter="装灯", promised_on=date(2026, 12, 1), **own)
        group = groups.form(
            session, name="督办组", leader="王", decided_on=make.TODAY, today=make.TODAY
        )
        groups.choose(session, group, paper, on=make.TODAY)
        item = group_events.Said(make.TODAY, "加固", who="县水利局", due_on=date(2026, 6, 1))
        group_events.enter(session, group, GroupKind.ITEM, item, today=make.TODAY)


def text_of(path: Path) -> str:
    """Return all that a file says."""
    if path.suffix == ".pdf":
        return paper.words(path.read_bytes())
    if path.suffix == ".xlsx":
        return "\n".join(str(cell) for one in open_sheets(path) for row in one.rows for cell in row)
    return path.read_text(encoding="utf-8")


def told(text: str) -> set[str]:
    """Return which of the kept numbers a text tells, however it is spaced."""
    digits = re.sub(r"[\s\-]", "", text)
    return {number for number in KEPT if number in digits}


def options():
    """Yield every option and argument that names a file."""
    for words, command in walk():
        for each in command.params:
            if (each.metavar or "").startswith(("文件", "位置")):
                yield " ".join((*words, each.opts[0]))


def test_every_way_out_is_known_here():
    read = tuple(each.strip() for each in READ.split(","))
    assert {each for each in options() if not each.startswith(read)} == WAYS.keys()
    assert {form.code for form in catalog.FORMS} == FORMS.keys()


def test_no_module_writes_or_copies_that_is_not_known_here():
    root = Path(npcdesk.__file__).parent
    found = {}
    for floor, under in (("cli", "cli"), ("ui", "ui"), (".", ".")):
        sources = {p.stem: p.read_text(encoding="utf-8") for p in (root / under).glob("*.py")}
        found[floor] = {name for name, source in sources.items() if WRITES.search(source)}
        copied = {name for name, source in sources.items() if "clipboard().setText" in source}
        if copied:
            found[f"{floor}, copied"] = copied
    assert found == {floor: set(names.split()) for floor, names in WRITERS.items()}


def test_no_way_out_tells_a_number(desk, tmp_path):
    out = tmp_path / "出"
    out.mkdir()
    commands = [*filter(None, WAYS.values()), "duty publish --out {out}.pdf"]
    commands += [
        f"print {form} {words} --out {{out}}.pdf"
        for form, words in FORMS.items()
        if words is not None
    ]
    (visit,) = (each["id"] for each in desk.json("visits", "list"))
    wrong, files = {}, set()
    for at, command in enumerate(commands):
        said = desk.run(*command.format(out=out / str(at), visit=visit).split())
        new = {path for path in out.rglob("*") if path.is_file()} - files
        assert new, command
        files |= new
        for path in new:
            text = text_of(path)
            assert text.strip(), path
            said += text
        if found := told(said):
            wrong[command] = found
    assert wrong == {}
    assert desk.json("roster", "shown") == []


def test_no_list_and_nobody_shown_tells_a_number_as_json(desk):
    shown = ["roster show 周启明", "suggestions show 35"]
    lists = [
        " ".join(words)
        for words, command in walk()
        if words
        and words[0] != "others"  # tests/office/test_others.py
        and words[-1] in {"list", "due", "today", "behind"}
        and not any(each.required for each in command.params)
        and any("--json" in each.opts for each in command.params)
    ]
    assert len(lists) >= 15
    wrong = {
        each: found for each in shown + lists if (found := told(desk.run(*each.split(), "--json")))
    }
    assert wrong == {}


@pytest.mark.parametrize("form", ["reply-letter", "feedback-form", "hand-over-notice"])
def test_no_paper_in_word_tells_a_number(desk, tmp_path, form):
    out = tmp_path / "公文.docx"
    desk.run("print", form, *FORMS[form].split(), "--out", out)
    with ZipFile(out) as packed:
        said = packed.read("word/document.xml").decode()
    assert told(re.sub("<[^>]+>", "", said)) == set()


def test_whole_numbers_that_are_asked_for_are_noted(desk, tmp_path):
    desk.run("roster", "export", tmp_path / "全.xlsx", "--whole")
    assert told(text_of(tmp_path / "全.xlsx")) >= {ID, OLD_ID, LEAD, CO}
    noted = desk.json("roster", "shown")
    assert {(each["what"], each["count"], each["file"]) for each in noted} == {
        ("phone", 2, "全.xlsx"),
        ("id_number", 2, "全.xlsx"),
    }


def test_whole_numbers_on_paper_are_noted(desk, tmp_path):
    out = tmp_path / "名册.pdf"
    desk.run("print", "roster-list", "--columns", "电话、身份证号", "--whole", "--out", out)
    assert told(text_of(out)) >= {ID, OLD_ID, LEAD, CO}
    noted = {(each["what"], each["file"]) for each in desk.json("roster", "shown")}
    assert {("phone", "名册.pdf"), ("id_number", "名册.pdf")} <= noted


def test_the_public_page_and_the_public_list_tell_only_what_is_for_all(desk, tmp_path):
    page, listed = tmp_path / "页.html", tmp_path / "公示.xlsx"
    desk.run("stations", "page", "沙河", "--out", page)
    desk.run("duty", "publish", "--out", listed)
    for path in (page, listed):
        said = text_of(path)
        assert "周启明" in said
        assert not [word for word in ("5550101", "沙河镇1号", "李阿姨", "1949") if word in said]
