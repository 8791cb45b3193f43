"""The words of the pictures in a body: as the library has them, as an edition froze them."""

from dataclasses import replace

from editions.content import Content, PictureWords
from editions.models import Edition
from editions.rendering import picture_addresses
from pictures.models import Picture


def library_words(html: str) -> tuple[PictureWords, ...]:
    """What the library says now of the pictures that a body names, in order; one query, or none."""
    addresses = picture_addresses(html)
    found = Picture.objects.by_addresses(addresses)
    return tuple(
        PictureWords(
            picture=picture,
            alt="" if picture.decorative else picture.alt,
            caption=picture.caption,
            credit=picture.credit_line,
        )
        for picture in (found[address] for address in addresses if address in found)
    )


def with_body(content: Content, html: str) -> Content:
    """The content with a sanitised body, and what the library says of the pictures in that."""
    return replace(content, body=html, pictures=library_words(html))


def frozen_words(edition: Edition) -> tuple[PictureWords, ...]:
    """What a stored edition says of the pictures in its body, in order; one query."""
    return tuple(
        PictureWords(
            picture=line.picture, alt=line.alt, caption=line.caption, credit=line.credit_line
        )
        for line in edition.picture_lines.select_related("picture")
    )
