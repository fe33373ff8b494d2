"""The words of attribution: verbs in all their forms, the nouns for those who speak, the words that bound a clause."""

from collections.abc import Iterator

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "read": "reads read reading",
    "put": "puts put putting",
    "give": "gives gave given giving",
    "hold": "holds held holding",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "hear": "hears heard hearing",
    "learn": "learns learned learnt learning",
    "see": "sees saw seen seeing",
    "show": "shows showed shown showing",
    "swear": "swears swore sworn swearing",
    "foresee": "foresees foresaw foreseen foreseeing",
    "forecast": "forecasts forecast forecasting",
    "admit": "admits admitted admitting",
    "rebut": "rebuts rebutted rebutting",
    "quip": "quips quipped quipping",
    "tweet": "tweets tweeted tweeting",
    "speak": "speaks spoke spoken speaking",
    "set": "sets set setting",
    "lay": "lays laid laying",
    "uphold": "upholds upheld upholding",
    "understand": "understands understood understanding",
    "cite": "cites cited citing",
    "total": "totals totalled totalling totaled totaling",
    "infer": "infers inferred inferring",
    "dub": "dubs dubbed dubbing",
    "tally": "tallies tallied tallying",
}


def _forms(lemma: str) -> Iterator[str]:
    """Yield a verb's forms."""
    yield lemma
    if lemma in _IRREGULAR:
        yield from _IRREGULAR[lemma].split()
    elif lemma.endswith("e"):
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    else:
        yield lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
        yield from (lemma + "ed", lemma + "ing")


def _verbs(words: str) -> frozenset[str]:
    return frozenset(form for lemma in words.split() for form in _forms(lemma))


# Saying as such: these follow or precede a quote and stand at the end of a clause (", she said").
SPEECH = _verbs(
    """say tell add note explain report claim announce warn write post tweet insist argue recall reply ask
    declare confirm state comment conclude continue admit observe stress emphasise emphasize underline
    underscore remark exclaim shout respond answer acknowledge caution complain concede contend counter joke
    lament maintain mention plead pledge point promise protest quip reiterate repeat retort reveal assert
    affirm attest allege predict testify urge vow joke boast estimate disclose elaborate clarify blog read
    agree suggest describe"""
)

# With a that-clause, bare or not ("reported [that] the bridge had fallen").
COMPLEMENT = SPEECH | _verbs(
    """indicate imply inform notify advise assure accuse propose recommend demand believe hold predict project
    forecast foresee expect calculate reckon theorise theorize speculate determine establish find show
    demonstrate argue deny reject dispute refute doubt question rule decide convince swear pronounce
    proclaim publicise broadcast update brief verify hint signal learn hear discover boast decree order
    specify uphold posit conclude infer guess fear suspect think hope feel know worry understand"""
)

# Thinking rather than saying: an attribution only right after somebody who thinks.
COGNITION = _verbs(
    """believe think know hope fear expect suspect feel doubt understand worry guess reckon find learn hear
    show discover see speculate foresee agree demonstrate establish determine infer"""
)

# With a figure or a bare noun phrase as object ("confirmed three deaths").
FIGURE = _verbs(
    """put estimate count list register record report confirm announce acknowledge give cite tally document verify
    log total claim place note declare admit predict forecast project"""
)

# "Raised the toll to 45", "spoke of 40 dead".
REVISION = frozenset(
    "raised raises revised revises lowered lowers updated corrected upgraded adjusted increased reduced changed".split()
)
SPEAKING = frozenset("spoke speaks speak spoken".split())
DENIAL = _verbs("deny reject dismiss dispute refute rebut doubt disavow question contradict repudiate")
FORECAST = _verbs("predict project forecast foresee expect anticipate")
PLEA = _verbs("ask urge demand promise vow pledge order recommend propose plead hope")
PASSIVE_HEARSAY = frozenset(["said", "reported", "alleged", "rumoured", "rumored", "claimed"])
PASSIVE_BELIEF = frozenset("believed thought understood feared presumed suspected known expected estimated".split())
BLAME_ON = frozenset(["blamed", "attributed", "ascribed", "pinned"])
HEARSAY_ADVERBS = frozenset(["reportedly", "allegedly", "supposedly", "purportedly", "rumoredly", "rumouredly"])
RELAY_VERBS = _verbs("cite quote")

# Forms that are as often nouns; as a verb they need a subject right before them.
NOUNLIKE = frozenset(
    """report reports claim claims estimate estimates account note notes state states comment comments tweet
    tweets post posts count counts list lists record records register registers project projects order
    orders demand demands hope hopes fear fears question questions answer answers reply replies promise
    promises pledge pledges vow vows remark remarks point points forecast forecasts update updates log logs
    total totals document documents feeling saying writing reading findings finding protest protests brief
    broadcast place places guess doubt doubts rule rules hold holds worry worries show shows urge find finds
    judge counter complaint blog blogs caution joke stress read signal signals hint hints thought tally
    tallies suspect suspects""".split()
)

# Past participles that are no past tense: a verb only after "have".
PARTICIPLE_ONLY = frozenset("known seen shown given written spoken foreseen sworn".split())

AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can could may "
    "might must isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't cannot couldn't didn't "
    "doesn't don't".split()
)
BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am"])
HAVE = frozenset(["has", "have", "had", "having"])
NEGATIONS = frozenset(
    "not never n't cannot couldn't didn't doesn't don't hasn't haven't hadn't won't wouldn't nobody no neither "
    "nor".split()
)
REFUSALS = frozenset(["declined", "refused", "failed", "unable", "impossible", "unwilling"])

PRONOUNS = frozenset("i he she they we it you who someone somebody".split())
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some several many two three four five six "
    "seven eight nine ten both all most another other one few any each every no".split()
)
SUBORDINATORS = frozenset(
    "that because when while as if but although though whereas since until unless after before where which "
    "who whom whose whether than how why what so amid despite".split()
)
PREPOSITIONS = frozenset(
    "of for from in at on by with to into under over about near across among against between through during "
    "within without around behind inside outside via including".split()
)
ADVERBS = frozenset(
    "also later earlier then now still again only just even already since once today yesterday tomorrow "
    "tonight however meanwhile too instead reportedly previously initially first repeatedly publicly openly "
    "thus therefore both all soon always often sometimes never simply further afterwards recently".split()
)
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
TIME_WORDS = DAYS | frozenset(
    "today yesterday tomorrow tonight morning afternoon evening night midnight noon week month year weekend "
    "midday dawn january february march april may june july august september october november december late "
    "early last this next overnight earlier later hours day".split()
)
# Where something is said: "in a statement", "at a news conference".
VENUES = frozenset(
    "statement statements conference briefing interview post tweet message report letter email e-mail "
    "communique bulletin press broadcast speech address update release telephone phone television radio tv "
    "video report note telegram facebook twitter website site hearing court condition anonymity newspaper "
    "dispatch memo article message testimony blog call meeting service media text filing telegram online "
    "comments remarks".split()
)

# Who may answer for an official body.
ROLES = frozenset(
    "spokesman spokeswoman spokesperson chief minister official officer head director governor mayor "
    "president secretary commander commissioner superintendent inspector general colonel captain major "
    "lieutenant sergeant marshal admiral brigadier ambassador envoy deputy chairman chairwoman chairperson "
    "chair prosecutor judge coroner sheriff administrator coordinator adviser advisor aide councillor "
    "councilman councilwoman senator lawmaker mp representative delegate consul premier chancellor king queen "
    "prince emir sultan prefect magistrate attorney constable detective superintendent registrar ombudsman "
    "auditor comptroller investigator regulator warden ranger manager executive ceo founder owner boss "
    "engineer harbourmaster harbormaster controller leader whip principal provost rector dean bishop priest "
    "imam pastor rabbi surgeon physician doctor medic paramedic nurse firefighter fireman policeman "
    "policewoman trooper undersecretary under-secretary vice-president co-ordinator supervisor treasurer "
    "clerk emissary negotiator spokespeople vice premier statistician economist analyst scientist professor "
    "researcher expert historian lawyer solicitor barrister organiser organizer activist campaigner campaign "
    "correspondent reporter editor journalist author columnist blogger".split()
)
OFFICIAL_ROLES = ROLES - frozenset(
    "analyst scientist professor researcher expert historian lawyer solicitor barrister organiser organizer "
    "activist campaigner campaign correspondent reporter editor journalist author columnist blogger economist "
    "bishop priest imam pastor rabbi owner founder leader major general".split()
) | frozenset(["general", "major"])
OFFICIALS = frozenset(
    "officials authorities police officers ministers spokesmen spokeswomen spokespeople prosecutors "
    "investigators firefighters paramedics medics rescuers doctors hospitals hospital government "
    "administration officers detectives troopers commanders regulators military army navy authorities council "
    "ministry department agency office commission court bureau service sources source sources".split()
) - frozenset(["sources", "source"])
OFFICIAL_BODIES = frozenset(
    "ministry department agency office commission police constabulary army navy force forces authority "
    "authorities council court bureau service services brigade government administration directorate "
    "parliament senate congress hospital hospitals clinic centre center institute committee board secretariat "
    "corps guard guards embassy consulate municipality district city county prefecture region command "
    "headquarters institute university bank company corporation inc ltd plc group airline railway operator "
    "utility observatory survey union nations cross crescent society defence defense military staff kremlin "
    "pentagon".split()
) - frozenset(["group", "union", "district", "city", "region"])
PARTIES = frozenset(
    "rebels rebel militants militant insurgents insurgent guerrillas guerrilla group groups front militia "
    "militias fighters separatists separatist movement faction terrorists jihadists jihadist extremists "
    "opposition organisers organizers protesters protestors demonstrators strikers union unions campaigners "
    "activists marchers party gunmen hijackers kidnappers hackers gang cartel brigades alliance coalition".split()
)
WITNESSES = frozenset(
    "witness witnesses eyewitness eyewitnesses resident residents survivor survivors villager villagers "
    "neighbour neighbours neighbor neighbors bystander bystanders locals passenger passengers relative "
    "relatives shopkeeper shopkeepers driver drivers farmer farmers worker workers people man men woman women "
    "boy girl father mother brother sister son daughter wife husband family families friend friends student "
    "students teacher teachers tourist tourists visitor visitors fisherman fishermen colleague colleagues "
    "parents parent employee employees guest guests patients patient nurse vendor trader traders volunteer "
    "volunteers pilgrim pilgrims monk monks elder elders".split()
)
HEARSAY_NOUNS = frozenset(
    "reports report rumours rumors rumour rumor posts users media accounts account claims videos messages "
    "hearsay gossip speculation".split()
)
OUTLET_NOUNS = frozenset(
    "newspaper newspapers agency broadcaster broadcasters magazine daily weekly website channel station radio "
    "television tv news press media outlet outlets network gazette times post tribune herald courier "
    "chronicle journal observer bulletin telegraph mirror guardian mail paper wire blog".split()
)
OUTLETS = frozenset(
    "reuters ap afp bbc cnn upi dpa efe tass xinhua bloomberg aljazeera ansa kyodo pti ani anadolu interfax".split()
)
SOURCES = frozenset(["source", "sources"])

# What holds words or findings, and speaks for whoever made it: "the survey found".
DOCUMENTS = frozenset(
    "study survey report letter statement document data figure poll analysis review paper article research finding "
    "result inquiry audit census ruling verdict statistic record test tally count estimate".split()
)

# A person's or a body's words rather than a mind's: any of these may be the subject of a verb of saying.
SPEAKERS = (
    ROLES
    | OFFICIALS
    | OFFICIAL_BODIES
    | PARTIES
    | WITNESSES
    | HEARSAY_NOUNS
    | OUTLET_NOUNS
    | SOURCES
    | frozenset(
        "statement study survey letter document documents data figures forecast findings results polls surveys studies "
        "statements records statistics report bulletin article "
        "dispatch tally count estimate estimates email memo communique scientists experts analysts "
        "researchers economists critics supporters opponents lawmakers leaders lawyers reporters journalists "
        "correspondents managers executives chiefs heads directors staff crew captain pilot everyone many "
        "others another both poster author".split()
    )
)
# Short titles of those who hold an office.
OFFICIAL_TITLES = frozenset(
    "gen lt col maj capt sgt cpl brig adm cmdr insp det supt rep sen gov pres justice dsp dpo sp brigadier".split()
)
# Words that open a description rather than a name, so that a capital at the head of a sentence means nothing.
COMMON = frozenset(
    "local security senior government military medical hospital social unconfirmed some several many state official "
    "health other two three four top foreign initial media early eye young old most".split()
)
PERSON_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady gen general lt lieutenant col colonel maj major "
    "capt captain sgt sergeant cpl brig brigadier adm admiral cmdr commander insp inspector det detective "
    "supt superintendent rep sen senator gov governor pres president minister mayor judge justice chief rev "
    "father pope king queen prince princess sheikh imam mullah maulana ayatollah cardinal bishop premier "
    "chancellor secretary ambassador sheriff deputy constable commissioner dsp dpo sp prosecutor spokesman "
    "spokeswoman spokesperson".split()
)
