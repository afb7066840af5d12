"""`faces`: this computer's own fonts on paper, instead of those that come with the program."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from npcdesk import paths, settings
from npcdesk.cli import shown
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.forms import faces, own_faces
from npcdesk.forms.faces import CHOICES, Face, Own

app = App(help="公文字体：看用的是哪些，换成这台电脑装的。", no_args_is_help=True)
OURS = "自带"
LIST = {"role": "字体", "used": "现在用", "usable": "这台电脑装的"}


@dataclass(frozen=True, slots=True)
class _Line:
    role: str
    used: str
    usable: str


@app.command("list")
def listing(json: Json = False) -> None:
    """列出公文用的四种字体：现在用的，和这台电脑上能换的。"""
    found = own_faces.installed()
    rows = [
        _Line(
            own_faces.NAMES[face],
            own.path if (own := faces.chosen().get(face)) else OURS,
            "、".join(each.name for each in own_faces.fitting(face, found)),
        )
        for face in CHOICES
    ]
    for words in faces.refused():
        shown.aside(f"{words}。")
    shown.listed(rows, LIST, json=json, none="")


@app.command("choose")
def choose(
    role: Annotated[str, typer.Argument(metavar="字体", help="仿宋、楷体、黑体、小标宋")],
    wanted: Annotated[
        str,
        typer.Argument(
            metavar="换成", help="装在这台电脑上的字体名，或字体文件；自带：用回程序带的"
        ),
    ],
) -> None:
    """换一种字体，只管这台电脑；少的字仍用程序自带的补上。"""
    face = next((each for each, name in own_faces.NAMES.items() if name == role), None)
    if face is None:
        msg = f"没有“{role}”这种字体，可以换的有：{'、'.join(own_faces.NAMES.values())}。"
        raise NotFound(msg)
    file = paths.preferences()
    now = settings.load(file)
    kept = {name: own for name, own in now.faces.items() if name != face.name.lower()}
    if wanted != OURS:
        own = _named(face, wanted)
        if why := faces.trouble(own):
            msg = f"{why}，没有换，{role}仍用原来的。"
            raise NotAllowed(msg)
        kept[face.name.lower()] = own.value
    settings.save(file, replace(now, faces=kept))
    faces.choose_anew()
    shown.say(
        f"{role}换成{'程序自带的' if wanted == OURS else wanted}了，以后这台电脑打的公文都用它。"
    )


def _named(face: Face, wanted: str) -> Own:
    """Return a font by its name, or by its file."""
    if Path(wanted).is_file():
        return Own(str(Path(wanted).resolve()))
    found = own_faces.installed()
    own = next((each.own for each in found if wanted in {each.name, each.latin}), None)
    if own is None:
        fit = "、".join(each.name for each in own_faces.fitting(face, found))
        known = f"这台电脑上能用的有：{fit}。" if fit else "请先在电脑上安装，或写字体文件的路径。"
        msg = f"这台电脑没有装“{wanted}”。{known}"
        raise NotFound(msg)
    return own
