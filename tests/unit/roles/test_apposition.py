"""Titles beside names, on docs built by hand: what is shown, who holds it, and for whom."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from extractor.language import load_vocabulary
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, write_findings
from extractor.pipeline.roles.component import Roles

NLP = spacy.blank("en")
ROLES = Roles(lexicon=load_vocabulary("roles"), lands=frozenset({"Ruritania"}), tokenizer=NLP.tokenizer)
TAGS = {"PRON": "PRP", "DET": "DT", "NOUN": "NN", "PROPN": "NNP", "ADJ": "JJ", "VERB": "VBD", "PART": "POS"}


def roles(marked):
    """The roles of a sentence written as `word/POS`; names in [], bodies in {}, a new line as ⏎."""
    words, pos, spans, opened = [], [], [], {}
    for item in marked.split():
        for mark in "[{":
            if item.startswith(mark):
                item = item[1:]
                opened[mark] = len(words)
        closes = item[-1] if item[-1] in "]}" and len(item) > 1 else ""
        word, _, tag = item.removesuffix(closes).partition("/")
        words.append("\n" if word == "⏎" else word)
        pos.append("SPACE" if word == "⏎" else tag or "PUNCT")
        if closes:
            spans.append(
                ("people" if closes == "]" else "organizations", opened["[{"["]}".index(closes)]], len(words))
            )
    doc = Doc(NLP.vocab, words=words, pos=pos, tags=[TAGS.get(tag, tag) for tag in pos])
    for key in (keys.PEOPLE, keys.ORGANIZATIONS):
        findings = [
            Finding("test", (("mention", Span(doc, start, end)),), {"name": doc[start:end].text})
            for kind, start, end in spans
            if kind == key
        ]
        write_findings(doc, key, findings)
    names = {f"p{k}": doc[a:b].text for k, (_, a, b) in enumerate((s for s in spans if s[0] == "people"), 1)}
    return [
        (
            names[role.text("person")],
            role.text("title"),
            role.text("organization_name"),
            "former" if role.flag("former") else "",
        )
        for role in ROLES.find(doc)
    ]


CASES = {
    "title before the name": (
        "The/DET Ruritanian/ADJ opposition/NOUN politician/NOUN [Olha/PROPN Lys/PROPN] left/VERB .",
        [("Olha Lys", "Ruritanian opposition politician", None, "")],
    ),
    "a courtesy between": (
        "Minister/PROPN Dr/PROPN [Olha/PROPN Lys/PROPN] left/VERB .",
        [("Olha Lys", "Minister", None, "")],
    ),
    "former is no part of the title": (
        "the/DET former/ADJ mayor/NOUN [Olha/PROPN Lys/PROPN] left/VERB .",
        [("Olha Lys", "mayor", None, "former")],
    ),
    "a body before the noun": (
        "{HWU/PROPN} president/NOUN [Olha/PROPN Lys/PROPN] left/VERB .",
        [("Olha Lys", "president", "HWU", "")],
    ),
    "scope stays, the body goes": (
        (
            "[Olha/PROPN Lys/PROPN] , Director/PROPN for/ADP Northern/PROPN Lakes/PROPN "
            "at/ADP {Harbour/PROPN Watch/PROPN} , left/VERB ."
        ),
        [("Olha Lys", "Director for Northern Lakes", "Harbour Watch", "")],
    ),
    "a field is no body": (
        "[Olha/PROPN Lys/PROPN] , Minister/PROPN of/ADP Foreign/PROPN Affairs/PROPN , left/VERB .",
        [("Olha Lys", "Minister of Foreign Affairs", None, "")],
    ),
    "a land is what an office is held in": (
        "[Olha/PROPN Lys/PROPN] , Prime/PROPN Minister/PROPN of/ADP Ruritania/PROPN , left/VERB .",
        [("Olha Lys", "Prime Minister", "Ruritania", "")],
    ),
    "joined titles are two": (
        (
            "[Olha/PROPN Lys/PROPN] , a/DET poet/NOUN and/CCONJ founder/NOUN "
            "of/ADP {Harbour/PROPN Watch/PROPN} , left/VERB ."
        ),
        [("Olha Lys", "poet", None, ""), ("Olha Lys", "founder", "Harbour Watch", "")],
    ),
    "joined offices share the body": (
        (
            "[Olha/PROPN Lys/PROPN] , director/NOUN and/CCONJ founder/NOUN "
            "of/ADP {Harbour/PROPN Watch/PROPN} , left/VERB ."
        ),
        [("Olha Lys", "director", "Harbour Watch", ""), ("Olha Lys", "founder", "Harbour Watch", "")],
    ),
    "a plural title for each of a list": (
        "journalists/NOUN [Olha/PROPN Lys/PROPN] , [Ivan/PROPN] and/CCONJ [Pavlo/PROPN] left/VERB .",
        [(name, "journalists", None, "") for name in ("Olha Lys", "Ivan", "Pavlo")],
    ),
    "a singular title for one of two": (
        "journalist/NOUN [Olha/PROPN Lys/PROPN] and/CCONJ [Ivan/PROPN] left/VERB .",
        [("Olha Lys", "journalist", None, "")],
    ),
    "a subject after a comma is no apposition": (
        "After/ADP [Olha/PROPN Lys/PROPN] , the/DET minister/NOUN spoke/VERB .",
        [],
    ),
    "the title between two names is the second one's": (
        "[Olha/PROPN Lys/PROPN] , President/PROPN [Ivan/PROPN] and/CCONJ others/NOUN left/VERB .",
        [("Ivan", "President", None, "")],
    ),
    "a noun before another noun is no title": (
        "the/DET minister/NOUN office/NOUN [Olha/PROPN Lys/PROPN] left/VERB .",
        [],
    ),
    "name, title and body on lines of their own": (
        "[Olha/PROPN Lys/PROPN] ⏎ General/PROPN Secretary/PROPN ⏎ {Harbour/PROPN Union/PROPN} ⏎",
        [("Olha Lys", "General Secretary", "Harbour Union", "")],
    ),
    "one office in two wordings is one role": (
        "Senator/PROPN [Olha/PROPN Lys/PROPN] , the/DET Senator/PROPN for/ADP Zenda/PROPN , left/VERB .",
        [("Olha Lys", "Senator", None, "")],
    ),
    "post-nominals are two": (
        "[Olha/PROPN Lys/PROPN] AO/PROPN QC/PROPN left/VERB .",
        [("Olha Lys", "AO", None, ""), ("Olha Lys", "QC", None, "")],
    ),
}


@pytest.mark.parametrize(("marked", "wanted"), CASES.values(), ids=CASES)
def test_titles_beside_names(marked, wanted):
    assert roles(marked) == wanted


def test_no_people_no_roles():
    assert roles("The/DET minister/NOUN left/VERB .") == []
