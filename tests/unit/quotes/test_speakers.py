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
        [],
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
