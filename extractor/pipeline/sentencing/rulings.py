"""When and where a punishment was given: date, court and facility."""

import re

from extractor.language.sentencing import SentencingLexicon
from extractor.pipeline.sentencing.punishments import Punishment
from extractor.pipeline.sentencing.scene import Dated, Passage, Scene
from extractor.pipeline.sentencing.status import Trigger

_FOR = re.compile(
    r"\b(?:for|over|on charges|because|after|stemming|following|announced|said|served?|from|starting|"
    r"beginning)\b",
    re.IGNORECASE,
)
_CUT_BEFORE = re.compile(
    r"\b(?:arrested|detained|born|charged|convicted|found guilty|pleaded guilty|pled guilty|killed|"
    r"committed|indicted|"
    r"by a jury|jury|since|until|scheduled)\b",
    re.IGNORECASE,
)
_RULED = re.compile(
    r"\b(?:court|judges?|magistrate|tribunal|jury)\b[^.;]{0,60}\b(?:delivered|convicted|sentenced|handed|jailed|sent|ruled|gave|"
    r"found|imposed|upheld|condemned|fined|pronounced|read)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:who|that|which|after|since|committing|killing)\b(?![^:;]*[:;])(?![^,]*,[^,]*$)|\b(?:DOB|born|aged|since|until|from|"
    r"between|starting|beginning)\b\W*$",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:expected|scheduled|will be|set (?:for|to)|due (?:to|in)|faces?|"
    r"(?:his|her|their|the) sentencing)\b",
    re.IGNORECASE,
)
_COURT_ON = re.compile(r"\b(?:court|judge|tribunal|magistrate)\s+(?:on\s+|late\s+)?#+$", re.IGNORECASE)
_CUES = re.compile(
    r"\b(?:(?P<ruling>sentenc(?:ed|es|ing)|verdicts?|ruled|ruling|handed down|convicted|judgment|"
    r"judgement|found (?:\S+ ){0,4}guilty|"
    r"jailed|fined)|arrested|detained|born|charged|pleaded|pled|plea|killed|committed|"
    r"indicted|jury|trial|scheduled|"
    r"since|until|between|held|transferred|released|filed|appeal)\b",
    re.IGNORECASE,
)


class RulingReader:
    """Reads the circumstances of a ruling."""

    def __init__(self, lexicon: SentencingLexicon) -> None:
        courts = "|".join(map(re.escape, lexicon.courts))
        self._court = re.compile(
            rf"(?:[A-Z][\w'.&-]*\s+(?:(?:of|for|and|the)\s+)?)*[A-Z][\w'-]*\s+(?:[a-z]+\s+)?(?i:{courts})"
            rf"(?:\s+(?:of|in|for)\s+(?:the\s+)?(?:[A-Z][\w'-]*\s*)+)?|"
            rf"\b(?:[a-z]+\s)?(?:{courts})(?:\s+(?:in|of)\s+(?:[A-Z][\w'-]*\s?)+)?"
        )
        facilities = "|".join(map(re.escape, sorted(lexicon.facilities, key=len, reverse=True)))
        self._facility = re.compile(
            rf"\b(?:in|at|to)\s+(?:an?\s+|"
            rf"the\s+)?(?P<name>(?:[\w'-]+\s+){{0,3}}?(?i:{facilities})(?:\s+No\.?\s*\d+)?)\b"
        )

    def date(
        self, scene: Scene, passage: Passage, trigger: Trigger, p: Punishment, clause: int
    ) -> str | None:
        """The date that the clause gives for the trigger."""
        text = scene.masked
        dates = scene.dates_in(passage.start, passage.end)
        ahead = [d for d in dates if trigger.end <= d.start and d.end <= p.start]
        if ahead and not _FOR.search(text, trigger.end, ahead[0].start):
            return ahead[0].value
        before = [d for d in dates if clause <= d.start and d.end <= trigger.start]
        close = [
            d
            for d in before
            if trigger.start - d.end < 40
            and not _CUT_BEFORE.search(text, d.end, trigger.start)
            and not _ASIDE.search(text[clause : d.start])
        ]
        leading = [
            d
            for d in before
            if not _CUT_BEFORE.search(text, clause, d.start) and not _ASIDE.search(text[clause : d.start])
        ]
        for found in (
            close[-1:],
            self._behind(text, dates, p),
            leading[:1],
            self._opening(scene, passage, trigger),
        ):
            if found:
                return found[0].value
        return None

    @staticmethod
    def _behind(text: str, dates: list[Dated], p: Punishment) -> list[Dated]:
        behind = [d for d in dates if p.end <= d.start]
        if (
            behind
            and ";" not in text[p.end : behind[0].start]
            and behind[0].start - p.end < 80
            and not _FOR.search(text, p.end, behind[0].start)
        ):
            return behind[:1]
        # "six years for fraud in May 2020": the date ends the clause.
        return []

    @staticmethod
    def _opening(scene: Scene, passage: Passage, trigger: Trigger) -> list[Dated]:
        first = scene.dates_in(passage.start, min(passage.start + 60, trigger.start))
        lead = scene.masked[passage.start : first[0].start] if first else ""
        return first[:1] if first and len(lead) < 12 and not _ASIDE.search(lead) else []

    @staticmethod
    def context(scene: Scene, passage: Passage) -> str | None:
        """The date of a ruling that the passage tells of, for punishments named later."""
        for date in scene.dates_in(passage.start, passage.end):
            before = scene.masked[passage.start : date.start]
            if _COMING.search(before[-60:]) or _ASIDE.search(before):
                continue
            opens = date.start - passage.start < 25 and _RULED.search(scene.masked, date.end, passage.end)
            if opens or _COURT_ON.search(scene.masked, max(passage.start, date.start - 20), date.end):
                return date.value
            cues = [
                (min(abs(m.start() - date.end), abs(date.start - m.end())), bool(m["ruling"]))
                for m in _CUES.finditer(
                    scene.masked, max(passage.start, date.start - 100), min(passage.end, date.end + 100)
                )
            ]
            if cues and min(cues)[1] and (len(date.value) > 4 or min(cues)[0] < 30):
                return date.value
        return None

    def court(self, scene: Scene, passage: Passage, trigger: Trigger) -> tuple[int, int] | None:
        """The court that the passage names, nearest to the trigger."""
        found = [
            m.span()
            for m in self._court.finditer(scene.text, passage.start, passage.end)
            if m.end() - m.start() > 8
        ]
        return min(found, key=lambda span: abs(span[0] - trigger.start), default=None)

    def facility(self, scene: Scene, passage: Passage, p: Punishment) -> tuple[int, int] | None:
        """The place where the punishment is borne, where it has a name or is of a special kind."""
        match = self._facility.search(scene.text, p.start, min(passage.end, p.end + 60))
        if match and match["name"].lower() not in {
            "prison",
            "jail",
            "state prison",
            "federal prison",
            "county jail",
        }:
            return match.span("name")
        return None
