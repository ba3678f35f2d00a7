"""Pages to read records by: the statement with its findings, and an index of many; no network needed.

`inputs` reads records and their texts, `view` says in words what a record holds, `pages` renders that with
`templates/`, `writing` puts it on disk.
"""

from extractor.report.inputs import Texts, read_records
from extractor.report.pages import render_index, render_page
from extractor.report.view import StatementView, view_of
from extractor.report.writing import write_report

__all__ = [
    "StatementView",
    "Texts",
    "read_records",
    "render_index",
    "render_page",
    "view_of",
    "write_report",
]
