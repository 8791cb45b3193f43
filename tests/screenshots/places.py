"""What is looked at: a name, an address and who looks, for every page of site and desk."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

READER = ""


@dataclass(frozen=True)
class Place:
    """A page; `who` is the demo account that opens it, READER for nobody signed in."""

    name: str
    path: str
    who: str = READER
    press: str = ""
    """Selectors, with ` | ` between them, of what is pressed before the picture is taken."""


def public_places() -> Iterator[Place]:
    """Every kind of page that readers get, in the states that the demo has."""
    yield Place("front", "/")
    yield from _fronts()
    yield from _lists()
    yield from _stories()
    yield from _live()
    yield Place("hot", "/hot/")
    yield Place("corrections", "/corrections/")
    yield Place("search", "/search/")
    yield Place("search-found", "/search/?q=港")
    yield Place("search-nothing", "/search/?q=无此字样也")
    yield Place("not-found", "/articles/999999999/")


def empty_places() -> Iterator[Place]:
    """The first day: a newsroom without a story."""
    for name, path in (("front", "/"), ("search", "/search/"), ("hot", "/hot/")):
        yield Place(f"first-day-{name}", path)
    yield Place("first-day-corrections", "/corrections/")


def desk_places() -> Iterator[Place]:
    """The board of each role, articles in each state, and every page that the admin has."""
    from authors.models import User

    yield Place("desk-login", "/admin/login/")
    for user in User.objects.filter(is_staff=True, is_superuser=False).order_by("pk"):
        yield Place(f"desk-board-{user.username}", "/admin/", user.username)
    yield Place("desk-board-list", "/admin/?view=list", "zongbian")
    yield Place("desk-board-section", "/admin/?view=columns&section=1", "zongbian")
    yield Place("desk-inbox", "/admin/inbox/", "jizhe")
    yield from _articles()
    yield from _registered("zongbian")
    yield from _registered("guanli")
    yield Place("desk-own-password", "/admin/password_change/", "jizhe")
    yield Place("desk-own-password-errors", "/admin/password_change/", "jizhe", ".default")
    yield Place("desk-login-errors", "/admin/login/", press="input[type=submit]")
    yield from _opened()
    yield from _refused()
    yield from _happening()


def _opened() -> Iterator[Place]:
    """What opens on a press, and forms with something wrong in them."""
    from articles.models import Article, State

    new, lists = "/admin/articles/article/add/", "/admin/articles/article/"
    yield Place("desk-menu", lists, "zongbian", ".user-menu summary")
    yield Place("desk-article-errors", new, "jizhe", "[name=_step][value=submit]")
    yield Place("desk-filtered", f"{lists}?state__exact=drafting&q=县", "zongbian")
    yield Place("desk-found-nothing", f"{lists}?q=无此字样也", "zongbian")
    for article in Article.objects.filter(state=State.READY).order_by("pk")[:1]:
        form = f"{lists}{article.pk}/change/"
        yield Place("desk-preview", form, "zhuren", "a[data-preview]")
        yield Place("desk-preview-page", f"{lists}{article.pk}/preview/", "zhuren")
        yield Place("desk-revision", f"{lists}{article.pk}/revisions/1/", "zhuren")
        yield Place("desk-picker", form, "zhuren", ".sheet-button:visible | [data-pick]")
        yield Place("desk-sheet", form, "zhuren", ".sheet-button:visible | [data-act] summary")
    for model, who in (("channels/topic", "zhuren"), ("authors/user", "guanli")):
        add = f"/admin/{model}/add/"
        yield Place(f"desk-{model.split('/')[1]}-errors", add, who, "[name=_save]")
    yield Place("desk-user-history", "/admin/authors/user/1/history/", "guanli")
    yield Place("desk-user-password", "/admin/authors/user/1/password/", "guanli")


def _refused() -> Iterator[Place]:
    yield Place("desk-not-found", "/admin/articles/nowhere/", "jizhe")
    yield Place("desk-not-for-you", "/admin/authors/user/", "jizhe")
    yield Place("desk-bad-address", "/admin/articles/article/1/change/?_to_field=x", "jizhe")


def _fronts() -> Iterator[Place]:
    from fronts.models import HOME, Front

    for front in Front.objects.exclude(slug=HOME).order_by("pk"):
        if front.blocks.exists():
            yield Place(f"front-{front.slug}", front.get_absolute_url())


def _lists() -> Iterator[Place]:
    from authors.models import Author
    from channels.models import Channel, Topic
    from editions.models import List, Listing

    models = {
        List.SECTION: Channel,
        List.CHANNEL: Channel,
        List.TOPIC: Topic,
        List.AUTHOR: Author,
    }
    for kind, model in models.items():
        lists = Counter(Listing.objects.filter(list_kind=kind).values_list("list_id", flat=True))
        ordered = [pk for pk, _stories in lists.most_common()]
        for words, pk in (("", ordered[0]), ("-short", ordered[-1])):
            path = str(model.objects.get(pk=pk).get_absolute_url())
            yield Place(f"{kind.name.lower()}{words}", path)


def _stories() -> Iterator[Place]:
    from editions.models import Edition, Withdrawal

    live = Edition.objects.order_by("pk")
    longest = max(live, key=lambda edition: edition.body.count("page-break"))
    kinds = {
        "long": longest,
        "corrected": live.filter(kind="correction").first(),
        "reprint": live.exclude(original_author="").first(),
        "no-picture": live.filter(lead_picture=None).first(),
        "picture": live.exclude(lead_picture=None).first(),
    }
    for name, edition in kinds.items():
        if edition:
            yield Place(f"story-{name}", f"/articles/{edition.story_id}/")
    yield Place("story-long-2", f"/articles/{longest.story_id}/2/")
    yield Place("story-long-whole", f"/articles/{longest.story_id}/full/")
    if withdrawal := Withdrawal.objects.order_by("pk").last():
        yield Place("story-withdrawn", f"/articles/{withdrawal.story_id}/")


def _live() -> Iterator[Place]:
    from editions.live_records import LiveCoverage, LiveEntry

    for coverage in LiveCoverage.objects.order_by("pk"):
        path = f"/articles/{coverage.story_id}/"
        yield Place("live", path)
        for entry in LiveEntry.objects.filter(story=coverage.story_id).order_by("pk")[:1]:
            yield Place("live-entry", f"{path}live/{entry.number}/")


def _happening() -> Iterator[Place]:
    """The desk's pages of live coverage and of alerts, with what opens on them."""
    from articles.models import Article
    from editions.live_records import LiveCoverage
    from fronts.models import HOME, Alert, Front

    covered = LiveCoverage.objects.values("story")
    for article in Article.objects.filter(story__in=covered).order_by("pk"):
        yield Place("desk-live", f"/admin/articles/article/{article.pk}/live/", "zhuren")
    yield Place("desk-alerts", "/admin/fronts/alert/", "zhuren")
    for alert in Alert.objects.order_by("pk")[:1]:
        yield Place("desk-alert-correct", f"/admin/fronts/alert/{alert.pk}/change/", "zhuren")
    home = Front.objects.get(slug=HOME)
    unlaunched = Front.objects.filter(version=0).exclude(section=None).order_by("pk")
    for name, front in (("home", home), ("never-launched", unlaunched.first())):
        if front is not None:
            base = f"/admin/fronts/front/{front.pk}/"
            yield Place(f"desk-front-{name}", f"{base}change/", "bianji")
            yield Place(f"desk-front-{name}-launches", f"{base}launches/", "bianji")
            yield Place(f"desk-front-{name}-compared", f"{base}compare/", "bianji")


def _articles() -> Iterator[Place]:
    from articles.models import Article, State

    yield Place("desk-article-new", "/admin/articles/article/add/", "jizhe")
    reviewers = {
        State.DRAFTING: "jizhe",
        State.FIRST_REVIEW: "bianji",
        State.SECOND_REVIEW: "zhuren",
        State.FINAL_REVIEW: "zongbian",
        State.READY: "zhuren",
        State.RELEASED: "zongbian",
    }
    for state, who in reviewers.items():
        article = Article.objects.filter(state=state).order_by("pk").last()
        if article:
            path = f"/admin/articles/article/{article.pk}/"
            yield Place(f"desk-article-{state.replace('_', '-')}", f"{path}change/", who)
            yield Place(f"desk-read-{state.replace('_', '-')}", f"{path}change/", "jizhe2")


def _registered(who: str) -> Iterator[Place]:
    from django.contrib import admin
    from django.test import RequestFactory
    from django.urls import reverse

    from authors.models import User

    request = RequestFactory().get("/admin/")
    request.user = User.objects.get(username=who)
    for model, page in sorted(admin.site._registry.items(), key=lambda pair: str(pair[0])):  # noqa: SLF001 # the admin has no list of its pages
        if not page.has_view_permission(request):
            continue
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        name = f"desk-{who}-{model._meta.model_name}"
        yield Place(f"{name}-list", reverse(f"{base}_changelist"), who)
        if page.has_add_permission(request):
            yield Place(f"{name}-add", reverse(f"{base}_add"), who)
        first = model.objects.order_by("pk").first()
        if first is not None:
            yield Place(f"{name}-change", reverse(f"{base}_change", args=[first.pk]), who)
