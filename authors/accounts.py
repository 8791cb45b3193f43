"""Accounts as a newsroom keeps them: made with roles and a temporary password, never deleted."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin.forms import AdminPasswordChangeForm as OwnPasswordChangeForm
from django.contrib.auth.forms import AdminPasswordChangeForm, UserCreationForm, UsernameField
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from authors.models import User
from authors.role_names import role_name

USERNAME_HELP = _("To sign in with: letters, digits and @ . + - _")


class RoleChoiceField(forms.ModelMultipleChoiceField):
    """Roles as check boxes, each with what it may do."""

    widget = forms.CheckboxSelectMultiple
    what_it_does: Callable[[str], str] = staticmethod(lambda name: "")
    """A sentence on a role by its name; whoever knows the roles gives it (newsroom.admin)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Group.objects.order_by("pk"), label=_("roles"), **kwargs)

    def clean(self, value: Any) -> Any:
        """Raises ValidationError where one account would keep the accounts and have a say too."""
        groups = super().clean(value)
        if len(groups) > 1 and any(_keeps_accounts(group) for group in groups):
            raise ValidationError(
                _(
                    "Whoever keeps the accounts has no say over content: give that role alone, and"
                    " the others to another account."
                ),
                code="apart",
            )
        return groups

    def label_from_instance(self, obj: Any) -> str:
        """The role, and the sentence on it."""
        return format_html(
            '<strong>{}</strong> <span class="says">{}</span>',
            role_name(obj.name),
            self.what_it_does(obj.name),
        )


class AccountCreationForm(UserCreationForm):
    """A new colleague: a name, a login, roles, and a password to begin with."""

    groups = RoleChoiceField(required=False, help_text=_("Without a role nothing can be done."))

    profile = forms.BooleanField(
        required=False,
        initial=True,
        label=_("Make a public profile too"),
        help_text=_(
            "For roles that write: the name that stands above stories, with a page of its own."
        ),
    )

    class Meta:
        model = User
        fields = ("username", "name", "groups")
        field_classes = {"username": UsernameField}
        help_texts = {"username": USERNAME_HELP}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["password1"].label = _("temporary password")
        self.fields["password2"].label = _("once more")
        self.fields["password2"].help_text = _(
            "Tell it to the colleague in person, who must choose an own one at the first sign-in."
        )

    def save(self, commit: bool = True) -> User:
        """An account is made for somebody who works on the desk, and chooses a password there."""
        self.instance.is_staff = True
        self.instance.password_is_temporary = True
        user: User = super().save(commit)
        return user


class AccountChangeForm(forms.ModelForm):
    """Who it is, which roles they have, whether they still work here."""

    groups = RoleChoiceField(required=False)

    class Meta:
        model = User
        fields = ("username", "name", "email", "groups", "is_active")
        field_classes = {"username": UsernameField}
        labels = {"is_active": _("may sign in")}
        help_texts = {
            "username": USERNAME_HELP,
            "is_active": _(
                "Take it off when somebody leaves: every session of theirs ends at once, and"
                " what they wrote and decided stays under their name."
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Somebody must be left who looks after the accounts."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors or not {"groups", "is_active"} & set(self.fields):
            return cleaned
        active = cleaned.get("is_active", self.instance.is_active)
        groups = cleaned.get("groups", None)
        keeps = self.instance.is_superuser or (
            any(_keeps_accounts(group) for group in groups)
            if groups is not None
            else User.objects.keepers().filter(pk=self.instance.pk).exists()
        )
        if not (active and keeps) and User.objects.is_last_keeper(self.instance):
            raise ValidationError(
                _("Nobody would be left to look after the accounts. Give somebody else that first.")
            )
        return cleaned


def _keeps_accounts(group: Group) -> bool:
    return group.permissions.filter(
        codename="change_user", content_type__app_label="authors"
    ).exists()


class PasswordForm(AdminPasswordChangeForm):
    """A new temporary password for a colleague who lost theirs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # an account that may not sign in is deactivated, not left without a password
        self.fields.pop("usable_password", None)
        for name, label in (
            ("password1", _("temporary password")),
            ("password2", _("once more")),
        ):
            self.fields[name].required = True
            self.fields[name].label = label

    def save(self, commit: bool = True) -> User:
        """It is known to whoever gave it, so it opens nothing but the choice of another."""
        self.user.password_is_temporary = True
        user: User = super().save(commit)
        return user


class OwnPasswordForm(OwnPasswordChangeForm):
    """A password that nobody else knows, in place of the one that the person has."""

    def clean(self) -> dict[str, Any]:
        """One that was given by somebody else is not kept by choosing it again."""
        cleaned = super().clean() or self.cleaned_data
        chosen = cleaned.get("new_password1")
        if chosen and chosen == cleaned.get("old_password"):
            self.add_error("new_password1", _("That is the one that you have. Choose another."))
        return cleaned

    def save(self, commit: bool = True) -> User:
        """From now on the desk is open."""
        self.user.password_is_temporary = False
        user: User = super().save(commit)
        return user
