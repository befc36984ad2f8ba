"""The demo program: what is shown where nobody names a file. Plan text, one file or several of one program."""

from importlib.resources import files

__all__ = ["plan_texts"]


def plan_texts() -> tuple[tuple[str, bytes], ...]:
    """The name and content of each file of the demo, in order of name."""
    found = sorted(
        (file for file in files(__name__).iterdir() if file.name.endswith(".plan.toml")), key=lambda file: file.name
    )
    return tuple((file.name, file.read_bytes()) for file in found)
