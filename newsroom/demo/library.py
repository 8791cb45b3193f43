"""Puts the demo's drawings into the picture library when a story first needs them."""

import io
from datetime import datetime

from authors.models import User
from newsroom.demo.data import demo_town
from newsroom.demo.drawing.scenes import draw
from pictures.models import Licence, Picture
from pictures.upload import store_picture

OWNER = "本站"


def demo_picture(name: str, *, by: User, at: datetime) -> Picture:
    """The picture of that name, drawn where the library lacks it."""
    file_name = f"demo-{name}.jpg"
    known = Picture.objects.filter(original_name=file_name).first()
    if known is not None:
        return known
    written = demo_town().pictures[name]
    return store_picture(
        file=io.BytesIO(draw(name)),
        name=file_name,
        by=by,
        at=at,
        alt=written.alt,
        caption=written.caption,
        credit_line=written.credit,
        rights_holder=OWNER,
        licence=Licence.OWN,
        focal_x=written.focal[0],
        focal_y=written.focal[1],
    )
