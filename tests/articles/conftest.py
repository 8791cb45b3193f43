"""People, articles on their way, and the article form as a browser posts it."""

from typing import Any

import pytest
from django.utils import timezone, translation

from articles.models import Article, State
from articles.release import publish_article, reopen_article
from articles.review import approve_article, submit_article
from articles.saving import record_save
from channels.models import Reviews
from newsroom.roles import ROLES
from tests.factories.newsroom import make_article, make_channel, make_user


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def english():
    """Sentences in the language of their source, also where they are read after the response."""
    with translation.override("en"):
        yield


@pytest.fixture
def staff():
    """One person for each role, keyed by the role's name."""
    return {role.name: make_user(role.name) for role in ROLES}


@pytest.fixture
def ready(staff):
    """An article of 记者 that has passed the one review its channel demands, by 总编."""
    article = make_article(staff["记者"], channel=make_channel(reviews_demanded=Reviews.FINAL))
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    return passed(article, staff["总编"])


def passed(article: Article, *reviewers: Any) -> Article:
    """The article after each of the people has passed it in turn."""
    for reviewer in reviewers:
        article = approve_article(
            article=article, by=reviewer, at=timezone.now(), digest=article.content().digest()
        )
    return article


def correct(article: Article, staff: Any) -> Article:
    """A released article after a correction that 主任 has published."""
    reopen_article(article=article, by=staff["记者"], at=timezone.now())
    article = reload(article)
    article.headline = f"{article.headline}（更正）"
    article.save()
    record_save(article=article, by=staff["记者"], at=timezone.now())
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    article = passed(article, staff["总编"])
    publish_article(
        article=article, by=staff["主任"], at=timezone.now(), correction_note="标题有误"
    )
    return reload(article)


def login(client: Any, user: Any) -> Any:
    """The client, signed in as the person, with the desk in English."""
    client.force_login(user)
    client.cookies["desk_language"] = "en"
    return client


def address(article: Article | None = None) -> str:
    """The form's address: of an article, or of a new one."""
    if article is None:
        return "/admin/articles/article/add/"
    return f"/admin/articles/article/{article.pk}/change/"


def form_data(article: Article | None = None, **changes: Any) -> dict[str, Any]:
    """What a browser posts from the article's form, opened now; with the changes typed in it."""
    data: dict[str, Any] = {
        "headline": "新稿标题",
        "body": "<p>新稿正文。</p>",
        "language": "zh-hans",
    }
    lines: list[Any] = []
    if article is not None:
        article = Article.objects.get(pk=article.pk)
        data = {
            field.name: field.value_from_object(article) or ""
            for field in Article._meta.concrete_fields
            if field.editable
        }
        data.pop("embargo_until")
        data |= {
            "state": article.state,
            "digest": article.content().digest(),
            "opened_on": article.version,
            "topic_names": "，".join(line.tag.name for line in article.topic_lines.all()),
        }
        if article.embargo_until:
            local = timezone.localtime(article.embargo_until)
            data |= {"embargo_until_0": local.date(), "embargo_until_1": local.time()}
        lines = list(article.credits.all())
    data |= credit_rows(*[(line.role, line.author_id or "", line.name) for line in lines])
    return data | changes


def credit_rows(*rows: tuple[str, Any, str]) -> dict[str, Any]:
    """The rows of credits as the form posts them: role, author's id, printed name."""
    data: dict[str, Any] = {"credits-TOTAL_FORMS": len(rows), "credits-INITIAL_FORMS": 0}
    for number, (role, author, name) in enumerate(rows):
        data |= {
            f"credits-{number}-position": number + 1,
            f"credits-{number}-role": role,
            f"credits-{number}-author": author,
            f"credits-{number}-name": name,
        }
    return data


def said(response: Any) -> str:
    """All that the page tells: messages, the refusal, the errors beside fields."""
    context = response.context
    told = [str(message) for message in context["messages"]]
    form = context["adminform"].form
    told += [error for errors in form.errors.values() for error in errors]
    if context["panel"].editable is False and context["refusal"]:
        told.append(str(context["refusal"]))
    return " ".join(map(str, told))


def reload(article: Article) -> Article:
    """The article as it is stored now."""
    return Article.objects.get(pk=article.pk)


__all__ = ["State", "address", "credit_rows", "form_data", "login", "passed", "reload", "said"]
