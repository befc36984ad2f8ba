"""Names of months and weekdays in English, German, French, Spanish, Italian, Portuguese and Dutch."""

import unicodedata

_MONTHS = (
    "january januar janner janvier enero gennaio janeiro januari",
    "february februar feber fevrier febrero febbraio fevereiro februari",
    "march marz maerz mars marzo marco maart mrz mrt",
    "april avril abril aprile",
    "may mai mayo maggio maio mei",
    "june juni juin junio giugno junho juno",
    "july juli juillet julio luglio julho",
    "august aout agosto augustus",
    "september septembre septiembre settembre setembro sept",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dicembre dezembro",
)
_WEEKDAYS = (
    "monday montag lundi lunes lunedi maandag segunda",
    "tuesday dienstag mardi martes martedi dinsdag terca",
    "wednesday mittwoch mercredi miercoles mercoledi woensdag quarta",
    "thursday donnerstag jeudi jueves giovedi donderdag quinta",
    "friday freitag vendredi viernes venerdi vrijdag sexta",
    "saturday samstag sonnabend samedi sabado sabato zaterdag",
    "sunday sonntag dimanche domingo domenica zondag",
)


def stripped(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.casefold()
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _numbers(names: tuple[str, ...], *, first: int, shortest: int) -> dict[str, int]:
    """Each name and each beginning of a name that can mean only one of them."""
    meanings: dict[str, set[int]] = {}
    for number, line in enumerate(names, first):
        for name in line.split():
            for length in range(min(shortest, len(name)), len(name) + 1):
                meanings.setdefault(name[:length], set()).add(number)
    return {name: numbers.pop() for name, numbers in meanings.items() if len(numbers) == 1}


MONTHS = _numbers(_MONTHS, first=1, shortest=3)
"""Number of a month, 1 to 12, by its name or short form."""

WEEKDAYS = _numbers(_WEEKDAYS, first=0, shortest=2)
"""Number of a weekday, 0 Monday to 6 Sunday, by its name or short form."""
