"""打印字体: this computer's own faces on paper instead of those that ship, with a line of each."""

from PySide6.QtCore import Qt

from npcdesk.forms import face_sample, faces, own_faces
from npcdesk.forms.faces import CHOICES, Face, Own
from npcdesk.forms.own_faces import NAMES, Installed
from npcdesk.ui.desk import Desk
from npcdesk.ui.facts import Fact, breakable
from npcdesk.ui.fields import DropField
from npcdesk.ui.papers_view import PapersView
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.theme import look

OURS = "程序自带"


def facts(desk: Desk) -> list[Fact]:
    """Return what each face of official papers is drawn with."""
    found = []
    for face in CHOICES:
        kept = desk.settings.faces.get(face.name.lower(), "")
        why = _trouble(kept)
        name = breakable(own_faces.called(faces.owned(kept))) if kept else OURS
        found.append(Fact(NAMES[face], f"{why}，打印用{OURS}的" if why else name))
    return found


class FacesDialog(OfficeDeed):
    """Chooses them; a file that cannot be used is told at its field and not taken."""

    def __init__(self, desk: Desk, _wanted: str = "") -> None:
        self.desk = desk
        super().__init__("打印字体", "只管这台电脑打的公文", primary="保存", width=34)
        some = own_faces.installed()
        self.fields = {face: self._field(face, some) for face in CHOICES}
        self.view = PapersView()
        self.view.setFixedHeight(look().em(11))
        self.row(self.fields[Face.FANG], self.fields[Face.KAI])
        self.row(self.fields[Face.HEI], self.fields[Face.TITLE])
        self.body.addWidget(self.view, 0, Qt.AlignmentFlag.AlignTop)
        self.note.say("换的字体缺的字，用程序自带的补上。", "info")
        for field in self.fields.values():
            field.changed.connect(self.show_sample)
        self.show_sample()

    def _field(self, face: Face, some: list[Installed]) -> DropField:
        fit = own_faces.fitting(face, some)
        kept = self.desk.settings.faces.get(face.name.lower(), "")
        choices = [("", OURS), *((each.own.value, each.name) for each in fit)]
        if kept:
            kept = faces.owned(kept).value
            if kept not in dict(choices):
                choices.append((kept, own_faces.called(faces.owned(kept))))
        wanted = "、".join(own_faces.USUAL[face][:1])
        names = "、".join(each.name for each in fit)
        hint = f"这台电脑有：{names}" if fit else f"这台电脑没有装{wanted}"
        field = DropField(NAMES[face], choices=choices, hint=hint, check=_trouble)
        field.set_value(kept)
        field.check()
        return field

    def chosen(self) -> dict[Face, Own]:
        """Return those that are chosen and can be used."""
        said = {face: field.value() for face, field in self.fields.items()}
        return {
            face: faces.owned(kept) for face, kept in said.items() if kept and not _trouble(kept)
        }

    def show_sample(self) -> None:
        """Show a line in each, as it would be printed."""
        self.view.show_pdf(face_sample.to_pdf(self.chosen()))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Keep them among this computer's preferences."""
        kept = {face.name.lower(): own.value for face, own in self.chosen().items()}
        self.desk.choose(faces=kept)
        faces.choose_anew()
        names = "、".join(NAMES[face] for face in self.chosen())
        self.desk.say(f"{names}换成这台电脑装的了。" if names else f"打印字体都用{OURS}的。")


def _trouble(kept: str) -> str:
    return faces.trouble(faces.owned(kept)) if kept else ""
