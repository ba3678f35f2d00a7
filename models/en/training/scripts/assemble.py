"""Puts the trained parts together into the pipeline that is shipped."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language

PIPES = ("tok2vec", "tagger", "morphologizer", "trainable_lemmatizer", "parser")
NAME = "extractor_statements"
# Without this section spaCy cannot take a pipe away from the loaded pipeline.
NOTHING_TO_INITIALIZE: dict[str, object] = {
    "vectors": None,
    "init_tok2vec": None,
    "vocab_data": None,
    "lookups": None,
    "before_init": None,
    "after_init": None,
    "components": {},
    "tokenizer": {},
}


def round_weights(nlp: Language) -> None:
    """Rounds all weights to what half precision can hold, so that the package compresses to half its size."""
    for _, pipe in nlp.components:
        for node in pipe.model.walk():  # type: ignore[attr-defined]
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype(np.float16).astype(np.float32))
    vectors = nlp.vocab.vectors
    if vectors.data.size:
        vectors.data = vectors.data.astype(np.float16).astype(np.float32)


def assemble(syntax: Path, ner: Path, version: str, scores: Path | None) -> Language:
    """Returns the syntax pipeline with the names added, weights rounded and training settings left out."""
    names = spacy.load(ner)
    nlp = spacy.load(syntax)
    if names.vocab.vectors.data.size:
        nlp.vocab.vectors = names.vocab.vectors
    # Names come first: spaCy lets no name cross the start of a sentence, and a wrong sentence would cut it.
    nlp.add_pipe("ner", source=names, first=True)
    round_weights(nlp)
    for section in ("paths", "training", "corpora", "system"):
        nlp.config.pop(section, None)
    nlp.config["initialize"] = dict(NOTHING_TO_INITIALIZE)
    nlp.meta.update(
        name=NAME,
        version=version,
        description="Tags, parse and names for statements and press releases.",
        author="extractor contributors",
        license="CC BY-SA 4.0",
        sources=[],
    )
    nlp.meta["performance"] = json.loads(scores.read_text("utf-8")) if scores and scores.exists() else {}
    return nlp


def replace_folder(nlp: Language, output: Path) -> None:
    """Writes the pipeline beside its place and renames it there, so that nobody ever sees half of it."""
    fresh = output.with_name(f".{output.name}.new")
    old = output.with_name(f".{output.name}.old")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    nlp.to_disk(fresh)
    if output.exists():
        output.rename(old)
    fresh.rename(output)
    shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    """Assembles and writes the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("syntax", type=Path)
    parser.add_argument("ner", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--version", default="0.1.0")
    parser.add_argument("--scores", type=Path)
    args = parser.parse_args()
    replace_folder(assemble(args.syntax, args.ner, args.version, args.scores), args.output)


if __name__ == "__main__":
    main()
