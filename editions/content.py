"""What an edition freezes: the words of a story and the identities that they refer to."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from authors.models import Author
from channels.models import Channel, Topic
from pictures.models import Picture


class Role(models.TextChoices):
    """What a credited person did."""

    WRITER = "writer", _("writer")
    PHOTOGRAPHER = "photographer", _("photographer")
    TRANSLATOR = "translator", _("translator")
    EDITOR = "editor", _("responsible editor")


class Language(models.TextChoices):
    """The script that a story is written in."""

    HANS = "zh-hans", _("Simplified Chinese")
    HANT = "zh-hant", _("Traditional Chinese")


@dataclass(frozen=True, kw_only=True)
class CreditLine:
    """A person in a role, with the name as printed."""

    role: str
    name: str
    author: Author | None = None


@dataclass(frozen=True, kw_only=True)
class PictureWords:
    """A picture in the body, with the library's words for it as they were read."""

    picture: Picture
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything that a reader gets of a story, in one value; `body` is sanitised HTML."""

    headline: str
    body: str
    channel: Channel
    short_headline: str = ""
    standfirst: str = ""
    language: str = Language.HANS
    byline: str = ""
    credits: tuple[CreditLine, ...] = ()
    topics: tuple[Topic, ...] = field(default=())
    lead_picture: Picture | None = None
    lead_alt: str = ""
    lead_caption: str = ""
    lead_credit: str = ""
    pictures: tuple[PictureWords, ...] = ()
    source: str = ""
    source_url: str = ""
    original_author: str = ""
    original_title: str = ""
    embargo_until: datetime | None = None

    @property
    def names_nobody(self) -> bool:
        """Whether readers will see neither an author nor a source."""
        credited = any(credit.role != Role.EDITOR for credit in self.credits)
        return not (credited or self.byline or self.source or self.original_author)

    def digest(self) -> str:
        """SHA-256, in hex, of all that a reviewer vouches for; topics and crop are not part."""
        words = {
            name: getattr(self, name)
            for name in (
                "headline",
                "short_headline",
                "standfirst",
                "body",
                "language",
                "byline",
                "lead_alt",
                "lead_caption",
                "lead_credit",
                "source",
                "source_url",
                "original_author",
                "original_title",
            )
        }
        identities = {
            "channel": self.channel.pk,
            "lead_picture": self.lead_picture.pk if self.lead_picture else None,
            "credits": [
                [credit.role, credit.name, credit.author.pk if credit.author else None]
                for credit in self.credits
            ],
            "pictures": [
                [line.picture.pk, line.alt, line.caption, line.credit] for line in self.pictures
            ],
            "embargo_until": self.embargo_until.astimezone(UTC).isoformat()
            if self.embargo_until
            else None,
        }
        canonical = json.dumps(words | identities, ensure_ascii=True, sort_keys=True)
        return hashlib.sha256(canonical.encode("ascii")).hexdigest()
