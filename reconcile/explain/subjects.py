"""What a question asks after, in words: who was counted and what befell them."""

from attrs import frozen

from reconcile.explain.figures import figure, plain, takes_of
from reconcile.explain.nouns import plural, singular
from reconcile.statement import Question, Stance, Statement
from reconcile.values import Moment, Quantity, Value

# attribute -> (tense of "be" or a verb of its own, participle)
_BEFELL = {
    "killed": "were killed",
    "dead": "were killed",
    "injured": "were injured",
    "wounded": "were wounded",
    "missing": "are missing",
    "detained": "were detained",
    "arrested": "were arrested",
    "displaced": "were displaced",
    "evacuated": "were evacuated",
    "rescued": "were rescued",
    "trapped": "are trapped",
    "abducted": "were abducted",
    "kidnapped": "were kidnapped",
    "hospitalised": "were taken to hospital",
    "hospitalized": "were taken to hospital",
    "freed": "were freed",
    "released": "were released",
    "homeless": "were left homeless",
    "stranded": "were stranded",
    "infected": "were infected",
    "affected": "were affected",
    "attendance": "attended",
    "destroyed": "were destroyed",
    "damaged": "were damaged",
    "burnt": "were burnt",
    "laid off": "were laid off",
}
_THINGS = frozenset({"destroyed", "damaged", "burnt"})
_POPULATIONS = {"police": "police officer", "military": "soldier", "dead": "person", "": "person"}
# Nouns that count the deed and not who suffered it: four bodies are four people, or four of the population.
_DEEDS = frozenset(
    "fatality death casualty victim life body corpse toll injury arrest loss dead injured figure".split()
)


@frozen
class Subject:
    """The words for one question.

    Attributes:
        noun: singular of who or what is counted, or "" where nothing is.
        befell: "were killed", or "" where the attribute has no verb here.
        participle: "killed", for a short form; "" where the noun alone says enough.
        label: the question as a heading: "explosions".
    """

    noun: str
    befell: str
    participle: str
    label: str

    def counted(self, value: Value) -> str:
        """Return the value with its noun: "three policemen", "dozens of people", "at least four"."""
        words = plain(value)
        if not isinstance(value, Quantity) or value.unit or not self.noun:
            return words
        one = value.is_exact and value.low == 1
        noun = singular(self.noun) if one else plural(self.noun)
        words = "no" if words == "none" else words
        return f"{words} of {noun}" if takes_of(words) else f"{words} {noun}"

    def clause(self, value: Value) -> str:
        """Return the value as a clause: "three policemen were killed", or "explosions: at least four"."""
        if isinstance(value, Moment) and self.label.split(" ")[-1] == "time":
            what = self.label.removesuffix("time").strip()
            return f"{'it happened' if what in ('', 'event') else what} {plain(value)}"  # "noticed on 26 February"
        if not isinstance(value, Quantity) or value.unit or not self.befell:
            return self.headed(value)
        one = value.is_exact and value.low == 1
        verb = self.befell.replace("were ", "was ", 1).replace("are ", "is ", 1) if one else self.befell
        return f"{self.counted(value)} {verb}"

    def short(self, value: Value) -> str:
        """Return the value without a verb: "three policemen", "three policemen injured"."""
        if isinstance(value, Moment) or not isinstance(value, Quantity) or value.unit or not self.befell:
            return self.clause(value)
        return f"{self.counted(value)} {self.participle}".strip()

    def headed(self, value: Value) -> str:
        """Return heading and value: "explosions: at least four"."""
        words = figure(value) if isinstance(value, Quantity) else plain(value)
        return f"{self.label}: {words}" if self.label else words


def subject(question: Question, speaker: Statement | None) -> Subject:
    """Return the words for a question; the noun is the speaker's own where it says who was counted."""
    attribute = question.attribute.casefold()
    befell = _BEFELL.get(attribute, "")
    noun = singular(speaker.frame.noun.strip()) if speaker is not None else ""
    if noun.casefold() in _DEEDS or attribute == noun.casefold() or not befell:
        noun = ""
    if befell and not noun:
        population = question.population.strip()
        noun = _POPULATIONS.get(population.casefold(), singular(population))
        if not population and attribute in _THINGS:
            noun = ""
    participle = "" if attribute in ("killed", "dead") and question.population else befell.split(" ", 1)[-1]
    label = " ".join(w for w in (question.population, question.attribute) if w)
    if attribute == "money" and question.population:
        label = question.population  # the sign of the currency says that it is money
    if attribute == "count" and question.population:
        label = plural(question.population)
    return Subject(noun, befell, participle, label)


def responsibility(statement: Statement) -> str | None:
    """Return how a perpetrator is named, or None for other questions: claimed and attributed are told apart."""
    if statement.question.attribute.casefold() not in ("perpetrator", "responsibility"):
        return None
    name = plain(statement.value)
    if statement.stance is Stance.CLAIMED:
        return f"{name} claimed responsibility"
    return f"responsibility was attributed to {name}"
