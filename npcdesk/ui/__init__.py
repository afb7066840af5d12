"""What is seen: the only floor with PySide6. Pages show lines and call the verbs of `office`."""
