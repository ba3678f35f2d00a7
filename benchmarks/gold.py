"""Records of labelled samples, as JSON lines: `python benchmarks/gold.py SAMPLES OUT.jsonl`.

Each NAME.txt is extracted with the `published` and `publisher` that its NAME.json gives, as a user would.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path

from extractor.documents import read_file
from extractor.extraction import load


def main(samples: Path, out: Path) -> None:
    """Writes one record a sample, in the order of names."""
    extractor = load()
    with out.open("w", encoding="utf-8") as lines:
        for labels in sorted(samples.glob("*.json")):
            given = json.loads(labels.read_text("utf-8"))["document"]
            document = replace(
                read_file(labels.with_suffix(".txt")),
                published=given.get("published"),
                publisher=given.get("publisher"),
            )
            lines.write(extractor.extract_document(document).model_dump_json() + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
