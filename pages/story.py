"""The HTML around the text of a story: made without a template, as each story is another."""

from html import escape

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop as _

from channels.models import Channel
from chinese.convert import for_reader
from chinese.script import Script
from editions.content import Role
from editions.reading import WHOLE, ArticlePage
from pages.addresses import article_address, author_address, channel_address, topic_address
from pages.times import machine_time, time_element
from pages.words import said
from pictures.renditions import LEAD

# Source strings stand outside of f-strings: `makemessages` does not look into them.
_ROLES = {
    Role.WRITER.value: _("Words by"),
    Role.PHOTOGRAPHER.value: _("Photos by"),
}


def title(page: ArticlePage) -> SafeString:
    """What the browser names the page, before the site's name."""
    part = f" ({page.number}/{page.count})" if page.number > 1 else ""
    return SafeString(f"{escape(page.words['headline'])}{part} - ")


def described(page: ArticlePage) -> SafeString:
    """What the head of the page tells machines of the story."""
    headline, summary = escape(page.words["headline"]), escape(page.summary)
    hidden = '<meta name="robots" content="noindex">\n' if page.preview else ""
    first_at = machine_time(page.first_at)
    published = f'<meta property="article:published_time" content="{first_at}">'
    return SafeString(
        f'{hidden}<meta name="description" content="{summary}">\n'
        '<meta property="og:type" content="article">\n'
        f'<meta property="og:title" content="{headline}">\n'
        f'<meta property="og:description" content="{summary}">'
        + (f"\n{published}" if page.dated else "")
        + _shared_picture(page)
    )


def _shared_picture(page: ArticlePage) -> str:
    """The picture that goes with a link to the story, in the largest size that it has."""
    if page.lead is None or page.preview:
        return ""
    fitting = [width for width in LEAD.widths if width <= page.lead.width]
    address = page.lead.rendition(LEAD.name, max(fitting, default=LEAD.widths[0]))
    if address.startswith("/"):
        address = f"https://{settings.SITE_DOMAIN}{address}"
    alt = escape(page.words["lead_alt"])
    return f'\n<meta property="og:image" content="{escape(address)}">' + (
        f'\n<meta property="og:image:alt" content="{alt}">' if alt else ""
    )


def head(page: ArticlePage) -> SafeString:
    """What stands above a text: the channel, the headline, when and by whom, the standfirst."""
    standfirst = escape(page.words["standfirst"]) if page.begins else ""
    lines = (_published(page), _source(page), *_authors(page))
    return SafeString(
        f'<header class="article-head">\n{_path(page.edition.channel, page.script)}\n'
        f"<h1>{escape(page.words['headline'])}</h1>\n"
        f'<div class="article-meta">\n{_joined(*lines, _original(page))}\n</div>\n'
        + (f'<p class="standfirst">{standfirst}</p>\n' if standfirst else "")
        + "</header>"
    )


def text(page: ArticlePage) -> SafeString:
    """The text, sanitised when the edition was written, under its byline."""
    byline = escape(page.words["byline"]) if page.begins else ""
    empty = said(_("We do not have the text of this story, only its headline."), page.script)
    return SafeString(
        '<div class="body">\n'
        + (f'<p class="byline">{byline}</p>\n' if byline else "")
        + (page.html or f'<p class="empty">{empty}</p>')
        + "\n</div>"
    )


def end(page: ArticlePage) -> SafeString:
    """What stands below a text: responsible editors, topics, corrections."""
    parts = _joined(_editors(page), _topics(page), _corrections(page), _on_paper(page))
    return SafeString(f'<footer class="article-end">\n{parts}\n</footer>')


def _joined(*parts: str) -> str:
    return "\n".join(filter(None, parts))


def _path(channel: Channel, script: str) -> str:
    above = channel.parent
    section = f'{_channel(above, script)} <span aria-hidden="true">›</span> ' if above else ""
    label = said(_("Channel"), script)
    return f'<nav class="path" aria-label="{label}">{section}{_channel(channel, script)}</nav>'


def _channel(channel: Channel, script: str) -> str:
    return f'<a href="{channel_address(channel.slug)}">{_in_script(channel.name, script)}</a>'


def _in_script(name: str, script: str) -> str:
    # names of channels and topics are the desk's, in Simplified
    return escape(for_reader(name, written=Script.HANS, reader=Script(script)))


def _published(page: ArticlePage) -> str:
    published = time_element(page.first_at) if page.dated else ""
    updated = ""
    if page.updated or page.corrected:
        time = time_element(page.changed_at)
        words = said(_("Corrected") if page.corrected else _("Updated"), page.script)
        note = said(_("see the note"), page.script)
        to_note = f' <a href="#corrections-title">{note}</a>' if page.corrections else ""
        updated = f' <span class="updated">{words} {time}{to_note}</span>'
    return f"<p>{published}{updated}</p>" if published or updated else ""


def _source(page: ArticlePage) -> str:
    source = escape(page.words["source"])
    if not source:
        return ""
    if page.source_link:
        source = f'<a href="{escape(page.source_link)}" rel="noopener">{source}</a>'
    role = _role(_("Source"), page.script)
    return f"<p>{role} {source}</p>"


def _role(words: str, script: str) -> str:
    return f'<span class="role">{said(words, script)}</span>'


def _authors(page: ArticlePage) -> list[str]:
    """A line for each role, in the order of the credits."""
    people: dict[str, list[str]] = {}
    for credit in page.authors:
        people.setdefault(credit["role"], []).append(_person(credit, ' rel="author"'))
    translated = _("Translated by")
    return [
        # one part of the line, so that nothing parts the names from the marks between them
        f"<p>{_role(_ROLES.get(role, translated), page.script)} <span>{'、'.join(names)}</span></p>"
        for role, names in people.items()
    ]


def _person(credit: dict[str, str], more: str = "") -> str:
    name = escape(credit["name"])
    return (
        f'<a href="{author_address(credit["slug"])}"{more}>{name}</a>' if credit["slug"] else name
    )


def _original(page: ArticlePage) -> str:
    title, author = escape(page.words["original_title"]), escape(page.words["original_author"])
    if not title and not author:
        return ""
    cited = f"<cite>{title}</cite>" if title else ""
    role = _role(_("Original"), page.script)
    return f'<p class="original">{role} {cited} {author}</p>'


def _editors(page: ArticlePage) -> str:
    if not page.ends or not page.editors:
        return ""
    names = "、".join(map(_person, page.editors))
    role = said(_("Responsible editor"), page.script)
    return f'<p class="editors">{role} {names}</p>'


def _topics(page: ArticlePage) -> str:
    if not page.topics:
        return ""
    items = "".join(
        f'<li><a rel="tag" href="{topic_address(topic.slug)}">'
        f"{_in_script(topic.name, page.script)}</a></li>"
        for topic in page.topics
    )
    label = said(_("Topics"), page.script)
    return f'<nav class="topics" aria-label="{label}"><ul>{items}</ul></nav>'


def _on_paper(page: ArticlePage) -> str:
    if page.preview:
        return ""
    part = WHOLE if page.count > 1 else ""
    address = f"https://{settings.SITE_DOMAIN}{article_address(page.edition.story_id, part)}"
    words = said(_("The whole text:"), page.script)
    number = f"{page.number}/{page.count} · " if page.count > 1 and page.number else ""
    return f'<p class="on-paper">{number}{words} {escape(address)}</p>'


def _corrections(page: ArticlePage) -> str:
    if not page.corrections:
        return ""
    notes = "\n".join(
        f"<p>{time_element(correction.at)} {escape(correction.note)}</p>"
        for correction in page.corrections
    )
    words = said(_("Corrections"), page.script)
    return (
        '<section class="corrections" aria-labelledby="corrections-title">\n'
        f'<h2 id="corrections-title">{words}</h2>\n{notes}\n</section>'
    )
