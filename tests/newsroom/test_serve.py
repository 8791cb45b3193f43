"""The server starts on a port of its own."""

import os
import socket

import pytest
from django.core.management import CommandError, call_command

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
