"""Strategies that write news: sentences, reports and whole cases about one invented event."""

from hypothesis import strategies as st

from reconcile.statement import Document

PLACES = ("Marwick", "Oldenreth", "Santa Perla", "Vostrel", "Port Amery", "Qaradun", "Tulen", "East Brannock")
PEOPLE = ("Idris Falken", "Maren Oquist", "Jomo Teller", "Lena Abarca", "Viktor Hale", "Amina Sorel", "Pavel Rudd")
ROLES = ("police spokesman", "governor", "fire chief", "army spokeswoman", "hospital director", "mayor")
BODIES = ("police", "officials", "rescuers", "witnesses", "the interior ministry", "local media", "a relief worker")
OUTLETS = ("Morning Sentinel", "Coast Radio", "The Ledger", "Plain Dealer", "Daily Beacon", "Radio Tulen", "The Argus")
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
GROUPS = ("people", "civilians", "soldiers", "policemen", "militants", "children", "workers", "villagers")
FATES = ("killed", "injured", "wounded", "detained", "displaced", "rescued")
HEDGES = ("", "", "", "at least ", "more than ", "about ", "up to ", "nearly ", "fewer than ")


@st.composite
def figures(draw: st.DrawFn) -> str:
    """Return a figure as prose writes it: 'at least twelve', '1,200', 'dozens of'."""
    number = draw(st.integers(2, 3000))
    plain = WORDS[number - 1] if number <= 12 and draw(st.booleans()) else f"{number:,}"
    return draw(st.sampled_from((draw(st.sampled_from(HEDGES)) + plain, "dozens of", "several", "between 4 and 9")))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Return a sentence that states something about the event, often with somebody who says so."""
    pick = lambda of: draw(st.sampled_from(of))  # noqa: E731  (a one-letter alias would read worse)
    n, group, fate, place = draw(figures()), pick(GROUPS), pick(FATES), pick(PLACES)
    holder = pick((f"{pick(PEOPLE)}, a {pick(ROLES)}", pick(BODIES), f"{pick(ROLES)} {pick(PEOPLE)}"))
    sentence = pick(
        (
            f"{n} {group} were {fate} in {place}, {holder} said.",
            f"{n} {group} were {fate} in the blast.",
            f"According to {holder}, {n} {group} were {fate} near {place}.",
            f"{holder} told reporters that {n} {group} had been {fate}.",
            f'"We have counted {n} {group} {fate}," said {holder}.',
            f"The attack left {n} {group} dead.",
            f"The number of {group} {fate} may rise, {holder} warned.",
            f"{holder} put the number of {group} {fate} at {n}.",
            f"Another {n} {group} were found later.",
            f"The assault began at around {draw(st.integers(1, 12))}:30 a.m.",
            f"A group calling itself the {pick(('Red', 'Northern', 'New'))} Column claimed responsibility.",
            f"Officials blamed the {pick(('Red', 'Northern', 'New'))} Column for the attack in {place}.",
            f"Last year {n} {group} were {fate} in a similar attack in {place}.",
            f"The town of {place} lies near the border.",
        )
    )
    return sentence[0].upper() + sentence[1:]


@st.composite
def tolls(draw: st.DrawFn) -> str:
    """Return what one of few voices says of one toll, so that two texts often speak of it."""
    n, m = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    return draw(
        st.sampled_from(
            (
                f"Jomo Teller, a police spokesman, said {n} people were killed in Tulen.",
                f"Police put the number of people killed in Tulen at {n}.",
                f"The attack in Tulen killed {n} people.",
                f"Witnesses said at least {n} people were killed in Tulen.",
                f"Police said {n} people were killed in Tulen. Another {m} died in hospital.",
                f"Jomo Teller, a police spokesman, revised the number of people killed in Tulen from {n} to {m}.",
                f"{n} people were still missing in Tulen, police said.",
                f"Police denied that {n} people were killed in Tulen.",
            )
        )
    )


@st.composite
def texts(draw: st.DrawFn, max_sentences: int = 5) -> str:
    """Return an article of a few sentences in one or more paragraphs."""
    parts = draw(st.lists(sentences(), min_size=1, max_size=max_sentences))
    gaps = draw(st.lists(st.sampled_from((" ", "\n\n")), min_size=len(parts), max_size=len(parts)))
    return "".join(s + g for s, g in zip(parts, gaps, strict=True)).strip()


@st.composite
def reports(draw: st.DrawFn, days: int = 28) -> Document:
    """Return an article with an outlet and a date, that of one of so many days."""
    number, day, hour = draw(st.integers(1, 999)), draw(st.integers(1, days)), draw(st.integers(0, 23))
    outlet = draw(st.sampled_from(OUTLETS))
    published = draw(st.sampled_from((f"2024-05-{day:02}", f"2024-05-{day:02}T{hour:02}:15", None)))
    return Document(draw(texts()), name=f"{number:03}.txt", publisher=outlet, published=published)


def cases(min_size: int = 1, max_size: int = 3, days: int = 28) -> st.SearchStrategy[list[Document]]:
    """Return lists of reports whose file names differ."""
    return st.lists(reports(days), min_size=min_size, max_size=max_size, unique_by=lambda d: d.name)
