"""The password of the demo accounts: made once, kept in the data folder for its owner alone."""

import os
import secrets
import tempfile
from pathlib import Path

from django.conf import settings

_BYTES = 9  # twelve characters


def password_file() -> Path:
    """Where it is kept."""
    return Path(settings.NEWSROOM_DATA) / "demo_password"


def kept_password() -> str:
    """The password that was last set, or nothing."""
    try:
        return password_file().read_text("utf-8")
    except FileNotFoundError:
        return ""


def new_password() -> str:
    """One that nobody guesses."""
    return secrets.token_urlsafe(_BYTES)


def keep_password(password: str) -> None:
    """Keep it, whole or not at all; readable by the owner only (mode 600)."""
    handle, name = tempfile.mkstemp(dir=password_file().parent, prefix=".demo_password")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(password)
    Path(name).replace(password_file())
