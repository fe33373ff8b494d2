"""The options of a language model, and what is told of it after a run."""

from attrs import evolve

from reconcile.config import LanguageModel
from reconcile.errors import ConfigError

_SHOWN = 10  # rejected proposals that are printed; all of them stand in a JSON report and in the trail


def chosen(base: LanguageModel | None, endpoint: str | None, model: str | None, key: str | None) -> LanguageModel:
    """Return the language model that the options name, over the one of the settings.

    Raises:
        ConfigError: address or model are missing, or the address is none.
    """
    given = {"endpoint": endpoint, "model": model, "api_key_env": key}
    changes = {name: value for name, value in given.items() if value is not None}
    try:
        if base is not None:
            return evolve(base, **changes)  # type: ignore[arg-type]
        if endpoint is None or model is None:
            missing = "--language-model URL" if endpoint is None else "--model NAME"
            remedy = "Give --language-model URL and --model NAME, or both in the settings under [language_model]."
            raise ConfigError(f"{missing} is missing.", where="options", remedy=remedy)
        return LanguageModel(**changes)  # type: ignore[arg-type]
    except ValueError as error:
        remedy = "Write https://host/v1; the key goes into an environment variable."
        raise ConfigError(f"{str(error)[:300].rstrip('.')}.", where="--language-model", remedy=remedy) from None


def told(model: LanguageModel) -> list[str]:
    """Return in lines what a language model proposed, what became of it, and what it cost."""
    recorded = model.recorded or ()
    rejected = [r for x in recorded for r in x.rejected]
    proposed = sum(x.proposed for x in recorded)
    counted = sum(x.counted for x in recorded)
    tokens = sum(x.input_tokens + x.output_tokens for x in recorded)
    cost = sum(x.cost for x in recorded)
    spent = f"{tokens} tokens" + (f", cost {cost:.4f}" if cost else "")
    lines = [f"Language model {model.model}: {proposed} proposed, {counted} added, {len(rejected)} rejected; {spent}."]
    for r in rejected[:_SHOWN]:
        lines.append(f"  rejected: {r.reason}" + (f": '{_short(r.quote)}'" if r.quote else ""))
    if len(rejected) > _SHOWN:
        lines.append(f"  and {len(rejected) - _SHOWN} more; see config.language_model.recorded in -o result.json.")
    return lines


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}\u2026"
