"""Works, their makers and what is said of these: what two-hop lessons are made of. Training only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """Something whose text names its maker, or where it is."""

    maker: str
    """Kind of the maker."""
    nouns: tuple[str, ...]
    texts: tuple[str, ...]
    described: tuple[str, ...]
    """How a question speaks of the maker without naming it."""
    asked: tuple[str, ...] = ()
    """How a question asks for the work itself; ``{maker}`` is replaced by what is said of the maker."""


@dataclass(frozen=True, slots=True)
class Trait:
    """What the text on a maker says of it."""

    value: str
    texts: tuple[str, ...]
    questions: tuple[str, ...]
    relative: str = ""
    """The same, to follow "who" or "that"; empty where nothing is told apart by it."""


WORKS = (
    Work("person", ("film", "drama film", "comedy", "documentary", "thriller", "silent film"), ("{name} is a {year} {noun} directed by {maker}.", "{name} is a {noun} from {year}. It was directed by {maker} and shot in {place}.", "Directed by {maker}, {name} was released in {year} to mixed reviews."), ("the director of {name}", "the director of the {noun} {name}", "the person who directed {name}", "the maker of the {year} {noun} {name}"), ("Which {noun} was directed by {maker}?", "What is the name of the {noun} by {maker}?")),
    Work("person", ("novel", "short story", "children's book", "memoir", "poem"), ("{name} is a {noun} by {maker}, first published in {year}.", "{name}, a {noun} written by {maker}, appeared in {year} and is set in {place}.", "{maker} wrote the {noun} {name} in {year}."), ("the author of {name}", "the writer of the {noun} {name}", "the person who wrote {name}", "{name}'s author"), ("Which {noun} was written by {maker}?", "What {noun} is by {maker}?")),
    Work("person", ("song", "ballad", "single"), ("{name} is a {noun} written and sung by {maker}. It was released in {year}.", "{name} is a {noun} recorded by {maker} in {place} in {year}.", "The {noun} {name} was a hit for {maker} in {year}."), ("the singer of {name}", "the artist who recorded the {noun} {name}", "the performer of {name}"), ("Which {noun} was recorded by {maker}?", "Which {noun} did {maker} sing?")),
    Work("person", ("building", "church", "theatre", "town hall", "lighthouse"), ("{name} is a {noun} in {place}, designed by the architect {maker} and finished in {year}.", "{name} is a {noun} built in {year} to plans by {maker}."), ("the architect of {name}", "the person who designed the {noun} {name}", "the designer of {name}"), ("Which {noun} was designed by {maker}?",)),
    Work("person", ("opera", "play", "musical", "ballet", "symphony"), ("{name} is a {noun} by {maker}, first performed in {place} in {year}.", "The {noun} {name} was composed by {maker} in {year}."), ("the creator of {name}", "the composer of {name}", "the person behind the {noun} {name}"), ("Which {noun} is by {maker}?",)),
    Work("person", ("painting", "sculpture", "fresco", "portrait"), ("{name} is a {noun} made by {maker} in {year}; it hangs in {place}.", "{name}, of {year}, is a {noun} by {maker}."), ("the artist who made {name}", "the creator of the {noun} {name}"), ("Which {noun} was made by {maker}?",)),
    Work("person", ("television series", "sitcom", "radio programme", "comic"), ("{name} is a {noun} created by {maker} that began in {year}.", "{name} is a {noun} set in {place}. Its creator is {maker}."), ("the creator of {name}", "the person who created the {noun} {name}"), ("Which {noun} was created by {maker}?",)),
    Work("person", ("football club", "basketball team", "hockey team", "rugby club"), ("{name} is a {noun} from {place}. Since {year} it has been coached by {maker}.", "The {noun} {name}, founded in {year}, is managed by {maker}."), ("the coach of {name}", "the manager of the {noun} {name}"), ("Which {noun} is coached by {maker}?",)),
    Work("person", ("school", "college", "charity", "newspaper", "church"), ("{name} is a {noun} in {place}, founded by {maker} in {year}.", "In {year} {maker} founded the {noun} {name}."), ("the founder of {name}", "the person who founded the {noun} {name}"), ("Which {noun} was founded by {maker}?",)),
    Work("person", ("expedition", "campaign", "siege", "battle"), ("{name} was a {noun} led by {maker} in {year} near {place}.", "In the {noun} known as {name} ({year}), the winning side was commanded by {maker}."), ("the leader of {name}", "the commander in {name}"), ("Which {noun} was led by {maker}?",)),
    Work("person", ("asteroid", "comet", "moth", "orchid", "mineral"), ("{name} is a {noun} discovered by {maker} in {year}.", "The {noun} {name} was first described by {maker} in {year}, near {place}."), ("the discoverer of {name}", "the person who discovered {name}"), ("Which {noun} was discovered by {maker}?",)),
    Work("group", ("album", "studio album", "live album", "single"), ("{name} is an {noun} by the band {maker}, released in {year}.", "{name} is the third {noun} of {maker}. It was recorded in {place} in {year}."), ("the band that recorded {name}", "the group behind the album {name}", "the band whose {noun} is {name}"), ("Which {noun} was released by {maker}?",)),
    Work("company", ("video game", "board game", "puzzle game"), ("{name} is a {year} {noun} developed by {maker}.", "{name} is a {noun} that {maker} brought out in {year}."), ("the developer of {name}", "the company that made the {noun} {name}"), ("Which {noun} was developed by {maker}?",)),
    Work("company", ("car", "aircraft", "locomotive", "motorcycle", "camera"), ("The {name} is a {noun} built by {maker} from {year} on.", "{name} is a {noun} made by {maker} at its works in {place}."), ("the maker of {name}", "the manufacturer of the {noun} {name}"), ("Which {noun} is made by {maker}?",)),
    Work("company", ("magazine", "journal", "newspaper"), ("{name} is a {noun} published by {maker} since {year}.", "{name}, a {noun} on travel, is published in {place} by {maker}."), ("the publisher of {name}", "the company that publishes {name}"), ("Which {noun} is published by {maker}?",)),
    Work("town", ("stadium", "museum", "airport", "hospital", "library", "bridge"), ("{name} is a {noun} in {maker}. It was opened in {year}.", "{name} is a {noun} that stands in the centre of {maker}, and seats {count}."), ("the town where {name} is", "the town in which the {noun} {name} stands", "the city of {name}"), ("Which {noun} is in {maker}?",)),
    Work("town", ("politician", "botanist", "swimmer", "bishop", "physician"), ("{name} (born {year}) is a {noun} who grew up in {maker}.", "{name} was a {noun} born in {maker} in {year}."), ("the town where {name} was born", "the birthplace of the {noun} {name}", "the home town of {name}"), ("Which {noun} comes from {maker}?",)),
)  # fmt: skip

INTRODUCTIONS = {
    "person": ("{name} (born {day}) is a {nation} {job}.", "{name} was a {nation} {job}.", "{name} is a {job} from {region}."),
    "group": ("{name} are a {nation} rock band.", "{name} is a {nation} folk group.", "{name} was a jazz quintet from {region}."),
    "company": ("{name} is a {nation} company.", "{name} is a manufacturer from {region}.", "{name} was a {nation} firm."),
    "town": ("{name} is a town in {region}.", "{name} is a city on the coast of {region}.", "{name} is a municipality in {region}."),
}  # fmt: skip

TRAITS = {
    "person": (
        Trait("place", ("{it} was born in {value}.", "{it} grew up in {value}."), ("Where was {who} born?", "In which town was {who} born?", "{Who} was born in what town?", "What is the birthplace of {who}?"), "was born in {value}"),
        Trait("date", ("{it} was born on {value}.",), ("When was {who} born?", "What is the date of birth of {who}?", "{Who} was born on what day?"), "was born on {value}"),
        Trait("date", ("{it} died on {value}.",), ("When did {who} die?", "On what day did {who} die?", "{Who} died on what date?"), "died on {value}"),
        Trait("school", ("{it} studied at {value}.", "{it} is a graduate of {value}."), ("Where did {who} study?", "Which university did {who} attend?", "{Who} is a graduate of which university?"), "studied at {value}"),
        Trait("person", ("{it} was married to {value}.", "{it} married {value} in secret."), ("Who was {who} married to?", "What is the name of the spouse of {who}?", "{Who} was married to whom?"), "was married to {value}"),
        Trait("prize", ("{it} won the {value}.", "{it} received the {value} twice."), ("What prize did {who} win?", "Which award was given to {who}?", "{Who} won which prize?"), "won the {value}"),
        Trait("company", ("{it} worked for {value} for many years.", "{it} was once employed by {value}."), ("For which company did {who} work?", "Who employed {who}?"), "worked for {value}"),
        Trait("count", ("{it} left {value} letters and drawings.",), ("How many letters and drawings did {who} leave?",)),
        Trait("place", ("{it} lives in {value}.", "{it} moved to {value} late in life."), ("Where does {who} live?", "To which place did {who} move?"), "lives in {value}"),
        Trait("title", ("{it} is best known for {value}.", "{it} became famous with {value}."), ("What is {who} best known for?", "{Who} is best known for what?")),
        Trait("nation", ("{it} has {value} citizenship.", "{it} is of {value} descent."), ("What is the nationality of {who}?", "{Who} is of what nationality?")),
    ),
    "group": (
        Trait("place", ("The band was formed in {value}.", "They come from {value}."), ("Where was {who} formed?", "{Who} comes from what town?", "From which town is {who}?"), "was formed in {value}"),
        Trait("date", ("They first played together on {value}.",), ("When did {who} first play together?",)),
        Trait("person", ("Their singer is {value}.", "The lead singer was {value}."), ("Who is the singer of {who}?", "Who sang in {who}?"), "has {value} as its singer"),
        Trait("company", ("They were signed to {value}.", "Their records came out on {value}."), ("To which label was {who} signed?", "Which label released the records of {who}?"), "was signed to {value}"),
        Trait("year", ("The group broke up in {value}.",), ("In what year did {who} break up?", "When did {who} break up?")),
    ),
    "company": (
        Trait("place", ("Its headquarters are in {value}.", "It is based in {value}."), ("Where is {who} based?", "In which town are the headquarters of {who}?", "{Who} is based in what town?"), "is based in {value}"),
        Trait("year", ("It was founded in {value}.", "The firm goes back to {value}."), ("When was {who} founded?", "In what year was {who} founded?", "{Who} was founded in what year?"), "was founded in {value}"),
        Trait("person", ("It was founded by {value}.", "Its founder was {value}."), ("Who founded {who}?", "{Who} was founded by whom?"), "was founded by {value}"),
        Trait("count", ("It employs {value} people.", "It has {value} employees."), ("How many people does {who} employ?", "How many employees does {who} have?")),
        Trait("company", ("It is owned by {value}.", "It was taken over by {value}."), ("Who owns {who}?", "Which company took over {who}?"), "is owned by {value}"),
    ),
    "town": (
        Trait("count", ("It has {value} inhabitants.", "Its population was {value}."), ("What is the population of {who}?", "How many people live in {who}?", "{Who} has how many inhabitants?")),
        Trait("person", ("Its mayor is {value}.", "The mayor, {value}, was elected twice."), ("Who is the mayor of {who}?", "{Who} has whom as its mayor?")),
        Trait("river", ("It lies on the River {value}.", "The River {value} runs through it."), ("On which river does {who} lie?", "Which river runs through {who}?", "{Who} lies on which river?")),
        Trait("year", ("It was founded in {value}.", "It received its charter in {value}."), ("When was {who} founded?", "In what year was {who} founded?")),
        Trait("region", ("It is the seat of {value} County.", "It lies in the county of {value}."), ("In which county is {who}?", "{Who} is in what county?")),
    ),
}  # fmt: skip

NATIONS = ("American", "British", "French", "Polish", "Irish", "Indian", "Canadian", "Italian", "Danish", "Kenyan", "Brazilian", "Korean", "Turkish", "Greek", "Norwegian", "Egyptian")  # fmt: skip
JOBS = ("director", "writer", "actor", "composer", "architect", "painter", "politician", "engineer", "singer", "lawyer", "poet", "general", "astronomer", "coach")  # fmt: skip
ADJECTIVES = ("Silent", "Last", "Golden", "Broken", "Distant", "Crooked", "Second", "Burning", "Hollow", "Winter", "Blue", "Forgotten", "Endless", "Little", "Iron", "Wild")  # fmt: skip
THINGS = ("Harbour", "Garden", "Letter", "Road", "Mirror", "Season", "Stranger", "River", "House", "Hour", "Orchard", "Crown", "Shadow", "Machine", "Promise", "Island", "Station", "Bird")  # fmt: skip
PRIZES = ("{} Prize", "{} Medal", "{} Award", "Order of {}")
SCHOOLS = ("the University of {}", "{} College", "the {} Academy", "{} University")
