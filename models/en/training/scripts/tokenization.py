"""The tokenizer of the pipeline: spaCy's English one, which also splits at every en and em dash."""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

DASHES = (r"[–—]", r"(?<=\w)-{2,}(?=\w)", r"(?<=[.?!,;:’”\"])[“”\"](?=\w)")


def blank() -> Language:
    """Returns an empty English pipeline with the tokenizer of this project."""
    nlp = spacy.blank("en")
    assert isinstance(nlp.tokenizer, Tokenizer)
    infixes = [*(nlp.Defaults.infixes or []), *DASHES]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def main() -> None:
    """Writes the empty pipeline, from which the training copies the tokenizer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    blank().to_disk(parser.parse_args().output)


if __name__ == "__main__":
    main()
