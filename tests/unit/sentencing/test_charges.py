"""What people are punished for, as prosecutors, courts and newsrooms write it."""

import pytest

CASES = [
    ("Ann Lee was convicted of fraud. She was sentenced to two years in prison.", [["fraud"]]),
    (
        "Ann Lee was found guilty of arson and theft. She was sentenced to two years in prison.",
        [["arson", "theft"]],
    ),
    ("Ann Lee pleaded guilty to one count of wire fraud. Lee was jailed for two years.", [["wire fraud"]]),
    (
        "Ann Lee pleaded guilty to two felony counts of arson, one felony count of burglary and one misdemeanor"
        " count of trespass. She was sentenced to six years in prison.",
        [["arson", "burglary", "trespass"]],
    ),
    (
        "Ann Lee pleaded guilty to bribery; Bob Ray was convicted of perjury. Lee was sentenced to one year in prison"
        " and Ray was sentenced to three years in prison.",
        [["bribery"], ["perjury"]],
    ),
    (
        "Ann Lee, 40, was convicted of robbery, and Bob Ray, 31, was convicted of kidnapping. Lee was sentenced to nine"
        " years in prison. Ray was sentenced to four years in prison.",
        [["robbery"], ["kidnapping"]],
    ),
    ("A court in Ely jailed Ann Lee for six years on charges of espionage.", [["espionage"]]),
    (
        "Ann Lee was sentenced to six years in prison on charges of espionage and treason.",
        [["espionage", "treason"]],
    ),
    (
        "Ann Lee was sentenced to six years in prison on trumped-up charges of “hooliganism” and “extremism”.",
        [["hooliganism", "extremism"]],
    ),
    (
        "Ann Lee was sentenced to six years in prison for arson, theft and fraud, the court said.",
        [["arson", "theft", "fraud"]],
    ),
    ("Ann Lee was jailed for two years for insulting the king under Article 112.", [["insulting the king"]]),
    (
        "Ann Lee was found guilty of spreading false news under Section 66 of the Penal Code and sentenced to one year"
        " in prison.",
        [["spreading false news"]],
    ),
    (
        "Ann Lee was sentenced to life in prison for the murder of her neighbor Bob Ray.",
        [["murder of her neighbor Bob Ray"]],
    ),
    (
        "Ann Lee, convicted of murder in the second degree, was sentenced to 20 years in prison.",
        [["murder in the second degree"]],
    ),
    ("Ann Lee faces up to ten years in prison if convicted of sedition.", [["sedition"]]),
    (
        "Ann Lee is charged with first-degree assault. She faces up to 15 years in prison.",
        [["first-degree assault"]],
    ),
    (
        "Ann Lee has been charged with one felony count of vehicular manslaughter. She faces a maximum sentence of"
        " six years in state prison if convicted.",
        [["vehicular manslaughter"]],
    ),
    (
        "Ann Lee, the former clerk of Ely, was sentenced to 30 months in prison for her role in a scheme to steal"
        " public money.",
        [["scheme to steal public money"]],
    ),
    (
        "Ann Lee was sentenced to two years in prison, said Bob Ray, Director for East Africa at Quay Watch.",
        [[]],
    ),
    ("Ann Lee was sentenced to two years in prison. She has waited for a letter.", [[]]),
    ("Ann Lee was sentenced to two years in prison for the second time.", [[]]),
    (
        "Ann Lee has been serving a ten-year sentence for tax evasion, and of her brother nobody speaks.",
        [["tax evasion"]],
    ),
    (
        "Ann Lee was sentenced to ten months for taking part in a rally, together with her friend Bob Ray.",
        [["taking part in a rally"]],
    ),
    (
        "Ann Lee was accused of smuggling. The court found her guilty and sentenced her to four years in prison.",
        [["smuggling"]],
    ),
    (
        "A jury convicted Ann Lee of conspiracy to commit bank fraud and aggravated identity theft. Judge Carl Poe"
        " sentenced her to 51 months in prison.",
        [["conspiracy to commit bank fraud", "aggravated identity theft"]],
    ),
    (
        "Ann Lee was sentenced to five years in prison after pleading guilty to possession with intent to distribute"
        " cocaine.",
        [["possession with intent to distribute cocaine"]],
    ),
    (
        "Ann Lee was sentenced to five years in prison after she was convicted of extortion by a jury in May.",
        [["extortion"]],
    ),
    (
        "Ann Lee received five years for “assembly and collusion”, two years for “insulting officials” and one year"
        " for “propaganda”.",
        [["assembly and collusion"], ["insulting officials"], ["propaganda"]],
    ),
    (
        "Ann Lee was ordered to pay a fine of $40,000 for stalking. Bob Ray was fined $500 for trespassing.",
        [["stalking"], ["trespassing"]],
    ),
    (
        "The court found Ann Lee guilty of “contempt” and “public disorder” and sentenced her to seven years in prison.",
        [["contempt", "public disorder"]],
    ),
    (
        "Ann Lee was jailed for 18 months on one count of assault and two counts of making threats.",
        [["assault", "making threats"]],
    ),
    (
        "Ann Lee was sentenced to four years in prison in connection with the fire. Last year she pleaded guilty to"
        " arson.",
        [["arson"]],
    ),
    (
        "Ann Lee was sentenced to 12 years in prison for attempted murder (Article 105) and illegal possession of"
        " weapons (Article 222).",
        [["attempted murder", "illegal possession of weapons"]],
    ),
    (
        "Ann Lee, who pleaded guilty in May to mail fraud, was sentenced today to 37 months in prison, announced"
        " U.S. Attorney Carl Poe.",
        [["mail fraud"]],
    ),
    (
        "Ann Lee, who was charged alongside Bob Ray with bribery, was sentenced to two years in prison.",
        [["bribery"]],
    ),
    ("Ann Lee was fined 500 euros for lending a neighbour her cellar.", [["lending a neighbour her cellar"]]),
    (
        "Ann Lee admitted causing death by dangerous driving. She was jailed for six years.",
        [["causing death by dangerous driving"]],
    ),
    (
        "Ann Lee was jailed for six years over posts critical of the army. She had been convicted of sedition.",
        [["sedition"]],
    ),
    (
        "Ann Lee will serve 21 months behind bars for filing false tax returns, according to the Justice Department.",
        [["filing false tax returns"]],
    ),
]


@pytest.mark.parametrize(("text", "charges"), CASES, ids=[row[0][:60] for row in CASES])
def test_charges(extractor, text, charges):
    found = extractor.extract(text, published="2024-03-14").sentences
    assert [sentence.charges for sentence in found] == charges
