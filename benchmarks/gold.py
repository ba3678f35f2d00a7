"""Records of labelled samples, as JSON lines: `python benchmarks/gold.py SAMPLES OUT.jsonl`.

Each NAME.txt is extracted with the `published` and `publisher` that its NAME.json gives, as a user would.
"""

import sys
from pathlib import Path

from extractor.extraction import load
from extractor.labels import read_samples


def main(samples: Path, out: Path) -> None:
    """Writes one record a sample, in the order of names."""
    extractor = load()
    with out.open("w", encoding="utf-8") as lines:
        for sample in read_samples(samples):
            lines.write(extractor.extract_document(sample.document).model_dump_json() + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
