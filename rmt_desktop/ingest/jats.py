"""Articles in JATS XML, as PubMed Central gives them: title, abstract, sections, captions, references apart."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from rmt_desktop.domain.input_errors import EmptyFile
from rmt_desktop.ingest.content import Content, Stretch, pages_of
from rmt_desktop.ingest.flow import Flow
from rmt_desktop.ingest.jats_body import Body
from rmt_desktop.ingest.markup import attribute, child, children, descendants, local, parse_xml, words

PARSER = "rmt-jats 1"

_IDENTIFIERS = {"doi": "DOI", "pmid": "PMID", "pmc": "PMC", "pmcid": "PMC"}
_MOST_AUTHORS = 100


def read(data: bytes) -> Content:
    """Read one article or a set of them.

    Raises:
        DamagedFile: it is no XML.
        EmptyFile: it holds no article.
    """
    tree = parse_xml(data)
    articles = [tree.root] if local(tree.root) == "article" else list(descendants(tree.root, "article"))
    sections = [Stretch(_article(article)) for article in articles]
    if not any(section.text for section in sections):
        raise EmptyFile("The file holds no article.")
    title = _title(articles[0]) if len(articles) == 1 else f"{len(articles):,} articles"
    return Content("jats", PARSER, pages_of(sections), title or None, (tree.warning,) if tree.warning else ())


def _article(article: Element) -> str:
    flow = Flow()
    body = Body(flow)
    front = child(article, "front")
    meta = child(front if front is not None else child(article, "front-stub"), "article-meta")
    meta = meta if meta is not None else front
    if title := _title(article):
        flow.write(title)
        flow.end_block(level=1)
    flow.write_exactly("\n".join(f"{name}: {value}" for name, value in _facts(front, meta) if value))
    flow.end_block()
    for abstract in children(meta, "abstract"):
        flow.write(words(child(abstract, "title")) or "Abstract")
        flow.end_block(level=2)
        body.read(abstract, level=2)
    text = child(article, "body")
    if text is not None:
        if local(next(iter(text), text)) != "sec":  # otherwise it would seem to belong to the abstract
            flow.write("Main text")
            flow.end_block(level=2)
        body.read(text, level=1)
    back = child(article, "back")
    if back is not None:
        body.read(back, level=1)
    for floats in children(article, "floats-group"):
        body.read(floats, level=1)
    parts = [flow.text()]
    parts.extend(_article(part) for name in ("sub-article", "response") for part in children(article, name))
    return "\n\n".join(part for part in parts if part)


def _title(article: Element) -> str:
    for group in descendants(child(article, "front"), "title-group"):
        return words(child(group, "article-title"))
    return words(next(descendants(child(article, "front-stub"), "article-title"), None))


def _facts(front: Element | None, meta: Element | None) -> Iterator[tuple[str, str]]:
    journal = next(descendants(child(front, "journal-meta"), "journal-title"), None)
    yield "Journal", words(journal)
    for date in list(children(meta, "pub-date"))[:1]:
        parts = (words(child(date, name)) for name in ("year", "month", "day"))
        yield "Published", "-".join(part.zfill(2) for part in parts if part)
    yield "Authors", _authors(meta)
    for identifier in children(meta, "article-id"):
        if name := _IDENTIFIERS.get(attribute(identifier, "pub-id-type") or ""):
            yield name, words(identifier)
    yield "Keywords", "; ".join(words(keyword) for keyword in descendants(meta, "kwd"))


def _authors(meta: Element | None) -> str:
    names = []
    for group in children(meta, "contrib-group"):
        for author in children(group, "contrib"):
            if attribute(author, "contrib-type") not in (None, "author"):
                continue
            name = next(descendants(author, "name"), None)
            if name is not None:
                names.append(f"{words(child(name, 'given-names'))} {words(child(name, 'surname'))}".strip())
            else:
                names.append(words(next(descendants(author, "collab"), None)))
    names = [name for name in names if name]
    shown = ", ".join(names[:_MOST_AUTHORS])
    return shown + (f" and {len(names) - _MOST_AUTHORS} more" if len(names) > _MOST_AUTHORS else "")
