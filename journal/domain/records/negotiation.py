"""A negotiation: one possible job, its stage and its outcome."""

from __future__ import annotations

from journal.domain.instants import Instant
from journal.domain.record import record
from journal.domain.records.words import Word


class Stage(Word):
    """How far a negotiation has come; in order."""

    LEAD = "lead"
    SCREENING = "screening"
    INTERVIEWING = "interviewing"
    VERBAL_OFFER = "verbal_offer"
    WRITTEN_OFFER = "written_offer"
    NEGOTIATING = "negotiating"
    AGREED = "agreed"
    SIGNED = "signed"
    STARTED = "started"


class Outcome(Word):
    """How a negotiation ended."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDREW = "withdrew"
    REJECTED = "rejected"
    OFFER_WITHDRAWN = "offer_withdrawn"
    RESCINDED = "rescinded"
    EXPIRED = "expired"
    WENT_QUIET = "went_quiet"


@record
class Negotiation:
    """One possible job.

    `name` is the short name typed by hand, unique and compared without case. `first_stage` is where it began;
    the present stage and the outcome are derived from its entries. Empty strings mean not said. `currency` is
    an ISO 4217 code, `zone` an IANA name, `country` an ISO 3166 code; empty: the person's own. `is_current_job`
    marks the job the person has: it is compared with offers and takes no part in the hunt.
    """

    id: str
    name: str
    company: str = ""
    role: str = ""
    currency: str = ""
    zone: str = ""
    country: str = ""
    first_stage: Stage = Stage.LEAD
    is_current_job: bool = False
    created_at: Instant
