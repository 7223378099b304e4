"""The names of zones: regions, places and letters, and what each stands for."""

from __future__ import annotations

_NEW_YORK = "America/New_York"
_CHICAGO = "America/Chicago"
_DENVER = "America/Denver"
_LOS_ANGELES = "America/Los_Angeles"
_LONDON = "Europe/London"
_LISBON = "Europe/Lisbon"
_BERLIN = "Europe/Berlin"
_HELSINKI = "Europe/Helsinki"

# With or without `time` after them.
REGIONS = {
    "pacific": _LOS_ANGELES,
    "mountain": _DENVER,
    "central": _CHICAGO,
    "eastern": _NEW_YORK,
    "uk": _LONDON,
    "central european": _BERLIN,
    "eastern european": _HELSINKI,
    "western european": _LISBON,
}

# Only with `time` after them: alone they are places.
PLACES = {
    "arizona": "America/Phoenix",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "atlantic": "America/Halifax",
    "us eastern": _NEW_YORK,
    "us central": _CHICAGO,
    "us mountain": _DENVER,
    "us pacific": _LOS_ANGELES,
    "new york": _NEW_YORK,
    "boston": _NEW_YORK,
    "toronto": "America/Toronto",
    "chicago": _CHICAGO,
    "austin": _CHICAGO,
    "denver": _DENVER,
    "seattle": _LOS_ANGELES,
    "san francisco": _LOS_ANGELES,
    "los angeles": _LOS_ANGELES,
    "california": _LOS_ANGELES,
    "mexico city": "America/Mexico_City",
    "sao paulo": "America/Sao_Paulo",
    "london": _LONDON,
    "dublin": "Europe/Dublin",
    "ireland": "Europe/Dublin",
    "irish": "Europe/Dublin",
    "lisbon": _LISBON,
    "madrid": "Europe/Madrid",
    "barcelona": "Europe/Madrid",
    "paris": "Europe/Paris",
    "brussels": "Europe/Brussels",
    "amsterdam": "Europe/Amsterdam",
    "berlin": _BERLIN,
    "munich": _BERLIN,
    "german": _BERLIN,
    "zurich": "Europe/Zurich",
    "geneva": "Europe/Zurich",
    "swiss": "Europe/Zurich",
    "vienna": "Europe/Vienna",
    "rome": "Europe/Rome",
    "milan": "Europe/Rome",
    "prague": "Europe/Prague",
    "warsaw": "Europe/Warsaw",
    "stockholm": "Europe/Stockholm",
    "oslo": "Europe/Oslo",
    "copenhagen": "Europe/Copenhagen",
    "helsinki": _HELSINKI,
    "athens": "Europe/Athens",
    "istanbul": "Europe/Istanbul",
    "moscow": "Europe/Moscow",
    "tel aviv": "Asia/Jerusalem",
    "israel": "Asia/Jerusalem",
    "dubai": "Asia/Dubai",
    "india": "Asia/Kolkata",
    "indian": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata",
    "mumbai": "Asia/Kolkata",
    "delhi": "Asia/Kolkata",
    "singapore": "Asia/Singapore",
    "hong kong": "Asia/Hong_Kong",
    "china": "Asia/Shanghai",
    "beijing": "Asia/Shanghai",
    "shanghai": "Asia/Shanghai",
    "seoul": "Asia/Seoul",
    "tokyo": "Asia/Tokyo",
    "japan": "Asia/Tokyo",
    "sydney": "Australia/Sydney",
    "melbourne": "Australia/Melbourne",
    "auckland": "Pacific/Auckland",
}

# A zone, and the hours from UTC that the letters claim; None where they claim none (`ET`).
LETTERS: dict[str, tuple[str, int | None]] = {
    "utc": ("UTC", None),
    "gmt": ("UTC", None),
    "et": (_NEW_YORK, None),
    "est": (_NEW_YORK, -5),
    "edt": (_NEW_YORK, -4),
    "ct": (_CHICAGO, None),
    "cdt": (_CHICAGO, -5),
    "mt": (_DENVER, None),
    "mst": (_DENVER, -7),
    "mdt": (_DENVER, -6),
    "pt": (_LOS_ANGELES, None),
    "pst": (_LOS_ANGELES, -8),
    "pdt": (_LOS_ANGELES, -7),
    "akst": ("America/Anchorage", -9),
    "akdt": ("America/Anchorage", -8),
    "hst": ("Pacific/Honolulu", -10),
    "bst": (_LONDON, 1),
    "wet": (_LISBON, 0),
    "west": (_LISBON, 1),
    "cet": (_BERLIN, 1),
    "cest": (_BERLIN, 2),
    "mez": (_BERLIN, 1),
    "mesz": (_BERLIN, 2),
    "eet": (_HELSINKI, 2),
    "eest": (_HELSINKI, 3),
    "msk": ("Europe/Moscow", 3),
    "sast": ("Africa/Johannesburg", 2),
    "sgt": ("Asia/Singapore", 8),
    "hkt": ("Asia/Hong_Kong", 8),
    "jst": ("Asia/Tokyo", 9),
    "kst": ("Asia/Seoul", 9),
    "awst": ("Australia/Perth", 8),
    "aest": ("Australia/Sydney", 10),
    "aedt": ("Australia/Sydney", 11),
    "nzst": ("Pacific/Auckland", 12),
    "nzdt": ("Pacific/Auckland", 13),
}
SEVERAL = {
    "ist": "India time, Ireland time or Israel time",
    "cst": "US Central time or China time",
    "ast": "Atlantic time or UTC+3",
}
# Words of a sentence in lower case; zones only in capitals, those of the second list also after am or pm.
WORDS = frozenset({"wet", "west", "et", "est", "ist"})
WORDS_AFTER_MERIDIEM = frozenset({"et", "est", "ist"})

# The first part of an IANA name.
AREAS = {
    area.casefold(): area
    for area in (
        *("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Brazil", "Canada", "Chile"),
        *("Etc", "Europe", "Indian", "Mexico", "Pacific", "US"),
    )
}
# How parts of a name are written that don't have one capital.
LOWER_PARTS = frozenset({"of", "es", "au"})
UPPER_PARTS = frozenset({"gmt", "utc"})
