"""The order of names by strokes (按姓名笔画排列), and of those that an office placed itself."""

from collections.abc import Mapping

from npcdesk.rules.naming import DOT

FIRST, PLACES = ord("!"), 90  # keys are written in the 90 characters from "!" to "z"
BLANK = " "  # before every character: the middle that a two-character name lacks
LAST = "~"  # after every character
PLACED = "\x1f"  # between the key of a name and that of one placed after it: before all the others


class Strokes(dict[str, str]):
    """For each character a short ASCII key that sorts as the character does.

    Made from lines of a number of strokes, the characters that have it in their official order
    (GB13000.1 字序规范: kinds of strokes 横竖撇点折 in the order of writing), and characters
    beyond, of which only the number is known. These come last in it, in the order of their
    codes; a character with no number at all comes after everything.
    """

    def __init__(self, table: str) -> None:
        super().__init__({DOT: ""})
        self._beyond: list[tuple[str, str]] = []
        for line in table.splitlines():
            number, ordered, beyond = line.split("\t")
            head = chr(FIRST + int(number))
            ends = [chr(FIRST + low) for low in range(PLACES)]
            for start in range(0, len(ordered), PLACES):
                stem = head + chr(FIRST + start // PLACES)
                run = ordered[start : start + PLACES]
                self.update(zip(run, (stem + end for end in ends), strict=False))
            self._beyond.append((head, beyond))

    def __missing__(self, char: str) -> str:
        """Return, and keep, the key of a character that is not in the official order."""
        head = next((head for head, beyond in self._beyond if char in beyond), "")
        self[char] = key = f"{head}{LAST}{ord(char):06x}"
        return key


def stroke_key(name: str, strokes: Strokes, *, single_first: bool = True) -> str:
    """Return a text that sorts, by code point, as `name` does by strokes.

    Names are compared character by character; the dot of minority names does not count, and a
    compound surname goes by its first character.

    Args:
        name: as kept (see `naming.clean`).
        strokes: the table that ships.
        single_first: whether a two-character name is compared as if its middle were blank, so
            that 王力 comes before 王一凡, as published lists have it; otherwise strictly
            character by character (姓名笔画逐字). The office's setting.

    Source:
        Ballots and lists go 按姓名笔画为序 (北京选举细则第四十三条, 浙江选举细则第三十五条); the
        method for two-character names is custom, so a list prints which one it follows.
    """
    if single_first and len(name) == 2:
        return strokes[name[0]] + BLANK + strokes[name[1]]
    return "".join([strokes[char] for char in name])


def placed_key(row: str, places: Mapping[str, tuple[str, str | None]], strokes: Strokes) -> str:
    """Return the key of a name in a list in which an office placed some names by hand.

    A name is placed right after another one, which may itself be placed, or before all. Where
    what it is to follow is no longer in the list, or follows it in turn (two machines may have
    placed them so at once), it stands where its strokes put it.

    Args:
        row: the id of the name's line.
        places: by the ids of lines, the name and the id of the line it is placed after, "" for
            the very first place, None for that of its strokes.
        strokes: the table that ships.
    """
    chain, after = [row], places[row][1]
    while after and after in places and after not in chain:
        chain.append(after)
        after = places[after][1]
    if after and after in chain:
        chain = chain[: chain.index(after) + 1]
    keys = [stroke_key(places[each][0], strokes) for each in chain]
    key = f"{PLACED}{keys[-1]}" if after == "" else keys[-1]
    for each in reversed(keys[:-1]):
        key = f"{key}{PLACED}{each}"
    return key


def unknown(name: str, strokes: Strokes) -> str:
    """Return those characters of `name` whose place is not known exactly, for a person to see."""
    return "".join(char for char in name if LAST in strokes[char])
