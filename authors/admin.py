"""Accounts and authors on the desk."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from authors.accounts import AccountChangeForm, AccountCreationForm, PasswordForm
from authors.models import Author, User
from authors.names import tell_renamed
from authors.profiles import NameTaken, make_profile, writes
from authors.role_names import role_name, role_names
from authors.roles_log import changes_of_roles
from pictures.choosing import ChoosesByCompletion
from pictures.desk_pages import DeskAdmin


class RoleFilter(admin.SimpleListFilter):
    """Accounts with a role."""

    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The roles there are."""
        return [(str(group.pk), role_name(group.name)) for group in Group.objects.order_by("pk")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Those who have it."""
        chosen = self.value()
        known = {key for key, _name in self.lookup_choices}
        return queryset.filter(groups=chosen) if chosen in known else queryset


class ActiveFilter(admin.SimpleListFilter):
    """Accounts in use, or deactivated."""

    title = _("sign-in")
    parameter_name = "active"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Both."""
        return [("yes", _("active")), ("no", _("deactivated"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Those that are so."""
        wanted = {"yes": True, "no": False}.get(self.value() or "")
        return queryset if wanted is None else queryset.filter(is_active=wanted)


class AccountAdmin(DeskAdmin, UserAdmin):
    """Logins and their roles. Nobody changes their own roles, nobody but superusers a superuser.

    Registered by newsroom.admin, which knows what each role does.
    """

    form = AccountChangeForm
    add_form = AccountCreationForm
    change_password_form = PasswordForm
    role_words: Callable[[str], str] = staticmethod(lambda name: "")
    list_display = ("display_name", "username", "roles", "may_sign_in", "last_seen")
    list_filter = (RoleFilter, ActiveFilter)
    search_fields = ("username", "name")
    search_help_text = _("Name or username")
    empty_value_display = ""
    ordering = ("-is_active", "username")
    sortable_by = ()
    list_per_page = 40
    show_full_result_count = False
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("name", "username", "email", "groups", "is_active")}),
        (_("Dates"), {"fields": ("last_seen", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("name", "username", "groups", "profile")}),
        (_("Password"), {"fields": ("password1", "password2")}),
    )

    def get_form(
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """With a sentence beside each role."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        if "groups" in form.base_fields:
            form.base_fields["groups"].what_it_does = self.role_words
        return form

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the roles that the list names."""
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=pgettext_lazy("of a person", "name"))
    def display_name(self, user: User) -> str:
        """As colleagues know the person."""
        return str(user)

    @admin.display(description=_("sign-in"))
    def may_sign_in(self, user: User) -> str:
        """Whether the account is in use."""
        if user.is_active and user.password_is_temporary:
            return gettext("temporary password")
        return gettext("active") if user.is_active else gettext("deactivated")

    @admin.display(description=_("last login"))
    def last_seen(self, user: User) -> str:
        """The day of the last sign-in."""
        if user.last_login is None:
            return gettext("never")
        return date_format(timezone.localtime(user.last_login), "SHORT_DATETIME_FORMAT")

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        """Names of the person's groups."""
        return role_names(group.name for group in user.groups.all())

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Dates are facts; one's own roles are given by somebody else."""
        fixed: tuple[str, ...] = ("last_seen", "date_joined")
        # `groups` is not shown, but must not be taken from what is sent
        own = ("is_active", "groups", "roles")
        return (*fixed, *own) if _is_own(request, obj) else fixed

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """One's own roles as words."""
        parts: Any = super().get_fieldsets(request, obj)
        if not _is_own(request, obj):
            return parts
        own = {"groups": "roles"}
        return [
            (title, {**part, "fields": [own.get(name, name) for name in part["fields"]]})
            for title, part in parts
        ]

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Whoever is deactivated is signed out everywhere, and stays so if taken back."""
        if change and "is_active" in form.changed_data and not obj.is_active:
            obj.sessions_ended += 1
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Roles; then the public profile of somebody new who writes."""
        super().save_related(request, form, formsets, change)
        if not change and form.cleaned_data.get("profile") and writes(form.instance):
            tell_of_profile(request, form.instance)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """A superuser's account, password included, is for superusers."""
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """With the roles: the log tells who could do what, and since when."""
        message = super().construct_change_message(request, form, formsets, add)
        return [*message, *changes_of_roles(form, add=add)]

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        """Set a temporary password; one's own is changed where the old one is asked for.

        Django asks for the permission to change the account.
        """
        user = self.get_object(request, id)
        if user is not None and not self.has_change_permission(request, user):
            raise PermissionDenied
        if user is not None and user.pk == request.user.pk:
            return redirect("admin:password_change")
        return super().user_change_password(request, id, form_url)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """The log names people for ever; an account is deactivated."""
        return False


def _is_own(request: HttpRequest, obj: User | None) -> bool:
    """Whether it is the account of somebody who may not give roles to himself."""
    return obj is not None and obj.pk == request.user.pk and not request.user.is_superuser


def tell_of_profile(request: HttpRequest, user: User) -> None:
    """Make the profile, and say so; where the name is taken, say that."""
    try:
        author = make_profile(user)
    except NameTaken as taken:
        author = taken.author
        words = gettext(
            "There is an author “{name}” without an account already. If that is the same person,"
            " link the account on the author's page."
        )
        level = messages.WARNING
    else:
        words = gettext("The public profile “{name}” was made too.")
        level = messages.INFO
    address = reverse("admin:authors_author_change", args=[author.pk])
    link = format_html('<a href="{}">{}</a>', address, author.name)
    messages.add_message(request, level, format_html(words, name=link))


class WorksHereFilter(admin.SimpleListFilter):
    """Those who work here, or have left."""

    title = _("employment")
    parameter_name = "here"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Both."""
        return [("yes", _("works here")), ("no", _("has left"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Those of whom it is so."""
        wanted = {"yes": True, "no": False}.get(self.value() or "")
        return queryset if wanted is None else queryset.filter(works_here=wanted)


@admin.register(Author)
class AuthorAdmin(ChoosesByCompletion, DeskAdmin):
    """Public profiles."""

    list_display = ("face", "name", "title", "login", "at_work", "slug")
    list_display_links = ("name",)
    list_filter = (WorksHereFilter,)
    list_select_related = ("photo", "user")
    sortable_by = ()
    search_fields = ("name", "slug")
    search_help_text = pgettext_lazy("of a person", "Name or address")
    empty_value_display = ""
    autocomplete_fields = ("photo",)
    list_per_page = 40
    show_full_result_count = False

    @admin.display(description=_("photo"))
    def face(self, author: Author) -> str:
        """A small square; the name's first character for those without a photo."""
        if author.photo is None:
            return format_html('<span class="no-face" aria-hidden="true">{}</span>', author.name[0])
        return format_html(
            '<img src="{}" width="48" height="48" alt="" loading="lazy">',
            author.photo.rendition("square", 96),
        )

    @admin.display(description=_("account"))
    def login(self, author: Author) -> str:
        """The username of the author's account, if there is one."""
        return author.user.username if author.user else ""

    @admin.display(description=_("works here"))
    def at_work(self, author: Author) -> str:
        """In a word."""
        return gettext("works here") if author.works_here else gettext("has left")

    def get_readonly_fields(self, request: HttpRequest, obj: Author | None = None) -> Any:
        """An address stays for ever; whose profile it is decides who may review what.

        So accounts are linked by those who keep the accounts.
        """
        fixed = ("slug",) if obj else ()
        return fixed if request.user.has_perm("authors.change_user") else (*fixed, "user")

    def save_model(self, request: HttpRequest, obj: Author, form: Any, change: bool) -> None:
        """Another name is told to those whose bylines print it."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            for sentence in tell_renamed(author=obj, by=request.user, at=timezone.now()):
                messages.warning(request, sentence)

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """A new credit can name those who work here."""
        found, distinct = super().get_search_results(request, queryset, search_term)
        if request.path.endswith("/autocomplete/"):
            found = found.filter(works_here=True)
        return found, distinct

    def has_delete_permission(self, request: HttpRequest, obj: Author | None = None) -> bool:
        """Bylines refer to authors for ever."""
        return False
