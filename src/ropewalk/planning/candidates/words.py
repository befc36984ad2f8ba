"""Names of tasks as words: what they are about, and whether they say that the task waits for something."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 400

_FILLERS = """
a an and as at be by for from in is it its of on or our the their to until we with
milestone ready done complete completed completion finished finish delivered delivery deliver received receive
available handed handover handoff approved signed off go live start started end ended begin kickoff kick project
phase stage release closed close closeout task test tests all
der die das den dem des ein eine einen einem einer und oder von vom zu zum zur fur im am auf aus bis bei mit
meilenstein fertig abgeschlossen abschluss bereit geliefert lieferung erhalten verfugbar ubergabe beginn ende
projekt erledigt abgenommen
le la les l un une des du de d et ou par pour sur dans en au aux
jalon pret prete termine terminee fini finie livre livree livraison recu recue disponible fin debut projet remis
el los las una unos unas y o del al con por para
hito listo lista terminado terminada completo completa entregado entregada entrega recibido recibida inicio
proyecto fase cerrado cierre
"""
FILLERS = frozenset(_FILLERS.split())
"""Words that tell nothing apart: of four languages, without accents."""

_WAITS = re.compile(
    "|".join(
        [
            r"\ba?wait(?:s|ing)?\b(?: (?:for|on|until))?",
            r"\bblocked (?:by|on)\b",
            r"\bdepend(?:s|ing|ent)? (?:up)?on\b",
            r"\bpending\b",
            r"\bneed(?:s|ed|ing)?\b(?=.* from )",
            r"\brequire(?:s|d)?\b(?=.* from )",
            r"\bwarte(?:n|t)? auf\b",
            r"\b(?:blockiert|abhangig) (?:durch|von|vom)\b",
            r"\bhangt (?:ab )?(?:von|vom)\b",
            r"\b(?:benotig|brauch)(?:t|en|e)\b(?=.* vo[nm] )",
            r"\b(?:attente|attendre|attend(?= (?:la|le|les)\b))(?: des?| du)?\b",
            r"\bbloque(?:e|s|es)? par\b",
            r"\bdepend(?:re|ant)? de(?:s|l)?\b",
            r"\b(?:besoin|necessite)(?: de)?\b(?=.* de )",
            r"\b(?:en espera|a la espera|esperar|esperando|espera)(?: a| de| por)?\b",
            r"\bbloquead[oa]s? por\b",
            r"\bdepende(?:n)? de(?:l)?\b",
            r"\b(?:necesita|requiere)n?\b(?=.* de )",
        ]
    )
)
"""How a name says that the task waits, over text without accents, in lower case; what is awaited stands behind."""


def plain(text: str) -> str:
    """Lower case without accents, at most 400 letters: `Hängt ab von` reads `hangt ab von`."""
    letters = unicodedata.normalize("NFKD", text[:_LONGEST].casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def words_of(text: str) -> tuple[str, ...]:
    """All words of a text, plain, in order."""
    return tuple(_WORD.findall(plain(text)))


def subject_of(text: str) -> frozenset[str]:
    """The words that say what a text is about; the plural reads as the singular."""
    return frozenset(_singular(word) for word in words_of(text) if word not in FILLERS)


def awaited_in(name: str) -> str:
    """What a name says its task waits for; empty where it does not."""
    text = plain(name)
    found = _WAITS.search(text)
    return "" if found is None else text[found.end() :].strip()


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
