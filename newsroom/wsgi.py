"""The WSGI entry of the site."""

import os

from django.core.wsgi import get_wsgi_application

from newsroom.checks import refuse_demo_accounts
from newsroom.process import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
end_with_parent()
application = get_wsgi_application()
refuse_demo_accounts()

# only a web process does chores: no command and no test comes through here
from newsroom.chores import start_chores  # noqa: E402 # the apps are loaded now

start_chores()
