"""What the desk asks of the library: uploads from forms, pictures to choose from, previews."""

from http import HTTPStatus
from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chinese.lines import one_line
from pictures.models import Picture
from pictures.upload import PictureRefused, store_picture

MOST_CHOICES = 24
_SAID = ("alt", "caption", "credit_line")
_LONGEST_SEARCH = 100  # characters


@require_POST
def editor_upload(request: HttpRequest) -> JsonResponse:
    """A picture for a text, with what is said of it, if anything; answered as CKEditor wants."""
    user = request.user
    if not (user.is_authenticated and user.is_staff and user.has_perm("pictures.add_picture")):
        return _refusal(_("You may not upload pictures."), HTTPStatus.FORBIDDEN)
    upload = request.FILES.get("upload")
    if upload is None:
        return _refusal(_("No picture arrived."), HTTPStatus.BAD_REQUEST)
    described: dict[str, Any] = {name: one_line(request.POST.get(name, "")) for name in _SAID}
    try:
        _check_said(described)
        picture = store_picture(file=upload, name=upload.name or "", by=user, **described)
    except PictureRefused as refusal:
        return _refusal(str(refusal), HTTPStatus.BAD_REQUEST)
    except ValidationError as error:
        return _refusal(" ".join(error.messages), HTTPStatus.BAD_REQUEST)
    told = {"uploaded": 1, "fileName": picture.original_name, "url": picture.address}
    return JsonResponse(told | {"picture": as_choice(picture)})


@require_safe
@staff_member_required
def choices(request: HttpRequest) -> JsonResponse:
    """The newest pictures that may be printed, or the newest of those that the words name."""
    if not request.user.has_perm("pictures.view_picture"):
        raise PermissionDenied
    words = request.GET.get("q", "").replace("\x00", "").strip()[:_LONGEST_SEARCH]
    found = Picture.objects.usable(timezone.now())
    for word in words.split():
        found = found.filter(
            Q(caption__icontains=word)
            | Q(alt__icontains=word)
            | Q(credit_line__icontains=word)
            | Q(original_name__icontains=word)
        )
    return JsonResponse({"pictures": [as_choice(picture) for picture in found[:MOST_CHOICES]]})


def as_choice(picture: Picture) -> dict[str, Any]:
    """What a form shows of a picture before and after it is chosen."""
    return {
        "id": picture.pk,
        "address": picture.address,
        "small": picture.rendition("card", 320),
        "whole": picture.rendition("body", 480),
        "focal": [picture.focal_x, picture.focal_y],
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit_line,
        "name": str(picture),
    }


def _check_said(described: dict[str, str]) -> None:
    # the same lengths as on the picture's own form; the file is not there yet
    fields = {field.name for field in Picture._meta.fields}
    Picture(**described).clean_fields(exclude=fields - set(_SAID))


def _refusal(message: str, status: HTTPStatus) -> JsonResponse:
    return JsonResponse({"uploaded": 0, "error": {"message": message}}, status=status)


@require_safe
@staff_member_required
def preview(request: HttpRequest, picture_id: int) -> HttpResponse:
    """A small square of a picture, for lists and forms of the desk."""
    picture = get_object_or_404(Picture, pk=picture_id)
    return HttpResponseRedirect(picture.rendition("square", 192))
