"""The editor that journalists write in: CKEditor with the tools of a news text, and no others."""

from typing import Any

from ckeditor.widgets import CKEditorWidget
from django.forms.widgets import Media, Script
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from articles.plain_bodies import as_html
from editions.html import sanitise

# Addresses wait: forms are built while the admin is still collecting what it serves.
_static = lazy(static, str)
_TOOLBAR = [
    ["Undo", "Redo"],
    ["Format", "Bold", "Italic", "Superscript", "Subscript", "RemoveFormat"],
    ["NumberedList", "BulletedList", "Blockquote"],
    ["JustifyLeft", "JustifyCenter", "JustifyRight"],
    ["Link", "Unlink", "Image", "PictureLibrary", "Table", "SpecialChar", "PageBreak"],
    ["Find", "PasteFromWord", "PasteText", "Maximize", "Source"],
]
# What STACK's policy keeps out: each is a hole, calls a server, or makes what no page shows.
_REMOVED = (
    "about,adobeair,bbcode,codesnippet,codesnippetgeshi,copyformatting,devtools,div,"
    "docprops,elementspath,embed,"
    "embedbase,embedsemantic,exportpdf,flash,forms,iframe,iframedialog,image,language,mathjax,"
    "newpage,pastefromgdocs,placeholder,preview,print,save,scayt,smiley,sourcedialog,"
    "stylesheetparser,templates,uicolor,wsc"
)
_ALLOWED = {
    "p h2 h3 h4 blockquote": {"styles": "text-align,margin-left"},
    "strong em u s sub sup ul li table tbody thead tr caption hr br figcaption dl dt dd": {},
    "ol": {"styles": "list-style-type", "attributes": "start"},
    "td th": {"attributes": "colspan,rowspan,scope", "styles": "text-align,width"},
    "a": {"attributes": "!href,target,title"},
    # data-widget: by it the upload plugin finds again the place that a picture is pasted at
    "img": {"attributes": "!src,alt,width,height,data-widget", "styles": "width,height,float"},
    "figure": {"classes": "image,image-left,image-center,image-right", "styles": "float,width"},
    "div": {"styles": "page-break-after,break-after"},
    "span": {"styles": "display", "attributes": "lang,translate"},
}

# What desk/editor.js says instead of the editor's own words.
_WORDS = {
    "format": {
        "tag_p": _("Paragraph"),
        "tag_h2": _("Sub-heading"),
        "tag_h3": _("Second-level sub-heading"),
        "tag_h4": _("Third-level sub-heading"),
    },
    "image": {"alt": _("Alternative text"), "captioned": _("With a caption")},
    "library": {
        "label": _("Library"),
        "title": _("Picture in the text"),
        "missing": _("Say what the picture shows, for those who can't see it."),
    },
}


def news_config() -> dict[str, Any]:
    """The editor's configuration, as CKEditor 4 names it."""
    return {
        "title": _("body"),
        "toolbar": "News",
        "toolbar_News": _TOOLBAR,
        "extraPlugins": "autogrow,find,image2,pagebreak,pastefromword,tableresize,uploadimage",
        "removePlugins": _REMOVED,
        "removeDialogTabs": "link:advanced;link:upload;image2:advanced",
        "allowedContent": _ALLOWED,
        "format_tags": "p;h2;h3;h4",
        "newsWords": _WORDS,
        "contentsCss": [_static("desk/editor-content.css")],
        "contextmenu_contentsCss": [
            _static("ckeditor/ckeditor/skins/moono-lisa/editor.css"),
            _static("desk/editor-menu.css"),
        ],
        "image2_alignClasses": ["image-left", "image-center", "image-right"],
        "image2_captionedClass": "image",
        "filebrowserUploadMethod": "xhr",
        "filebrowserImageUploadUrl": reverse_lazy("picture_upload"),
        "uploadUrl": reverse_lazy("picture_upload"),
        "autoGrow_minHeight": 420,
        "autoGrow_onStartup": True,
        "height": 420,
        "width": "100%",
        "clipboard_handleImages": False,  # uploadimage does
        "customConfig": "",
        "stylesSet": False,
        "disableNativeSpellChecker": False,
        "entities": False,
        "basicEntities": True,
        "tabSpaces": 0,
        "linkShowAdvancedTab": False,
    }


class NewsEditor(CKEditorWidget):  # type: ignore[misc] # it has no types
    """CKEditor on a body field; whatever enters it has been sanitised."""

    # percent-encoded, a text of Han characters would arrive three times its size
    needs_multipart_form = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # the plain field, for those without JavaScript
        self.attrs["rows"] = 20
        self.config |= news_config()

    def format_value(self, value: Any) -> str | None:
        """The value as the editor gets it: CKEditor's own filter is no protection."""
        return sanitise(as_html(value)) if value else value

    @property
    def media(self) -> Media:
        """The editor alone: desk/editor.js starts it, and nothing waits for it."""
        scripts: list[Any] = [
            Script("ckeditor/ckeditor/ckeditor.js", defer=True),
            Script("desk/editor.js", type="module"),
        ]
        return Media(js=scripts)
