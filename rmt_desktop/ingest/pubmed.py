"""PubMed XML: a page for each citation."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from rmt_desktop.domain.input_errors import EmptyFile
from rmt_desktop.ingest.citations import Citation
from rmt_desktop.ingest.content import Content, pages_of
from rmt_desktop.ingest.markup import attribute, child, children, descendants, local, parse_xml, words

PARSER = "rmt-pubmed 1"

_MOST_AUTHORS = 100


def read(data: bytes) -> Content:
    """Read an export of PubMed.

    Raises:
        DamagedFile: it is no XML.
        EmptyFile: it holds no citation.
    """
    tree = parse_xml(data)
    citations = [_citation(record) for record in _records(tree.root)]
    if not citations:
        raise EmptyFile("The PubMed file holds no citation.")
    title = citations[0].title if len(citations) == 1 else f"{len(citations):,} citations of PubMed"
    sections = [citation.section() for citation in citations]
    return Content("pubmed", PARSER, pages_of(sections), title, (tree.warning,) if tree.warning else ())


def _records(root: Element) -> Iterator[Element]:
    if local(root) in ("PubmedArticle", "PubmedBookArticle", "MedlineCitation"):
        yield root
        return
    for record in root:
        if local(record) in ("PubmedArticle", "PubmedBookArticle", "MedlineCitation"):
            yield record


def _citation(record: Element) -> Citation:
    citation = next(descendants(record, "MedlineCitation"), None)
    if citation is None:
        citation = next(descendants(record, "BookDocument"), record)
    article = child(citation, "Article")
    article = article if article is not None else citation
    journal, book = child(article, "Journal"), child(article, "Book")
    facts = [
        ("PMID", words(child(citation, "PMID"))),
        ("Journal", words(child(journal, "Title"))),
        ("Book", words(child(book, "BookTitle"))),
        ("Published", _published(journal, book, article)),
        ("Authors", _authors(article)),
        ("DOI", _doi(article, record)),
        ("Publication types", "; ".join(words(kind) for kind in descendants(article, "PublicationType"))),
    ]
    return Citation(
        identifier=f"PMID {words(child(citation, 'PMID')) or 'unknown'}",
        title=words(child(article, "ArticleTitle")) or words(child(article, "VernacularTitle")),
        facts=facts,
        abstract=[*_abstract(article), *_other_abstracts(citation)],
        subjects=[*_headings(citation), *(words(keyword) for keyword in descendants(citation, "Keyword"))],
    )


def _published(journal: Element | None, book: Element | None, article: Element) -> str:
    issue = child(journal, "JournalIssue")
    date = child(issue, "PubDate")
    date = date if date is not None else child(book, "PubDate")
    when = " ".join(words(part) for part in date) if date is not None else ""
    volume, number = words(child(issue, "Volume")), words(child(issue, "Issue"))
    place = volume + (f"({number})" if number else "")
    pages = words(child(child(article, "Pagination"), "MedlinePgn"))
    return ", ".join(
        part for part in (when, f"volume {place}" if place else "", f"pages {pages}" if pages else "") if part
    )


def _authors(article: Element) -> str:
    names = []
    for author in children(child(article, "AuthorList"), "Author"):
        collective = words(child(author, "CollectiveName"))
        first = words(child(author, "ForeName")) or words(child(author, "Initials"))
        names.append(collective or " ".join(part for part in (first, words(child(author, "LastName"))) if part))
    shown = ", ".join(name for name in names[:_MOST_AUTHORS] if name)
    return shown + (f" and {len(names) - _MOST_AUTHORS} more" if len(names) > _MOST_AUTHORS else "")


def _doi(article: Element, record: Element) -> str:
    for element in [*children(article, "ELocationID"), *descendants(record, "ArticleId")]:
        if "doi" in (attribute(element, "EIdType"), attribute(element, "IdType")):
            return words(element)
    return ""


def _abstract(parent: Element) -> Iterator[tuple[str, str]]:
    for part in children(child(parent, "Abstract"), "AbstractText"):
        yield attribute(part, "Label") or "", words(part)


def _other_abstracts(citation: Element) -> Iterator[tuple[str, str]]:
    for other in children(citation, "OtherAbstract"):
        for part in children(other, "AbstractText"):
            yield attribute(part, "Label") or "", words(part)


def _headings(citation: Element) -> Iterator[str]:
    for heading in descendants(citation, "MeshHeading"):
        name = words(child(heading, "DescriptorName"))
        qualifiers = ", ".join(words(part) for part in children(heading, "QualifierName"))
        yield f"{name} ({qualifiers})" if qualifiers else name
