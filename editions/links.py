"""The addresses that the paper links to: pages of the web, and nothing that only looks like one."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _

BAD_ADDRESS = _("Give an address that begins with https:// or http://, without blanks or a name.")


@deconstructible
class WebAddress(URLValidator):
    """An http or https address of a host; no blanks, no line breaks, no `user:password@`."""

    schemes = ["http", "https"]  # as Django's own
    message = BAD_ADDRESS

    def __call__(self, value: Any) -> None:
        """Raise ValidationError where readers should not be led there."""
        super().__call__(value)
        # what stands before the @ is read as the host by people, and by nobody else
        if "\\" in value or "@" in urlsplit(value).netloc:
            raise ValidationError(self.message, code=self.code, params={"value": value})


web_address = WebAddress()


def is_web_address(value: str) -> bool:
    """Whether an address may be linked to."""
    try:
        web_address(value)
    except ValidationError:
        return False
    return True
