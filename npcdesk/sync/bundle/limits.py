"""What a bundle may hold at most: section 5 of docs/bundle.md."""

from enum import IntEnum

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB

PART_HEADER = 4 * KIB
PARTS = 10_000
CIPHERTEXT = 2 * GIB + 64 * MIB
AGE_HEADER = 16 * KIB
"""Rage reads a header in time that grows with the square of its length."""
RECIPIENTS = 64
MANIFEST = MIB
SCOPES = 1_000
STREAMS = 1_000
BLOBS_HELD = 6_000
CHUNKS = 2_000
CHUNK_RAW = 8 * MIB
CHUNK_STORED = 8 * MIB
RATIO = 200
"""Raw bytes for each stored one."""
RAW = 2 * GIB
CERTS = 1_000
CERT = 8 * KIB
ROSTERS = 1_000
ROSTER = MIB
ROSTERS_RAW = 64 * MIB
BLOB = 50 * MIB


class SliceBytes(IntEnum):
    """How much of the ciphertext goes into one part, by where it goes to."""

    MAIL_10_MB = 7_000_000
    MAIL_20_MB = 14_500_000
    MAIL_25_MB = 18_000_000
    MAIL_50_MB = 36_000_000
    ONE_FILE = 4 * GIB - 1 - 8 * KIB
    """On a stick: FAT32 takes no file of 4 GiB."""
