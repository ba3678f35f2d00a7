"""How texts speak of those before a court without their names; patterns made from the vocabulary."""

import re

from extractor.language.sentencing import SentencingLexicon


class CastWords:
    """The patterns of `Cast`, compiled once from the vocabulary."""

    def __init__(self, lexicon: SentencingLexicon) -> None:
        officials = "|".join(map(re.escape, lexicon.officials))
        described = "|".join(map(re.escape, lexicon.described))
        courts = "|".join(map(re.escape, lexicon.courts))
        numbers = "|".join(lexicon.terms.numbers)
        convictions = "|".join((*lexicon.convictions, *lexicon.pleas, *lexicon.accusations))
        self.numbers = lexicon.terms.numbers
        self.official = re.compile(rf"\b(?:{officials})s?\b[^,;]{{0,14}}$", re.IGNORECASE)
        self.no_name = re.compile(
            rf"(?:(?i:he|she|they|it|this|{described}|{'|'.join(c for c in lexicon.courts)})s?|"
            rf"[A-Z]+|\w+day|\w+s')$"
        )
        self.identified = re.compile(r"\bidentified (?:the |\w+ )?(?:\w+ ){0,2}as\s*$", re.IGNORECASE)
        self.accused_verb = re.compile(
            rf"(?:,[^,;]{{1,40}})*,?\s+(?:(?:was|were|is|are|has|have|had|been|also|previously|"
            rf"already|today|each|both)\s+)*"
            rf"(?:{convictions}|sentenced|arrested|arraigned|faces?|jailed|fined|detained)\b",
            re.IGNORECASE,
        )
        self.plural = re.compile(
            rf"\b(?:{'|'.join(lexicon.plural_words)}|{numbers})\b|\b\d+\b|\b\w{{3,}}s$", re.IGNORECASE
        )
        self.phrase = re.compile(
            rf"(?:^[\s\"'(]*(?:(?:in|on|at|also|earlier|meanwhile|last|after|despite|since|under)\b[^,;.]{{0,60}},\s+)?|\bthat\s+|\bwhen\s+|\s-\s+|#,?\s+)"
            rf"(?P<phrase>(?:an?(?! (?:(?:\w+ ){{0,2}}(?:{courts})|judge|jury)\b)|the|another|"
            rf"some|several|many|most|dozens|scores|tens|hundreds|thousands|"
            rf"(?:at least|more than|nearly|over|around|about) (?:{numbers}|\d{{1,3}}|a)|"
            rf"{numbers}|\d{{1,3}}(?![.,\d]))\s"
            rf"(?:(?!\b(?:who|that|which)\b)[^;:.]){{2,160}}?)"
            rf"(?:,|\s)\s*(?:who\b.*)?(?:(?:was|were|is|are|has|have|had|been|also|today|each|both|"
            rf"all|now|then|later|recently|still|continue|continues|continued to|began to)\s+|#\s*)*$",
            re.IGNORECASE,
        )
        self.crowd = re.compile(
            r"(?:many|most|dozens|scores|hundreds|thousands)(?: of [^,;.]{2,60}?)?"
            r"(?=\s(?:have|had|saw|were|are)\b)",
            re.IGNORECASE,
        )
        self.stated = re.compile(
            rf"\b(?:he|she|they|him|her|them|both|others|(?:the|this|these|all|both|each of the|a|"
            rf"an|another|two|other|\d{{1,3}}|"
            rf"{numbers})(?:\s+(?!and\b|or\b|was\b|were\b|that\b|who\b|in\b|by\b|to\b|for\b|with\b|"
            rf"court\b|judge\b)[\w'.-]+){{0,5}}?\s+"
            rf"(?-i:{described})(?:\s+(?-i:{described}))?)\b",
            re.IGNORECASE,
        )
