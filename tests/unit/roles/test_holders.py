"""Who holds a role and for whom, in the clauses and lists of statements: whole texts, all components."""

import pytest

LISTS = {
    "a plural before a list": (
        "Police beat two brothers, Pavlo Quillon and Ivan Quillon, on Monday.",
        {("Pavlo Quillon", "brothers", None), ("Ivan Quillon", "brothers", None)},
    ),
    "a plural that counts in those before it": (
        "Olha Lysenko, Pavlo Quillon and three other teachers were arrested.",
        {("Olha Lysenko", "teachers", None), ("Pavlo Quillon", "teachers", None)},
    ),
    "others who are not counted": ("Olha Lysenko and other teachers were arrested.", set()),
    "a shared office, then a title for each": (
        "The chairs of the Harbour Committee, Rep. Anna Marlow and Sen. Peter Fox, agreed.",
        {
            ("Anna Marlow", "chairs", "Harbour Committee"),
            ("Peter Fox", "chairs", "Harbour Committee"),
            ("Anna Marlow", "Rep.", None),
            ("Peter Fox", "Sen.", None),
        },
    ),
    "among": (
        "Olha Lysenko was among the founders of Harbour Watch.",
        {("Olha Lysenko", "founders", "Harbour Watch")},
    ),
    "three joined": (
        "It was written by the famous activist, commentator and broadcaster Olha Lysenko.",
        {
            ("Olha Lysenko", "famous activist", None),
            ("Olha Lysenko", "commentator", None),
            ("Olha Lysenko", "broadcaster", None),
        },
    ),
}
CLAUSES = {
    "a noun that the tagger takes for an adjective": (
        "They freed Olha Lysenko, a leading human rights advocate and founder of Harbour Watch, on Friday.",
        {
            ("Olha Lysenko", "leading human rights advocate", None),
            ("Olha Lysenko", "founder", "Harbour Watch"),
        },
    ),
    "the name after the verb": (
        "The president of the Harbour Club is Olha Lysenko.",
        {("Olha Lysenko", "president", "Harbour Club")},
    ),
    "names after the verb": (
        "Co-chairs of the Harbour Group are Olha Lysenko and Pavlo Quillon.",
        {
            ("Olha Lysenko", "Co-chairs", "Harbour Group"),
            ("Pavlo Quillon", "Co-chairs", "Harbour Group"),
        },
    ),
    "an appointment": (
        "They praised the appointment of Olha Lysenko as Minister of Justice.",
        {("Olha Lysenko", "Minister of Justice", None)},
    ),
    "whoever joins as": (
        "Olha Lysenko joined Pavlo Quillon as a sponsor of the bill.",
        {("Olha Lysenko", "sponsor of the bill", None)},
    ),
    "the same as": ("Olha Lysenko could not enjoy the same rights as the other lawyers.", set()),
    "how long is no body": (
        "Olha Lysenko was a judge for twenty years.",
        {("Olha Lysenko", "judge", None)},
    ),
    "an apposition that lost its comma": (
        "Olha Lysenko, the director of Harbour Watch said it was late.",
        {("Olha Lysenko", "director", "Harbour Watch")},
    ),
}
RELATIONS = {
    "an owner and a list": (
        "Olha Lysenko's colleagues, journalists Pavlo Quillon and Ivan Petrenko, were expelled.",
        {
            ("Pavlo Quillon", "colleagues", None),
            ("Ivan Petrenko", "colleagues", None),
            ("Pavlo Quillon", "journalists", None),
            ("Ivan Petrenko", "journalists", None),
        },
    ),
    "of one, the next": (
        "The wife of Pavlo Quillon, Olha Lysenko, was freed.",
        {("Olha Lysenko", "wife", None)},
    ),
    "an age between": (
        "They beat her 22-year-old son, Pavlo Quillon, with a stick.",
        {("Pavlo Quillon", "son", None)},
    ),
    "according to another": (
        "According to her lawyer, student Olha Lysenko was beaten.",
        {("Olha Lysenko", "student", None)},
    ),
    "under another's office": (
        "Olha Lysenko was Minister of Works under President Pavlo Quillon.",
        {("Olha Lysenko", "Minister of Works", None), ("Pavlo Quillon", "President", None)},
    ),
    "an office in another's title": (
        "The Secretary to the Zenda Premier, the Hon. Olha Lysenko MP, replied.",
        {("Olha Lysenko", "Secretary to the Zenda Premier", None), ("Olha Lysenko", "MP", None)},
    ),
}
WORDINGS = {
    "an office after letters of honour": (
        "Mr Pavlo Quillon OAM Chairman of the Harbour Federation said so.",
        {("Pavlo Quillon", "OAM", None), ("Pavlo Quillon", "Chairman", "Harbour Federation")},
    ),
    "a term within the scope": (
        "We thank Special Envoy for Prisoner Affairs Pavlo Quillon.",
        {("Pavlo Quillon", "Special Envoy for Prisoner Affairs", None)},
    ),
    "a single noun without article": (
        "Such is the case of labour activist, Olha Lysenko.",
        {("Olha Lysenko", "labour activist", None)},
    ),
    "initials": ("They wrote to PM Olha Lysenko.", {("Olha Lysenko", "PM", None)}),
    "an hour": ("At 7 PM Olha Lysenko spoke.", set()),
    "the verb of a clause": (
        "The road was closed, announced Director Olha Lysenko.",
        {("Olha Lysenko", "Director", None)},
    ),
    "a hashtag is no body": (
        "The independent journalist and #MeToo activist Olha Lysenko was freed.",
        {("Olha Lysenko", "independent journalist", None), ("Olha Lysenko", "#MeToo activist", None)},
    ),
    "nouns joined before the noun": (
        "Olha Lysenko is a privacy and open source advocate.",
        {("Olha Lysenko", "privacy and open source advocate", None)},
    ),
    "capitals joined before the noun": (
        "Olha Lysenko, Global Policy and Legal Counsel at Harbour Watch, left.",
        {("Olha Lysenko", "Global Policy and Legal Counsel", "Harbour Watch")},
    ),
    "fellow": (
        "They also met fellow jailed reporter Olha Lysenko.",
        {("Olha Lysenko", "jailed reporter", None)},
    ),
    "two titles with a slash": (
        "The publisher/blogger Olha Lysenko was freed.",
        {("Olha Lysenko", "publisher", None), ("Olha Lysenko", "blogger", None)},
    ),
    "brackets of an editor": (
        '"The [Australian Prime Minister] Olha Lysenko should realize it," he said.',
        {("Olha Lysenko", "Australian Prime Minister", None)},
    ),
    "another name between": (
        'Pavlo Quillon, aka "Boss", a member of the Harbour Union, was fined.',
        {("Pavlo Quillon", "member", "Harbour Union")},
    ),
    "a plural in the scope": (
        "The Special Rapporteur on the situation of human rights defenders Olha Lysenko replied.",
        {("Olha Lysenko", "Special Rapporteur on the situation of human rights defenders", None)},
    ),
}
BODIES = {
    "a district stays in the title": (
        "U.S. Attorney for the Eastern District of Texas Anna Marlow announced it.",
        {("Anna Marlow", "U.S. Attorney for the Eastern District of Texas", None)},
    ),
    "a judge in a district": (
        "U.S. District Judge Anna Marlow in the Eastern District of Texas sentenced him.",
        {("Anna Marlow", "U.S. District Judge", "Eastern District of Texas")},
    ),
    "called": (
        "Olha Lysenko is the owner of a bookshop called Harbour Lamp.",
        {("Olha Lysenko", "owner", "Harbour Lamp")},
    ),
    "presided over by": (
        "The Harbour Court, presided over by Judge Olha Lysenko, gave its verdict.",
        {("Olha Lysenko", "Judge", "Harbour Court")},
    ),
    "where": (
        "Olha Lysenko left the Harbour Institute, where she worked as a lawyer.",
        {("Olha Lysenko", "lawyer", "Harbour Institute")},
    ),
    "joined as": (
        "Olha Lysenko joined Harbour Watch in 2010 as a lawyer.",
        {("Olha Lysenko", "lawyer", "Harbour Watch")},
    ),
    "associated with": (
        "Olha Lysenko, a doctor associated with Harbour Clinic, was fined.",
        {("Olha Lysenko", "doctor", "Harbour Clinic")},
    ),
    "a number at the end": (
        "They blamed Olha Lysenko, the head of Zenda Penal Colony No. 4.",
        {("Olha Lysenko", "head", "Zenda Penal Colony No. 4")},
    ),
    "one owner of two offices": (
        "Bangladesh's Deputy Prime Minister and Minister of Finance, Olha Lysenko, replied.",
        {
            ("Olha Lysenko", "Deputy Prime Minister", "Bangladesh"),
            ("Olha Lysenko", "Minister of Finance", "Bangladesh"),
        },
    ),
    "a title after the body of another": (
        "Former President of the Harbour Rights Commission Professor Olha Lysenko gave a talk.",
        {("Olha Lysenko", "President", "Harbour Rights Commission"), ("Olha Lysenko", "Professor", None)},
    ),
    "a common noun names no body": (
        "Olha Lysenko, a member of the city council, was fined.",
        {("Olha Lysenko", "member of the city council", None)},
    ),
    "a common noun with a name": (
        "Olha Lysenko, head of the city council of Zenda, was fined.",
        {("Olha Lysenko", "head", "city council of Zenda")},
    ),
    "a common noun for the last body": (
        "Harbour Watch was banned. The group's founder, Olha Lysenko, fled.",
        {("Olha Lysenko", "founder", "Harbour Watch")},
    ),
}
LOST_MARKS = {
    "a party without its brackets": (
        "Senators Olha Lysenko  D NY  and Pavlo Quillon  R UT  chair of the Harbour Committee  agreed",
        {
            ("Olha Lysenko", "Senators", None),
            ("Pavlo Quillon", "Senators", None),
            ("Pavlo Quillon", "chair", "Harbour Committee"),
        },
    ),
    "a possessive without its apostrophe": (
        "Olha Lysenko fell ill   Lysenko s mother Anna Petrenko read the speech",
        {("Anna Petrenko", "mother", None)},
    ),
}
LINES = {
    "a slash for a dash": (
        "Olha Lysenko / Novelist\n\nPavlo Quillon / Head, Harbour Watch\n\nEva Stone / Actress, Producer\n",
        {
            ("Olha Lysenko", "Novelist", None),
            ("Pavlo Quillon", "Head", "Harbour Watch"),
            ("Eva Stone", "Actress", None),
            ("Eva Stone", "Producer", None),
        },
    ),
    "an office below is no body": (
        "The Hon Olha Lysenko, MP\n\nMinister for Water and Rural Affairs\n\nThe bill failed.\n",
        {("Olha Lysenko", "MP", None), ("Olha Lysenko", "Minister for Water and Rural Affairs", None)},
    ),
    "a title above the name": (
        "To the Prime Minister\n\nDr. Olha Lysenko\n\nPO Box 12\n",
        {("Olha Lysenko", "Prime Minister", None)},
    ),
    "titles before and below the name": (
        "Senator Olha Lysenko\n\nShadow Minister for Water\n\nThe bill failed.\n",
        {("Olha Lysenko", "Senator", None), ("Olha Lysenko", "Shadow Minister for Water", None)},
    ),
    "a name with a title of its own below": (
        "Treasurer\n\nOlha Lysenko\n\nPresident\n\nThe bill failed.\n",
        {("Olha Lysenko", "President", None)},
    ),
    "no comma before the body": (
        "Olha Lysenko, CEO Harbour Justice Project:\n\nThe bill failed.\n",
        {("Olha Lysenko", "CEO", "Harbour Justice Project")},
    ),
    "a body that begins with a term": (
        "Olha Lysenko, Director of Advocacy, Asylum Seeker Resource Centre:\n\nThe bill failed.\n",
        {("Olha Lysenko", "Director of Advocacy", "Asylum Seeker Resource Centre")},
    ),
}
CASES = {**LISTS, **CLAUSES, **RELATIONS, **WORDINGS, **BODIES, **LOST_MARKS, **LINES}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_who_holds_what_for_whom(extractor, text, wanted):
    statement = extractor.extract(text)
    names = {person.id: person.name for person in statement.people}
    assert {(names[role.person], role.title, role.organization_name) for role in statement.roles} == wanted
