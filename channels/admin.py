"""Channels and topics on the desk; editions.admin registers them: lists follow their moves."""

from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy as _

from channels.models import Channel, ChannelQuerySet, Reviews, Topic, TopicAlias
from chinese.lines import one_line
from chinese.writings import writings
from pictures.desk_pages import DeskAdmin

_SUGGESTED = 20
MOST_NEW_ALIASES = 50
"""How many names a topic may be given at once."""


class ChannelForm(forms.ModelForm):
    """A section or channel; its address may be left to the desk."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "The last part of the page's address, for ever: letters, digits and hyphens."
                " Left empty, it becomes one like channel-7."
            )

    def clean(self) -> dict[str, Any] | None:
        """The next free address where none was given."""
        cleaned = super().clean()
        if "slug" in self.fields and not self.errors and not self.cleaned_data["slug"]:
            section = self.cleaned_data.get("parent") is None
            self.cleaned_data["slug"] = Channel.objects.free_slug(
                "section" if section else "channel"
            )
        return cleaned


def _holds(term: str) -> Q:
    """Whose name holds what was typed, in either script."""
    return reduce(or_, (Q(name__icontains=written) for written in writings(term)))


class ChannelAdmin(DeskAdmin):
    """Sections and their channels; moving one between sections is an act of its own permission."""

    form = ChannelForm
    list_display = ("tree_name", "stories", "demands", "order", "slug")
    list_select_related = ("parent",)
    search_fields = ("name", "slug")
    search_help_text = _("Name or address")
    empty_value_display = ""
    show_full_result_count = False
    sortable_by = ()
    fields = (
        "name",
        "slug",
        "parent",
        "order",
        "description",
        "reviews_demanded",
        "proof_demanded",
    )

    @admin.display(description=_("channel"))
    def tree_name(self, channel: Channel) -> str:
        """The name, set in under its section's."""
        if channel.parent is None:
            return format_html('<span class="section">{}</span>', channel.name)
        return format_html(
            '<span class="visually-hidden">{}-</span><span class="in-section">{}</span>',
            channel.parent.name,
            channel.name,
        )

    @admin.display(description=_("reviews demanded"))
    def demands(self, channel: Channel) -> str:
        """Which reviews, and whether proof-reading."""
        reviews = str(Reviews(channel.reviews_demanded).label)
        return f"{reviews} · {gettext('proof-reading')}" if channel.proof_demanded else reviews

    def get_queryset(self, request: HttpRequest) -> QuerySet[Channel]:
        """Sections in order, each followed by its channels."""
        channels: ChannelQuerySet = super().get_queryset(request).select_related("parent")  # type: ignore[assignment]
        return channels.in_tree_order()

    def get_ordering(self, request: HttpRequest) -> Any:
        """The same; the list would otherwise take the order of the model."""
        return Channel.objects.in_tree_order().query.order_by

    def get_readonly_fields(self, request: HttpRequest, obj: Channel | None = None) -> Any:
        """An address stays for ever; the section changes by those who may move channels."""
        if obj is None:
            return ()
        moves = request.user.has_perm("channels.move_channel")
        return ("slug",) if moves else ("slug", "parent")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Only sections can hold channels."""
        if db_field.name == "parent":
            kwargs["queryset"] = Channel.objects.sections().in_menu_order()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Channel | None = None) -> bool:
        """Its address was given to readers."""
        return False


class AliasForm(forms.ModelForm):
    """An alias leads to one topic, so it is no other topic's name."""

    class Meta:
        model = TopicAlias
        fields = ("name",)

    def clean_name(self) -> str:
        """A name that no topic has."""
        name: str = one_line(self.cleaned_data["name"])
        if not any(character.isalnum() for character in name):
            raise forms.ValidationError(_("“%(name)s” is no topic."), params={"name": name})
        if Topic.objects.filter(name__iexact=name).exists():
            raise forms.ValidationError(_("There is a topic of this name."))
        return name


class AliasInline(admin.TabularInline):
    """Other names of a topic."""

    model = TopicAlias
    form = AliasForm
    extra = 1
    verbose_name_plural = _("aliases")

    def get_formset(self, request: HttpRequest, obj: Topic | None = None, **kwargs: Any) -> Any:
        """No more rows are ever made than are stored and can be meant beside them."""
        if request.method == "POST":
            # topics that went up in this one have left it their names: there is no upper bound
            stored = obj.aliases.count() if obj else 0
            most = stored + MOST_NEW_ALIASES
            kwargs |= {"max_num": most, "absolute_max": most}
        return super().get_formset(request, obj, **kwargs)

    def has_view_permission(self, request: HttpRequest, obj: Topic | None = None) -> bool:
        """As the topic itself."""
        return request.user.has_perm("channels.view_topic")

    def has_add_permission(self, request: HttpRequest, obj: Topic | None = None) -> bool:
        """Whoever may change the topic."""
        return request.user.has_perm("channels.change_topic")

    def has_change_permission(self, request: HttpRequest, obj: Topic | None = None) -> bool:
        """Whoever may change the topic."""
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Topic | None = None) -> bool:
        """Whoever may change the topic."""
        return self.has_add_permission(request, obj)


class TopicForm(forms.ModelForm):
    """A topic's name is also found by its aliases, so the two are looked at together."""

    class Meta:
        model = Topic
        fields = ("name", "slug", "description")

    def clean_name(self) -> str:
        """A name that no other topic answers to."""
        name: str = one_line(self.cleaned_data["name"])
        if not any(character.isalnum() for character in name):
            raise forms.ValidationError(_("“%(name)s” is no topic."), params={"name": name})
        others = TopicAlias.objects.filter(name__iexact=name).exclude(topic=self.instance.pk)
        if others.exists():
            raise forms.ValidationError(_("Another topic has this name as an alias."))
        return name


class TopicAdmin(DeskAdmin):
    """Topics with their aliases, and the completion that the article form asks."""

    form = TopicForm
    inlines = (AliasInline,)
    list_display = ("name", "other_names", "stories", "fate")
    list_select_related = ("merged_into",)
    sortable_by = ()
    empty_value_display = ""
    search_fields = ("name", "aliases__name")
    search_help_text = _("Name or alias")
    list_per_page = 40
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        """With the other names that the list shows."""
        topics: QuerySet[Topic] = super().get_queryset(request)
        return topics.prefetch_related("aliases")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Topic], search_term: str
    ) -> tuple[QuerySet[Topic], bool]:
        """Completion offers topics that stand: none that went up in another."""
        found, distinct = super().get_search_results(request, queryset, search_term)
        if request.path.endswith("/autocomplete/"):
            found = found.filter(merged_into=None)
        return found, distinct

    @admin.display(description=_("aliases"))
    def other_names(self, topic: Topic) -> str:
        """What else leads to it."""
        return "、".join(alias.name for alias in topic.aliases.all())

    @admin.display(description=_("merged into"))
    def fate(self, topic: Topic) -> str:
        """The topic that it went up in."""
        return f"→ {topic.merged_into.name}" if topic.merged_into else ""

    def get_readonly_fields(self, request: HttpRequest, obj: Topic | None = None) -> Any:
        """An address stays for ever."""
        return ("slug", "merged_into") if obj else ()

    def get_fields(self, request: HttpRequest, obj: Topic | None = None) -> Any:
        """A new topic's address is made from its name."""
        if obj is None:
            return ("name", "description")
        fields = ("name", "slug", "description")
        return (*fields, "merged_into") if obj.merged_into_id else fields

    def get_urls(self) -> list[Any]:
        """Completion stands beside the list."""
        view = self.admin_site.admin_view(self.complete)
        return [path("complete/", view, name="channels_topic_complete"), *super().get_urls()]

    def complete(self, request: HttpRequest) -> JsonResponse:
        """Topics whose name or alias holds what was typed, as Select2 wants them."""
        term = request.GET.get("term", "").strip()[:100]
        if not term or not request.user.has_perm("channels.view_topic"):
            return JsonResponse({"results": []})
        found = (
            Topic.objects.filter(merged_into=None)
            .filter(
                _holds(term) | Q(pk__in=TopicAlias.objects.filter(_holds(term)).values("topic"))
            )
            .order_by("name")[:_SUGGESTED]
        )
        return JsonResponse({"results": [{"id": t.name, "text": t.name} for t in found]})

    def has_delete_permission(self, request: HttpRequest, obj: Topic | None = None) -> bool:
        """Its address was given to readers: a topic goes up in another."""
        return False
