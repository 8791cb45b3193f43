"""Page templates with their blocks put into the base once, not anew at every rendering."""

from collections.abc import Iterable
from copy import copy
from weakref import WeakKeyDictionary

from django.template import loader
from django.template.base import FilterExpression, Node, NodeList, Template
from django.template.loader_tags import BlockNode, ExtendsNode

# By the template as the loader keeps it: where files change, the loader reads another.
_joined: WeakKeyDictionary[Template, Template] = WeakKeyDictionary()


def joined(name: str) -> Template:
    """A template that renders the same; itself where blocks are more than places to fill."""
    template = _loaded(name)
    found = _joined.get(template)
    if found is None:
        found = _joined[template] = _join(template) or template
    return found


def _loaded(name: str) -> Template:
    loaded: Template = loader.get_template(name).template  # type: ignore[attr-defined]
    return loaded


def _join(template: Template) -> Template | None:
    extends = next(iter(template.nodelist), None)
    if not isinstance(extends, ExtendsNode) or not isinstance(
        extends.parent_name, FilterExpression
    ):
        return None
    parent = extends.parent_name.var
    if not isinstance(parent, str) or extends.parent_name.filters:
        return None  # named by what the page is given
    base = _loaded(parent)
    nodes = list(_filled(base.nodelist, extends.blocks))
    if any(node.get_nodes_by_type(kind) for node in nodes for kind in (BlockNode, ExtendsNode)):
        return None  # a block inside an `if` or `for`, or a base that extends another
    if "block.super" in template.source + base.source:
        return None
    whole = copy(template)
    whole.nodelist = NodeList(nodes)
    return whole


def _filled(nodes: Iterable[Node], blocks: dict[str, BlockNode]) -> Iterable[Node]:
    for node in nodes:
        if isinstance(node, BlockNode):
            yield from _filled(blocks.get(node.name, node).nodelist, blocks)
        else:
            yield node
