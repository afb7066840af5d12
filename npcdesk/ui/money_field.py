"""A sum of money in a dialog, in 万元 and exact to the yuan."""

from npcdesk.errors import Unclear
from npcdesk.rules import money
from npcdesk.ui.fields import TextField


class MoneyField(TextField):
    """A sum of 万元, not below 0; what was kept comes back to the yuan."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(label, hint=hint, clean=self._tidy)

    def yuan(self) -> int:
        """Return the sum in yuan, 0 for none; raise `Unclear` when it is no sum."""
        return money.yuan(self.value())

    def set_yuan(self, yuan: int) -> None:
        """Fill in a sum of yuan."""
        self.set_value(money.wan(yuan))

    def problem(self) -> str:
        """Say what is wrong with the sum."""
        try:
            return "不能小于 0，请再看一遍。" if self.yuan() < 0 else super().problem()
        except Unclear as error:
            return str(error)

    def _tidy(self, words: str) -> str:
        try:
            return money.wan(money.yuan(words)) or "0"
        except Unclear:
            return words
