"""Derives what readers get from what an edition froze: both scripts, body pages, plain text."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from channels.models import Topic
from chinese.convert import for_reader, html_for_reader, name_terms
from chinese.script import Script
from editions.body_pictures import frozen_words
from editions.content import CreditLine, PictureWords, Role
from editions.models import Edition
from editions.rendering import PictureSource, plain_text, render_pages
from pictures.renditions import BODY

_WORDS = (
    "headline",
    "standfirst",
    "byline",
    "lead_alt",
    "lead_caption",
    "lead_credit",
    "source",
    "original_author",
    "original_title",
    "public_note",
)


def derive(
    edition: Edition,
    *,
    credits: Sequence[CreditLine],
    topics: Iterable[Topic],
    pictures: Collection[PictureWords],
) -> None:
    """Fill the derived columns of an edition, saved or not; the caller saves.

    Of the pictures in the body the words are those given, which the edition froze; their sizes,
    crop and the end of their rights are the library's.
    """
    protect = name_terms([*(credit.name for credit in credits), *(topic.name for topic in topics)])
    written = Script(edition.language)
    sources = {line.picture.address: _source(line) for line in pictures}
    pages = render_pages(edition.body, pictures=sources)
    edition.plain_text = plain_text(edition.body)
    title = edition.short_headline or edition.headline
    for reader in Script:

        def words(text: str, reader: Script = reader) -> str:
            return for_reader(text, written=written, reader=reader, protect=protect)

        rendered: dict[str, Any] = {name: words(getattr(edition, name)) for name in _WORDS}
        rendered["pages"] = [
            html_for_reader(page, written=written, reader=reader, protect=protect) for page in pages
        ]
        rendered["credits"] = [
            {
                "role": credit.role,
                "name": words(credit.name),
                "slug": credit.author.slug if credit.author else "",
            }
            for credit in credits
        ]
        if reader is Script.HANT:
            edition.rendered_hant, edition.title_hant = rendered, words(title)
        else:
            edition.rendered_hans, edition.title_hans = rendered, words(title)


def rerender_edition(edition: Edition) -> None:
    """Derive a stored edition anew, after a change of the renderer or of a picture."""
    credits = [
        CreditLine(role=Role(line.role), name=line.name, author=line.author)
        for line in edition.credits.select_related("author")
    ]
    topics = [
        line.topic.standing for line in edition.topic_lines.select_related("topic__merged_into")
    ]
    derive(edition, credits=credits, topics=topics, pictures=frozen_words(edition))
    edition.save(update_fields=list(Edition.DERIVED))


def _source(line: PictureWords) -> PictureSource:
    picture = line.picture
    width = picture.body_width()
    return PictureSource(
        src=picture.rendition(BODY.name, BODY.widths[1]),
        srcset=picture.srcset(BODY.name),
        sizes=BODY.sizes,
        width=width,
        height=round(picture.height * width / picture.width),
        alt=line.alt,
        caption=line.caption,
        credit=line.credit,
    )
