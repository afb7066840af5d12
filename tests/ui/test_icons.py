import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon

from npcdesk.paths import resources
from npcdesk.ui import icons, theme
from npcdesk.ui.theme import Look

FILES = sorted((resources() / "icons").glob("*.svg"))
NAMES = {path.name.rsplit("_", 2)[0] for path in FILES}
ROOT = Path(__file__).parent.parent.parent
OPAQUE = 255
ICON_AT = {"Button": 2, "icon_button": 0, "Verb": 2} | dict.fromkeys(
    ("primary", "second", "quiet", "small"), 1
)
"""Who takes an icon's name, and as which argument."""


def inked(pixmap) -> dict[str, int]:
    image = pixmap.toImage()
    found: dict[str, int] = {}
    for x in range(image.width()):
        for y in range(image.height()):
            colour = image.pixelColor(x, y)
            if colour.alpha() == OPAQUE:
                found[colour.name()] = found.get(colour.name(), 0) + 1
    return found


def test_the_licence_goes_with_the_icons():
    assert "MIT License" in (resources() / "icons" / "LICENSE").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_icon_is_drawn_in_the_colour_asked_for(name):
    assert inked(icons.pixmap(name, "accent", 120)).keys() == {"#1d57a5"}


def test_an_icon_is_as_sharp_as_the_screen():
    drawn = icons.pixmap("send", "text", 16, 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2.0)


def test_the_filled_drawing_has_more_ink():
    plain, filled = (icons.pixmap("flag", "text", 20, filled=way) for way in (False, True))
    assert sum(inked(filled).values()) > sum(inked(plain).values())


def test_the_colour_follows_the_look(prepared):
    light = icons.pixmap("send", "accent", 16)
    theme.dress(prepared, Look(dark=True))
    assert icons.pixmap("send", "accent", 16).toImage() != light.toImage()


def test_the_same_drawing_is_kept():
    assert (
        icons.pixmap("send", "text", 16).cacheKey() == icons.pixmap("send", "text", 16).cacheKey()
    )


def test_a_disabled_button_has_a_paler_icon():
    made = icons.icon("send", "text2")
    modes = (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    normal, off = (made.pixmap(16, mode).toImage() for mode in modes)
    assert normal != off


def named(module: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            at = ICON_AT.get(name, 99)
            if at < len(node.args) and isinstance(node.args[at], ast.Constant):
                found.add(node.args[at].value)
    return {word for word in found if isinstance(word, str)} - {""}


def test_every_icon_that_is_named_is_shipped():
    for module in (ROOT / "npcdesk" / "ui").glob("*.py"):
        assert named(module) <= NAMES, module.name
