"""Fields that help with words: those in use are offered, and what is typed is read as sheets are.

WordField(label, words=() -> [str, …], clean=)      value: str; known words are offered, any may
    be typed; `clean` writes them as they are kept
NamesField(label, find=text -> [Choice])    names(): (str, …); persons are offered for the name
    being typed, anybody may be typed
ReadField(label, read=Reader)               value: str as `read` keeps it
"""

import re
from collections.abc import Callable, Sequence

from npcdesk.ui.field import Field
from npcdesk.ui.fields import TextField
from npcdesk.ui.pick_fields import Find, PickLine
from npcdesk.ui.pick_list import Choice
from npcdesk.workbooks.cells import Reader, Reading

APART = re.compile(r"[、，,；;\s]+")


class WordField(Field):
    """One line of words; those known are listed below while it is typed into."""

    def __init__(
        self,
        label: str,
        *,
        words: Callable[[], Sequence[str]],
        required: bool = False,
        placeholder: str = "",
        has_hint: bool = False,
        clean: Callable[[str], str] | None = None,
    ) -> None:
        self._words, self._clean = words, clean or str
        self._known: Sequence[str] | None = None
        self.line = PickLine(self._find, "", free=True)
        super().__init__(label, self.line, required=required, has_hint=has_hint)
        self.line.setPlaceholderText(placeholder)
        self.settle()
        self.line.taken.connect(self._take)
        self.line.textChanged.connect(self.changed)
        self.line.editingFinished.connect(self._left)

    def value(self) -> str:
        """Return the words without spaces round them."""
        return self._clean(self.line.text().strip())

    def set_value(self, value: str) -> None:
        """Fill in."""
        self.line.setText(value)
        self.settle()

    def _find(self, typed: str) -> list[Choice]:
        if self._known is None:
            self._known = tuple(self._words())
        some = [words for words in self._known if typed in words]
        return [Choice(words, words) for words in sorted(some, key=lambda words: words != typed)]

    def _left(self) -> None:
        if self.line.text().strip() != self.value():
            self.line.setText(self.value())
        self.check_left()

    def _take(self, choice: Choice) -> None:
        self.line.setText(choice.words)


class NamesField(WordField):
    """Names with 、 between them; `find` answers for the one that is being typed."""

    def __init__(
        self, label: str, *, find: Find, required: bool = False, placeholder: str = ""
    ) -> None:
        self._persons = find
        super().__init__(
            label, words=tuple, required=required, placeholder=placeholder, has_hint=True
        )

    def names(self) -> tuple[str, ...]:
        """Return the names, each once."""
        return tuple(dict.fromkeys(filter(None, APART.split(self.value()))))

    def set_names(self, names: Sequence[str]) -> None:
        """Fill in."""
        self.set_value("、".join(names))

    def _typed(self) -> tuple[str, str, str]:
        """Return what stands before the name at the cursor, its letters, and what follows."""
        cursor = self.line.cursorPosition()
        before, after = self.line.text()[:cursor], self.line.text()[cursor:]
        begin = max((found.end() for found in APART.finditer(before)), default=0)
        return before[:begin], before[begin:], after

    def _find(self, typed: str) -> list[Choice]:  # noqa: ARG002 - the cursor tells which name
        _, name, _ = self._typed()
        return list(self._persons(name)) if name else []

    def _take(self, choice: Choice) -> None:
        before, _, after = self._typed()
        self.line.setText(before + choice.words + after)
        self.line.setCursorPosition(len(before + choice.words))


class ReadField(TextField):
    """One line that is read as the cell of a sheet: 78年5月 is kept as 1978-05."""

    def __init__(
        self,
        label: str,
        *,
        read: Reader,
        write: Callable[[str], str] = str,
        required: bool = False,
        placeholder: str = "",
    ) -> None:
        self._read, self._write = read, write
        super().__init__(label, required=required, placeholder=placeholder, has_hint=False)
        self.line.editingFinished.connect(self._doubt)

    def reading(self) -> Reading:
        """Return what was understood."""
        return self._read(self.line.text().strip())

    def value(self) -> str:
        """Return what will be kept; while it is not understood, what was typed."""
        reading = self.reading()
        return self.line.text().strip() if reading.grave else reading.value

    def set_value(self, value: str) -> None:
        """Fill in what is kept, as it is written."""
        self.line.setText(self._write(value))
        self.settle()

    def problem(self) -> str:
        """Say what was not understood; a mere doubt is only told."""
        reading = self.reading()
        return reading.problem if reading.grave else super().problem()

    def _doubt(self) -> None:
        reading = self.reading()
        told = "" if reading.grave else reading.problem or reading.converted
        if not reading.grave:
            self.set_hint(told, "soon" if reading.problem else "closed")
            self.below.setVisible(bool(told))
