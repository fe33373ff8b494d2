"""Every choice that a user can make, each with its default and its reason."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import field, frozen, validators
from attrs.converters import optional
from attrs.validators import ge, gt, in_, le, lt

from reconcile.curation import SumSpec
from reconcile.statement import SourceKind
from reconcile.values import PROFILES

if TYPE_CHECKING:
    from reconcile.proposal import Exchange

# Prior accuracy of a holder. Ours, from the order that newsroom handbooks give (own witness, named source, unnamed
# source; a party is not neutral about itself); configurable, always clipped to [.1, .95].
PRIORS: Mapping[SourceKind, float] = MappingProxyType(
    {
        SourceKind.OFFICIAL: 0.80,
        SourceKind.OFFICIALS: 0.75,
        SourceKind.WITNESS: 0.75,
        SourceKind.OUTLET: 0.70,
        SourceKind.DATASET: 0.70,
        SourceKind.NARRATION: 0.60,
        SourceKind.PARTY: 0.55,
        SourceKind.HEARSAY: 0.45,
    }
)

# Admiralty reliability A to E; F means "cannot be judged" and leaves the kind's own prior.
GRADES: Mapping[str, float] = MappingProxyType({"A": 0.90, "B": 0.75, "C": 0.60, "D": 0.45, "E": 0.30})


def _complete(priors: Mapping[SourceKind, float]) -> Mapping[SourceKind, float]:
    return MappingProxyType({**PRIORS, **priors})


def _texts(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


def _frozen(columns: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(columns))


@frozen
class SourceSpec:
    """What a user declares about a source or publisher.

    Attributes:
        name: as it stands in the documents.
        aliases: other names of the same source.
        grade: Admiralty reliability A to F.
        family: sources of one family count as one origin.
        kind: overrides what the text suggests.
    """

    name: str
    aliases: tuple[str, ...] = field(default=(), converter=_texts)
    grade: str = field(default="", validator=in_(("", *"ABCDEF")))
    family: str = ""
    kind: SourceKind | None = None


@frozen
class DocumentSpec:
    """What a case says about one of its files; it overrides what the file says about itself."""

    file: str
    publisher: str = ""
    published: str | None = None
    url: str | None = None


def _sums(given: "Iterable[SumSpec | Mapping[str, object]]") -> "tuple[SumSpec, ...]":
    return tuple(SumSpec(**x) if isinstance(x, Mapping) else x for x in given)  # type: ignore[arg-type]


def _sources(given: Iterable[SourceSpec]) -> tuple[SourceSpec, ...]:
    return tuple(given)


def _documents(given: Iterable[DocumentSpec]) -> tuple[DocumentSpec, ...]:
    return tuple(given)


def _paths(given: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(given)


def _exchanges(given: "Iterable[Exchange | Mapping[str, object]] | None") -> "tuple[Exchange, ...] | None":
    if given is None:
        return None
    from reconcile.proposal import exchange_from_json

    return tuple(exchange_from_json(x) if isinstance(x, Mapping) else x for x in given)


def _endpoint(_: object, attribute: object, url: str) -> None:
    if not re.match(r"https?://[^/?#@\s]+(?:[/?#]\S*)?$", url):
        raise ValueError(f"endpoint '{url}' is not a plain http(s) address, or holds a password")


@frozen
class LanguageModel:
    """A language model that proposes statements, over the OpenAI-compatible HTTP protocol.

    Attributes:
        endpoint: the address that "/chat/completions" is put behind; no user name or password in it.
        model: as the endpoint calls it.
        api_key_env: the environment variable that holds the key, or "" where none is needed. The key itself is never
            recorded.
        timeout: seconds for one request.
        retries: how often a request is sent again after a time-out, a lost connection or HTTP 429 or 5xx.
        input_price, output_price: cost of a million tokens, in any currency.
        max_cost: no further request is sent once the known cost has reached this; None: no bound.
        recorded: what was asked and answered; a run fills it in. Where it is given, nobody is asked again.
    """

    endpoint: str = field(validator=_endpoint)
    model: str
    api_key_env: str = ""
    timeout: float = field(default=60.0, converter=float, validator=[gt(0), le(3600)])
    retries: int = field(default=3, converter=int, validator=[ge(0), le(10)])
    input_price: float = field(default=0.0, converter=float, validator=ge(0))
    output_price: float = field(default=0.0, converter=float, validator=ge(0))
    max_cost: float | None = field(default=None, converter=optional(float), validator=validators.optional(ge(0)))
    recorded: "tuple[Exchange, ...] | None" = field(default=None, converter=_exchanges)


@frozen
class Config:
    """How to reconcile.

    Attributes:
        method: fusion method; "auto" picks by the shape of the claims.
        profile: coding of vague quantifiers (`values.PROFILES`).
        as_of: take the state of knowledge at this ISO date or time; later documents are left out. None: all.
        policy: between reports that cannot be ranked: "probable" (the better supported), "latest", or "lower".
        event: a name for the event of the case.
        false_values: n of the ACCU model: how many false answers a careless source could have given.
        relay_cost: the share of accuracy that each relay costs.
        resolved: confidence from which a contradiction counts as resolved.
        odds: below these odds between the first two candidates the answer is "unresolved".
        priors: accuracy by SourceKind.
        sources: declared sources.
        documents: declared documents.
        rules: folders of further rules.
        disabled: ids of rules not to run.
        columns: for tables, our name of a column and the table's own (`{"source": "publisher"}`); "ignore" names
            columns to pass over, parted by commas.
        kinds: for tables of many claims, kind of the values by attribute ("" for all others), where the cells are not
            to tell it: "number", "time", "code", "names", "label" (`columns.kinds`).
        hierarchy: for tables of many claims, a table of which value lies within which: (id, name, parent id) or
            (value, broader value).
        calibration: for tables of many claims, a map of confidences that `reconcile calibrate` made.
        truth: for tables of many claims, a table of answers that are known; they teach how good sources are.
        features: for tables of many claims, a table of what is known of sources (their kind, size, distance).
        sums: for tables of many claims, totals that are the sums of parts; answers are held to the exhaustive ones.
        wrong_cost: for tables of many claims, what a wrong answer costs against an open one: below a confidence of
            1 - 1 / cost an answer is "unresolved". None: every answer is given.
        articles: of web pages, read the article alone, as the optional package trafilatura finds it.
        language_model: None, unless a language model is to propose further statements.
    """

    method: str = "auto"
    profile: str = field(default="default", validator=in_(tuple(PROFILES)))
    as_of: str | None = None
    policy: str = field(default="probable", validator=in_(("probable", "latest", "lower")))
    event: str = ""
    false_values: int = field(default=10, validator=[ge(1), lt(10**9)])
    relay_cost: float = field(default=0.03, validator=[ge(0), le(1)])
    resolved: float = field(default=0.80, validator=[ge(0.5), le(1)])
    odds: float = field(default=1.5, validator=ge(1))
    priors: Mapping[SourceKind, float] = field(default=PRIORS, converter=_complete)
    sources: tuple[SourceSpec, ...] = field(default=(), converter=_sources)
    documents: tuple[DocumentSpec, ...] = field(default=(), converter=_documents)
    rules: tuple[Path, ...] = field(default=(), converter=_paths)
    disabled: tuple[str, ...] = field(default=(), converter=_texts)
    columns: Mapping[str, str] = field(factory=dict, converter=_frozen)
    kinds: Mapping[str, str] = field(factory=dict, converter=_frozen)
    hierarchy: Path | None = field(default=None, converter=optional(Path))
    calibration: Path | None = field(default=None, converter=optional(Path))
    truth: Path | None = field(default=None, converter=optional(Path))
    sums: tuple[SumSpec, ...] = field(default=(), converter=_sums)
    features: Path | None = field(default=None, converter=optional(Path))
    wrong_cost: float | None = field(
        default=None, converter=optional(float), validator=validators.optional(validators.ge(1.0))
    )
    articles: bool = False
    language_model: LanguageModel | None = None
