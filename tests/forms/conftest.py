"""Golden texts: what a paper says, page by page, kept beside the tests."""

from pathlib import Path

import paper
import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden texts of forms anew"
    )


@pytest.fixture
def same_as_golden(request):
    """Compare a PDF's words with the kept file, or write it with `--update-golden`."""

    def compare(pdf: bytes, name: str) -> None:
        text = "\n----\n".join(paper.pages(pdf)) + "\n"
        file = GOLDEN / f"{name}.txt"
        if request.config.getoption("--update-golden", default=False):
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return compare
