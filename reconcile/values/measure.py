"""The words and signs of units and money, as the codes of `values.units` and of ISO 4217."""

import re
from functools import cache

_SIGNS = {
    "$": "USD",
    "us$": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "nt$": "TWD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₨": "PKR",
    "rs": "PKR",
    "rs.": "PKR",
    "₽": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "₦": "NGN",
    "฿": "THB",
    "₫": "VND",
    "₺": "TRY",
    "₱": "PHP",
    "₴": "UAH",
    "rmb": "CNY",
    "ksh": "KES",
    "kshs": "KES",
    "ush": "UGX",
    "tsh": "TZS",
    "sh": "KES",
    "shs": "KES",
    "gh₵": "GHS",
    "gh¢": "GHS",
    "₵": "GHS",
    "rm": "MYR",
    "rp": "IDR",
    "tk": "BDT",
    "php": "PHP",
    "zk": "ZMW",
    "mk": "MWK",
    "j$": "JMD",
    "tt$": "TTD",
    "z$": "ZWL",
    "b$": "BND",
    "n": "NGN",
    "r": "ZAR",
    "k": "ZMW",
    "p": "PHP",
    "৳": "BDT",
    "₡": "CRC",
    "₲": "PYG",
    "₸": "KZT",
    "₼": "AZN",
    "₾": "GEL",
    "₭": "LAK",
    "₮": "MNT",
    "֏": "AMD",
}
# One letter before the digits is money where the number looks like an amount: "N450 million", "R212.60", not "N95".
LETTER_SIGNS = frozenset("nrkp")  # fmt: skip

_CURRENCY_WORDS = {
    "dollar": "USD", "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "australian dollar": "AUD",
    "canadian dollar": "CAD", "euro": "EUR", "pound": "GBP", "pound sterling": "GBP", "british pound": "GBP",
    "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "PKR", "pakistani rupee": "PKR", "indian rupee": "INR",
    "swiss franc": "CHF", "rouble": "RUB", "ruble": "RUB", "naira": "NGN", "hryvnia": "UAH", "shekel": "ILS",
    "baht": "THB", "rand": "ZAR", "cedi": "GHS", "kwacha": "ZMW", "shilling": "KES", "kenyan shilling": "KES",
    "ugandan shilling": "UGX", "tanzanian shilling": "TZS", "ringgit": "MYR", "taka": "BDT", "rupiah": "IDR",
    "dirham": "AED", "riyal": "SAR", "krona": "SEK", "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "zloty": "PLN",
    "forint": "HUF", "birr": "ETB", "lira": "TRY", "dong": "VND", "reais": "BRL", "cfa franc": "XOF",
    "new shekel": "ILS",
    "tenge": "KZT", "lari": "GEL", "dinar": "DZD", "koruna": "CZK", "sri lankan rupee": "LKR", "nepalese rupee": "NPR",
    "hong kong dollar": "HKD", "singapore dollar": "SGD", "new zealand dollar": "NZD", "taiwan dollar": "TWD",
}  # fmt: skip

MINOR = {"cent": ("USD", 100), "penny": ("GBP", 100), "paisa": ("INR", 100), "kobo": ("NGN", 100)}

_UNIT_WORDS = {
    "cent": "cent",
    "penny": "penny|pence",
    "paisa": "paisa|paise",
    "kobo": "kobo",
    "mm": "mm|millimetre|millimeter",
    "cm": "cm|centimetre|centimeter",
    "m": "metre|meter",
    "km": "km|kms|kilometre|kilometer",
    "in": "inch|inches",
    "ft": "ft|foot|feet",
    "yd": "yd|yard",
    "mi": "mile|mi",
    "nmi": "nautical mile",
    "mg": "mg|milligram|milligramme",
    "g": "gram|gramme",
    "kg": "kg|kgs|kilogram|kilogramme|kilo",
    "t": "tonne|metric ton|ton",
    "oz": "oz|ounce",
    "lb": "lb|lbs",
    "m2": "square metre|square meter|sq m|m2|m²",
    "ha": "hectare|ha",
    "km2": "square kilometre|square kilometer|sq km|km2|km²",
    "acre": "acre",
    "mi2": "square mile|sq mi",
    "ft2": "square foot|square feet|sq ft",
    "ml": "ml|millilitre|milliliter",
    "l": "litre|liter",
    "m3": "cubic metre|cubic meter|m3|m³",
    "gal": "gallon",
    "bbl": "barrel",
    "s": "second|sec|secs",
    "min": "minute|min|mins",
    "h": "hour|hr|hrs",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year|yr|yrs",
    "m/s": "metre per second|meter per second|metres per second|meters per second|m/s",
    "km/h": "kilometre per hour|kilometer per hour|kilometres per hour|kilometers per hour|km/h|kmph|kmh|kph",
    "mph": "mile per hour|miles per hour|mph",
    "kn": "knot",
    "W": "watt",
    "kW": "kw|kilowatt",
    "MW": "mw|megawatt",
    "GW": "gw|gigawatt",
    "percent": "%|per cent|percent|pc|pct",
    "permille": "‰",
    "percentage point": "percentage point|percent point|per cent point|%-point|% point",
    "basis point": "basis point|bp|bps",
    "degC": "degree celsius|degrees celsius|degree centigrade|degrees centigrade|°c|degrees c|degree c|celsius",
    "degF": "degree fahrenheit|degrees fahrenheit|°f|degrees f|fahrenheit",
    "magnitude": "magnitude",
}
_GLUED = {"m": "m", "g": "g", "l": "l", "s": "s", "h": "h", "t": "t", "c": "degC"}
_UNSIGNED_BELOW_ZERO = frozenset({"degC", "degF"})
TIME_UNITS = frozenset({"s", "min", "h", "day", "week", "month", "year"})
SHARES = frozenset({"percent", "permille", "percentage point", "basis point"})


def currency(sign: str) -> str:
    """Return the ISO 4217 code of a folded sign or code ("$", "rs.", "eur").

    "$" alone is taken as USD and "Rs" as PKR; a caller who knows the country converts.
    """
    return _SIGNS.get(sign, sign.upper())


def signed(unit: str) -> bool:
    """Return whether figures in the unit may well be negative."""
    return unit in _UNSIGNED_BELOW_ZERO


def is_money(unit: str) -> bool:
    """Return whether a code is a currency's (three capitals)."""
    return len(unit) == 3 and unit.isascii() and unit.isupper()


@cache
def unit_words() -> dict[str, str]:
    """Return each spelling of a unit or currency word, folded, with its code; plurals included."""
    words: dict[str, str] = {}
    for code, names in _UNIT_WORDS.items():
        for name in names.split("|"):
            words[name] = code
            if len(name) > 2 and name[-1] not in "s²³" and " per " not in name:
                words[name + "s"] = code
    for name, code in _CURRENCY_WORDS.items():
        words[name] = code
        words[name + "s"] = code
    return words


@cache
def unit_pattern() -> re.Pattern[str]:
    """Return a pattern of a unit right behind a number: joined by a blank, a hyphen or nothing."""
    names = "|".join(map(re.escape, sorted(unit_words(), key=lambda w: (-len(w), w)))).replace("\\ ", "[ -]+")
    return re.compile(rf"(?P<joint>[ \n]?-?[ \n]?)(?P<unit>(?:{names}))(?!\w)|(?P<glued>[mglshtc])(?!\w)")


def unit_after(folded: str, at: int) -> tuple[str, int, int] | None:
    """Return code, start and end of a unit that stands at `at`, or None."""
    m = unit_pattern().match(folded, at)
    if m is None:
        return None
    if m["glued"]:
        return _GLUED[m["glued"]], m.start("glued"), m.end()
    return unit_words()[" ".join(m["unit"].replace("-", " ").split())], m.start("unit"), m.end()
