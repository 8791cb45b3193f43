"""What `check --deploy` says of the settings of this project."""

from django.core.checks import run_checks

from newsroom.environment import DEFAULT_DOMAIN


def warned_of():
    return {message.id for message in run_checks(include_deployment_checks=True, tags=["security"])}


def test_deployment_warns_of_the_domain_that_is_nobodys(settings):
    settings.SITE_DOMAIN = DEFAULT_DOMAIN
    assert "newsroom.W001" in warned_of()

    settings.SITE_DOMAIN = "news.example"
    assert "newsroom.W001" not in warned_of()
