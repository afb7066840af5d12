"""做公开页: a station's page for the public, written where the clerk says."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from npcdesk.ui.desk import Desk


def ask_page(desk: Desk, widget: QWidget, station_id: str) -> None:
    """Ask where to, and write the page and its QR code beside it."""
    from npcdesk.forms import quick_mark, station_page  # noqa: PLC0415 - after the first paint
    from npcdesk.office import files, station_papers  # noqa: PLC0415 - as above
    from npcdesk.ui import place_dialog  # noqa: PLC0415 - as above

    with desk.store.reading() as session:
        told = station_papers.page(
            session, station_id, today=desk.clock.today(), blobs=desk.store.blobs
        )
    dialog = place_dialog.where_to(
        desk, widget.window(), "做公开页", f"{told.station}.html", "网页 (*.html)"
    )

    def write(chosen: str) -> None:
        path = Path(chosen)
        holds, words = station_page.marked(told)
        files.write(path, station_page.to_html(told).encode())
        files.write(path.with_suffix(".svg"), quick_mark.to_svg(holds, words).encode())
        desk.say(f"{path.name} 已写好，只有可以向社会公开的内容；二维码在旁边的 .svg 里。")

    dialog.fileSelected.connect(write)
    dialog.open()
