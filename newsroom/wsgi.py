"""The WSGI entry of the site."""

import os

from django.core.wsgi import get_wsgi_application

from newsroom.checks import refuse_demo_accounts
from newsroom.process import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
end_with_parent()
application = get_wsgi_application()
refuse_demo_accounts()
