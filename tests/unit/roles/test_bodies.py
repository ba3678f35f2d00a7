"""For whom roles are held, as offices, letters and signatures put it: whole texts, all components."""

import pytest

SENTENCES = {
    "a body named like a field": (
        "Olha Lysenko, Legal Officer at Privacy Forum, replied.",
        {("Olha Lysenko", "Legal Officer", "Privacy Forum")},
    ),
    "what an unknown body is of": (
        "Olha Lysenko is an instructor at Northlight Studios of Modern Dance.",
        {("Olha Lysenko", "instructor", "Northlight Studios of Modern Dance")},
    ),
    "our ambassador": (
        "We wrote to our Ambassador Olha Lysenko.",
        {("Olha Lysenko", "Ambassador", None)},
    ),
    "an attorney and a district after the name": (
        "U.S. Attorney Paul Bright of the District of Maryland announced it.",
        {("Paul Bright", "U.S. Attorney", "District of Maryland")},
    ),
    "a county stays in the title": (
        "Orange County District Attorney Anna Marlow announced it.",
        {("Anna Marlow", "Orange County District Attorney", None)},
    ),
    "a unit after the name": (
        "Deputy District Attorney Anna Marlow of the Gang Unit prosecuted this case.",
        {("Anna Marlow", "Deputy District Attorney", "Gang Unit")},
    ),
    "what a body owns": (
        "Police Officer Peter Fox, of the NYPD's 63rd Precinct, arrested him.",
        {("Peter Fox", "Police Officer", "NYPD's 63rd Precinct")},
    ),
    "a division after for": (
        "Sam Hirst, Acting Assistant Attorney General for the Water Division, announced it.",
        {("Sam Hirst", "Acting Assistant Attorney General", "Water Division")},
    ),
    "a land after of": (
        "Elmar Mammadov, Foreign Minister of Azerbaijan, replied.",
        {("Elmar Mammadov", "Foreign Minister", "Azerbaijan")},
    ),
    "a land after the name": (
        "President Elmar Mammadov of Azerbaijan replied.",
        {("Elmar Mammadov", "President", "Azerbaijan")},
    ),
    "a land that owns": (
        "Bangladesh's Home Minister Rafiq Alam replied.",
        {("Rafiq Alam", "Home Minister", "Bangladesh")},
    ),
    "a people stays in the title": (
        "Azerbaijani President Elmar Mammadov replied.",
        {("Elmar Mammadov", "Azerbaijani President", None)},
    ),
    "a field is no body": (
        "Robert Carver, Minister for Foreign Affairs, replied.",
        {("Robert Carver", "Minister for Foreign Affairs", None)},
    ),
    "a party is of the title after it": (
        "Senator Jane Dodds, Australian Greens spokesperson, replied.",
        {("Jane Dodds", "Senator", None), ("Jane Dodds", "spokesperson", "Australian Greens")},
    ),
    "a cause is no party": (
        "Labour activist David Harper was freed.",
        {("David Harper", "Labour activist", None)},
    ),
    "a university and its student": (
        "Peking University student David Harper was freed.",
        {("David Harper", "student", "Peking University")},
    ),
    "a participle between": (
        "David Harper, a senior reporter working for Harbour Television, was freed.",
        {("David Harper", "senior reporter", "Harbour Television")},
    ),
    "a lost closing comma": (
        "David Harper, Senior Lawyer with the Harbour Law Centre said so.",
        {("David Harper", "Senior Lawyer", "Harbour Law Centre")},
    ),
}
LETTERS = {
    "an address is no body": (
        "Hon. Robert Carver\nMinister for Foreign Affairs\nParliament House\nCanberra\n\nDear Minister,\n",
        {("Robert Carver", "Minister for Foreign Affairs", None)},
    ),
    "title and body on lines of their own": (
        "Yours sincerely,\n\nJulia Marsh\nPresident\nZenda Lawyers Association\n",
        {("Julia Marsh", "President", "Zenda Lawyers Association")},
    ),
    "a body below a name with its title": (
        "Sincerely,\n\nProfessor Daniel Holt\nUniversity of Zenda\n",
        {("Daniel Holt", "Professor", "University of Zenda")},
    ),
    "a courtesy before the name": (
        "His Excellency Daniel Holt\nPresident of Pakistan\n\nYour Excellency,\n\nPlease act.\n",
        {("Daniel Holt", "President", "Pakistan")},
    ),
    "several in a list": (
        "Signed:\n\nDaniel Holt, Chair, Harbour Watch\nJulia Marsh (Director, Zenda Association)\n",
        {("Daniel Holt", "Chair", "Harbour Watch"), ("Julia Marsh", "Director", "Zenda Association")},
    ),
}
CASES = SENTENCES | LETTERS
# What stays in the title and what is told as the body, by the wording alone.
WORDINGS = [
    ("Sen. John Harrow (R-Texas) said the bill was late.", {("John Harrow", "Sen.", None)}),
    (
        "U.S. Sens. John Harrow and Susan Fellows wrote to the president.",
        {("Susan Fellows", "U.S. Sens.", None), ("John Harrow", "U.S. Sens.", None)},
    ),
    (
        "Senator Harrow, the top Republican on the Senate Finance Committee, welcomed the vote.",
        {("Harrow", "Senator", None)},
    ),
    (
        "District Attorney Peter Quillon announced that a jury convicted the man.",
        {("Peter Quillon", "District Attorney", None)},
    ),
    (
        "Orange County District Attorney Peter Quillon announced that a jury convicted the man.",
        {("Peter Quillon", "Orange County District Attorney", None)},
    ),
    (
        "The prosecutor is Senior Assistant District Attorney Ann Marlow, of the Homicide Bureau.",
        {("Ann Marlow", "Senior Assistant District Attorney", "Homicide Bureau")},
    ),
    (
        "Trial Attorneys Paul Bright and Ann Marlow of the Tax Division prosecuted the case.",
        {
            ("Ann Marlow", "Trial Attorneys", "Tax Division"),
            ("Paul Bright", "Trial Attorneys", "Tax Division"),
        },
    ),
    (
        "Rachel Stone, Special Agent in Charge of FBI Atlanta, said the scheme was cruel.",
        {("Rachel Stone", "Special Agent in Charge", "FBI Atlanta")},
    ),
    (
        "U.S. District Judge Ellen Roth sentenced him to ten months.",
        {("Ellen Roth", "U.S. District Judge", None)},
    ),
    (
        "Prime Minister of Thailand Somchai Wongsa dissolved the house.",
        {("Somchai Wongsa", "Prime Minister", "Thailand")},
    ),
    (
        "Thailand's Prime Minister, Somchai Wongsa, dissolved the house.",
        {("Somchai Wongsa", "Prime Minister", "Thailand")},
    ),
    (
        "Thai Prime Minister Somchai Wongsa dissolved the house.",
        {("Somchai Wongsa", "Thai Prime Minister", None)},
    ),
    ("Texas Attorney General Carl Fenwick sued.", {("Carl Fenwick", "Texas Attorney General", None)}),
    ("Arizona Governor Carla Fenwick signed the letter.", {("Carla Fenwick", "Arizona Governor", None)}),
    (
        "Australian Foreign Minister Laura Marsh replied.",
        {("Laura Marsh", "Australian Foreign Minister", None)},
    ),
    (
        "HWU general secretary Ann Thorpe said: 'They must go free.'",
        {("Ann Thorpe", "general secretary", "HWU")},
    ),
    (
        "The IFJ General Secretary, Pierre Martin, said: 'They must go free.'",
        {("Pierre Martin", "General Secretary", "IFJ")},
    ),
    ("Pavlo Sorin, Co-Chair of AFHO, welcomed the release.", {("Pavlo Sorin", "Co-Chair", "AFHO")}),
    ("AFHO Co-Chair Pavlo Sorin welcomed the release.", {("Pavlo Sorin", "Co-Chair", "AFHO")}),
    ("Ellen Cross, Speaker of the House, thanked him.", {("Ellen Cross", "Speaker", "House")}),
    ("House Speaker Ellen Cross thanked him.", {("Ellen Cross", "House Speaker", None)}),
    (
        "Attorney General Victor Lane testified before the committee.",
        {("Victor Lane", "Attorney General", None)},
    ),
    (
        "The High Commissioner for Human Rights, Monica Reyes, said so.",
        {("Monica Reyes", "High Commissioner for Human Rights", None)},
    ),
    (
        "iShore editors Peter Marlow, Anna Holt and Daniel Fox were taken away in March.",
        {
            ("Anna Holt", "editors", "iShore"),
            ("Daniel Fox", "editors", "iShore"),
            ("Peter Marlow", "editors", "iShore"),
        },
    ),
    (
        "Three editors of iShore, Peter Marlow, Anna Holt and Daniel Fox, were taken away in March.",
        {
            ("Anna Holt", "editors", "iShore"),
            ("Daniel Fox", "editors", "iShore"),
            ("Peter Marlow", "editors", "iShore"),
        },
    ),
    (
        "New Dawn's editor-in-chief Peter Marlow was taken away.",
        {("Peter Marlow", "editor-in-chief", "New Dawn")},
    ),
    (
        "Samir Aliyev, former correspondent of the newspaper Zerka, was sentenced.",
        {("Samir Aliyev", "correspondent", "Zerka")},
    ),
    (
        "Prominent journalist Samir Aliyev, who worked for the newspaper Zerka, was sentenced.",
        {("Samir Aliyev", "Prominent journalist", None)},
    ),
    (
        "Judge Rashid Karim of the Zenda Court on Grave Crimes read the verdict.",
        {("Rashid Karim", "Judge", "Zenda Court on Grave Crimes")},
    ),
    (
        "He was sentenced by Brooklyn Supreme Court Justice Ellen Roth to 20 years.",
        {("Ellen Roth", "Justice", "Brooklyn Supreme Court")},
    ),
    (
        "Colonel Henry Stone, Superintendent of the Oregon Lakes Police, said so.",
        {
            ("Henry Stone", "Colonel", None),
            ("Henry Stone", "Superintendent", "Oregon Lakes Police"),
        },
    ),
    (
        "Assistant U.S. Attorney Mary Bell and Trial Attorney Henry Wells of the Tax Division sued.",
        {
            ("Henry Wells", "Trial Attorney", "Tax Division"),
            ("Mary Bell", "Assistant U.S. Attorney", None),
        },
    ),
    (
        "Tariq Dar, a reporter with Geo Television, was found dead.",
        {("Tariq Dar", "reporter", "Geo Television")},
    ),
    (
        "UK Foreign Secretary Henry Cole must raise the case.",
        {("Henry Cole", "UK Foreign Secretary", None)},
    ),
    (
        "Oleh Koval, Ukraine's former Interior Minister, was jailed.",
        {("Oleh Koval", "Interior Minister", "Ukraine")},
    ),
    (
        "Contact: Mark Walker, Communications Director, (619) 531-3890",
        {("Mark Walker", "Communications Director", None)},
    ),
    (
        "The Canadian High Commissioner to Bangladesh, Laura Finch, replied.",
        {("Laura Finch", "Canadian High Commissioner to Bangladesh", None)},
    ),
    ("UN Secretary-General Kwame Boateng replied.", {("Kwame Boateng", "Secretary-General", "UN")}),
    ("Dhaka University professor Anil Sen spoke.", {("Anil Sen", "professor", "Dhaka University")}),
    ("ICE Assistant Secretary Laura Stein spoke.", {("Laura Stein", "Assistant Secretary", "ICE")}),
    (
        "Refugee Coordinator at Amnesty International Australia, Martin Hale, spoke.",
        {("Martin Hale", "Refugee Coordinator", "Amnesty International Australia")},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_for_whom_roles_are_held(extractor, text, wanted):
    statement = extractor.extract(text)
    names = {person.id: person.name for person in statement.people}
    assert {(names[role.person], role.title, role.organization_name) for role in statement.roles} == wanted


@pytest.mark.parametrize(("text", "wanted"), WORDINGS)
def test_what_stays_in_the_title(extractor, text, wanted):
    statement = extractor.extract(text)
    names = {person.id: person.name for person in statement.people}
    assert {(names[role.person], role.title, role.organization_name) for role in statement.roles} == wanted
