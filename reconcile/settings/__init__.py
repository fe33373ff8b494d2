"""Configuration from TOML (`reconcile.toml`, a case's `case.toml`) and to and from the JSON of the audit trail.

The tables and their keys:

    [case]        event, as_of, profile, policy, method
    [[source]]    name, aliases, grade, family, kind
    [[document]]  file, publisher, published, url
    [thresholds]  false_values, relay_cost, resolved, odds, wrong_cost
    [priors]      official, officials, witness, outlet, party, narration, hearsay, dataset
    [rules]       folders, disabled
    [columns]     source = "publisher", ignore = "notes, id"
    [kinds]       price = "number", "" = "label"
    [read]        articles, hierarchy, calibration, truth, features
    [attribute.NAME]  tolerance, relative, digits, minimum, maximum, cumulative, aliases
    [[sum]]       total, parts, exhaustive, tolerance
    [[expect]]    id, that, message, severity, good, bad
    [[reference]] file
    [wide]        keys, measures
    [check]       paths, baseline, fail_on, ignore
    [language_model]  endpoint, model, api_key_env, timeout, retries, input_price, output_price, max_cost
"""

from reconcile.settings.checks import checked
from reconcile.settings.curation import curation_of, load_curation
from reconcile.settings.dates import HOW, YEARS, as_time, is_iso
from reconcile.settings.files import load_settings, merged, parse_settings, with_choices
from reconcile.settings.keys import TABLES, nearest
from reconcile.settings.record import config_as_json, config_from_json

__all__ = [
    "HOW",
    "TABLES",
    "YEARS",
    "as_time",
    "checked",
    "config_as_json",
    "config_from_json",
    "curation_of",
    "is_iso",
    "load_curation",
    "load_settings",
    "merged",
    "nearest",
    "parse_settings",
    "with_choices",
]
