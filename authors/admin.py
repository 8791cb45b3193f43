"""Accounts and authors on the desk."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from authors.models import Author, User
from pictures.choosing import ChoosesByCompletion
from pictures.desk_pages import DeskAdmin


class AccountChangeForm(UserChangeForm):
    """Django's, for our model."""

    class Meta:
        model = User
        fields = "__all__"


class AccountCreationForm(AdminUserCreationForm):
    """Django's, for our model."""

    class Meta:
        model = User
        fields = ("username", "name", "email")


@admin.register(User)
class AccountAdmin(DeskAdmin, UserAdmin):
    """Logins and their roles. Nobody changes their own roles, nobody but superusers a superuser."""

    form = AccountChangeForm
    add_form = AccountCreationForm
    list_display = ("username", "name", "roles", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    search_fields = ("username", "name", "email")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("name", "email")}),
        (_("Roles"), {"fields": ("is_active", "is_staff", "groups")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    "username",
                    "name",
                    "email",
                    "usable_password",
                    "password1",
                    "password2",
                    "is_staff",
                    "groups",
                ),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the roles that the list names."""
        return super().get_queryset(request).prefetch_related("groups")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """An account is made for somebody who works on the desk."""
        return {"is_staff": True} | super().get_changeform_initial_data(request)

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        """Names of the person's groups."""
        return "、".join(group.name for group in user.groups.all())

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Dates are facts; one's own roles are given by somebody else."""
        fixed: tuple[str, ...] = ("last_login", "date_joined")
        if obj is not None and obj.pk == request.user.pk and not request.user.is_superuser:
            fixed = (*fixed, "is_active", "is_staff", "groups")
        return fixed

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """A superuser's account, password included, is for superusers."""
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        """Set a password; Django asks for the permission to change the account."""
        user = self.get_object(request, id)
        if user is not None and not self.has_change_permission(request, user):
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """The log names people for ever; an account is deactivated."""
        return False


@admin.register(Author)
class AuthorAdmin(ChoosesByCompletion, DeskAdmin):
    """Public profiles."""

    list_display = ("name", "title", "slug", "works_here")
    list_filter = ("works_here",)
    search_fields = ("name", "slug")
    autocomplete_fields = ("photo",)
    list_per_page = 40
    show_full_result_count = False

    def get_readonly_fields(self, request: HttpRequest, obj: Author | None = None) -> Any:
        """An address stays for ever; whose profile it is decides who may review what.

        So accounts are linked by those who keep the accounts.
        """
        fixed = ("slug",) if obj else ()
        return fixed if request.user.has_perm("authors.change_user") else (*fixed, "user")

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
