"""Who speaks: each case is a text, and the speaker and first words of each direct quote in it."""

import pytest

CASES = {
    "verb then name": (
        "“The harbour was closed at dawn,” said Una Brask.",
        [("Una Brask", "The harbour")],
    ),
    "name then verb": (
        "“The harbour was closed at dawn,” Una Brask said on Monday.",
        [("Una Brask", "The harbour")],
    ),
    "name and office then verb": (
        "“The harbour was closed at dawn,” Una Brask, director of Harbour Watch, told reporters.",
        [("Una Brask", "The harbour")],
    ),
    "office then name": (
        "“The harbour was closed at dawn,” said Harbour Watch director Una Brask.",
        [("Una Brask", "The harbour")],
    ),
    "office, comma, name": (
        "“The harbour was closed at dawn,” said the director of Harbour Watch, Una Brask, who saw it.",
        [("Una Brask", "The harbour")],
    ),
    "verb before the quote": (
        "Una Brask said: “The harbour was closed at dawn.”",
        [("Una Brask", "The harbour")],
    ),
    "lead-in paragraph": (
        "Una Brask, director of Harbour Watch, said:\n\n“The harbour was closed at dawn.”",
        [("Una Brask", "The harbour")],
    ),
    "marks left open on each paragraph": (
        "Una Brask said:\n\n“The harbour was closed at dawn.\n\n“Nobody in the town was told of it.”",
        [("Una Brask", "The harbour"), ("Una Brask", "Nobody")],
    ),
    "speech broken by its verb": (
        "“The harbour was closed,” Una Brask said. “Nobody in the town was told.”",
        [("Una Brask", "The harbour"), ("Una Brask", "Nobody")],
    ),
    "two speakers": (
        "“The harbour was closed at dawn,” said Una Brask.\n\n“We had no other choice,” Piet Lund replied.",
        [("Una Brask", "The harbour"), ("Piet Lund", "We had")],
    ),
    "follows on after narrative": (
        "Una Brask called on the council to open the harbour.\n\n“We cannot wait for another winter.”",
        [("Una Brask", "We cannot")],
    ),
    "source stands with the second paragraph": (
        "“The harbour was closed at dawn.\n\n“Nobody in the town was told,” said Una Brask.",
        [("Una Brask", "The harbour"), ("Una Brask", "Nobody")],
    ),
    "pronoun": (
        "Una Brask leads Harbour Watch. “The harbour was closed at dawn,” she said.",
        [("Una Brask", "The harbour")],
    ),
    "organization": (
        "“The harbour was closed at dawn,” Harbour Watch said in a statement.",
        [("Harbour Watch", "The harbour")],
    ),
    "spokesperson without a name": (
        "“The harbour was closed at dawn,” said a spokesperson for Harbour Watch.",
        [("Harbour Watch", "The harbour")],
    ),
    "lawyer of somebody": (
        "“The harbour was closed at dawn,” said the lawyer for Una Brask.",
        [(None, "The harbour")],
    ),
    "somebody's lawyer": (
        "“The harbour was closed at dawn,” Una Brask’s lawyer said.",
        [(None, "The harbour")],
    ),
    "statement of somebody": (
        "Below is Una Brask’s statement:\n\n“The harbour was closed at dawn.”",
        [("Una Brask", "The harbour")],
    ),
    "signed with a dash": (
        "“The harbour was closed at dawn.” – Una Brask, Harbour Watch",
        [("Una Brask", "The harbour")],
    ),
    "name and colon": (
        "Una Brask, director of Harbour Watch:\n“The harbour was closed at dawn.”",
        [("Una Brask", "The harbour")],
    ),
    "participle": (
        "Una Brask criticised the council, adding: “The harbour was closed at dawn.”",
        [("Una Brask", "The harbour")],
    ),
    "according to": (
        "“The harbour was closed at dawn,” according to Una Brask.",
        [("Una Brask", "The harbour")],
    ),
    "some words of a sentence": (
        "Una Brask said that the closing was “a blow to every family here” and left.",
        [("Una Brask", "a blow")],
    ),
    "office of one named before": (
        "Mayor Una Brask came late. “The harbour was closed at dawn,” the mayor said.",
        [("Una Brask", "The harbour")],
    ),
    "closing mark lost before the verb": (
        '"The harbour was closed at dawn and nobody was told, said Una Brask.\n\nThe council met later.',
        [("Una Brask", "The harbour")],
    ),
    "heard, not said": (
        "Una Brask was told that “the harbour will be closed today”.",
        [(None, "the harbour")],
    ),
    "double spaces": (
        "Una  Brask,  director  of  Harbour  Watch  said  today  “The  harbour  was  closed  at  dawn.”",
        [("Una Brask", "The  harbour")],
    ),
    "guillemets": (
        "«The harbour was closed at dawn,» said Una Brask.",
        [("Una Brask", "The harbour")],
    ),
    "low opening mark": (
        "„The harbour was closed at dawn,“ said Una Brask.",
        [("Una Brask", "The harbour")],
    ),
    "low opening mark, high closing mark": (
        "„The harbour was closed at dawn“, said Una Brask, and left.",
        [("Una Brask", "The harbour")],
    ),
    "comma outside the marks": (
        "Her lawyer, Piet Lund, announced an appeal. “The harbour was closed at dawn”, he said.",
        [("Piet Lund", "The harbour")],
    ),
    "relative with a name": (
        "Una Brask was arrested. “The harbour was closed at dawn,” her brother Piet Lund told reporters.",
        [("Piet Lund", "The harbour")],
    ),
    "relative without a name": (
        "Piet Lund was arrested. His wife, who saw him on Monday, said: “The harbour was closed at dawn.”",
        [(None, "The harbour")],
    ),
    "pronoun for a relative without a name": (
        "Una Brask wept.\n\nPiet Lund’s mother saw him. “The harbour was closed at dawn,” she said.",
        [(None, "The harbour")],
    ),
    "pronoun for a relative named in apposition": (
        "Her husband, the poet Piet Lund, says she is ill. “The harbour was closed at dawn,” he told us.",
        [("Piet Lund", "The harbour")],
    ),
    "pronoun for the one a paragraph names": (
        (
            "“We had no other choice,” said Ori Lund.\n\nFor the pilot Una Brask, the order came late. "
            "“The harbour was closed at dawn,” she said."
        ),
        [("Ori Lund", "We had"), ("Una Brask", "The harbour")],
    ),
    "pronoun for a body": (
        "The Ministry of Fisheries rejected the complaint. “The harbour was closed at dawn,” it said.",
        [("Ministry of Fisheries", "The harbour")],
    ),
    "perfect with a clause between": (
        (
            "Her daughter, Una Brask, who was with her that night, has asked us to print this:\n\n"
            "“The harbour was closed at dawn.”"
        ),
        [("Una Brask", "The harbour")],
    ),
    "told to do something after the quote": (
        "“The harbour was closed,” Una Brask said. “Nobody in the town was told.” Lund told her to sit.",
        [("Una Brask", "The harbour"), ("Una Brask", "Nobody")],
    ),
    "nothing said after the quote": (
        "“The harbour was closed,” said Una Brask. “Nobody in the town was told.” Lund declined to comment.",
        [("Una Brask", "The harbour"), ("Una Brask", "Nobody")],
    ),
    "charges given another name": (
        "Una Brask called the charges “a joke in very poor taste”.",
        [("Una Brask", "a joke")],
    ),
    "one pair of marks over paragraphs": (
        'Una Brask said:\n\n"The harbour was closed at dawn.\n\nNobody in the town was told of it."',
        [("Una Brask", "The harbour"), ("Una Brask", "Nobody")],
    ),
    "one pair of single marks over paragraphs": (
        "‘The harbour was closed at dawn.\n\nNobody’s boat could leave,’ said Una Brask. ‘We stayed.’",
        [("Una Brask", "The harbour"), ("Una Brask", "Nobody’s")],
    ),
    "name lines over the quotes": (
        (
            "Una Brask, Harbour Watch\n\n“The harbour was closed at dawn.\n\n"
            "“Nobody in the town was told.”\n\nPiet Lund, Fair Sea\n\n“We had no other choice left.”"
        ),
        [("Una Brask", "The harbour"), ("Una Brask", "Nobody"), ("Piet Lund", "We had")],
    ),
    "name lines under the quotes": (
        (
            "“The harbour was closed at dawn.”\nUna Brask\nDirector, Harbour Watch\n\n"
            "“We had no other choice left.”\nPiet Lund\nChair, Fair Sea"
        ),
        [("Una Brask", "The harbour"), ("Piet Lund", "We had")],
    ),
    "name and title on two lines over the quotes": (
        (
            "Una Brask\nDirector, Harbour Watch\n\n“The harbour was closed at dawn.”\n\n"
            "Piet Lund\nChair, Fair Sea\n\n“We had no other choice left.”"
        ),
        [("Una Brask", "The harbour"), ("Piet Lund", "We had")],
    ),
    "signed without a dash": (
        "“The harbour was closed at dawn”, Una Brask, director of Harbour Watch.",
        [("Una Brask", "The harbour")],
    ),
    "label with brackets": (
        "Una Brask (Harbour Watch): “The harbour was closed at dawn.”",
        [("Una Brask", "The harbour")],
    ),
    "quotes attributable to": (
        "Quotes attributable to Una Brask, director of Harbour Watch:\n\n“The harbour was closed at dawn.”",
        [("Una Brask", "The harbour")],
    ),
    "statement announced some lines above": (
        (
            "Una Brask issued the following statement after the vote in Northport.\n\n"
            "The vote was the third this year.\n\n“The harbour was closed at dawn.”"
        ),
        [("Una Brask", "The harbour")],
    ),
    "statement of a body": (
        "In May the Harbour Union adopted the following statement:\n\n“The harbour was closed at dawn.”",
        [("Harbour Union", "The harbour")],
    ),
    "end of a list before the verb": (
        "Una Brask, director of the Union for Harbours, Boats, and Nets said, “The harbour was closed.”",
        [("Una Brask", "The harbour")],
    ),
    "narrative before the quote": (
        "Una Brask welcomed the ruling of the court. “The harbour was closed at dawn.”",
        [("Una Brask", "The harbour")],
    ),
    "told of a report between": (
        (
            "“The harbour was closed at dawn,” said Una Brask.\n\n"
            "According to Harbour Watch, nobody was told.\n\n“We cannot wait for another winter.”"
        ),
        [("Una Brask", "The harbour"), ("Una Brask", "We cannot")],
    ),
    "pronoun after a run of quotes": (
        (
            "“The harbour was closed,” said Harbour Watch director Piet Lund.\n\n"
            "“I wrote to the minister, Ivar Strand, in May.”\n\n“Nobody in the town was told,” he said."
        ),
        [("Piet Lund", "The harbour"), ("Piet Lund", "I wrote"), ("Piet Lund", "Nobody")],
    ),
    "known by a surname": (
        "The head of the office, named Piet Lund, replied, “We had no other choice left.”",
        [("Piet Lund", "We had")],
    ),
    "words after that": (
        "The notice shows that “the harbour was closed at dawn by order of the mayor”.",
        [(None, "the harbour")],
    ),
    "words after that, and who did it": (
        "Harbour Watch closed the pier on the grounds that “the old planks are no longer safe”.",
        [("Harbour Watch", "the old planks")],
    ),
    "opinion of somebody unnamed": (
        "Lawyers called the ruling “a sad day for every fisher”.",
        [(None, "a sad day")],
    ),
    "left open after words of somebody else": (
        (
            "“The harbour was closed,” Una Brask said.\n\nPiet Lund spoke about the old pier.\n\n"
            "“We had no other choice left.\n\n“Nobody asked us about it,” Piet Lund said."
        ),
        [("Una Brask", "The harbour"), ("Piet Lund", "We had"), ("Piet Lund", "Nobody")],
    ),
    "relative clause with another name": (
        "Una Brask was held for a week. The guard who searched Una Brask said: “We had no other choice.”",
        [(None, "We had")],
    ),
    "statement of somebody named": (
        "It was a long day. Harbour Watch issued a statement saying that the pier “is safe for all of us”.",
        [("Harbour Watch", "is safe")],
    ),
    "what the nearest name does not say": (
        "Una Brask read Piet Lund’s charter, which states: “Nobody shall be sent from the harbour.”",
        [(None, "Nobody")],
    ),
    "told by somebody unnamed": (
        (
            "Una Brask’s father wrote a letter in which he explained that Piet Lund was ill. "
            "He added, “We never saw the harbour again.”"
        ),
        [(None, "We never")],
    ),
    "name under quotes": (
        (
            "The harbour is closed again.\n\n“We had no other choice left.”\n\n"
            "Quotes attributable to Una Brask, director of Harbour Watch"
        ),
        [("Una Brask", "We had")],
    ),
    "name in the headline": (
        "Senator Una Brask Comments on Ruling\n\n“The harbour was closed at dawn by order of the mayor.”",
        [("Una Brask", "The harbour")],
    ),
    "single marks": (
        "‘The harbour was closed at dawn,’ said Una Brask. ‘Nobody’s boat could leave.’",
        [("Una Brask", "The harbour"), ("Una Brask", "Nobody’s")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_speakers(extractor, text, expected):
    record = extractor.extract(text)
    names = {one.id: one.name for one in [*record.people, *record.organizations]}
    found = [
        (names.get(quote.speaker), quote.content.text) for quote in record.quotes if quote.kind == "direct"
    ]
    assert [name for name, _ in found] == [name for name, _ in expected]
    assert all(text.startswith(words) for (_, text), (_, words) in zip(found, expected, strict=True))
