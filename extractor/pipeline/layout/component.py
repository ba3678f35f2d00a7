"""The component that reads layout; writes sections and blocks, and where sents begin at a block."""

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.language import load_pack
from extractor.language.layout import LayoutLexicon
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, write_findings
from extractor.pipeline.layout.blocks import read_blocks
from extractor.pipeline.layout.lines import read_lines
from extractor.pipeline.layout.marks import MarkReader
from extractor.pipeline.layout.sections import Placed, place_blocks
from extractor.pipeline.layout.sents import lost_marks, sent_starts
from extractor.pipeline.layout.shapes import shape_blocks
from extractor.pipeline.tokens import text_of

_MAY_END = frozenset(".!?…:;”\"’')]")
_NEVER_MERGED = frozenset({"headline", "pull_quote"})


class Layout:
    """Reads sections and blocks from the text alone; runs before the trained pipes."""

    def __init__(self, *, lexicon: LayoutLexicon) -> None:
        self._lexicon = lexicon
        self._marks = MarkReader(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with sections, blocks and the starts of sents that are sure."""
        text = text_of(doc)
        sections, blocks = self._read(doc, text)
        write_findings(doc, keys.SECTIONS, sections)
        write_findings(doc, keys.BLOCKS, blocks)
        begins = {finding.parts[0][1].start for finding in blocks}
        tokens = {place: index for index, place in enumerate(_places(doc))}
        for index in sent_starts(text, tokens, begins, self._lexicon.opening):
            doc[index].is_sent_start = True
        _keep_together(doc, lost=lost_marks(text))
        return doc

    def find(self, doc: Doc) -> tuple[list[Finding], list[Finding]]:
        """Sections and blocks in text order; leaves the doc as it is."""
        return self._read(doc, text_of(doc))

    def _read(self, doc: Doc, text: str) -> tuple[list[Finding], list[Finding]]:
        marked = [self._marks.read(block) for block in read_blocks(read_lines(text), self._lexicon.carrying)]
        shapes = shape_blocks(marked)
        placed = place_blocks(marked, shapes)
        shapes = [
            "line" if place.kind == "pull_quote" and shape == "heading" else shape
            for shape, place in zip(shapes, placed, strict=True)
        ]
        spans = _spans(doc, [(one.block.start, one.block.end) for one in marked])
        blocks = [
            Finding(found_by="layout", parts=((shape, span),))
            for shape, span in zip(shapes, spans, strict=True)
            if span is not None
        ]
        held = [(place, span) for place, span in zip(placed, spans, strict=True) if span is not None]
        return _sections(doc, held), blocks


def _keep_together(doc: Doc, *, lost: bool) -> None:
    """No sent begins at a space, nor after one within a block unless the words before it end one."""
    for index in doc.to_array("IS_SPACE").nonzero()[0].tolist():
        if not index:
            continue
        doc[index].is_sent_start = False
        if lost or index + 1 >= len(doc) or doc[index + 1].is_sent_start or doc[index - 1].is_space:
            continue
        if doc[index - 1].text[-1] not in _MAY_END:
            doc[index + 1].is_sent_start = False


def _places(doc: Doc) -> list[int]:
    """The character at which each token begins."""
    places: list[int] = doc.to_array("IDX").tolist()
    return places


def _spans(doc: Doc, places: list[tuple[int, int]]) -> list[Span | None]:
    """Tokens of each block; None where a token that reaches over its edge belongs to the block before."""
    starts = _places(doc)
    found: list[Span | None] = []
    previous = 0
    for start, end in places:
        first = max(bisect_left(starts, start), previous)
        if (
            first < len(starts)
            and first > previous
            and starts[first] > start
            and start < starts[first - 1] + len(doc[first - 1])
        ):
            first -= 1
        stop = bisect_left(starts, end)
        while first < stop and doc[first].is_space:
            first += 1
        while stop > first and doc[stop - 1].is_space:
            stop -= 1
        found.append(doc[first:stop] if first < stop else None)
        previous = max(previous, stop)
    return found


def _sections(doc: Doc, held: list[tuple[Placed, Span]]) -> list[Finding]:
    """One finding for each run of blocks of a section; together they cover the doc."""
    runs: list[tuple[Placed, int]] = []
    for place, span in held:
        merges = bool(runs) and runs[-1][0].kind == place.kind and place.kind not in _NEVER_MERGED
        if not merges or (place.entry and place.entry != runs[-1][0].entry):
            runs.append((place, span.start))
    bounds = [0, *(start for _, start in runs[1:]), len(doc)]
    return [
        Finding(
            found_by=f"layout/{place.entry}" if place.entry else "layout",
            parts=((place.kind, doc[bounds[i] : bounds[i + 1]]),),
        )
        for i, (place, _) in enumerate(runs)
    ]


@Language.factory(
    "extractor_layout", assigns=["doc.spans", "token.is_sent_start"], default_config={"language": "en"}
)
def make_layout(nlp: Language, name: str, language: str) -> Layout:
    """The component with the vocabulary of a language pack."""
    return Layout(lexicon=load_pack(language).layout)
