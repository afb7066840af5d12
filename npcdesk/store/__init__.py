"""The office's one file: two doors to it, its upgrades, its copies, its standings."""

from npcdesk.store.store import Store

__all__ = ["Store"]
