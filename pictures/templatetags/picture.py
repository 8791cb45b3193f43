"""`{% picture %}`: a picture of the library at a place of a page."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pictures.models import Picture
from pictures.renditions import PLACES

register = template.Library()


@register.simple_tag
def picture(
    picture: Picture, place: str, *, alt: str | None = None, eager: bool = False
) -> SafeString:
    """An <img> with its widths and its size, so that nothing jumps when it arrives.

    `alt` replaces the library's; `eager` is for the one picture in a page's first screen.
    """
    spot = PLACES[place]
    width = min(spot.widths[-1], picture.width)
    ratio = spot.ratio or picture.width / picture.height
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{} decoding="async">',
        picture.rendition(place, spot.widths[min(1, len(spot.widths) - 1)]),
        picture.srcset(place),
        spot.sizes,
        width,
        round(width / ratio),
        "" if picture.decorative else (picture.alt if alt is None else alt),
        SafeString(' fetchpriority="high"') if eager else SafeString(' loading="lazy"'),
    )


@register.simple_tag
def small(picture: Picture) -> str:
    """The address of a picture as forms of the desk show it."""
    return picture.rendition("card", 320)
