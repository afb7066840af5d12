"""How the desk looks: one table of colours, one of sizes; everything else is worked out.

    look() -> Look                 the look that is on; painters and widgets ask it, none keeps it
    dress(app, look)               put a look on: style, face, palette, stylesheet; and again
    prepare(app)                   once, before the first window: faces, Qt's own Chinese, rounding
    chosen(colour, size) -> Look   from the stored names: "system" | "light" | "dark"; a text size

    Look.colour["accent"]          "#1D57A5"
    Look.ink("accent")             QColor
    Look.font(ratio, weight)       QFont, e.g. look().font(SECOND, MEDIUM), see theme_tokens
    Look.metrics(ratio, weight)    QFontMetricsF of it
    Look.em(times)                 a length in pixels; no other lengths exist
                                   at the standard size em 0.2 0.4 0.6 0.8 1 1.4 = 4 8 12 16 20 28

A widget that must do something when the look changes has a method `redress()`; `dress` calls it.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLayout

from npcdesk.paths import resources
from npcdesk.ui.qt_words import QtWords
from npcdesk.ui.theme_sheet import SHEET
from npcdesk.ui.theme_tokens import BODY, DARK, LIGHT, REGULAR, TEXT_SIZES

FACE = "Noto Sans SC"
FACES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Medium.ttf", "NotoSansSC-SemiBold.ttf")


@dataclass(frozen=True, slots=True)
class Look:
    """Light or dark, and the size of the body text in points. The only thing a painter needs."""

    dark: bool = False
    points: float = TEXT_SIZES["standard"][1]

    @property
    def colour(self) -> dict[str, str]:
        """The tokens of this look, as #RRGGBB."""
        return DARK if self.dark else LIGHT

    def ink(self, token: str) -> QColor:
        """Return a token's colour, to paint with."""
        return _ink(self.colour[token])

    def font(self, ratio: float = BODY, weight: int = REGULAR) -> QFont:
        """Return the shipped face at `ratio` of the body size."""
        return _font(self.points * ratio, weight)

    def metrics(self, ratio: float = BODY, weight: int = REGULAR) -> QFontMetricsF:
        """Return the measures of that face."""
        return _metrics(self.points * ratio, weight)

    def em(self, times: float = 1) -> int:
        """Return a length in pixels: `times` the height of the body text (20 px at 标准)."""
        return _em(self.points, times)


@lru_cache(128)
def _ink(code: str) -> QColor:
    return QColor(code)


@lru_cache(64)
def _font(points: float, weight: int) -> QFont:
    font = QFont(FACE)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    return font


@lru_cache(512)
def _em(points: float, times: float) -> int:
    return round(round(_metrics(points, REGULAR).height()) * times)


@lru_cache(64)
def _metrics(points: float, weight: int) -> QFontMetricsF:
    return QFontMetricsF(_font(points, weight))


_worn = [Look()]


def look() -> Look:
    """Return the look that is on."""
    return _worn[0]


def system_is_dark() -> bool:
    """Tell whether the desktop asks for dark windows."""
    return QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def chosen(colour: str, size: str) -> Look:
    """Return the look for the stored choices; unknown ones count as "system" and "standard"."""
    dark = system_is_dark() if colour not in {"light", "dark"} else colour == "dark"
    return Look(dark=dark, points=TEXT_SIZES.get(size, TEXT_SIZES["standard"])[1])


def prepare(app: QApplication) -> None:
    """Load what ships with the program: the faces and Qt's own words in Chinese. Call it once."""
    for face in FACES:
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / face))
    for kept in (_font, _metrics, _em):  # measured before, by another face
        kept.cache_clear()
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    app.installTranslator(QtWords(app))
    translator = QTranslator(app)
    if translator.load(
        "qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(translator)


def palette(wanted: Look) -> QPalette:
    """Return the palette. Most widgets need nothing else."""
    roles, groups = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    for role, token in {
        roles.Window: "window",
        roles.WindowText: "text",
        roles.Base: "surface",
        roles.AlternateBase: "subtle",
        roles.Text: "text",
        roles.Button: "surface",
        roles.ButtonText: "text",
        roles.PlaceholderText: "text3",
        roles.Highlight: "accent",
        roles.HighlightedText: "on_accent",
        roles.Link: "accent",
        roles.LinkVisited: "accent",
        roles.ToolTipBase: "tip",
        roles.ToolTipText: "on_tip",
        roles.Light: "surface",
        roles.Midlight: "line",
        roles.Mid: "line2",
        roles.Dark: "input",
        roles.Shadow: "text3",
    }.items():
        made.setColor(role, wanted.ink(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(groups.Disabled, role, wanted.ink("off"))
    return made


def sheet(wanted: Look) -> str:
    """Return the stylesheet, with this look's colours and lengths written in."""
    em = wanted.em
    lengths = {
        "s1": em(0.2),
        "s2": em(0.4),
        "s3": em(0.6),
        "s4": em(0.8),
        "s1_in": em(0.2) - 1,
        "s2_in": em(0.4) - 1,
        "r4": em(0.15),
        "r6": em(0.3),
        "r8": em(0.4),
        "r10": em(0.5),
        "pad": em(0.6),
        "pad_in": em(0.6) - 1,
        "field": em(1.6),
        "field_in": em(1.6) - 2,
        "small": em(1.3),
        "bar": em(0.6),
    }
    return SHEET.format(**wanted.colour, **lengths)


def dress(app: QApplication, wanted: Look) -> None:
    """Put a look on the whole program. Called again, it changes every window at once."""
    before, _worn[0] = _worn[0].em(10), wanted
    if not app.styleSheet():
        app.setStyle("Fusion")
    app.setFont(wanted.font())
    app.setPalette(palette(wanted))
    app.setStyleSheet(sheet(wanted))
    for widget in app.allWidgets():
        layout = widget.layout()
        if layout is not None and before != wanted.em(10):
            _rescale(layout, wanted.em(10) / before)
        redress = getattr(widget, "redress", None)
        if redress is not None:
            redress()


def _rescale(layout: QLayout, by: float) -> None:
    """Let the air in a layout grow with the words. Layouts are made with lengths from `em`."""
    edges = layout.contentsMargins()
    sides = (edges.left(), edges.top(), edges.right(), edges.bottom())
    layout.setContentsMargins(*(round(side * by) for side in sides))
    if layout.spacing() > 0:
        layout.setSpacing(round(layout.spacing() * by))
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner = item.layout() if item is not None else None
        if inner is not None:
            _rescale(inner, by)
