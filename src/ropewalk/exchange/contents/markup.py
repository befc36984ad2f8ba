"""Markup: the root element of an XML text, found without parsing it."""

import re
from typing import NamedTuple

_SKIPPED = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_NAME = r"[^\W\d][^\s<>/:=\"'!?]{0,200}"
_ROOT = re.compile(rf"<(?:(?P<prefix>{_NAME}):)?(?P<name>{_NAME})(?P<attributes>[^<>]{{0,20000}})")
_NAMESPACE = re.compile(r"\sxmlns(?::(?P<prefix>[^\s=]+))?\s*=\s*(?P<quote>[\"'])(?P<uri>.*?)(?P=quote)", re.DOTALL)


class Root(NamedTuple):
    """The root element: its name without prefix, its namespace ("" for none), its attributes as written."""

    name: str
    namespace: str = ""
    attributes: str = ""
    has_doctype: bool = False


def root_of(text: str) -> Root | None:
    """The root element of a text that begins as markup, None where none is in sight.

    After a DOCTYPE nothing is followed: the name is then the one the DOCTYPE gives.
    """
    at = 0
    while skipped := _SKIPPED.match(text, at):
        at = skipped.end()
    if text[at : at + 9].upper() == "<!DOCTYPE":
        named = re.match(r"\s+([^\s<>\[\]]+)", text[at + 9 : at + 300])
        return Root(named.group(1) if named else "", has_doctype=True)
    root = _ROOT.match(text, at)
    if root is None:
        return None
    attributes = root["attributes"]
    spaces = {found["prefix"]: found["uri"] for found in _NAMESPACE.finditer(attributes)}
    return Root(root["name"], spaces.get(root["prefix"], ""), attributes)
