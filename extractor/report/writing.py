"""Writes reports to disk: one page, or a folder of pages with an index."""

import re
from collections.abc import Sequence
from pathlib import Path

from extractor.errors import InputError
from extractor.report.pages import render_index, render_page
from extractor.report.view import StatementView

_UNSAFE = re.compile(r"[^\w.-]+")


def write_report(views: Sequence[StatementView], out: Path) -> int:
    """Writes one view as the file `out`, several as pages and `index.html` in the folder `out`.

    Returns:
        How many files were written.

    Raises:
        InputError: `out` is a folder where a file is meant or the other way round, or cannot be written.
    """
    if len(views) == 1 and out.suffix:
        _write(out, render_page(views[0]))
        return 1
    if out.suffix == ".html" or out.is_file():
        raise InputError(f"{out}: {len(views)} statements make a folder of pages; name a folder with -o")
    rows = [
        (f"{number:04}-{_UNSAFE.sub('-', view.id)[:80]}.html", view) for number, view in enumerate(views, 1)
    ]
    for name, view in rows:
        _write(out / name, render_page(view, index="index.html"))
    _write(out / "index.html", render_index(rows))
    return len(rows) + 1


def _write(file: Path, page: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, "utf-8")
    except OSError as error:
        raise InputError(f"{file}: cannot be written ({error.strerror}); check the folder") from error
