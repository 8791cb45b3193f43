"""What a story's page makes a reader load, without its pictures."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

pytestmark = pytest.mark.django_db
# with the 17 kB that a story of three screens and its lists take, 30 kB in all
MOST = 13_000


def test_style_and_script_of_a_story_are_light(client, site):
    text = client.get(f"/articles/{site.live.story_id}/").content.decode()

    files = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', text)
    weight = sum(Path(finders.find(file)).stat().st_size for file in files)

    assert len(files) == 4
    assert weight <= MOST
