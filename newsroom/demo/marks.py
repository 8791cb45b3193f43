"""How what the demo made is told from everything else, however it is edited later."""

ACCOUNT_DOMAIN = "demo.invalid"


def account_email(username: str) -> str:
    """The address that a demo account begins with; no mail can reach it."""
    return f"{username}@{ACCOUNT_DOMAIN}"


def story_uri(key: str) -> str:
    """The public identity of a demo story."""
    return f"tag:{ACCOUNT_DOMAIN},2026:{key}"
