"""Makes quotation marks, dashes and list marks tokens of their own, wherever they stand.

Statements lose spaces (`said:“We`, `prison—and`), and every span we give must begin and end at a token.
"""

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

_ALWAYS_APART = [
    r"[“”„«»\[\]<>|]",
    r"&(?:[a-z]{2,6}|#\d+);",
    r"(?<=[^\s\d])[–—](?=\S)",
    r"(?<=\w)[:;](?=[“‘\"A-Z])",
    r"(?<=[.!?,])(?=[A-Z][a-z])",
    # Chinese and Japanese write dates without spaces: 于10月20日到.
    r"(?<=[\u3000-\u9fff\uff00-\uff60])(?=\d)|(?<=\d[年月日号號])|(?<=年[初中底末代])|(?<=月份)",
]


def split_marks(nlp: Language) -> None:
    """Adds infixes to the tokenizer of a pipeline; the model's own rules keep their place."""
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer):
        infixes = [*(nlp.Defaults.infixes or []), *_ALWAYS_APART]
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
