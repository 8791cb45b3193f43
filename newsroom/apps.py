"""The project as an app: the desk's admin site and the roles."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin with our site object."""

    default_site = "newsroom.desk.Desk"


class NewsroomConfig(AppConfig):
    """Composes the apps."""

    name = "newsroom"
