"""The words of the capture language and what they stand for, as tables.

Stances, certainties and marks are English and may be cut; units, periods and channels are in English, German,
French and Spanish. All keys are folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journal.domain.records.negotiation import Outcome, Stage
from journal.domain.records.statement import Certainty, Stance
from journal.domain.records.value import Period
from journal.domain.records.words import Channel

SHORTEST_CUT = 3


def _table(rows: Mapping[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, words in rows.items() for word in words.split(", ")}


def cut(word: str, known: Iterable[str]) -> str:
    """The one known word that this is, or is the beginning of with three letters or more; empty otherwise."""
    if word in known:
        return word
    if len(word) < SHORTEST_CUT:
        return ""
    found = [candidate for candidate in known if candidate.startswith(word)]
    return found[0] if len(found) == 1 else ""


STANCES: Mapping[str, Stance] = {stance.value: stance for stance in Stance}
CERTAINTIES: Mapping[str, Certainty] = {
    certainty.value: certainty for certainty in Certainty if certainty is not Certainty.UNKNOWN
}
STAGES: Mapping[str, Stage] = {stage.label: stage for stage in Stage}
OUTCOMES: Mapping[str, Outcome] = {outcome.label: outcome for outcome in Outcome}
NEGATIONS = frozenset({"not", "never", "no longer", "isn't", "wasn't", "nicht", "pas"})

DUE, MEET, OFFER, STAGE = "due", "meet", "offer", "stage"
DECIDED, TOLD, CLOSED, CONFIRMED, MET, EXTENSION = "decided", "told", "closed", "confirmed", "met", "extension"
MARKS = (DUE, MEET, OFFER, STAGE, DECIDED, TOLD, CLOSED, CONFIRMED, MET, EXTENSION)
MARK_BEGINNINGS = frozenset(mark[:SHORTEST_CUT] for mark in MARKS)

FACTORS: Mapping[str, int] = {
    **dict.fromkeys(("k", "thousand", "grand", "tsd", "tausend", "mille", "mil"), 1_000),
    **dict.fromkeys(("m", "mm", "mn", "mio", "million", "millions", "millionen", "millón", "millones"), 1_000_000),
}

PERCENT = frozenset({"%", "percent", "pct", "per cent", "prozent", "pour cent", "por ciento"})
PERCENT_OF = frozenset({"of", "of the", "of my", "of their", "of annual", "vom", "von", "du", "de la", "del", "de l'"})
# What a percentage may be of that is no offer item.
BASES: Mapping[str, str] = _table(
    {
        "company": "company, the company, unternehmen, entreprise, empresa",
        "sales": "sales, revenue, turnover, umsatz, chiffre d'affaires, ventas, arr, acv",
        "profit": "profit, profits, gewinn, bénéfice, beneficio, margin",
        "target": "target, quota, ziel, objectif, objetivo",
    }
)

PERIODS: Mapping[str, Period] = {
    word: Period(period)
    for word, period in _table(
        {
            "hour": "hour, hours, h, hr, std, stunde, heure, hora",
            "day": "day, days, d, tag, jour, día, dia",
            "week": "week, wk, w, woche, semaine, semana",
            "month": "month, mo, mth, m, monat, mois, mes",
            "year": "year, yr, y, jahr, an, année, año, annum, a",
        }
    ).items()
}
PER = frozenset({"/", "per", "a", "an", "each", "every", "pro", "im", "in der", "par", "por", "al", "a la"})
ADVERBS: Mapping[str, Period] = {
    word: Period(period)
    for word, period in _table(
        {
            "hour": "hourly, an hour, stündlich",
            "day": "daily, täglich",
            "week": "weekly, wöchentlich",
            "month": "monthly, monatlich, mensuel, mensuels, mensual, mensuales",
            "year": "yearly, annually, annual, p.a, pa, jährlich, annuel, annuels, anual, anuales",
            "once": "once, one-off, one off, one-time, one time, lump sum, einmalig, une fois, una vez",
        }
    ).items()
}

DURATIONS: Mapping[str, str] = _table(
    {
        "day": "d, day, days, tag, tage, tagen, arbeitstag, arbeitstage, arbeitstagen, werktag, werktage, werktagen, "
        "urlaubstage, jour, jours, día, días, dia, dias",
        "week": "w, wk, wks, week, weeks, woche, wochen, semaine, semaines, semana, semanas",
        "month": "mo, mos, mth, mths, month, months, monat, monate, monaten, monatsgehälter, mois, mes, meses",
        "year": "y, yr, yrs, year, years, jahr, jahre, jahren, an, ans, année, années, año, años",
        "hour": "h, hr, hrs, hour, hours, std, stunde, stunden, heure, heures, hora, horas",
    }
)
MONTHS_IN: Mapping[str, int] = {"month": 1, "year": 12}
# A kind of day or week that changes nothing of the count.
UNIT_KINDS = frozenset({"business", "working", "work", "calendar", "paid", "full", "vacation", "additional", "extra"})

EQUITY_UNITS: Mapping[str, str] = _table(
    {
        "RSU": "rsu, rsus, rsu's, restricted stock units",
        "options": "option, options, stock options, share options, optionen, aktienoptionen, opciones, stock-options, "
        "iso, isos, nso, nsos, vsop, vsops",
        "shares": "share, shares, aktien, aktie, actions, acciones, anteile, parts",
        "PSU": "psu, psus",
        "BSPCE": "bspce, bspces",
        "units": "unit, units",
    }
)
OPTION_UNITS = frozenset({"options", "BSPCE"})

FLAGS: Mapping[str, bool] = {"yes": True, "no": False, "none": False}
ABOUT = frozenset({"~", "≈", "about", "around", "approx", "approximately", "roughly", "circa", "ca", "etwa", "environ"})
AT_MOST = frozenset(
    {"up to", "at most", "no more than", "max", "maximum", "≤", "bis zu", "höchstens", "jusqu'à", "hasta"}
)
AT_LEAST = frozenset({"at least", "no less than", "min", "minimum", "≥", "mindestens", "au moins", "al menos"})
BETWEEN: Mapping[str, frozenset[str]] = {
    "between": frozenset({"and"}),
    "zwischen": frozenset({"und"}),
    "entre": frozenset({"et", "y"}),
}
TO = frozenset({"-", "–", "—", "to", "bis", "à"})
AT_START = frozenset({"start", "signing", "the start", "day one", "signature", "joining"})

CHANNELS: Mapping[str, Channel] = {
    word: Channel(channel)
    for word, channel in _table(
        {
            "call": "call, phone, phone call, telephone, telephone call, voicemail, rang, phoned, anruf, telefon, "
            "telefonat, telefonisch, appel, téléphone, coup de fil, llamada, teléfono, llamada telefónica",
            "video": "video, video call, videocall, video chat, zoom, zoom call, teams, teams call, ms teams, "
            "google meet, hangout, hangouts, webex, facetime, skype, skype call, videoanruf, videokonferenz, visio, "
            "visioconférence, appel vidéo, vidéo, videollamada, videoconferencia, vídeo",
            "in_person": "in person, in_person, in-person, face to face, face-to-face, f2f, onsite, on-site, on site, "
            "office, lunch, coffee, dinner, persönlich, vor ort, en personne, sur place, en persona, presencial",
            "email": "email, e-mail, mail, emailed, courriel, mél, correo, correo electrónico",
            "chat": "chat, whatsapp, linkedin, slack, signal, telegram, sms, text, text message, imessage, message, "
            "dm, messenger, wechat, xing, nachricht, messagerie, mensaje",
            "letter": "letter, offer letter, brief, angebotsschreiben, schreiben, lettre, courrier, carta",
            "contract": "contract, draft contract, vertrag, arbeitsvertrag, contrat, contrato",
            "portal": "portal, online portal, candidate portal, portail",
            "note": "note, memo, notiz, nota",
        }
    ).items()
}

# Words before a colon that are nobody's name.
NOT_NAMES = frozenset({*MARKS, *PERIODS, "from", "to", "with", "at", "on", "and", "if", "by", "do", "be", "because"})

FROM, TO_NAMES, WITH = "from", "to", "with"
NAME_WORDS = (FROM, TO_NAMES, WITH)
TIME_WORDS = frozenset({"at", "on"})
JOINS = frozenset({"and", "&"})
_PARTICLES = (
    "abu af al av bin ben da das de del della den der des di do dos du e el i ibn la las le les los san santa st te "
    "ten ter van von y zu zum zur 't"
)
PARTICLES = frozenset(_PARTICLES.split())
