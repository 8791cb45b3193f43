"""What the desk asks of the library: uploads from the editor, previews."""

from http import HTTPStatus

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pictures.models import Picture
from pictures.upload import PictureRefused, store_picture


@require_POST
def editor_upload(request: HttpRequest) -> JsonResponse:
    """A picture pasted, dropped or chosen in the editor, in the form CKEditor speaks."""
    user = request.user
    if not (user.is_authenticated and user.is_staff and user.has_perm("pictures.add_picture")):
        return _refusal(_("You may not upload pictures."), HTTPStatus.FORBIDDEN)
    upload = request.FILES.get("upload")
    if upload is None:
        return _refusal(_("No picture arrived."), HTTPStatus.BAD_REQUEST)
    try:
        picture = store_picture(file=upload, name=upload.name or "", by=user)
    except PictureRefused as refusal:
        return _refusal(str(refusal), HTTPStatus.BAD_REQUEST)
    return JsonResponse({"uploaded": 1, "fileName": picture.original_name, "url": picture.address})


def _refusal(message: str, status: HTTPStatus) -> JsonResponse:
    return JsonResponse({"uploaded": 0, "error": {"message": message}}, status=status)


@require_safe
@staff_member_required
def preview(request: HttpRequest, picture_id: int) -> HttpResponse:
    """A small square of a picture, for lists and forms of the desk."""
    picture = get_object_or_404(Picture, pk=picture_id)
    return HttpResponseRedirect(picture.rendition("square", 192))
