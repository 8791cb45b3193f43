"""The server starts on a port of its own."""

import os
import socket

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from authors.models import User
from newsroom.demo.accounts import open_accounts
from newsroom.demo.showing import HOST

pytestmark = pytest.mark.django_db


def test_port_that_another_serves_is_refused(settings, monkeypatch):
    monkeypatch.setattr(os, "execv", lambda *command: pytest.fail(f"served: {command}"))
    with socket.socket() as other:
        # as the server does it: a second one on the same port would be let in
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind((HOST, 0))
        other.listen()
        settings.PORT = other.getsockname()[1]

        with pytest.raises(CommandError, match=f"Port {settings.PORT} is taken"):
            call_command("serve", "--no-demo")


def test_name_that_the_demo_wants_keeps_nobody_from_the_site(
    settings, tmp_path, monkeypatch, capsys
):
    settings.NEWSROOM_DATA = tmp_path
    open_accounts()
    User.objects.filter(username="bianji").update(demo_name="")
    served = []
    monkeypatch.setattr(os, "execv", lambda *command: served.append(command))
    monkeypatch.setattr(connection, "close", lambda: None)
    with socket.socket() as free:
        free.bind((HOST, 0))
        settings.PORT = free.getsockname()[1]

    call_command("serve")

    assert len(served) == 1
    assert "bianji" in capsys.readouterr().err
