"""Scores a pipeline: syntax, names on public sets, names in statements, names by region, speed and size."""

from __future__ import annotations

import argparse
import json
import statistics
import time
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import names_by_document
import spacy
from gold_people import score_folder
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example
from spans import Labelled, read
from thinc.api import NumpyOps, set_current_ops, use_ops

PUBLIC = ("uner-ewt", "wikigold", "wikineural")
NOT_FOR_NAMES = ["tagger", "morphologizer", "trainable_lemmatizer", "parser"]
Span = tuple[int, int, str]


def merged(label: str) -> str:
    """Returns the label under which a span is compared: the public sets have one label for all places."""
    return "LOC" if label in ("GPE", "LOC") else label


def compare(gold: set[Span], found: set[Span], counts: Counter[tuple[str, str]]) -> None:
    """Adds the counts of one text, exact span and label."""
    for _, _, label in gold:
        counts[label, "gold"] += 1
    for _, _, label in found:
        counts[label, "found"] += 1
    for _, _, label in gold & found:
        counts[label, "right"] += 1


def ratios(counts: Counter[tuple[str, str]], label: str) -> dict[str, float]:
    """Returns precision, recall and F of a label in per cent."""
    right, gold, found = (counts[label, kind] for kind in ("right", "gold", "found"))
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    f_score = 2 * precision * recall / (precision + recall) if right else 0.0
    return {
        "p": round(100 * precision, 1),
        "r": round(100 * recall, 1),
        "f": round(100 * f_score, 1),
        "n": gold,
    }


def name_scores(nlp: Language, records: list[Labelled]) -> dict[str, dict[str, float]]:
    """Returns the scores of PERSON, ORG and LOC over records."""
    counts: Counter[tuple[str, str]] = Counter()
    with nlp.select_pipes(disable=[pipe for pipe in NOT_FOR_NAMES if pipe in nlp.pipe_names]):
        docs = nlp.pipe(record.text for record in records)
        for record, doc in zip(records, docs, strict=True):
            gold = {(start, end, merged(label)) for start, end, label in record.spans}
            found = {(ent.start_char, ent.end_char, merged(ent.label_)) for ent in doc.ents}
            compare(gold, found, counts)
    return {label: ratios(counts, label) for label in ("PERSON", "ORG", "LOC")}


def region_scores(nlp: Language, records: list[Labelled]) -> dict[str, dict[str, float]]:
    """Returns the PERSON scores by region of origin, and over all."""
    regions: dict[str, list[Labelled]] = {}
    for record in records:
        regions.setdefault(record.source, []).append(record)
    scores = {region: name_scores(nlp, part)["PERSON"] for region, part in sorted(regions.items())}
    everything = name_scores(nlp, records)
    return scores | {"all": everything["PERSON"], "all (ORG)": everything["ORG"]}


def syntax_scores(nlp: Language, path: Path) -> dict[str, float]:
    """Returns the scores of tags, lemmas, parse and sentences on raw text."""
    reference = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    with nlp.select_pipes(disable=["ner"]):
        examples = [Example(nlp(doc.text), doc) for doc in reference]
    scores = _scored(nlp, examples)
    names = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
    return {name: round(100 * float(scores[name]), 2) for name in names}


def _scored(nlp: Language, examples: list[Example]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for name, pipe in nlp.pipeline:
        if name != "ner" and hasattr(pipe, "score"):
            scores.update(pipe.score(examples))
    return scores


def speed(path: Path, texts: list[str], *, use_blis: bool, repeats: int = 3) -> float:
    """Returns the words per second of the whole pipeline on one core, the best of several runs.

    Args:
        path: The pipeline, which is loaded anew.
        texts: What is read.
        use_blis: Whether matrix products are spaCy's default or, two to three times as fast, NumPy's.
        repeats: How often it is measured.
    """
    rates = []
    with use_ops("numpy", use_blis=use_blis):
        nlp = spacy.load(path)
        for _ in range(repeats):
            start = time.process_time()
            words = sum(len(doc) for doc in nlp.pipe(texts))
            rates.append(words / (time.process_time() - start))
    return round(max(rates))


def load_seconds(path: Path, repeats: int = 5) -> float:
    """Returns the median seconds of processor time to load the pipeline, modules already imported."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        spacy.load(path)
        times.append(time.process_time() - start)
    return round(statistics.median(times), 3)


def sizes(path: Path) -> dict[str, float]:
    """Returns the size of the pipeline in megabytes, as a folder and compressed as a wheel is."""
    files = [file for file in path.rglob("*") if file.is_file()]
    with TemporaryDirectory() as folder:
        archive = Path(folder) / "pipeline.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
            for file in files:
                out.write(file, file.relative_to(path))
        packed = archive.stat().st_size
    return {
        "folder_mb": round(sum(file.stat().st_size for file in files) / 1e6, 1),
        "packed_mb": round(packed / 1e6, 1),
    }


def statement_texts(folder: Path, most: int = 100) -> list[str]:
    """Returns texts of statements, to measure speed on."""
    return [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))[:most]]


def evaluate(args: argparse.Namespace) -> dict[str, object]:
    """Returns all scores; parts whose data is not given are left out."""
    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.load(args.pipeline)
    scores: dict[str, object] = {}
    for name in ("ewt-test", "gum-test", "gum-licensed-test"):
        if args.treebanks:
            scores[name] = syntax_scores(nlp, args.treebanks / f"{name}.spacy")
    if args.names:
        public = {name: name_scores(nlp, list(read(args.names / f"{name}.jsonl"))) for name in PUBLIC}
        scores["names"] = public
    if args.regions:
        scores["regions"] = region_scores(nlp, list(read(args.regions)))
    if args.gold:
        folders: Iterable[Path] = (args.gold / "work", args.gold / "check")
        scores["statements"] = {folder.name: score_folder(nlp, folder)[0].scores() for folder in folders}
        nlp.add_pipe(names_by_document.NAME, after="ner")
        scores["statements_by_document"] = {
            folder.name: score_folder(nlp, folder)[0].scores() for folder in folders
        }
        nlp.remove_pipe(names_by_document.NAME)
    if args.speed:
        texts = statement_texts(args.speed)
        scores["words_per_second_default"] = speed(args.pipeline, texts, use_blis=True)
        scores["words_per_second"] = speed(args.pipeline, texts, use_blis=False)
        scores["load_seconds"] = load_seconds(args.pipeline)
    return scores | sizes(args.pipeline)


def main() -> None:
    """Prints the scores and writes them as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("--treebanks", type=Path, help="folder with ewt-test.spacy and gum-test.spacy")
    parser.add_argument("--names", type=Path, help="folder with the test sets as JSON lines")
    parser.add_argument("--regions", type=Path, help="JSON lines of sentences by region")
    parser.add_argument("--gold", type=Path, help="folder that holds work/ and check/")
    parser.add_argument("--speed", type=Path, help="folder of statements to measure speed on")
    parser.add_argument("--output", type=Path)
    args = parser.parse_args()
    text = json.dumps(evaluate(args), indent=2, ensure_ascii=False)
    print(text)
    if args.output:
        args.output.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
