"""Words in the cells of a plan that stand for one of our own: kinds of task, constraints, modes, calendars."""

from typing import TypeVar

from ropewalk.planning.plan import ConstraintKind, TaskKind

Meaning = TypeVar("Meaning")

_KINDS = {
    TaskKind.TASK: """
        task|normal|activity|aufgabe|vorgang|arbeitspaket|tache|tarea|subtask|work package|fixed duration
        |fixed units|fixed work|task dependent|resource dependent|level of effort""",
    TaskKind.MILESTONE: "milestone|meilenstein|jalon|hito|start milestone|finish milestone|gate|ms",
    TaskKind.SUMMARY: """
        summary|summary task|phase|stage|group|section|heading|sammelvorgang|recapitulatif|tache recapitulative
        |resumen|tarea de resumen|wbs summary|wbs""",
}
_CONSTRAINTS = {
    ConstraintKind.ASAP: "asap|as soon as possible|so fruh wie moglich|des que possible|lo antes posible|0",
    ConstraintKind.ALAP: "alap|as late as possible|so spat wie moglich|le plus tard possible|lo mas tarde posible|1",
    ConstraintKind.MSO: "mso|must start on|muss anfangen am|doit commencer le|debe comenzar el|start on|2",
    ConstraintKind.MFO: "mfo|must finish on|muss enden am|doit finir le|debe finalizar el|finish on|3",
    ConstraintKind.SNET: """
        snet|start no earlier than|anfang nicht fruher als|debut au plus tot le|no comenzar antes del
        |start on or after|4""",
    ConstraintKind.SNLT: """
        snlt|start no later than|anfang nicht spater als|debut au plus tard le|no comenzar despues del
        |start on or before|5""",
    ConstraintKind.FNET: """
        fnet|finish no earlier than|ende nicht fruher als|fin au plus tot le|no finalizar antes del
        |finish on or after|6""",
    ConstraintKind.FNLT: """
        fnlt|finish no later than|ende nicht spater als|fin au plus tard le|no finalizar despues del
        |finish on or before|7""",
}
_MODES = {
    True: """
        manual|manually scheduled|yes|true|manuell|manuell geplant|planifiee manuellement|manuel
        |programada manualmente""",
    False: """
        auto|automatic|auto scheduled|automatically scheduled|no|false|automatisch|automatisch geplant
        |planifiee automatiquement|programada automaticamente|autoprogramada""",
}
_STANDARD = "standard|none|default|standardkalender|project calendar|5 day week|5x8|estandar"
_ELAPSED = "elapsed|every hour|24 hours|24 hour|24h|24 7|24x7|7x24|24 stunden|24 heures|24 horas"


def _words(blocks: dict[Meaning, str]) -> dict[str, Meaning]:
    return {" ".join(word.split()): meaning for meaning, block in blocks.items() for word in block.split("|")}


KINDS = _words(_KINDS)
"""Kind of task by word; words as `headers.plain` leaves them, here and below."""

CONSTRAINTS = _words(_CONSTRAINTS)
"""Constraint by its letters, words or Microsoft's number."""

MODES = _words(_MODES)
"""Whether a task is scheduled by hand, by word."""

STANDARD_WORDS = frozenset(_STANDARD.split("|"))
"""Names for the standard week."""

ELAPSED_WORDS = frozenset(_ELAPSED.split("|"))
"""Names for a calendar without any free time."""
