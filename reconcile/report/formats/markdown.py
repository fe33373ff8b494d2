"""Markdown, for a pull-request comment or a content system: answer, doubt, evidence."""

import re
from collections.abc import Iterable

from reconcile.report.card import QUIET, Card, Voice, cards, unnoted
from reconcile.report.summary import summary
from reconcile.report.wording import (
    answer,
    confidence_word,
    count,
    holder_text,
    moment_text,
    percent,
    plain,
    range_text,
    signed,
    stance_text,
    value_text,
    words_of,
)
from reconcile.result import Reconciliation

NAME = "markdown"
SUFFIXES = (".md", ".markdown")

# What CommonMark or GitHub's extensions give a meaning within a line, and what they do at its beginning.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>&|~$!])")
_LEADING = re.compile(r"^([#+=\-]|\d+[.)])")
# Mentions, issue numbers, bare addresses and :names: are found after backslashes are gone; only a character between
# (U+2060, which takes no room) breaks them, so that a comment notifies nobody and links to nothing.
_LIVE = re.compile(r"(?i)(@(?=\w)|#(?=\d)|\bwww(?=\.)|:(?=//)|\bmailto(?=:)|:(?=[\w+-]+:))")


def render(result: Reconciliation) -> str:
    """Return the report as GitHub-flavoured Markdown; what comes from documents is escaped."""
    shown = cards(result)
    blocks = [f"# Reconciliation\n\n{summary(result).text}"]
    blocks += [_card(card) for card in shown if card.need < QUIET]
    if quiet := [card for card in shown if card.need == QUIET]:
        blocks.append(_quiet(quiet))
    if not shown:
        blocks.append(_empty(result))
    if loose := unnoted(result, shown):
        blocks.append("## Also noticed\n\n" + _bullets(f"*{f.severity}*: {escaped(f.message)}" for f in loose))
    if result.failures:
        items = _bullets(f"**{escaped(f.name)}**: {escaped(f.problem)}" for f in result.failures)
        blocks.append(f"## Could not be read\n\n{items}")
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    r"""Return a text on one line in which no character has a meaning in Markdown.

    >>> escaped("see [this](x), *now*")
    'see \\[this\\](x), \\*now\\*'
    """
    shown = _LIVE.sub("\\1\u2060", _SPECIAL.sub(r"\\\1", plain(text)))
    return _LEADING.sub(lambda m: m[1][:-1] + "\\" + m[1][-1], shown)


def _card(card: Card) -> str:
    c = card.consensus
    left = range_text(c)
    when = f" · as of {moment_text(card.as_of)}" if card.as_of else ""
    voices = sum(len(side.statements) for side in card.sides)
    facts = [f"range {left}"] if left and c.value is not None else []
    facts += [f"{confidence_word(c)} confidence", count(len(card.sides), "camp"), count(c.origins, "origin")]
    facts += [count(voices, "statement")]
    parts = [
        f"## {card.sign} {escaped(str(c.question)) or 'no name'}",
        f"**{escaped(answer(c))}** · {c.status} · {percent(c.confidence)}{when}  \n{' · '.join(facts)}",
    ]
    if c.sentence.strip():
        parts.append(f"> {escaped(c.sentence)}")
    if card.sides:
        parts.append(_evidence(card))
    if notes := _notes(card):
        parts.append(_bullets(notes))
    return "\n\n".join(parts)


def _evidence(card: Card) -> str:
    rows = ["| | says | who | words | moves |", "|---|---|---|---|---:|"]
    for side in card.sides:
        for voice in side.voices:
            value = escaped(value_text(side.value))
            rows.append(f"| {side.mark.shape} | {value} | {_who(voice)} | {_words(voice)} | {_moved(voice)} |")
    return "\n".join(rows)


def _who(voice: Voice) -> str:
    s = voice.statement
    extra = [x for x in (stance_text(s), f"+{count(len(voice.carriers), 'repeat')}" if voice.carriers else "") if x]
    return escaped(holder_text(s)) + (f" ({', '.join(extra)})" if extra else "")


def _words(voice: Voice) -> str:
    s = voice.statement
    return f"“{escaped(shown)}” {escaped(s.where)}" if (shown := words_of(s)) else escaped(s.where)


def _moved(voice: Voice) -> str:
    return signed(voice.contribution.log_odds) if voice.contribution else "–"


def _notes(card: Card) -> list[str]:
    notes = [f"**{escaped(label)}**: {escaped(text)}" for label, text in card.reasons]
    for x in card.consensus.what_if:
        if x.flips and card.consensus.origins > 1:
            voice = next((k.statement for k in card.consensus.contributions if k.origin == x.origin), None)
            then = f"{value_text(x.value)}, {percent(x.confidence)}" if x.value is not None else str(x.status)
            notes.append(f"without {escaped(holder_text(voice) if voice else x.origin)}: {escaped(then)}")
    return notes


def _quiet(quiet: Iterable[Card]) -> str:
    rows = ["## Not contradicted", "", "| question | answer | range | status | confidence |", "|---|---|---|---|---:|"]
    for card in quiet:
        c = card.consensus
        left = range_text(c) if c.value is not None else ""
        state = f"{card.sign} {card.state}"
        cells = (escaped(str(c.question)), f"**{escaped(answer(c))}**", left, state, percent(c.confidence))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _empty(result: Reconciliation) -> str:
    head = "**Nothing to compare.** No statement with a figure, time, place or name was found."
    if not result.documents:
        return head
    read = _bullets(f"{escaped(d.name)}, {count(len(d.prose.split()), 'word')}" for d in result.documents)
    return f"{head} Here is what was read:\n\n{read}"


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
