"""The same papers as .docx, for units that go on with them in WPS or Word; only here is docx known.

Their layout is that of the PDF (GB/T 9704-2012), and so are their words and the order of these.
"""
