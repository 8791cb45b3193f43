"""Takes every page at two widths, light and dark, in both scripts, into `screenshots/`.

Environment: ONLY, words of which a page's name must have one (default: every page). Says on
standard error what is wider than its window; the exit status tells whether any was. With `--empty`
the first day instead; with `--readme` the README's two pictures anew.
"""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.conftest import FLAGS
from tests.screenshots.places import READER, Place, desk_places, empty_places, public_places
from tests.screenshots.site import PASSWORD, prepare, served, use_folder

WIDTHS = {390: 844, 1280: 900}
SCHEMES = ("light", "dark")
SCRIPTS = ("zh-hans", "zh-hant")
FOLDER = Path("screenshots")
DOCS = Path("docs")
README = {"front": "site.webp", "desk-article-first-review": "desk.webp"}


def main() -> int:
    """The demo first, then an empty newsroom; the exit status."""
    only = os.environ.get("ONLY", "").split()
    wide: list[str] = []
    # one process sets Django up once, so the empty newsroom is taken by a second run of this module
    empty, readme = "--empty" in sys.argv, "--readme" in sys.argv
    with tempfile.TemporaryDirectory(prefix="newsroom-screenshots-") as folder:
        use_folder(Path(folder))
        prepare(demo=not empty)
        django.setup()
        places = [*empty_places()] if empty else [*public_places(), *desk_places()]
        chosen = [place for place in places if not only or any(word in place.name for word in only)]
        with served() as address:
            if readme:
                take_for_readme(places, address)
            else:
                wide = take(chosen, address)
    for line in wide:
        say(f"wider than its window: {line}")
    return bool(wide)


def take_for_readme(places: Iterable[Place], address: str) -> None:
    """The first window of two pages, as small files that are kept in the repository."""
    named = {place.name: place for place in places}
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, file in README.items():
            place = named[name]
            state = signed_in(browser, address, place.who) if place.who != READER else None
            window = browser.new_page(
                viewport={"width": 1280, "height": WIDTHS[1280]},
                storage_state=state,
                locale="zh-CN",
            )
            window.goto(f"{address}{place.path}")
            if window.locator(".django-ckeditor-widget").count():
                window.wait_for_selector(".cke_inner", timeout=20_000)
            window.wait_for_load_state("networkidle")
            image = Image.open(io.BytesIO(window.screenshot()))
            image.convert("RGB").save(DOCS / file, "WEBP", quality=75, method=6)
            window.context.close()


def take(places: Iterable[Place], address: str) -> list[str]:
    """Take the pictures; what does not fit its window."""
    chosen, wide = list(places), []
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for who in sorted({place.who for place in chosen}):
            own = [place for place in chosen if place.who == who]
            state = signed_in(browser, address, who) if who != READER else None
            for width, scheme, script in product(WIDTHS, SCHEMES, SCRIPTS):
                window = browser.new_page(
                    viewport={"width": width, "height": WIDTHS[width]},
                    color_scheme=scheme,
                    storage_state=state,
                    locale="zh-CN",
                )
                cookie = {"name": "desk_language", "value": script, "url": address}
                window.context.add_cookies([cookie])
                for place in own:
                    wide += shoot(window, address, place, f"{width}-{scheme}-{script}")
                window.context.close()
    return wide


def shoot(window: Page, address: str, place: Place, variant: str) -> list[str]:
    """One picture of a whole page; its name if it does not fit."""
    desk = place.path.startswith("/admin/")
    prefix = "/zh-hant" if variant.endswith("zh-hant") and not desk else ""
    window.goto(f"{address}{prefix}{place.path}")
    if window.locator(".django-ckeditor-widget").count():
        window.wait_for_selector(".cke_inner", timeout=20_000)
    for selector in filter(None, place.press.split(" | ")):
        # what a wide window has no need of is not pressed there
        if (found := window.locator(selector)).count():
            found.first.click()
            window.wait_for_load_state()
            window.wait_for_timeout(300)
    settle(window)
    window.screenshot(path=FOLDER / f"{place.name}-{variant}.png", full_page=True)
    fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    return [] if window.evaluate(fits) else [f"{place.name} {variant}"]


def settle(window: Page) -> None:
    """Wait for what comes late: parts that scripts fetch, frames, pictures far below."""
    window.evaluate(
        """() => {
            for (const image of document.images) image.loading = "eager";
            const whole = (image) => image.complete || new Promise((done) => {
                image.onload = image.onerror = done;
            });
            return Promise.all([...document.images].map(whole));
        }"""
    )
    window.wait_for_load_state("networkidle")


def signed_in(browser: Browser, address: str, who: str) -> str:
    """The cookies of one of the demo's people, as a file."""
    window = browser.new_page()
    window.goto(f"{address}/admin/login/")
    window.fill("#id_username", who)
    window.fill("#id_password", PASSWORD)
    window.press("#id_password", "Enter")
    window.wait_for_selector("#user-tools")
    path = FOLDER / f".{who}.json"
    window.context.storage_state(path=path)
    window.context.close()
    return str(path)


def say(words: str) -> None:
    """Tell whoever waits."""
    print(words, file=sys.stderr, flush=True)  # noqa: T201 # the words of a command


if __name__ == "__main__":
    sys.exit(main())
