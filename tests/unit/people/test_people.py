"""People in whole statements: who they are, what they are called, and who is none."""

import pytest

PEOPLE = [
    pytest.param(
        "Olha Lysenko was arrested on Monday. Lysenko denies it. Olha’s sister wept.",
        {"Olha Lysenko": ["Lysenko", "Olha"]},
        id="full name, surname, given name, possessive",
    ),
    pytest.param(
        "Judge Marta Hale sentenced Ivan Bondar. Judge Hale gave Bondar two years.",
        {"Marta Hale": ["Hale"], "Ivan Bondar": ["Bondar"]},
        id="title and surname",
    ),
    pytest.param(
        "Ms Lysenko left early. Mr Bondar stayed.",
        {"Lysenko": [], "Bondar": []},
        id="honorifics are no part of names",
    ),
    pytest.param(
        "Peter Hale and Maria Hale met. Mr Hale left; Maria stayed.",
        {"Peter Hale": ["Hale"], "Maria Hale": ["Maria"]},
        id="two people with one surname stay two",
    ),
    pytest.param(
        "Petro “Tinker” Bondar was fined. Bondar paid.",
        {"Petro “Tinker” Bondar": ["Bondar"]},
        id="a nickname in marks belongs to the name",
    ),
    pytest.param(
        "Sevil Karimova (Abbasova) was freed. Abbasova thanked them.",
        {"Sevil Karimova": ["Abbasova"]},
        id="a second name in brackets",
    ),
    pytest.param(
        "Ivan Bondar, also known as Tinker, 33, was fined. Tinker paid.",
        {"Ivan Bondar": ["Tinker"]},
        id="also known as",
    ),
    pytest.param(
        "Media contact: Ruth Carver, 555 0100",
        {"Ruth Carver": []},
        id="contact line",
    ),
    pytest.param(
        "The letter was signed by Stefan Hale OAM and by Ruth Carver MP.",
        {"Stefan Hale": [], "Ruth Carver": []},
        id="letters behind a name are no part of it",
    ),
    pytest.param(
        "Martin Hale Jr. was freed with Robert Carver III.",
        {"Martin Hale Jr.": [], "Robert Carver III": []},
        id="generations are",
    ),
    pytest.param(
        "Minister of Justice Farid Karimov and Secretary of State Ruth Carver spoke.",
        {"Farid Karimov": [], "Ruth Carver": []},
        id="titles of several words",
    ),
    pytest.param(
        "Minister of Finance Tesfaye Karimov and Special Agent in Charge Ruth Carver spoke.",
        {"Tesfaye Karimov": [], "Ruth Carver": []},
        id="fields of an office are no part of names",
    ),
    pytest.param(
        "The chair of the Harbour Committee, Olha Lysenko MP, said so to Senator Kit Bond.",
        {"Olha Lysenko": [], "Kit Bond": []},
        id="an office named at length; a surname that is a thing",
    ),
    pytest.param(
        "“No,” said Floor van der Bruin, who leads the group.",
        {"Floor van der Bruin": []},
        id="small words in a name",
    ),
    pytest.param(
        "The journalists Aysel Karimova, Nodira Yusupova, and Elnara Hasanova were held.",
        {"Aysel Karimova": [], "Nodira Yusupova": [], "Elnara Hasanova": []},
        id="a list",
    ),
    pytest.param(
        "It went back to the Brezhnev era, as Olha Lysenko recalls.",
        {"Brezhnev": [], "Olha Lysenko": []},
        id="a surname before a common noun",
    ),
    pytest.param(
        "The Keating Government passed it. The Rudd/Gillard Government kept it. "
        "So does the Biden-Quillon Administration.",
        {"Keating": [], "Rudd": [], "Gillard": [], "Biden": [], "Quillon": []},
        id="governments named after those who lead them",
    ),
    pytest.param(
        "She thanked Sens. Marchetti, Lowell, Brandt and Okafor.",
        {"Lowell": [], "Marchetti": [], "Brandt": [], "Okafor": []},
        id="surnames after a title for many",
    ),
    pytest.param(
        "She thanked Sens  Lowell  Marchetti  Brandt and Okafor today.",
        {"Lowell": [], "Marchetti": [], "Brandt": [], "Okafor": []},
        id="the same with its commas lost",
    ),
    pytest.param(
        "The authors Olha Lysenko (May), Tovaldi Quillon (June) and Ivan Bondar (August) were held.",
        {"Olha Lysenko": [], "Tovaldi Quillon": [], "Ivan Bondar": []},
        id="a list with remarks in brackets",
    ),
    pytest.param(
        "Assistant Secretary of State for African Affairs Olha Lysenko met ADA Peter Hale. "
        "Shadow Minister for Trade and Tourism Ivan Bondar and Majority Whip Ruth Carver left.",
        {"Olha Lysenko": [], "Peter Hale": [], "Ivan Bondar": [], "Ruth Carver": []},
        id="offices that run up to the name",
    ),
    pytest.param(
        "It was prosecuted by Attorneys Peter D. Farmer and Margaret S. (Peggy) Carver.",
        {"Peter D. Farmer": [], "Margaret S. (Peggy) Carver": []},
        id="a surname that is a job; a short name in brackets",
    ),
    pytest.param(
        "Chad Quillon, 31, and Victoria de la Torre, 40, were held with German Bondar, 26.",
        {"Chad Quillon": [], "Victoria de la Torre": [], "German Bondar": []},
        id="given names that are lands or peoples too",
    ),
    pytest.param(
        "Photo: Ivan Bondar/Meadow Images. J. Bishop and S.M. Sultan left with Senator Ruth Carver.",
        {"Ivan Bondar": [], "J. Bishop": [], "S.M. Sultan": [], "Ruth Carver": []},
        id="a credit; titles as surnames after initials",
    ),
    pytest.param(
        "TONY CARVER, District Attorney",
        {"TONY CARVER": []},
        id="a name in capitals before its title",
    ),
    pytest.param(
        "Amnesty International's Secretary General Olha Lysenko left with Bob Hale (Tasmania).",
        {"Olha Lysenko": [], "Bob Hale": []},
        id="a body that owns the office; a land in brackets",
    ),
    pytest.param(
        "The Labor leader Joe Carver spoke. Joseph R. Carver, Jr. signed it on Monday.",
        {"Joseph R. Carver, Jr.": ["Joe Carver"]},
        id="the familiar form of a given name",
    ),
    pytest.param(
        "Her brother Bakir Karimli wept. His colleague Bagir Karimli left with Ruth Carver.",
        {"Bakir Karimli": ["Bagir Karimli"], "Ruth Carver": []},
        id="two spellings that sound the same",
    ),
    pytest.param(
        "Look at Ruth Carver, who met Ms. O’Brien. Brothers Petro and Pavlo Hale left.",
        {"Ruth Carver": [], "O’Brien": [], "Petro": [], "Pavlo Hale": []},
        id="whom one looks at; an apostrophe; relations before names",
    ),
]

NOT_PEOPLE = [
    pytest.param("They met at King George Square on Friday.", id="square"),
    pytest.param("He is held in Elmwood Prison near Riverside.", id="prison"),
    pytest.param("She won the Olof Palme Prize in May.", id="prize"),
    pytest.param("The Magnitsky Act was passed by Congress.", id="law"),
    pytest.param("The Belarusian Government and the Russian Federation signed it.", id="governments"),
    pytest.param("The General Assembly and the Supreme Court met on Monday.", id="bodies"),
    pytest.param("Troops stay at Ft. Bondar and Fort Carver after Hurricane Olha.", id="places and storms"),
    pytest.param("Tamar's Law and Olha's Law were passed by Congress.", id="laws with an owner"),
    pytest.param("The centres “Lin Gong Hui” and “Olha Lysenko” were closed.", id="names of things in marks"),
    pytest.param("Wells Fargo paid Johnson & Johnson, says Charlie Hebdo.", id="bodies named after people"),
    pytest.param("The Punjab Government and the Federal Government agreed.", id="governments of places"),
    pytest.param("Jamaat-e-Islami was blamed.", id="a body with a small word inside"),
    pytest.param("We received a Reminder. The Reminder stated nothing.", id="nouns with their article"),
    pytest.param("The authorities must stop. They should act now.", id="nobody"),
]


def called(statement):
    return {person.name: person.aliases for person in statement.people}


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_people_and_their_other_names(extractor, text, wanted):
    assert called(extractor.extract(text)) == wanted


@pytest.mark.parametrize("text", NOT_PEOPLE)
def test_other_names_are_no_people(extractor, text):
    assert called(extractor.extract(text)) == {}


@pytest.mark.parametrize("text", ["", " \n ", "ǅ ʼ ﷽ 𝒪𝓁𝒽𝒶", "…", "- - -\n\n“”"])
def test_odd_texts_give_nobody(extractor, text):
    assert extractor.extract(text).people == []


def test_mentions_are_in_text_order_and_cover_the_name_alone(extractor):
    text = "Senator Ruth Carver spoke. “No,” said Carver."
    mentions = extractor.extract(text).people[0].mentions
    assert [mention.text for mention in mentions] == ["Ruth Carver", "Carver"]
