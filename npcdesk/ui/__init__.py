"""What is seen: the only floor with PySide6. Pages show frozen lines and call the verbs of `office`."""
