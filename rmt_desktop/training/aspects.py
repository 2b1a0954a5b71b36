"""What two things of a kind are compared by, and how it is said and asked: for lessons. Training only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aspect:
    """A value that things of a kind have, and questions for the one that has less of it, or more."""

    kind: str
    """Kind of their names."""
    scale: str
    """Kind of the value."""
    texts: tuple[str, ...]
    """What begins the text on each: ``{name}``, ``{value}``, and what may stand beside it."""
    less: tuple[str, ...]
    """Questions for the one with the smaller or earlier value, without the two names."""
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Common:
    """Words that texts on things of a kind hold several of, and questions for the one that two share."""

    kind: str
    words: tuple[str, ...]
    texts: tuple[str, ...]
    """``{name}`` and ``{list}``."""
    questions: tuple[str, ...]
    """``{a}`` and ``{b}``."""


JOINED = ("{stem}, {a} or {b}?", "{stem}, {a} or {b}?", "{stem} {a} or {b}?", "{stem}: {a} or {b}?", "{stem}, {a} or {b} ?", "{stem} out of {a} and {b}?", "Between {a} and {b}, {low}?", "Of {a} and {b}, {low}?", "{a} or {b}: {low}?", "{stem}, the one called {a} or {b}?")  # fmt: skip
"""How a question without the two names becomes one with them; ``{low}`` begins in lower case."""

ASPECTS = (
    Aspect("person", "date", ("{name} (born {value}) is a {nation} {job}.", "{name} (born {value} in {place}) is a {nation} {job} and {job2}.", "{name} (b. {value}) is a {job} from {place}.", "{name} is a {nation} {job}, born on {value} in {place}."), ("Who was born first", "Who was born earlier", "Who is older", "Which {one} is older", "Which {one} was born first", "Who is the elder"), ("Who is younger", "Who was born later", "Which {one} is younger", "Who was born last")),
    Aspect("person", "date", ("{name} ({value} – {later}) was a {nation} {job}.", "{name} ({value} – {later}) was a {nation} {job} and {job2} from {place}.", "{name} (born {value} in {place}; died {later}) was a {job}.", "{name} (born {value}, died {later}) was a {nation} {job2}."), ("Who was born first", "Who was born earlier", "Which {one} was born first", "Who was older"), ("Who was born later", "Who was younger", "Which {one} was younger")),
    Aspect("person", "date", ("{name} ({earlier} – {value}) was a {nation} {job}.", "{name} ({earlier} – {value}) was a {job} and {job2} from {place}.", "{name} (born {earlier}, died {value}) was a {nation} {job}.", "{name}, born on {earlier}, was a {nation} {job} who died on {value}."), ("Who died first", "Who died earlier", "Which {one} died first"), ("Who died last", "Who died later", "Which {one} died later")),
    Aspect("person", "year", ("{name} (born {value}) is a {nation} {job}.", "{name} (b. {value}) is a {nation} {job} and {job2}.", "Born in {value}, {name} is a {nation} {job} from {place}."), ("Who was born first", "Who is older", "Who was born earlier"), ("Who is younger", "Who was born later")),
    Aspect("person", "few", ("{name} is a {nation} {job} who has published {value} books.", "{name} is a {job} from {place} and the author of {value} novels.", "{name}, a {nation} {job}, has written {value} books."), ("Who has written fewer books", "Who published fewer books"), ("Who has written more books", "Which writer has published more", "Who published more books")),
    Aspect("person", "few", ("{name} is a {nation} footballer who played {value} matches for the national team.", "{name} (born {year}) is a {nation} goalkeeper with {value} caps.", "{name} is a tennis player from {place}, the winner of {value} titles."), ("Who has played fewer matches", "Which player has fewer titles or caps"), ("Who has played more matches", "Which player has won more", "Who has more caps or titles")),
    Aspect("group", "year", ("{name} are a {nation} rock band formed in {place} in {value}.", "{name} is a {nation} folk group, founded in {value}.", "{name} were an indie band from {place} that formed in {value} and split up in {after}."), ("Which band was formed first", "Which band is older", "Which group was founded earlier"), ("Which band was formed later", "Which group is younger", "Which band was formed more recently")),
    Aspect("group", "tiny", ("{name} are a {nation} rock band with {value} members, formed in {year}.", "{name} is a {nation} group of {value} musicians from {place}."), ("Which band has fewer members", "Which group has less members"), ("Which band has more members", "Which group is larger")),
    Aspect("group", "few", ("{name} are a {nation} band that has released {value} albums.", "{name} is a folk group from {place} with {value} studio albums."), ("Which band has released fewer albums",), ("Which band has released more albums", "Which group has more albums")),
    Aspect("title", "year", ("{name} is a {value} {nation} drama film directed by {person}.", "{name} is a {nation} comedy film released in {value}.", "{name} is a film by {person} that came out in {value} and was shot in {place}.", "{name} is a {value} documentary about {place}."), ("Which film was released first", "Which film came out first", "Which movie is older", "Which film came out earlier"), ("Which film was released later", "Which film came out more recently", "Which movie is newer")),
    Aspect("title", "year", ("{name} is a novel by {person}, first published in {value}.", "{name} is a {nation} opera by {person}, first performed in {value}.", "{name} is a play of {value} by {person}."), ("Which work appeared first", "Which was written first", "Which one came first"), ("Which work appeared later", "Which was written later", "Which is the more recent work")),
    Aspect("title", "minutes", ("{name} is a {nation} film from {year} that lasts {value} minutes.", "{name} is a {year} film by {person} with a running time of {value} minutes."), ("Which film is shorter",), ("Which film is longer", "Which movie lasts longer")),
    Aspect("magazine", "year", ("{name} is a {nation} magazine founded in {value}.", "{name} is a monthly published in {place} since {value}.", "{name} was a {nation} weekly that first appeared in {value} and ceased publication in {after}."), ("Which magazine was started first", "Which magazine is older", "Which was published first"), ("Which magazine was started later", "Which magazine is younger", "Which magazine appeared later")),
    Aspect("magazine", "count", ("{name} is a {nation} magazine with a circulation of {value}.", "{name} is a journal from {place}; each issue sells {value} copies."), ("Which magazine has the smaller circulation", "Which magazine sells fewer copies"), ("Which magazine has a larger circulation", "Which magazine sells more copies")),
    Aspect("magazine", "tiny", ("{name} is a {nation} magazine published {value} times a year.", "{name}, a journal from {place}, appears {value} times a year."), ("Which is published less often",), ("Which magazine is published more often", "Which was published more frequently")),
    Aspect("case", "year", ("{name}, decided in {value}, is a case of the Supreme Court on contracts.", "{name} ({value}) was a ruling of the Court of Appeal.", "{name} is a {value} decision on patents.", "{name} was argued in {before} and decided in {value}."), ("Which case was decided first", "Which case came first", "Which decision is older", "Which was decided earlier"), ("Which case was decided later", "Which case is more recent", "Which decision came later")),
    Aspect("company", "year", ("{name} is a {nation} company founded in {value} by {person}.", "{name} is a manufacturer from {place}, established in {value}.", "Founded in {value}, {name} is a {nation} firm."), ("Which company was founded first", "Which company is older", "Which firm was established earlier"), ("Which company was founded later", "Which firm is younger", "Which company was established more recently")),
    Aspect("company", "count", ("{name} is a {nation} company with {value} employees.", "{name} is a manufacturer from {place} that employs {value} people."), ("Which company has fewer employees", "Which firm employs fewer people"), ("Which company has more employees", "Which firm is larger", "Which company employs more people")),
    Aspect("company", "money", ("{name} is a {nation} company that reported sales of {value}.", "{name}, of {place}, had a turnover of {value} last year."), ("Which company had lower sales", "Which company has the smaller turnover"), ("Which company had higher sales", "Which firm has the larger turnover")),
    Aspect("company", "money", ("The liability of {name} under this agreement shall not exceed {value}.", "{name} shall be liable up to an amount of {value}."), ("Whose liability is capped at the lower amount", "Whose liability is lower"), ("Whose liability is capped at the higher amount", "Whose liability is higher")),
    Aspect("company", "money", ("{name} shall pay the Licensor a fee of {value}.", "The fee payable by {name} amounts to {value}.", "{name} will pay {value} each year."), ("Who pays the lower fee", "Which party pays less"), ("Who pays the higher fee", "Which party pays more", "Who has to pay more")),
    Aspect("company", "percent", ("{name} holds {value} of the shares.", "A royalty of {value} is due from {name}.", "{name} is entitled to {value} of the profits."), ("Who has the smaller share", "Whose share or royalty is lower"), ("Who has the larger share", "Whose share or royalty is higher")),
    Aspect("company", "period", ("{name} may terminate this agreement with {value} of notice.", "The term of the agreement with {name} is {value}.", "{name} shall keep the information confidential for {value}."), ("Which has the shorter term or notice", "Who is bound for the shorter time"), ("Which has the longer term or notice", "Who is bound for longer")),
    Aspect("company", "date", ("The agreement with {name} was signed on {value}.", "{name} entered into this agreement on {value}.", "The contract between {person} and {name} dates from {value}."), ("With whom was the agreement signed first", "Which contract is older", "Who signed first"), ("With whom was the agreement signed later", "Which contract is more recent", "Who signed later")),
    Aspect("company", "date", ("The agreement with {name} ends on {value}.", "The licence of {name} runs until {value}.", "The lease of {name} expires on {value}."), ("Which agreement ends first", "Which one expires earlier", "Whose lease or licence ends first"), ("Which agreement ends later", "Which one expires later", "Whose lease or licence runs longer")),
    Aspect("drug", "dose", ("{name} is given in a dose of {value} mg.", "{name} is an antiviral; patients received {value} mg a day.", "The recommended dose of {name} is {value} mg."), ("Which drug is given in the lower dose", "Which has the lower dose"), ("Which drug is given in the higher dose", "Which has the higher dose")),
    Aspect("drug", "percent", ("{name} led to a response in {value} of patients.", "With {name}, side effects were seen in {value} of the patients.", "{name} was approved in {year}; {value} of those treated responded."), ("Which drug had the lower rate", "With which drug was the rate lower"), ("Which drug had the higher rate", "With which drug was the rate higher")),
    Aspect("gene", "count", ("{name} encodes a protein of {value} amino acids.", "The transcript of {name} has {value} nucleotides.", "{name} spans {value} base pairs on chromosome 7."), ("Which gene is shorter", "Which gene has the shorter product"), ("Which gene is longer", "Which gene has the longer product")),
    Aspect("town", "count", ("{name} is a town in {region} with {value} inhabitants.", "{name} is a city in {region}. Its population is {value}.", "{name} is a municipality whose population was {value} at the {year} census."), ("Which town has fewer inhabitants", "Which city has the smaller population", "Which is smaller"), ("Which town has more inhabitants", "Which city has the larger population", "Which has a higher population", "Which is larger")),
    Aspect("town", "year", ("{name} is a town in {region}, founded in {value}.", "{name} is a city in {region} that received its charter in {value}."), ("Which town is older", "Which city was founded first"), ("Which town is younger", "Which city was founded later")),
    Aspect("town", "height", ("{name} is a village in {region} at an altitude of {value} metres.", "{name} is a mountain in {region}, {value} m high.", "{name} is a peak of {value} metres."), ("Which is lower", "Which one lies lower"), ("Which is higher", "Which mountain is higher", "Which one is taller")),
    Aspect("town", "length", ("{name} is a river in {region}, {value} km long.", "{name} is a stream of {value} km that rises near {place}."), ("Which river is shorter",), ("Which river is longer", "Which one is longer")),
    Aspect("building", "year", ("{name} is a museum in {place}, built in {value}.", "{name} is a bridge that was opened in {value}.", "{name} is a stadium in {place}; it was completed in {value}.", "{name} is a church from {value}."), ("Which was built first", "Which building is older", "Which was opened first"), ("Which was built later", "Which building is newer", "Which was opened later")),
    Aspect("building", "floors", ("{name} is a tower in {place} with {value} floors.", "{name}, a hotel in {place}, has {value} storeys."), ("Which building has fewer floors", "Which one is lower"), ("Which building has more floors", "Which one is taller")),
    Aspect("building", "count", ("{name} is a stadium in {place} that seats {value}.", "{name} is an arena with a capacity of {value}.", "{name} is a theatre of {value} seats."), ("Which has fewer seats", "Which one has the smaller capacity"), ("Which has more seats", "Which one has the larger capacity", "Which arena seats more people")),
    Aspect("school", "count", ("{name} is a {nation} university with {value} students.", "{name}, in {place}, has {value} students."), ("Which has fewer students",), ("Which has more students", "Which school enrols more students")),
    Aspect("school", "year", ("{name} is a {nation} university founded in {value}.", "{name}, in {place}, was established in {value} by {person}."), ("Which was founded first", "Which school is older"), ("Which was founded later", "Which school is younger")),
    Aspect("genus", "few", ("{name} is a genus of flowering plants with {value} species.", "{name} is a genus in the {genus} family. It comprises about {value} species.", "{name} is a genus of herbs native to {region}; it has {value} species."), ("Which genus has fewer species", "Which genus contains fewer species"), ("Which genus has more species", "Which plant has more species", "Which genus contains more species")),
    Aspect("vessel", "year", ("{name} is a ship launched in {value} at {place}.", "{name} was an aircraft first flown in {value}.", "{name} is a locomotive built in {value}."), ("Which was launched or built first", "Which one is older", "Which came first"), ("Which was launched or built later", "Which one is newer")),
)  # fmt: skip

ONE = ("person", "actor", "writer", "director", "player", "politician", "one")
"""What somebody is called in a question."""

GENRES = ("drama", "comedy", "documentary", "thriller", "western", "musical", "horror", "fantasy", "romance", "animation", "war", "crime")  # fmt: skip
PLACES = ("France", "Norway", "Kenya", "Brazil", "Japan", "Mexico", "Turkey", "Canada", "Egypt", "Chile", "Poland", "India")  # fmt: skip
CALLINGS = ("director", "writer", "actor", "composer", "architect", "painter", "politician", "engineer", "singer", "lawyer", "poet", "general", "astronomer", "coach", "novelist", "journalist", "producer", "musician", "philosopher", "photographer", "physicist", "critic", "screenwriter", "playwright", "sculptor", "botanist", "chemist", "broadcaster", "historian", "conductor")  # fmt: skip
SUBJECTS = ("travel", "sport", "fashion", "politics", "science", "cookery", "music", "history", "sailing", "gardening", "chess", "business")  # fmt: skip
GOODS = ("tyres", "steel", "software", "furniture", "clocks", "paper", "bicycles", "glass", "pumps", "cameras", "paint", "beer")  # fmt: skip

COMMON = (
    Common("person", CALLINGS, ("{name} was a {list}.", "{name} (born {year}) is a {nation} {list}.", "{name} ({before} – {after}) was a {nation} {list} from {place}."), ("What occupation do {a} and {b} share?", "{a} and {b} are both what?", "What profession do {a} and {b} have in common?", "What are both {a} and {b}?", "Both {a} and {b} have worked as what?", "What job did both {a} and {b} have?", "{a} and {b} shared which occupation?")),
    Common("title", GENRES, ("{name} is a {year} film by {person}; it mixes {list}.", "{name} is a {nation} film from {year} (genres: {list})."), ("What genre do {a} and {b} share?", "{a} and {b} are both what kind of film?", "Which genre do the films {a} and {b} have in common?", "Both {a} and {b} are which type of movie?")),
    Common("genus", PLACES, ("{name} is a genus of plants found in {list}.", "{name} grows in {list}."), ("In which country are both {a} and {b} found?", "Both {a} and {b} grow in which country?", "What country are {a} and {b} both native to?")),
    Common("magazine", SUBJECTS, ("{name} is a {nation} magazine on {list}.", "{name}, founded in {year}, is a monthly about {list}."), ("What do the magazines {a} and {b} both write about?", "{a} and {b} are both magazines on what?", "What subject do {a} and {b} have in common?")),
    Common("company", GOODS, ("{name} is a {nation} maker of {list}.", "{name} produces {list} in {place}."), ("What do {a} and {b} both make?", "{a} and {b} both produce what?", "Which product do {a} and {b} have in common?")),
)  # fmt: skip
