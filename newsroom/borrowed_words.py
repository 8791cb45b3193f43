"""Words of Django's and taggit's pages that their Chinese catalogues lack or space out, for ours.

Nothing reads the first of them here: being named is what has them collected and translated.
"""

from django.utils.translation import gettext_lazy as _, ngettext_lazy, pgettext_lazy

BORROWED = (
    _("Add link"),
    _("Change or view list link"),
    _("Error:"),
    _("Model name"),
    _("After you’ve created a user, you’ll be able to edit more user options."),
    # these stand in Django's catalogues with spaces around the names
    _("Select %s"),
    _("Select %s to change"),
    _("Select %s to view"),
    _("Add %s"),
    _("Change %s"),
    _("View %s"),
    _("Add %(name)s"),
    _("Add another %(verbose_name)s"),
    _("Add another %(model)s"),
    _(" By %(filter_title)s "),
    # the desk has one word for it, and speaks of what is to be done
    _("View on site"),
    _("Change selected %(model)s"),
    _("View selected %(model)s"),
    _("Yes"),
    _("No"),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        8,
    ),
    # Django's Chinese of these speaks of fields and objects, with half-width marks
    _(
        "Please enter the correct %(username)s and password for a staff account. Note "
        "that both fields may be case-sensitive."
    ),
    _(
        "Please enter a correct %(username)s and password. Note that both fields may be "
        "case-sensitive."
    ),
    _("This account is inactive."),
    _(
        "You are authenticated as %(username)s, but are not authorized to access this "
        "page. Would you like to login to a different account?"
    ),
    _("The {name} “{obj}” was added successfully."),
    _("You may edit it again below."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully."),
    _("The %(name)s “%(obj)s” was deleted successfully."),
    _("%(name)s with ID “%(key)s” doesn’t exist. Perhaps it was deleted?"),
    _("No action selected."),
    _("Items must be selected in order to perform actions on them. No items have been changed."),
    _("Successfully deleted %(count)d %(items)s."),
    _("Cannot delete %(name)s"),
    _("Are you sure?"),
    _(
        'Are you sure you want to delete the %(object_name)s "%(escaped_object)s"? All of '
        "the following related items will be deleted:"
    ),
    _(
        "Deleting the %(object_name)s '%(escaped_object)s' would require deleting the "
        "following protected related objects:"
    ),
    _("Yes, I’m sure"),
    _("No, take me back"),
    _("Changed {fields} for {name} “{object}”."),
    _("Added {name} “{object}”."),
    _("Deleted {name} “{object}”."),
    _("Change history: %s"),
    ngettext_lazy(
        "%(total_count)s selected",
        "%(total_count)s selected",
        2,
    ),
    _("0 of %(cnt)s selected"),
    ngettext_lazy(
        "%(counter)s result",
        "%(counter)s results",
        2,
    ),
    _("%(full_result_count)s total"),
    _("You don’t have permission to view or edit anything."),
    _("This object doesn’t have a change history. It probably wasn’t added via this admin site."),
    _(
        "ManagementForm data is missing or has been tampered with. Missing fields: "
        "%(field_names)s. You may need to file a bug report if the issue persists."
    ),
    _("This field is required."),
    _(":"),  # what ends the label of a field
    _("This field cannot be blank."),
    _("This field cannot be null."),
    _("Null characters are not allowed."),
    _("Enter a valid value."),
    _("Enter a valid URL."),
    _("Enter a valid email address."),
    _("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    _("Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens."),
    _("Enter a whole number."),
    _("Enter a number."),
    _("Enter a valid date."),
    _("Enter a valid time."),
    _("Enter a valid date/time."),
    _("Enter a complete value."),
    _("Ensure this value is less than or equal to %(limit_value)s."),
    _("Ensure this value is greater than or equal to %(limit_value)s."),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        2,
    ),
    ngettext_lazy(
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
        2,
    ),
    _("%(model_name)s with this %(field_label)s already exists."),
    _("%(model_name)s with this %(field_labels)s already exists."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("“%(pk)s” is not a valid value."),
    _("No file was submitted."),
    _("The submitted file is empty."),
    _("Upload a valid image. The file you uploaded was either not an image or a corrupted image."),
    _("Please correct the duplicate values below."),
    _("Please correct the duplicate data for %(field)s."),
    _("A user with that username already exists."),
    _(
        "Enter a valid username. This value may contain only letters, numbers, and "
        "@/./+/-/_ characters."
    ),
    _("The two password fields didn’t match."),
    _("Your old password was entered incorrectly. Please enter it again."),
    _("The password is too similar to the %(verbose_name)s."),
    _("Your password can’t be too similar to your other personal information."),
    _("This password is too common."),
    _("Your password can’t be a commonly used password."),
    _("This password is entirely numeric."),
    _("Your password can’t be entirely numeric."),
    ngettext_lazy(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        2,
    ),
    _("Password changed successfully."),
    _(
        "Please enter your old password, for security’s sake, and then enter your new "
        "password twice so we can verify you typed it in correctly."
    ),
    _("Log in again"),
    _("Thanks for spending some quality time with the web site today."),
    pgettext_lazy("A tag name", "name"),
    pgettext_lazy("A tag slug", "slug"),
)

# Django's scripts say these, from a catalogue of their own (newsroom.desk_script).
IN_SCRIPTS = (
    _(
        "You have unsaved changes on individual editable fields. If you run an action, your "
        "unsaved changes will be lost."
    ),
    _(
        "You have selected an action, but you haven’t saved your changes to individual fields "
        "yet. Please click OK to save. You’ll need to re-run the action."
    ),
    _(
        "You have selected an action, and you haven’t made any changes on individual fields. "
        "You’re probably looking for the Go button rather than the Save button."
    ),
)
COUNTED_IN_SCRIPTS = tuple(
    (
        ngettext_lazy(
            "Note: You are %s hour ahead of server time.",
            "Note: You are %s hours ahead of server time.",
            count,
        ),
        ngettext_lazy(
            "Note: You are %s hour behind server time.",
            "Note: You are %s hours behind server time.",
            count,
        ),
    )
    for count in (1, 2)
)
"""The same sentences for one and for several."""
