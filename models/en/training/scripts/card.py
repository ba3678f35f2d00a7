"""Writes the tables of scores into the model card, between its two markers."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- scores: begin -->", "<!-- scores: end -->"


def table(head: list[object], rows: list[list[object]]) -> str:
    """Returns a Markdown table."""
    lines: list[list[object]] = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def syntax_table(scores: dict[str, Any]) -> str:
    """Returns the table of tags, lemmas, parse and sentences."""
    names = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
    sets = {
        "ewt-test": "EWT test",
        "gum-test": "GUM test",
        "gum-licensed-test": "GUM test, genres trained on",
    }
    rows: list[list[object]] = [
        [title, *(scores[key][name] for name in names)] for key, title in sets.items() if key in scores
    ]
    return table(["raw text", "tag", "POS", "morph", "lemma", "UAS", "LAS", "sentences F"], rows)


def names_table(scores: dict[str, Any]) -> str:
    """Returns the table of names on public sets: precision / recall / F."""
    rows: list[list[object]] = []
    sets = {"uner-ewt": "UNER EWT test", "wikigold": "wikigold", "wikineural": "WikiNEuRal test"}
    for key, title in sets.items():
        cells = (scores["names"][key][label] for label in ("PERSON", "ORG", "LOC"))
        rows.append([title, *(f"{cell['p']} / {cell['r']} / **{cell['f']}**" for cell in cells)])
    return table(["set", "PERSON", "ORG", "GPE and LOC"], rows)


def statements_table(scores: dict[str, Any]) -> str:
    """Returns the table of people in labelled statements."""
    names = ("full_name_recall", "mention_recall", "person_precision")
    kinds = {"statements": "", "statements_by_document": ", with names by document"}
    rows: list[list[object]] = [
        [folder + note, *(f"{100 * row[key]:.1f}" for key in names)]
        for kind, note in kinds.items()
        for folder, row in scores[kind].items()
    ]
    return table(["statements", "full names found", "mentions found", "PERSON precision"], rows)


def regions_table(scores: dict[str, Any]) -> str:
    """Returns the table of people by region of origin."""
    rows: list[list[object]] = [
        [region, row["n"], row["p"], row["r"], row["f"]] for region, row in scores["regions"].items()
    ]
    return table(["region of the names", "names", "precision", "recall", "F"], rows)


def size_table(scores: dict[str, Any]) -> str:
    """Returns the table of speed and size."""
    titles = {
        "words_per_second": "words per second, one core, NumPy's matrix products",
        "words_per_second_default": "words per second, one core, spaCy's default products",
        "load_seconds": "seconds to load",
        "folder_mb": "MB on disk",
        "packed_mb": "MB compressed, as in the wheel",
    }
    return table(
        ["measure", "value"], [[title, scores[key]] for key, title in titles.items() if key in scores]
    )


def fill(card: str, scores: dict[str, Any]) -> str:
    """Returns the card with fresh tables."""
    before, _, rest = card.partition(BEGIN)
    _, _, after = rest.partition(END)
    parts = [
        "### Syntax\n\n" + syntax_table(scores),
        "### Names on public sets, none of them trained on\n\n"
        "Precision / recall / F, exact span and label; GPE and LOC count as one.\n\n" + names_table(scores),
        "### People in labelled statements\n\n"
        "A full name counts as found if one mention has just these borders; titles before it do no harm.\n\n"
        + statements_table(scores),
        "### People by origin, 400 invented sentences kept apart\n\n" + regions_table(scores),
        "### Speed and size\n\n" + size_table(scores),
    ]
    return before + BEGIN + "\n\n" + "\n\n".join(parts) + "\n\n" + END + after


def main() -> None:
    """Fills the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scores", type=Path)
    parser.add_argument("card", type=Path)
    args = parser.parse_args()
    scores = json.loads(args.scores.read_text("utf-8"))
    args.card.write_text(fill(args.card.read_text("utf-8"), scores), "utf-8")


if __name__ == "__main__":
    main()
