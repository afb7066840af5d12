"""The upgrade steps of the file's layout, run from inside the program."""
