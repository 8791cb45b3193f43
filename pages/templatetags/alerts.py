"""Where pages say the alert of the moment; previews of drafts say none."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from pages import alert
from pages.frame import Frame, script_of_page

register = template.Library()


@register.simple_tag(takes_context=True)
def alert_line(context: Context) -> SafeString:
    """The line below the masthead."""
    frame: Frame | None = context.get("frame")
    if frame is None:
        return SafeString()
    return alert.alert_section(
        context["around"], at=context["at"], script=script_of_page(), at_query=frame.at_query
    )


@register.simple_tag(takes_context=True)
def alert_script(context: Context) -> SafeString:
    """Its script, for the head."""
    frame: Frame | None = context.get("frame")
    if frame is None:
        return SafeString()
    return alert.alert_script(context["around"], at=context["at"], at_query=frame.at_query)
