"""What the paper's settings say below every page, as readers of a script read it."""

import re
from collections.abc import Mapping
from typing import Any

from django.urls import get_script_prefix

from chinese.convert import for_reader
from chinese.script import Script
from editions.house import House
from pages.frame import script_of_page

# Where readers look up what a site has registered: of the ministry, of the police.
_ICP_REGISTER = "https://beian.miit.gov.cn/"
_POLICE_REGISTER = "https://beian.mps.gov.cn/"
_POLICE_NUMBER = re.compile(r"[0-9]{14}")


def lines_of(house: House) -> Mapping[str, Any]:
    """The inputs of the footer that are set."""
    lines = {
        "description": _said(house.description),
        "licence": _said(house.licence_number),
        "icp": _registered(house.icp_number, _ICP_REGISTER),
        "police": _registered(house.police_number, _police_register(house.police_number)),
        "complaints": _complaints(house),
    }
    return {name: line for name, line in lines.items() if line}


def _said(words: str) -> str:
    return for_reader(words, written=Script.HANS, reader=script_of_page())


def _registered(number: str, address: str) -> dict[str, str]:
    return {"number": _said(number), "address": address} if number else {}


def _police_register(number: str) -> str:
    found = _POLICE_NUMBER.search(number)
    return f"{_POLICE_REGISTER}#/query/webSearch?code={found[0]}" if found else _POLICE_REGISTER


def _complaints(house: House) -> dict[str, str]:
    ways = {
        "telephone": house.complaints_phone,
        "email": house.complaints_email,
        "page": _page(house.complaints_address),
    }
    return {name: way for name, way in ways.items() if way}


def _page(address: str) -> str:
    # a page of ours is one of the script that is read
    own = address.startswith("/")
    return f"{get_script_prefix()}{address[1:]}" if own else address
