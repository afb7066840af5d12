"""表格 or 卡片: how the roster shows its lines, remembered on this computer."""

from typing import TYPE_CHECKING

from npcdesk.ui import focus
from npcdesk.ui.buttons import quiet
from npcdesk.ui.desk import Desk
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.tables import LinesTable

if TYPE_CHECKING:
    from npcdesk.ui.roster_cards import RosterCards

PAGE, CARDS = "roster", "cards"


class RosterViews:
    """The button that turns from one view to the other, and the cards once they are wanted."""

    def __init__(self, desk: Desk, card: ListCard) -> None:
        self._desk, self._card = desk, card
        self.cards: RosterCards | None = None
        self.as_cards = desk.settings.views.get(PAGE) == CARDS
        self.button = quiet("卡片", "grid")
        self.button.clicked.connect(self.turn)
        self._show()

    def turn(self) -> None:
        """Show the other view, where the person stands, and remember it."""
        self.as_cards = not self.as_cards
        kept = {k: v for k, v in self._desk.settings.views.items() if k != PAGE}
        self._desk.choose(views=kept | ({PAGE: CARDS} if self.as_cards else {}))
        self._show()
        if self.shown().isVisible():
            focus.go_to(self.shown())

    def shown(self) -> "RosterCards | LinesTable":
        """Return what shows the lines now."""
        return self.cards if self.cards is not None and self.as_cards else self._card.table

    def _show(self) -> None:
        if self.as_cards and self.cards is None:
            from npcdesk.ui.roster_cards import RosterCards  # noqa: PLC0415 - kept out of the start

            self.cards = RosterCards(self._desk, self._card.table)
        self._card.look_through(self.shown())
        words = "表格" if self.as_cards else "卡片"
        self.button.set_words(words)
        self.button.set_icon("table" if self.as_cards else "grid")
        self.button.setToolTip(f"换成{words}")
