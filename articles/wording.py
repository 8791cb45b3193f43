"""How the desk says in a few words where an article is, and whose turn it is."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from articles.models import WRITING_ROLES, Article, Stage, State
from articles.workflow import REVIEW_PERMISSION, STAGE_OF, STEP_OF, Act, demanded
from channels.models import Channel
from editions.standing import Standing


def standing_words(article: Article, now: Standing) -> str:
    """`withdrawn`; `live since …`; `waiting, live from …`; else the desk's state; or both."""
    public = ""
    if now.withdrawn:
        public = gettext("withdrawn")
    elif now.waiting:
        public = gettext("goes live %(when)s") % {
            "when": clock_words(now.waiting.live_from, timezone.now())
        }
    elif now.live:
        public = gettext("live")
    if article.state == State.RELEASED and public:
        return public
    state = str(State(article.state).label)
    return f"{state} · {public}" if public else state


def reviews_of(channel: Channel) -> str:
    """`first review → final review · proof-reading`: what a channel's articles pass."""
    way = " → ".join(str(STAGE_OF[state].label) for state in demanded(channel))
    return f"{way} · {Stage.PROOF.label}" if channel.proof_demanded else way


def stages_words(stages: Sequence[str]) -> str:
    """`second review、final review`."""
    return "、".join(str(State(stage).label) for stage in stages)


def whole_minute(moment: datetime) -> datetime:
    """The moment, or where it has seconds the next minute: what a field of hours and minutes takes.

    >>> whole_minute(datetime(2026, 11, 26, 8, 0, 1)).isoformat(timespec="minutes")
    '2026-11-26T08:01'
    """
    begun = moment.replace(second=0, microsecond=0)
    return begun if begun == moment else begun + timedelta(minutes=1)


def midnight(at: datetime) -> datetime:
    """When the newsroom's day began."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


def clock_words(moment: datetime, at: datetime) -> str:
    """`14:05` on the day itself, `11-21 17:21` in the same year, else with the year."""
    there, here = timezone.localtime(moment), timezone.localtime(at)
    if there.date() == here.date():
        return f"{there:%H:%M}"
    return f"{there:%m-%d %H:%M}" if there.year == here.year else f"{there:%Y-%m-%d %H:%M}"


def waits_for(article: Article) -> str:
    """Whose turn it is, as a sentence: the writers by name, or the roles that may go on."""
    if article.state in {State.RELEASED, State.DISCARDED}:
        return ""
    names = _writers(article) if article.state == State.DRAFTING else _roles(article)
    return gettext("It waits for: %(names)s.") % {"names": "、".join(names)} if names else ""


def _writers(article: Article) -> list[str]:
    # a printed name without an account can't be waited for
    lines = article.credits.filter(
        role__in=WRITING_ROLES, author__user__is_active=True
    ).select_related("author")
    names = list(dict.fromkeys(line.printed_name for line in lines))
    return names or [str(person) for person in [article.created_by] if person]


def _roles(article: Article) -> list[str]:
    needed = REVIEW_PERMISSION.get(State(article.state)) or STEP_OF[Act.PUBLISH].permission or ""
    app, codename = needed.split(".")
    holders = Group.objects.filter(
        permissions__codename=codename, permissions__content_type__app_label=app
    )
    return list(holders.order_by("pk").values_list("name", flat=True))


def left_out_words(count: int) -> str:
    """What became of pictures that a text took from other sites."""
    return ngettext(
        "%(count)d picture of another site was left out; all words are kept. Upload it here"
        " if you may print it.",
        "%(count)d pictures of other sites were left out; all words are kept. Upload them here"
        " if you may print them.",
        count,
    ) % {"count": count}
