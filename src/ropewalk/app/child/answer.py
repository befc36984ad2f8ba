"""The child's side: hold the limits, do the task on standard input, answer one JSON on standard output."""

import json
import os
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

from ropewalk.app.child.limits import MEGABYTE, Limits, hold
from ropewalk.exchange.contents.refusal import Refusal

Answer = dict[str, object]


def serve(task: Callable[[BinaryIO], Answer]) -> None:
    """Run a task as this process's only work. Arguments: the limits, and a pipe that closes when the parent ends."""
    limits = Limits.from_text(sys.argv[1])
    answers = _take_output()
    hold(limits)
    _end_with_parent(int(sys.argv[2]))
    try:
        told: Answer = {"answer": task(sys.stdin.buffer)}
    except Refusal as refusal:
        told = _refused(refusal)
    except MemoryError:
        told = _refused(Refusal("reading-too-hungry", megabytes=limits.memory_bytes // MEGABYTE))
    try:
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="replace")
    except MemoryError:
        text = json.dumps(_refused(Refusal("reading-too-hungry", megabytes=limits.memory_bytes // MEGABYTE))).encode()
    if len(text) > limits.answer_bytes:
        text = json.dumps(_refused(Refusal("reading-broke-off", how="it holds more than a plan can hold"))).encode()
    answers.write(text)
    answers.flush()
    os._exit(0)


def _refused(refusal: Refusal) -> Answer:
    return {"refusal": {"code": refusal.code, "facts": refusal.facts, "row": refusal.row, "field": refusal.field}}


def _take_output() -> BinaryIO:
    """Standard output for the answer alone; what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answers


def _end_with_parent(lifeline: int) -> None:
    """End as soon as the other end of the lifeline closes, which the parent holds as long as it lives."""
    if lifeline >= 0:
        threading.Thread(target=_wait_for_end, args=(lifeline,), daemon=True).start()


def _wait_for_end(lifeline: int) -> None:
    os.read(lifeline, 1)
    os._exit(1)
