"""The words of dates in English, German, French and Spanish, folded: lower case, without accents."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janner janvier janv enero ene",
            "february feb februar feber fevrier fevr fev febrero",
            "march mar marz maerz mrz mars marzo",
            "april apr avril avr abril abr",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet juil julio",
            "august aug aout agosto",
            "september sep sept septembre septiembre setiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez decembre diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon montag lundi lunes",
            "tuesday tue tues dienstag mardi martes",
            "wednesday wed mittwoch mercredi miercoles",
            "thursday thu thur thurs donnerstag jeudi jueves",
            "friday fri freitag vendredi viernes",
            "saturday sat samstag sonnabend samedi sabado",
            "sunday sun sonntag dimanche domingo",
        )
    )
    for name in names.split()
}

# These are also words or names of their own (do, so, sam): a weekday only where a date follows.
WEAK_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("mo lun", "di mar", "mi mer mie", "do jeu jue", "fr ven vie", "sa sam sab", "so dim dom")
    )
    for name in names.split()
}

MORNING = "morning"
AFTERNOON = "afternoon"
NIGHT = "night"

PARTS = {
    "morning": MORNING,
    "vormittag": MORNING,
    "morgen": MORNING,
    "fruh": MORNING,
    "matin": MORNING,
    "afternoon": AFTERNOON,
    "evening": AFTERNOON,
    "nachmittag": AFTERNOON,
    "abend": AFTERNOON,
    "soir": AFTERNOON,
    "night": NIGHT,
    "nacht": NIGHT,
}

# Tokens of the phrase, apostrophes and hyphens included: days from today, and the part of the day it means.
RELATIVE: dict[tuple[str, ...], tuple[int, str]] = {
    ("today",): (0, ""),
    ("tonight",): (0, NIGHT),
    ("this", "morning"): (0, MORNING),
    ("this", "afternoon"): (0, AFTERNOON),
    ("this", "evening"): (0, AFTERNOON),
    ("tomorrow",): (1, ""),
    ("tmrw",): (1, ""),
    ("yesterday",): (-1, ""),
    ("last", "night"): (-1, NIGHT),
    ("day", "after", "tomorrow"): (2, ""),
    ("day", "before", "yesterday"): (-2, ""),
    ("heute",): (0, ""),
    ("morgen",): (1, ""),
    ("gestern",): (-1, ""),
    ("ubermorgen",): (2, ""),
    ("uebermorgen",): (2, ""),
    ("vorgestern",): (-2, ""),
    ("aujourd", "'", "hui"): (0, ""),
    ("ce", "matin"): (0, MORNING),
    ("ce", "soir"): (0, AFTERNOON),
    ("demain",): (1, ""),
    ("hier",): (-1, ""),
    ("apres", "-", "demain"): (2, ""),
    ("avant", "-", "hier"): (-2, ""),
    ("hoy",): (0, ""),
    ("esta", "manana"): (0, MORNING),
    ("esta", "tarde"): (0, AFTERNOON),
    ("esta", "noche"): (0, NIGHT),
    ("manana",): (1, ""),
    ("ayer",): (-1, ""),
    ("anoche",): (-1, NIGHT),
    ("pasado", "manana"): (2, ""),
    ("anteayer",): (-2, ""),
}

# What may stand before a day or a clock time without changing it; `à` only with its accent (see `leads`).
LEADS = frozenset(
    {
        ("at",),
        ("@",),
        ("on",),
        ("on", "the"),
        ("the",),
        ("um",),
        ("am",),
        ("le",),
        ("el",),
        ("den",),
        ("a", "las"),
        ("a", "la"),
    }
)

NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "a an one ein eine einem einer un une una",
            "two zwei deux dos",
            "three drei trois tres",
            "four vier quatre cuatro",
            "five funf cinq cinco",
            "six sechs seis",
            "seven sieben sept siete",
            "eight acht huit ocho",
            "nine neun neuf nueve",
            "ten zehn dix diez",
        ),
        start=1,
    )
    for name in names.split()
}

DAY = "day"
BUSINESS = "business day"
MONTH = "month"
MINUTE = "minute"

# Unit of counting, and how many of it.
UNITS = {
    name: (unit, size)
    for unit, size, names in (
        (DAY, 1, "d day days tag tage tagen jour jours dia dias"),
        (DAY, 7, "w wk wks week weeks woche wochen semaine semaines semana semanas"),
        (MONTH, 1, "month months monat monate monaten mois mes meses"),
        (MONTH, 12, "y year years jahr jahre jahren an ans ano anos"),
        (BUSINESS, 1, "bd bday bdays arbeitstag arbeitstage arbeitstagen"),
        (MINUTE, 1, "min mins minute minutes minuten minuto minutos"),
        (MINUTE, 60, "h hr hrs hour hours stunde stunden heure heures hora horas"),
    )
    for name in names.split()
}
TWO_WORD_UNITS = frozenset(
    {
        ("business", "day"),
        ("business", "days"),
        ("working", "day"),
        ("working", "days"),
        ("jours", "ouvres"),
        ("dias", "habiles"),
        ("dias", "laborables"),
    }
)
AHEAD = frozenset({("in",), ("within",), ("dans",), ("en",)})
BEHIND = frozenset({("vor",), ("hace",), ("il", "y", "a")})
ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "ere", "º", "ª", "o", "a"})

WEEK = "week"
YEAR = "year"

# The end of a week, month or year, said in words of its own.
ENDS = {
    ("eow",): WEEK,
    ("eom",): MONTH,
    ("eoy",): YEAR,
    ("month", "end"): MONTH,
    ("year", "end"): YEAR,
    ("monatsende",): MONTH,
    ("ende", "des", "monats"): MONTH,
    ("fin", "du", "mois"): MONTH,
    ("fin", "de", "mes"): MONTH,
    ("fin", "de", "ano"): YEAR,
    ("jahresende",): YEAR,
}
WHICH = {"this": 0, "next": 1, "last": -1}
SPANS = {"week": WEEK, "month": MONTH, "year": YEAR}

NOON_WORDS = frozenset({"noon", "midday", "midi", "mediodia", "mittags"})
MIDNIGHT_WORDS = frozenset({"midnight", "mitternacht", "minuit", "medianoche"})

SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SHORT_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
