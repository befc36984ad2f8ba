"""A child that does what a hostile file might make it do; the file's content names the deed."""

import ctypes
import json
import os
import subprocess
import sys
import time
from typing import BinaryIO

from ropewalk.app.child.answer import Answer, serve
from ropewalk.exchange.contents.refusal import Refusal


def misbehave(stream: BinaryIO) -> Answer:
    """Do the deed."""
    deed, _, rest = stream.read().decode("utf-8").partition(" ")
    match deed:
        case "echo":
            return {"said": rest}
        case "surroundings":
            return _surroundings()
        case "print":
            os.write(1, b"noise of a library")
            os.write(2, b"noise of a library")
            return {"said": rest}
        case "raise":
            raise ZeroDivisionError
        case "abort":
            os.abort()
        case "kill":
            os.kill(os.getpid(), 9)
        case "crash":
            ctypes.string_at(0)
        case "spin":
            while True:
                pass
        case "sleep":
            time.sleep(600)
        case "hoard":
            return {"held": len(bytearray(int(rest) * 2**20))}
        case "hold":
            held = bytearray(int(rest) * 2**20)
            time.sleep(600)
            return {"held": len(held)}
        case "write":
            with open("big", "wb") as file:  # noqa: PTH123
                file.write(bytes(int(rest)))
            return {}
        case "chatter":
            return {"said": "x" * int(rest)}
        case "fork":
            started = subprocess.Popen(["/bin/sleep", "600"])
            raise Refusal("mpp-broken", what=str(started.pid))
        case "refuse":
            raise Refusal(rest, what="a reason", limit="{file.__class__}")
    return {}


def _surroundings() -> Answer:
    """What this process can see of the one that started it."""
    folder = os.getcwd()  # noqa: PTH109
    return {
        "environment": sorted(os.environ),
        "folder": folder,
        "held": os.listdir(folder),  # noqa: PTH208
        "open": sorted(map(_target, os.listdir("/proc/self/fd"))),  # noqa: PTH208
        "modules": [name for name in ("numpy", "django", "numba") if name in sys.modules],
        "path": sys.path,
        "leads_session": os.getsid(0) == os.getpid(),
    }


def _target(number: str) -> str:
    """What an open file is; the list of them is closed again by now."""
    try:
        return os.readlink(f"/proc/self/fd/{number}")  # noqa: PTH115
    except FileNotFoundError:
        return "closed"


if __name__ == "__main__":
    if os.environ.get("PATH") == "rubbish":
        os.write(1, json.dumps(["no", "object"]).encode())
        sys.exit(0)
    serve(misbehave)
