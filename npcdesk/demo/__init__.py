"""The demonstration: a fictional county, its papers, and a picture of every page.

It stands outside the floors, as the program's window does: it fills an office by the verbs and
then draws the screens.
"""

from npcdesk.demo.building import build
from npcdesk.demo.showing import run

__all__ = ["build", "run"]
