"""Records of the PolNeAR articles, as JSON lines: `python benchmarks/polnear_records.py FOLDER OUT.jsonl`.

FOLDER holds text/NAME.txt (Newell, Margolin and Ruths: An attribution relations corpus for political news,
LREC 2018). Nothing but the text is given.
"""

import sys
from pathlib import Path

from extractor.documents import read_file
from extractor.extraction import load


def main(folder: Path, out: Path) -> None:
    """Writes one record an article, in the order of names."""
    extractor = load()
    with out.open("w", encoding="utf-8") as lines:
        for file in sorted((folder / "text").glob("*.txt")):
            lines.write(extractor.extract_document(read_file(file)).model_dump_json() + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
