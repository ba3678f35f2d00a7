"""What is no quote, what repeats another, and what is told in the text's own words."""

import pytest

NOT_QUOTES = {
    "charge": "He was charged with “spreading false news about the army”.",
    "second charge": "They were accused of “fraud” and “financing the works of a foreign agent”.",
    "deed that was punished": (
        "A court sentenced Una Brask to two years for “insulting a public official”, Piet Lund said."
    ),
    "article": "He was convicted under Article 12 (“calls against the constitutional order”).",
    "title": "Her book, “The Long Way Home to Northport”, was banned.",
    "noun of saying": "They took the harbour pledge to “keep the water clean for all”.",
    "nickname": "Piet Lund, known as “the old bear of the northern harbour”, was freed.",
    "words that a law explains": "(3) “Loss of the use of a vessel” means any loss of more than a day.",
    "few words": "He called it a “very bad day”.",
}
INDIRECT = {
    "that": ("Una Brask said that the harbour was closed.", "that the harbour was closed"),
    "bare": ("Una Brask said the harbour was closed.", "the harbour was closed"),
    "hearer": ("Una Brask told the court that the harbour was closed.", "that the harbour was closed"),
    "at the end": ("The harbour was closed at dawn, Una Brask said.", "The harbour was closed at dawn"),
    "according to": ("According to Una Brask, the harbour was closed.", "the harbour was closed"),
    "lost marks": ("Una Brask said, We must open the harbour today.", "We must open the harbour today"),
}


@pytest.mark.parametrize("text", NOT_QUOTES.values(), ids=NOT_QUOTES.keys())
def test_no_quote(extractor, text):
    assert [quote.content.text for quote in extractor.extract(text).quotes if quote.kind == "direct"] == []


@pytest.mark.parametrize(("text", "content"), INDIRECT.values(), ids=INDIRECT.keys())
def test_indirect(extractor, text, content):
    record = extractor.extract(text)
    (quote,) = record.quotes
    names = {person.id: person.name for person in record.people}
    assert (quote.kind, quote.content.text, names.get(quote.speaker)) == ("indirect", content, "Una Brask")


def test_pull_quote_points_to_what_it_repeats(extractor):
    record = extractor.extract(
        "Una Brask, director of Harbour Watch, said:\n\n"
        "“Nobody in the town was told of it. The harbour must be opened today.\n\n"
        "“The harbour must be opened today.”\nUna Brask, director of Harbour Watch\n\n"
        "“We will wait here until it is open again,” she said."
    )
    direct = [quote for quote in record.quotes if quote.kind == "direct"]
    assert [quote.duplicate_of for quote in direct] == [None, direct[0].id, None]
    assert "pull_quote" in {section.kind for section in record.sections}


def test_ids_follow_the_text(extractor):
    record = extractor.extract(
        "Una Brask said that the harbour was closed. “Nobody in the town was told,” she added."
    )
    assert [quote.id for quote in record.quotes] == ["q1", "q2"]
    assert [quote.kind for quote in record.quotes] == ["indirect", "direct"]
