"""How fast prose is read, beside the tokenizer and sentence splitter of spaCy on the same text in the same run.

    pip install '.[benchmark]'
    python benchmarks/reading_speed.py [FILE ...]

spaCy's blank English pipeline with its sentencizer cuts a text into tokens and sentences; `reconcile.extract` finds the
figures, holders, stances, places and dates in it. Files are texts, or JSON Lines with a `text` each; without any the
articles of `examples/` are read, and texts that `scale.py` makes.

"new" is the first reading by a pipeline just made; "known" is the best of four, in which spaCy takes every word from
the store that it keeps of those it has cut before. Articles bring new words, so that the truth lies between; generated
texts have few words in all. Processor time; both readers take turns, so that a busy machine slows both.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from scale import text_of

import reconcile

ROUNDS = 4
SIZE = 200_000
ROOT = Path(__file__).resolve().parent.parent


def texts(files: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each collection of texts by its name."""
    for file in files:
        content = Path(file).read_text(encoding="utf-8")
        lines = [json.loads(line)["text"] for line in content.splitlines()] if file.endswith("l") else [content]
        yield "/".join(Path(file).parts[-2:]), lines
    if not files:
        yield "examples", [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples").glob("*/*.txt"))]
        for shape in ("plain", "dense", "distinct"):
            yield f"scale {shape}", [text_of(shape, SIZE)]


def seconds(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return the processor time of reading all texts once."""
    begin = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - begin


def main(files: Sequence[str]) -> None:
    """Print the table."""
    try:
        import spacy
    except ImportError:
        sys.exit("spaCy is not installed; run: pip install '.[benchmark]'")
    reconcile.extract("Three people were killed, police said.")  # loads grammar and lexicons, as spaCy's are loaded
    print("characters a second")
    print(f"{'':<24}{'text':>12}{'reconcile':>12}{'spaCy new':>12}{'ratio':>7}{'known':>12}{'ratio':>7}")
    for name, some in texts(files):
        pipeline = spacy.blank("en")
        pipeline.add_pipe("sentencizer")
        pipeline.max_length = 10**9
        rounds = [(seconds(pipeline, some), seconds(reconcile.extract, some)) for _ in range(ROUNDS)]
        size = sum(map(len, some))
        new, known, ours = size / rounds[0][0], size / min(r[0] for r in rounds), size / min(r[1] for r in rounds)
        print(
            f"{name:<24}{size:>12,}{ours:>12,.0f}{new:>12,.0f}{ours / new:>7.2f}{known:>12,.0f}{ours / known:>7.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
