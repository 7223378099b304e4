"""Currencies: their codes, their signs, and what a sign means in a negotiation.

Amounts are `Decimal` beside an ISO 4217 code; they are never added across currencies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_CODES = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL "
    "HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL "
    "MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON "
    "RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH "
    "UGX USD UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
)
_WHOLE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
_FOUR = "CLF UYW"
_EVERYDAY = "usd eur gbp chf cad aud nzd sek nok dkk pln czk huf inr jpy cny sgd hkd brl mxn zar ils"
_DOLLARS = "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP BSD BBD BMD BND BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD"

CODES = frozenset(_CODES.split())
"""ISO 4217 codes of money in use (amendment 177)."""

_DIGITS = dict.fromkeys(_WHOLE.split(), 0) | dict.fromkeys(_THREE.split(), 3) | dict.fromkeys(_FOUR.split(), 4)
# In lower case only these are codes: `all`, `try` and `top` are words.
_LOWER = frozenset(_EVERYDAY.split())
_CROWNS = ("", "SEK", "NOK", "DKK", "ISK")

# A sign or word, and the currencies it may mean; the first is meant where none is known, empty: it has to be asked.
_SIGNS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("$", "dollar", "dollars", "dólares", "bucks"), tuple(_DOLLARS.split())),
    **dict.fromkeys(("€", "euro", "euros"), ("EUR",)),
    **dict.fromkeys(("£", "pound", "pounds", "quid"), ("GBP",)),
    **dict.fromkeys(("¥", "￥"), ("JPY", "CNY")),
    **dict.fromkeys(("yen", "円"), ("JPY",)),
    **dict.fromkeys(("yuan", "rmb", "元"), ("CNY",)),
    **dict.fromkeys(("franken", "sfr", "stutz"), ("CHF",)),
    **dict.fromkeys(("fr", "francs", "franc"), ("CHF",)),
    **dict.fromkeys(("kr", "kronor", "kroner", "kronen"), _CROWNS),
    **dict.fromkeys(("rs", "rupees", "rupee"), ("INR", "PKR", "LKR", "NPR", "MUR", "SCR")),
    **dict.fromkeys(("zł", "złoty", "złotych"), ("PLN",)),
    **dict.fromkeys(("us$", "u$s"), ("USD",)),
    **dict.fromkeys(("c$", "ca$", "can$"), ("CAD",)),
    **dict.fromkeys(("a$", "au$"), ("AUD",)),
    **dict.fromkeys(("pesos", "peso"), ("", "MXN", "ARS", "CLP", "COP", "PHP", "UYU", "DOP")),
    "nz$": ("NZD",), "s$": ("SGD",), "hk$": ("HKD",), "nt$": ("TWD",), "r$": ("BRL",), "mx$": ("MXN",),
    "kč": ("CZK",), "ft": ("HUF",), "lei": ("RON",), "₹": ("INR",), "₪": ("ILS",), "₩": ("KRW",), "₺": ("TRY",),
    "₽": ("RUB",), "₴": ("UAH",), "฿": ("THB",), "₫": ("VND",), "₱": ("PHP",), "₦": ("NGN",), "₡": ("CRC",),
    "₲": ("PYG",), "₸": ("KZT",), "₼": ("AZN",), "₾": ("GEL",),
}  # fmt: skip


def is_currency(code: str) -> bool:
    """Whether it is an ISO 4217 code in upper case."""
    return code in CODES


def minor_digits(currency: str) -> int:
    """How many decimals a currency has: none for JPY, three for KWD, two for most (ISO 4217)."""
    return _DIGITS.get(currency, 2)


def currencies_of(word: str) -> tuple[str, ...]:
    """What a code, sign or word may mean, the likeliest first; empty where it is not about money.

    A first entry that is empty says that none is likelier: it has to be asked unless a known currency decides.
    Codes count in capitals; in small letters only those that are no everyday word.
    """
    if word in CODES:
        return (word,)
    folded = word.casefold()
    if folded in _LOWER:
        return (folded.upper(),)
    return _SIGNS.get(folded, ())


def meant(candidates: tuple[str, ...], known: Iterable[str]) -> str | None:
    """The one currency meant by a sign, None where it has to be asked.

    `known` are the negotiation's currency and the person's own, empty where not said. The first that is said
    decides: a sign that cannot stand for it could mean several (`$` in a EUR negotiation). Where nothing is
    known the likeliest is taken.
    """
    if len(candidates) == 1:
        return candidates[0]
    for currency in known:
        if currency:
            return currency if currency in candidates else None
    return (candidates[0] or None) if candidates else None
