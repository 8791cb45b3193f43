"""How the desk says in a few words where an article is."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from articles.models import Article, State
from editions.standing import Standing


def standing_words(article: Article, now: Standing) -> str:
    """`withdrawn`; `live since …`; `waiting, live from …`; else the desk's state; or both."""
    public = ""
    if now.withdrawn:
        public = gettext("withdrawn")
    elif now.waiting:
        public = gettext("goes live %(when)s") % {"when": _when(now.waiting.live_from)}
    elif now.live:
        public = gettext("live")
    if article.state == State.RELEASED and public:
        return public
    state = str(State(article.state).label)
    return f"{state} · {public}" if public else state


def _when(moment: object) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")  # type: ignore[arg-type]
