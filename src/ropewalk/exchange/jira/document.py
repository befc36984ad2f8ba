"""Rich text of Jira Cloud (a tree of nodes) to plain text."""

_BLOCKS = frozenset({"paragraph", "heading", "listItem", "codeBlock", "blockquote", "tableRow", "rule", "hardBreak"})
_MOST_NODES = 20_000


def text_of(value: object) -> str:
    """The text of a description: of a tree of nodes its leaves, a line for each block; a text as it is."""
    if isinstance(value, str):
        return value
    parts: list[str] = []
    waiting: list[object] = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, str):
            parts.append(node)
        elif isinstance(node, dict):
            if isinstance(node.get("text"), str):
                parts.append(node["text"])
            if node.get("type") in _BLOCKS:
                waiting.append("\n")
            waiting.append(node.get("content"))
    return "".join(parts)
