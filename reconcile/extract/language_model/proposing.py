"""Asks a language model about every document, and keeps of its answers what the documents bear out."""

from collections.abc import Iterable, Sequence

from attrs import evolve

from reconcile.config import Config, LanguageModel
from reconcile.extract.document import page_of, settled
from reconcile.extract.draft import Draft
from reconcile.extract.language_model.answer import items
from reconcile.extract.language_model.checking import Reading, checked
from reconcile.extract.language_model.endpoint import Endpoint
from reconcile.extract.language_model.prompt import body, fingerprint, parts
from reconcile.extract.proposals import Proposals
from reconcile.lexicon import Lexicon
from reconcile.proposal import Exchange, Rejection
from reconcile.statement import Document, Failure, Statement

MOST = 500  # requests in a run


def heard(
    documents: Iterable[Document], known: Sequence[Statement], model: LanguageModel, config: Config, lexicon: Lexicon
) -> Proposals:
    """Return what a language model adds; see `extract.proposals.propose`.

    Raises:
        ConfigError: httpx is not installed, or the endpoint refuses the key, the address or the model.
    """
    given = list(documents)
    exchanges = _asked(given, model, lexicon) if model.recorded is None else model.recorded
    by_document: dict[str, list[Exchange]] = {}
    for exchange in exchanges:
        by_document.setdefault(exchange.document, []).append(exchange)
    checked_exchanges: list[Exchange] = []
    statements: list[Statement] = []
    failures: list[Failure] = []
    for document in given:
        own = [s for s in known if s.document.id == document.id]
        answered = by_document.get(document.id, [])
        settled_exchanges, found = _read(document, answered, own, config, lexicon)
        checked_exchanges += settled_exchanges
        statements += found
        failures += [Failure(document.name, _told(document, x)) for x in answered if x.failure]
    recorded = evolve(config, language_model=evolve(model, recorded=tuple(checked_exchanges)))
    return Proposals(recorded, tuple(statements), tuple(failures))


def _asked(documents: Sequence[Document], model: LanguageModel, lexicon: Lexicon) -> tuple[Exchange, ...]:
    """Return what came of asking about every part of every document."""
    exchanges: list[Exchange] = []
    spent = 0.0
    with Endpoint(model) as endpoint:
        for document in documents:
            for start, end in parts(document.prose):
                request = body(model, document.prose[start:end], lexicon)
                asked = Exchange(document.id, start, end, fingerprint(request))
                if len(exchanges) >= MOST:
                    exchanges.append(evolve(asked, failure=f"not asked: a run sends {MOST} requests at most"))
                elif model.max_cost is not None and spent >= model.max_cost:
                    exchanges.append(evolve(asked, failure=f"not asked: the cost has reached {model.max_cost:g}"))
                else:
                    reply = endpoint.ask(request)
                    cost = reply.input_tokens * model.input_price + reply.output_tokens * model.output_price
                    exchanges.append(
                        evolve(
                            asked,
                            model=reply.model,
                            answer=reply.answer,
                            input_tokens=reply.input_tokens,
                            output_tokens=reply.output_tokens,
                            cost=round(cost / 1e6, 9),
                            attempts=reply.attempts,
                            failure=reply.failure,
                        )
                    )
                    spent += cost / 1e6
    return tuple(exchanges)


def _read(
    document: Document, answered: Sequence[Exchange], known: Sequence[Statement], config: Config, lexicon: Lexicon
) -> tuple[list[Exchange], tuple[Statement, ...]]:
    """Return the exchanges with what was rejected of them, and the statements that count."""
    if not answered:
        return [], ()
    page = page_of(document, config, lexicon)
    drafts: dict[tuple[int, int], Draft] = {}
    exchanges: list[Exchange] = []
    for exchange in answered:
        proposed, wrong = items(exchange.answer) if exchange.answer or not exchange.failure else ([], "")
        rejected = [Rejection("", "", wrong)] if wrong else []
        before = len(drafts)
        for item in proposed:
            outcome = checked(item, Reading(page, exchange.start, exchange.end, known))
            if isinstance(outcome, Rejection):
                rejected.append(outcome)
            elif (place := (outcome.anchor, outcome.line)) in drafts:
                rejected.append(Rejection(item.quote, item.value, "the figure was proposed before"))
            else:
                drafts[place] = outcome
        counted = len(drafts) - before
        exchanges.append(evolve(exchange, proposed=len(proposed), counted=counted, rejected=tuple(rejected)))
    return exchanges, settled(page, drafts.values())


def _told(document: Document, exchange: Exchange) -> str:
    """Return a failure as a sentence with its place and a remedy."""
    place = f"{document.name} (characters {exchange.start} to {exchange.end} of its prose)"
    return (
        f"{place}: the language model gave no answer: {exchange.failure}. What was read without it stands; try again."
    )
