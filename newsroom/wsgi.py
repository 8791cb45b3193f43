"""The WSGI entry of the site."""

import os

import django

from newsroom.checks import refuse_demo_accounts
from newsroom.process import end_with_parent, keep_what_stays

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
end_with_parent()
django.setup(set_prefix=False)
refuse_demo_accounts()

from newsroom.incoming import Handler  # noqa: E402 # the settings are loaded now

application = Handler()

# only a web process does chores: no command and no test comes through here
from newsroom.chores import start_chores  # noqa: E402 # the apps are loaded now

start_chores()
keep_what_stays()
