"""npcdesk (人大履职桌面): the offline desk of a people's congress office."""

__version__ = "0.1.0"
