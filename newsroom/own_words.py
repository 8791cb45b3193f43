"""Sentences of Django's that our catalogues say better; they stand here to be collected."""

from django.utils.translation import gettext_noop

SAID_BETTER = (gettext_noop("Null characters are not allowed."),)
