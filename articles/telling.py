"""What the desk says after an article was saved: what was done, and what to look at."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from articles.models import Article, Review
from articles.steps import CONDITIONS
from articles.wording import left_out_words, standing_words, waits_for
from articles.workflow import AT_ONCE, RELEASES, STEP_OF, Act, Step
from editions.standing import standing

_BRINGS = {*AT_ONCE, Act.RESTORE}
_SENDS = {Act.SUBMIT, Act.APPROVE, *RELEASES}


def tell(request: HttpRequest, article: Article, step: Step | None, voided: list[Review]) -> None:
    """Say what was done, whose turn it is, whose reviews went, and whether anybody is named."""
    article.refresh_from_db()
    if step is None:
        messages.success(request, gettext("Saved."))
    else:
        now = standing(article.story_id, at=timezone.now())
        stands = {"step": step.label, "state": standing_words(article, now)}
        done = gettext("%(step)s: done. The article is now: %(state)s.") % stands
        told = [done, waits_for(article), _way_back(article, step, at=timezone.now())]
        words = " ".join(filter(None, told))
        if now.live and article.story and step.act in _BRINGS:
            words = _with_link(words, article.story.get_absolute_url())
        messages.success(request, words)
        if step.act in _SENDS and article.content().names_nobody:
            messages.warning(request, unsigned_words())
    tell_voided(request, voided)


def tell_voided(request: HttpRequest, voided: list[Review]) -> None:
    """Say whose reviews a change has voided, if any."""
    if not voided:
        return
    names = "、".join(str(review.by) for review in voided)
    messages.warning(
        request, gettext("The change voids the reviews of %(names)s.") % {"names": names}
    )


def _with_link(words: str, address: str) -> str:
    link = '{} <a href="{}" target="_blank">{}</a>'
    return format_html(link, words, address, gettext("On the site"))


def _way_back(article: Article, step: Step, *, at: datetime) -> str:
    """How a step that may have been a slip is undone."""
    if step.act == Act.DISCARD:
        return gettext("“%(step)s” makes a draft of it again.") % {
            "step": STEP_OF[Act.TAKE_UP].label
        }
    if step.act != Act.REOPEN or not CONDITIONS[STEP_OF[Act.PUT_BACK].when](
        article, standing(article.story_id, at=at), at
    ):
        return ""
    return gettext(
        "Readers keep the live text meanwhile. If it was a slip, choose “%(step)s” before you"
        " change anything."
    ) % {"step": STEP_OF[Act.PUT_BACK].label}


def tell_what_became(request: HttpRequest, form: Any) -> None:
    """Say what was stored otherwise than it was typed: pictures of other sites, aliases."""
    if form.pictures_left_out:
        messages.warning(request, left_out_words(form.pictures_left_out))
    for typed, name in form.aliases:
        told = {"typed": typed, "name": name}
        messages.info(
            request, gettext("“%(typed)s” is an alias of “%(name)s” and was taken as that.") % told
        )


def unsigned_words() -> str:
    """That readers see the story without a name."""
    return gettext(
        "Nobody is named as the author: readers see the story unsigned. Add a credit or a byline."
    )
