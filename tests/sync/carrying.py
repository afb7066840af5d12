"""Parts of a bundle to be carried, and what lies where they were given."""

import os

MB = 1024 * 1024


def new_part(own, name="青石镇→东川区 20260506 第1号 1-1.npb", size=3 * MB + 17):
    path = own / name
    path.write_bytes(os.urandom(size))
    return path


def names_in(folder):
    return sorted(path.name for path in folder.rglob("*"))
