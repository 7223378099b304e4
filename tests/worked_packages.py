"""Packages whose worth was reckoned by hand, to the cent, as they are written into a journal.

us       base 180,000; signing 30,000 at start + 20,000 after 12 months; bonus 15 % of base = 27,000; 4,000 RSU at 40,
         5/15/40/40 = 8,000, 24,000, 64,000, 64,000; 50 % match up to 6 % = 3 % of base = 5,400; relocation 10,000
         260,400 + 256,400 + 276,400 + 276,400 = 1,069,600
uk       base 72,950 at 90 % = 65,655; match 100 % up to 4.5 % = 2,954.475, so 2,954.48; bonus 8,000 of which 3,000
         guaranteed; car 450 a month = 5,400
         4 × 82,009.48 = 328,037.92
german   base 5,417.35 × 13 = 70,425.55; bonus 10 % = 7,042.555, so 7,042.56; pension 2 % = 1,408.511, so 1,408.51;
         relocation 3,500
         82,376.62 + 3 × 78,876.62 = 319,006.48
options  base 118,000; 10,001 options, strike 2.50, one worth 7.35 by the person's own figure: 4.85 each; monthly over
         4 years after a year's cliff, cumulative rounding: 2,500, 2,501, 2,500, 2,500
         130,125 + 130,129.85 + 130,125 + 130,125 = 520,504.85
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from journal.service import capture, negotiations, valuing
from journal.service.session import Session


def amounts(*texts: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(text) for text in texts)


@dataclass(frozen=True)
class WorkedPackage:
    """A negotiation with one offer, and what it comes to.

    `texts` are its entries; `values` what the person says items are worth (item and amount). `years` is the total of
    each of four years, every certainty and equity on paper; `items` the years of each item. `certain` is the sum of
    four years by certainty.
    """

    name: str
    currency: str
    zone: str
    country: str
    texts: tuple[str, ...]
    years: tuple[Decimal, ...]
    items: dict[str, tuple[Decimal, ...]]
    certain: dict[str, Decimal] = field(default_factory=dict)
    values: tuple[tuple[str, str], ...] = ()

    @property
    def year_1(self) -> Decimal:
        return self.years[0]

    @property
    def four_year(self) -> Decimal:
        return sum(self.years, Decimal(0))

    def write(self, session: Session) -> None:
        """Write it into a journal."""
        negotiations.new(session, self.name, currency=self.currency, zone=self.zone, country=self.country)
        for text in self.texts:
            capture.add(session, text)
        for item, amount in self.values:
            valuing.value_item(session, self.name, item, amount)


US = WorkedPackage(
    name="us",
    currency="USD",
    zone="America/New_York",
    country="US",
    texts=(
        "us letter from Dana Reyes, on 20 Nov 9:31: [offer v1 expires 27 Nov 17:00]; [base 180k guaranteed]; "
        "[signing 30k at start + 20k after 12 months clawback 24 months]; [bonus 15% discretionary]; "
        "[equity 4000 RSU @ $40 vest 5/15/40/40]; [401k match 50% up to 6%]; [relocation 10k]; [pto 25 days]",
    ),
    years=amounts("260400", "256400", "276400", "276400"),
    items={
        "base": amounts("180000", "180000", "180000", "180000"),
        "signing": amounts("30000", "20000", "0", "0"),
        "bonus": amounts("27000", "27000", "27000", "27000"),
        "equity": amounts("8000", "24000", "64000", "64000"),
        "retirement": amounts("5400", "5400", "5400", "5400"),
        "relocation": amounts("10000", "0", "0", "0"),
    },
    certain={
        "guaranteed": Decimal(720_000),
        "conditional": Decimal(0),
        "discretionary": Decimal(108_000),
        "unknown": Decimal(241_600),
    },
)

UK = WorkedPackage(
    name="uk",
    currency="GBP",
    zone="Europe/London",
    country="GB",
    texts=(
        "uk letter from Fiona Baird, on 20 Nov 9:31: [offer v1]; [base £72,950 at 90% guaranteed]; "
        "[pension match 100% up to 4.5%]; [bonus £8,000 of which £3,000 guaranteed discretionary]; "
        "[car £450/month]; [pto 28 days]",
    ),
    years=amounts("82009.48", "82009.48", "82009.48", "82009.48"),
    items={
        "base": amounts("65655", "65655", "65655", "65655"),
        "bonus": amounts("8000", "8000", "8000", "8000"),
        "retirement": amounts("2954.48", "2954.48", "2954.48", "2954.48"),
        "car": amounts("5400", "5400", "5400", "5400"),
    },
    certain={
        "guaranteed": Decimal(274_620),
        "conditional": Decimal(0),
        "discretionary": Decimal(20_000),
        "unknown": Decimal("33417.92"),
    },
)

GERMAN = WorkedPackage(
    name="german",
    currency="EUR",
    zone="Europe/Berlin",
    country="DE",
    texts=(
        "german letter from Mira Vogel, on 20 Nov 9:31: [offer v1]; [Gehalt 5.417,35 €/Monat x13]; [Bonus 10%]; "
        "[bAV 2%]; [relocation 3,500]; [Urlaub 30 Tage]",
    ),
    years=amounts("82376.62", "78876.62", "78876.62", "78876.62"),
    items={
        "base": amounts("70425.55", "70425.55", "70425.55", "70425.55"),
        "bonus": amounts("7042.56", "7042.56", "7042.56", "7042.56"),
        "retirement": amounts("1408.51", "1408.51", "1408.51", "1408.51"),
        "relocation": amounts("3500", "0", "0", "0"),
    },
    certain={
        "guaranteed": Decimal(0),
        "conditional": Decimal(0),
        "discretionary": Decimal(0),
        "unknown": Decimal("319006.48"),
    },
)

OPTIONS = WorkedPackage(
    name="options",
    currency="EUR",
    zone="Europe/Berlin",
    country="DE",
    texts=(
        "options letter from Jonas Brandt, on 20 Nov 9:31: [offer v1]; [base 118k]; "
        "[equity 10001 options @ €2.50 over 4y 1y cliff monthly]",
    ),
    values=(("equity", "7.35"),),
    years=amounts("130125", "130129.85", "130125", "130125"),
    items={
        "base": amounts("118000", "118000", "118000", "118000"),
        "equity": amounts("12125", "12129.85", "12125", "12125"),
    },
    certain={
        "guaranteed": Decimal(0),
        "conditional": Decimal(0),
        "discretionary": Decimal(0),
        "unknown": Decimal("520504.85"),
    },
)

ALL = (US, UK, GERMAN, OPTIONS)
