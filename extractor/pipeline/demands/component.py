"""The component that finds demands; writes `doc.spans[keys.DEMANDS]`."""

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from extractor.language import load_vocabulary
from extractor.language.demands import DemandLexicon
from extractor.pipeline import keys
from extractor.pipeline.demands.categories import AskCategories, ask_categories
from extractor.pipeline.demands.grammar import Grammar
from extractor.pipeline.demands.reading import Reading
from extractor.pipeline.demands.records import Context, Demanded
from extractor.pipeline.findings import Finding, write_findings


class Demands:
    """Finds demands: reads what is asked by the grammar, then who asks, of whom and for whom."""

    def __init__(self, *, lexicon: DemandLexicon, tokenizer: Tokenizer, categories: AskCategories) -> None:
        self._grammar = Grammar(lexicon=lexicon, tokenizer=tokenizer)
        self._demanded = Demanded(lexicon, categories)

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the findings written to it."""
        write_findings(doc, keys.DEMANDS, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Finding]:
        """All demands in text order; leaves the doc as it is."""
        reading = Reading(doc, self._demanded.words)
        if not reading.words:
            return []
        context = Context(doc, reading, self._demanded.words)
        asks = self._grammar.asks(reading, context.speakers)
        return self._demanded.findings(context, asks)


@Language.factory("extractor_demands", assigns=["doc.spans"], default_config={"language": "en"})
def make_demands(nlp: Language, name: str, language: str) -> Demands:
    """The component with the vocabulary of a language pack."""
    return Demands(
        lexicon=load_vocabulary("demands", language),
        tokenizer=nlp.tokenizer,
        categories=ask_categories(nlp.vocab, language),
    )
