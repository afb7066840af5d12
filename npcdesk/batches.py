"""Many papers at once: into one PDF, or each into its own file; all of them or none.

What is not finished stands in a folder of its own beside the place it is for, and is moved there at
the end. Papers are asked for one after another: 600 need no more memory than one.
"""

import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from npcdesk.errors import StoreDamaged, Unclear, why
from npcdesk.forms import catalog
from npcdesk.forms.catalog import Form
from npcdesk.forms.together import Whole
from npcdesk.job import Job, Step
from npcdesk.rules.file_names import check_pattern, file_name, numbered

TOLD = 3  # names of files that are there already
SETTING, MOVING = "排版", "存盘"


@dataclass(frozen=True, slots=True)
class Made:
    """What a batch came to. `strange` are the characters that no face could draw.

    `pages` are those of one file, 0 where there are many.
    """

    where: Path | None
    papers: int
    pages: int
    strange: tuple[str, ...] = ()


def facts(form: Form, paper: Any, at: int) -> dict[str, str]:
    """Return what a file's name may say of a paper: see `rules.file_names.PLACES`."""

    def said(*names: str) -> str:
        for name in names:
            value = getattr(paper, name, "")
            value = getattr(value, "name", value)
            value = "、".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
            if value:
                return value
        return ""

    lead = said("lead")
    return {
        "建议号": said("number") if lead else "",
        "主办单位": said("lead_unit", "unit", "units"),
        "表名": form.name,
        "领衔代表": lead,
        "题目": said("title") if lead else "",
        "会议": said("session"),
        "代表": said("name") if not lead else "",
        "序号": f"{at:03d}",
    }


def one(
    form: Form, papers: Iterable[Any], many: int, *, double_sided: bool = False
) -> Job[tuple[bytes, Made]]:
    """Set all papers into one PDF; a job that ends with it.

    Args:
        form: which form they are.
        papers: what each says; asked for one after another.
        many: how many there are.
        double_sided: whether each begins on a front, an empty back before it where needed.
    """
    whole, strange, done = Whole(form.name), dict[str, None](), 0
    for done, paper in enumerate(papers, 1):
        whole.add(form.to_pdf, paper, double_sided=double_sided)
        strange |= dict.fromkeys(catalog.missing(paper))
        yield Step(min(done, many), many, _called(form, paper, done), SETTING)
    pages = whole.pages
    return whole.pdf(), Made(None, done, pages, tuple(strange))


def into_one(
    form: Form, papers: Iterable[Any], many: int, path: Path, *, double_sided: bool = False
) -> Job[Made]:
    """Write all papers into one PDF at a path where nothing stands yet.

    Raises:
        Unclear: there is a file already.
        StoreDamaged: it cannot be written.
    """
    if path.exists():
        msg = f"{path} 已经有了，没有覆盖。请换一个文件名。"
        raise Unclear(msg)
    pdf, made = yield from one(form, papers, many, double_sided=double_sided)
    yield Step(0, 1, path.name, MOVING)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=".npcdesk-", dir=path.parent, ignore_cleanup_errors=True
        ) as aside:
            whole = Path(aside) / path.name
            whole.write_bytes(pdf)
            whole.rename(path)
    except OSError as error:
        raise StoreDamaged(_unwritten(path.parent, error)) from error
    return Made(path, made.papers, made.pages, made.strange)


def into_many(
    form: Form, papers: Iterable[Any], many: int, folder: Path, pattern: str
) -> Job[Made]:
    """Write each paper into a file of its own in a folder, named by a pattern.

    Raises:
        Unclear: the pattern says nothing, or a file of such a name stands there already.
        StoreDamaged: the folder cannot be written.
    """
    check_pattern(pattern)
    strange = dict[str, None]()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        near = folder if folder.is_dir() else folder.parent
        aside = Path(tempfile.mkdtemp(prefix=".npcdesk-", dir=near))
        try:
            names: list[str] = []
            for at, paper in enumerate(papers, 1):
                pdf = form.to_pdf(paper)
                (aside / f"{at}.pdf").write_bytes(pdf)
                names.append(file_name(pattern, facts(form, paper, at)))
                strange |= dict.fromkeys(catalog.missing(paper))
                yield Step(min(at, many), many, _called(form, paper, at), SETTING)
            yield Step(0, len(names), folder.name, MOVING)
            _move(aside, folder, [f"{name}.pdf" for name in numbered(names)])
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise StoreDamaged(_unwritten(folder, error)) from error
    return Made(folder, len(names), 0, tuple(strange))


def _move(aside: Path, folder: Path, names: Sequence[str]) -> None:
    """Move the files to where they are for; what is moved already goes when one cannot be."""
    there = {each.name.casefold() for each in folder.iterdir()} if folder.is_dir() else set()
    if taken := [name for name in names if name.casefold() in there]:
        more = f"等 {len(taken)} 个" if len(taken) > TOLD else ""
        msg = (
            f"{folder.name} 里已经有“{'”、“'.join(taken[:TOLD])}”{more}，没有覆盖。请换一个文件夹。"
        )
        raise Unclear(msg)
    fresh = not folder.exists()
    folder.mkdir(exist_ok=True)
    moved: list[Path] = []
    try:
        for at, name in enumerate(names, 1):
            moved.append((aside / f"{at}.pdf").rename(folder / name))
    except OSError:
        for each in moved:
            each.unlink(missing_ok=True)
        if fresh:
            folder.rmdir()
        raise


def _called(form: Form, paper: Any, at: int) -> str:
    return file_name("{建议号}{主办单位}{代表}", _short(facts(form, paper, at)))


def _short(said: Mapping[str, str]) -> dict[str, str]:
    number = said["建议号"]
    return {**said, "建议号": f"第{number}号 " if number else ""}


def _unwritten(folder: Path, error: OSError) -> str:
    return f"没有存到 {folder}（{why(error)}），一份也没有留下。请看看磁盘有没有满、U 盘还在不在。"
