"""From a Doc with findings to a Statement: one function a kind. Ids were given by the components."""

from collections.abc import Iterable

from spacy.tokens import Doc

from extractor import records
from extractor.pipeline import keys
from extractor.pipeline.findings import Finding, read_findings
from extractor.pipeline.tokens import text_of
from extractor.provenance import evidence, evidence_or_none, mention

_UNDATED = "undated: no publication date was given or read, so relative dates have no value"


def collect(
    doc: Doc, *, id: str, source: records.Source, pipeline: records.PipelineInfo, warnings: Iterable[str]
) -> records.Statement:
    """The record of a Doc that went through the whole pipeline."""
    roles = [_role(finding) for finding in read_findings(doc, keys.ROLES)]
    published = records.Published(value=doc._.published, how=doc._.published_how)
    return records.Statement(
        id=id,
        source=source,
        pipeline=pipeline,
        title=_title(doc),
        publisher=doc._.publisher,
        published=published,
        sections=_sections(doc),
        people=[_person(finding, roles) for finding in read_findings(doc, keys.PEOPLE)],
        organizations=[_organization(finding) for finding in read_findings(doc, keys.ORGANIZATIONS)],
        roles=roles,
        quotes=[_quote(finding) for finding in read_findings(doc, keys.QUOTES)],
        sentences=[_sentence(finding) for finding in read_findings(doc, keys.SENTENCES)],
        dates=[_date(finding) for finding in read_findings(doc, keys.DATES)],
        demands=[_demand(finding) for finding in read_findings(doc, keys.DEMANDS)],
        warnings=[*warnings, *([] if published.value else [_UNDATED])],
    )


def _title(doc: Doc) -> str | None:
    headline = next(
        (f.part("headline") for f in read_findings(doc, keys.SECTIONS) if f.part("headline")), None
    )
    return " ".join(headline.text.split()) if headline else None


def _sections(doc: Doc) -> list[records.Section]:
    """Sections from the first character to the last: each reaches to where the next begins."""
    starts = [(span.label_, span.start_char) for span in doc.spans.get(keys.SECTIONS, ())]
    if not starts:
        return [records.Section(kind="body", start=0, end=len(text_of(doc)))] if len(doc) else []
    bounds = [0, *(start for _, start in starts[1:]), len(text_of(doc))]
    return [
        records.Section(kind=kind, start=bounds[i], end=bounds[i + 1]) for i, (kind, _) in enumerate(starts)
    ]


def _person(finding: Finding, roles: list[records.Role]) -> records.Person:
    return records.Person(
        id=finding.id,
        name=finding.attributes["name"],
        aliases=finding.texts("aliases"),
        mentions=[mention(span, pronoun=label == "pronoun") for label, span in finding.parts],
        roles=[role.id for role in roles if role.person == finding.id],
        found_by=finding.found_by,
    )


def _organization(finding: Finding) -> records.Organization:
    return records.Organization(
        id=finding.id,
        name=finding.attributes["name"],
        aliases=finding.texts("aliases"),
        mentions=[evidence(span) for span in finding.all("mention")],
        found_by=finding.found_by,
    )


def _role(finding: Finding) -> records.Role:
    return records.Role(
        id=finding.id,
        person=finding.attributes["person"],
        title=finding.attributes["title"],
        organization=finding.text("organization"),
        organization_name=finding.text("organization_name"),
        kind=finding.attributes["kind"],
        related_person=finding.text("related_person"),
        former=finding.flag("former"),
        evidence=evidence(finding.require("evidence")),
        found_by=finding.found_by,
    )


def _quote(finding: Finding) -> records.Quote:
    return records.Quote(
        id=finding.id,
        content=evidence(finding.require("content")),
        speaker=finding.text("speaker"),
        speaker_text=evidence_or_none(finding.part("source")),
        cue=evidence_or_none(finding.part("cue")),
        kind=finding.attributes["kind"],
        duplicate_of=finding.text("duplicate_of"),
        found_by=finding.found_by,
    )


def _sentence(finding: Finding) -> records.Sentence:
    amount = finding.attributes.get("amount")
    return records.Sentence(
        id=finding.id,
        people=finding.texts("people"),
        who=evidence_or_none(finding.part("who")),
        kind=finding.attributes["kind"],
        duration=finding.text("duration"),
        duration_min=finding.text("duration_min"),
        amount=None if amount is None else records.Amount(value=amount, currency=finding.text("currency")),
        suspended=finding.flag("suspended"),
        in_absentia=finding.flag("in_absentia"),
        charges=finding.texts("charges"),
        court=finding.text("court"),
        facility=finding.text("facility"),
        date=finding.text("date"),
        status=finding.attributes["status"],
        evidence=evidence(finding.require("evidence")),
        found_by=finding.found_by,
    )


def _date(finding: Finding) -> records.Date:
    span = finding.require("date")
    return records.Date(
        id=finding.id,
        start=span.start_char,
        end=span.end_char,
        text=span.text,
        value=finding.attributes["value"],
        precision=finding.attributes["precision"],
        anchor=finding.attributes["anchor"],
        found_by=finding.found_by,
    )


def _demand(finding: Finding) -> records.Demand:
    return records.Demand(
        id=finding.id,
        speaker=finding.text("speaker"),
        voice=finding.attributes["voice"],
        addressee=finding.text("addressee"),
        addressee_id=finding.text("addressee_id"),
        inferred=finding.flag("inferred"),
        action=evidence(finding.require("action")),
        category=finding.attributes["category"],
        polarity=finding.attributes["polarity"],
        force=finding.attributes["force"],
        beneficiaries=finding.texts("beneficiaries"),
        urgency=finding.text("urgency"),
        deadline=finding.text("deadline"),
        quote=finding.text("quote"),
        evidence=evidence(finding.require("evidence")),
        found_by=finding.found_by,
    )
