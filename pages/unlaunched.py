"""What readers get of a front that shows no launch: which stories, told to the app of fronts."""

from datetime import datetime

from chinese.script import Script
from editions.lists import card_page
from editions.menu import around
from editions.models import List
from fronts.automatic import Automatic
from fronts.models import Front
from pages.composing import compose_front


def composed_stories(front: Front, at: datetime) -> Automatic:
    """The stories of the composed front page, or of a section's list, which always stands."""
    if front.section_id is not None:
        cards = card_page(List.SECTION, front.section_id, at=at, script=Script.HANS).cards
        return Automatic(frozenset(card.story_id for card in cards), stays=True)
    page = compose_front(at=at, script=Script.HANS, sections=around(at).sections)
    blocks = [card for block in page["blocks"] for card in [block.pictured, *block.lines] if card]
    listed = frozenset(card.story_id for card in [*page["latest"], *blocks])
    return Automatic(listed | page["head"].story_ids)
