"""Addresses: the desk under /admin/, the readers' pages everywhere else."""

from django.contrib import admin
from django.urls import include, path

handler400 = "newsroom.desk.bad_request"
urlpatterns = [
    path("", include("pictures.urls")),
    path("admin/", admin.site.urls),
    path("", include("readership.urls")),
    path("", include("pages.urls")),
]

handler404 = "newsroom.desk.not_found"
handler500 = "newsroom.desk.server_error"
