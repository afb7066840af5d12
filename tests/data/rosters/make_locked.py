"""Saves roster.xlsx as locked.xls and locked.ods with a password to open.

Run it with the office suite's Python:

soffice --headless --accept="socket,host=localhost,port=2002;urp;" &
/usr/bin/python3 make_locked.py
"""

from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

FILTERS = {"xls": "MS Excel 97", "ods": "calc8"}


def said(name, value):
    given = PropertyValue()
    given.Name, given.Value = name, value
    return given


here = Path(__file__).parent
context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext(
    "com.sun.star.bridge.UnoUrlResolver", context
)
office = resolver.resolve("uno:socket,host=localhost,port=2002;urp;StarOffice.ComponentContext")
desktop = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
document = desktop.loadComponentFromURL(
    (here / "roster.xlsx").as_uri(), "_blank", 0, (said("Hidden", True),)
)
for ending, name in FILTERS.items():
    document.storeToURL(
        (here / f"locked.{ending}").as_uri(),
        (said("FilterName", name), said("Password", "secret")),
    )
document.close(True)
