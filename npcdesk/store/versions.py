"""The versions of the file's layout, oldest first. A test holds them equal to the upgrade steps.

Kept apart from the steps so that opening a file of today needs no upgrade machinery.
"""

KNOWN = ("0001",)
HEAD = KNOWN[-1]
