"""A one-page 答复函, against others that set the same text in the same face.

The others are installed for this alone (`pip install fpdf2 weasyprint typst python-docx`, and
LibreOffice); who is not here is said and left out. They set less: words in lines of 28, no red
head, no other faces.
"""

import importlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.result import Result
from npcdesk.paths import resources
from npcdesk.rules.papers import ReplyLetter

RATE = 60  # letters a second after the first
TURNS, MANY, FEW = 5, 40, 3
MOST_BYTES = 60_000
FIRST_S = 1.0
FACE = resources() / "fonts" / "FandolFang-Regular.ttf"
BODY = (
    "一、护栏。3月12日与你们到现场商定，先装桥面两侧人行护栏，7月开工，9月30日前完成。",
    "二、资金。资金48万元已经落实，由县财政局统筹安排。",
    "三、管护。我们将会同沙河镇人民政府加强日常巡查。",
)
LETTER = ReplyLetter(
    unit="示例县交通运输局",
    document_number="示交函〔2026〕18号",
    reply_class="B",
    congress="示例县第十九届人民代表大会",
    session="第一次会议",
    number="35",
    title="关于修缮沙河桥并增设人行护栏的建议",
    lead="周启明",
    signers=4,
    body=BODY,
    on=date(2026, 5, 6),
    contact="王志刚",
    contact_phone="6312208",
    copies=("县人大常委会代表工委", "县政府办公室"),
)
WORDS = ("示例县交通运输局", "关于第35号建议的答复", "周启明等4名代表：", *BODY, "2026年5月6日")


def run() -> list[Result]:
    """Measure ours and theirs by turns; the medians count, since a computer's pace changes."""
    import pypdfium2

    from npcdesk.forms.reply_letter import to_pdf

    assert len(pypdfium2.PdfDocument(to_pdf(LETTER))) == 1, "the letter is to be of one page"

    def ours(_folder: Path) -> bytes:
        return to_pdf(LETTER)

    setters: dict[str, Callable[[Path], bytes]] = {"npcdesk": ours}
    for name, (module, setter) in OTHERS.items():
        try:
            importlib.import_module(module)
        except (ImportError, OSError) as why:
            print(f"{name} is not here: {why}", file=sys.stderr)
            continue
        if name.endswith("LibreOffice") and not shutil.which("soffice"):
            print("LibreOffice is not here", file=sys.stderr)
            continue
        setters[name] = setter
    with tempfile.TemporaryDirectory() as folder:
        took = {name: [_each(name, set_, Path(folder), 1)] for name, set_ in setters.items()}
        for _ in range(TURNS):
            for name, set_ in setters.items():
                many = MANY if name == "npcdesk" else FEW
                took[name].append(_each(name, set_, Path(folder), many))
    warm = {name: statistics.median(times[1:]) for name, times in took.items()}
    mine = warm.pop("npcdesk")
    size = len(to_pdf(LETTER))
    return [
        Result("letter, one page, after the first", mine * 1000, "ms", bound=1000 / RATE),
        *(
            Result("letter, one page", mine * 1000, "ms", their * 1000, name, 1.0)
            for name, their in warm.items()
        ),
        Result("letter, one page, its size", size / 1000, "KB", bound=MOST_BYTES / 1000),
        Result("first letter, from the click", _first(), "s", bound=FIRST_S),
    ]


def _each(name: str, set_: Callable[[Path], bytes], folder: Path, many: int) -> float:
    start = time.perf_counter()
    for _ in range(many):
        pdf = set_(folder)
    took = (time.perf_counter() - start) / many
    assert pdf.startswith(b"%PDF"), name
    return took


def _first() -> float:
    """Return how long a program takes that has its data open and was not asked for paper yet."""
    times = []
    for _ in range(TURNS):
        done = subprocess.run(
            [sys.executable, "-m", "bench.child_letter"], capture_output=True, check=True, text=True
        )
        times.append(float(done.stdout))
    return statistics.median(times)


def _fpdf2(_folder: Path) -> bytes:
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.set_margins(28, 37, 26)
    pdf.add_page()
    pdf.add_font("fang", "", str(FACE))
    pdf.set_font("fang", size=16)
    for words in WORDS:
        pdf.multi_cell(156, 10.2, words, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def _weasyprint(_folder: Path) -> bytes:
    from weasyprint import HTML

    paragraphs = "".join(f"<p>{words}</p>" for words in WORDS)
    style = (
        f"@font-face {{font-family: fang; src: url({FACE.as_uri()})}}"
        "@page {size: A4; margin: 37mm 26mm 35mm 28mm}"
        "p {font: 16pt/29pt fang; margin: 0; text-align: justify}"
    )
    return HTML(string=f"<style>{style}</style>{paragraphs}").write_pdf()  # type: ignore[no-any-return]


def _typst(folder: Path) -> bytes:
    import typst

    source = folder / "letter.typ"
    if not source.exists():
        head = (
            "#set page(paper: 'a4', margin: (left: 28mm, right: 26mm, top: 37mm, bottom: 35mm))\n"
            "#set text(font: 'FandolFang', size: 16pt)\n#set par(justify: true, leading: 13pt)\n"
        ).replace("'", '"')
        source.write_text(head + "\n\n".join(WORDS), encoding="utf-8")
    return bytes(typst.compile(source, font_paths=[str(FACE.parent)]))


def _office(folder: Path) -> bytes:
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = Document()
    fonts = document.styles["Normal"]
    fonts.font.size = Pt(16)
    fonts.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "FandolFang R")
    for words in WORDS:
        document.add_paragraph(words)
    document.save(str(folder / "letter.docx"))
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'lo').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(folder / "letter.docx")]
    subprocess.run(command, capture_output=True, check=True)
    return (folder / "letter.pdf").read_bytes()


OTHERS: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    "fpdf2": ("fpdf", _fpdf2),
    "WeasyPrint": ("weasyprint", _weasyprint),
    "typst": ("typst", _typst),
    "python-docx + LibreOffice": ("docx", _office),
}
