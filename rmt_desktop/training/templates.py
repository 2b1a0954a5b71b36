"""Sentences that generated lessons are made of. Training only: what is measured has sentences of its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A passage that holds a value and does not say whose; and questions that do."""

    kinds: tuple[str, ...]
    """What may have it; empty: whatever a defined term that is no party stands for."""
    value: str
    passages: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """How a name gets another name."""

    kinds: tuple[str, ...]
    text: str
    roles: bool
    """Whether the other name is a party's role."""
    naming: tuple[str, ...]
    """Questions for the other name."""
    opening: str = "{first} and {second}"


HEADINGS = (
    "Schedule {number}: {name}", "{name}", "Part {number}. {name}", "Annex {number} – {name}", "{number}. {name}.",
    "The following terms apply to {name}.", "Section {number} Terms for {name}", "Results for {name}:",
    "This part deals with {name}.", "Exhibit {number}: {name}", "Regarding {name}, the following was recorded.",
    "We now turn to {name}.", "File {number}: {name}", "Item {number}. {name}", "Chapter {number}: {name}",
    "## {name}", "Case {number} ({name})", "About {name}", "As to {name}:", "Appendix {number} ({name})",
)  # fmt: skip

_ANY = ("company", "project", "person", "estate")
_MEDICAL = ("drug", "gene", "project")

FACTS = (
    Fact(("company", "estate", "project"), "money", ("The monthly fee is {value}.", "A monthly fee of {value} is payable in advance.", "Each month {value} falls due."), ("What is the monthly fee for {name}?", "How much is due each month under the terms for {name}?")),
    Fact(("company", "estate"), "period", ("The notice period is {value}.", "Notice must be given {value} in advance.", "Termination requires {value} of prior notice."), ("What is the notice period for {name}?", "How much notice must be given in the case of {name}?")),
    Fact(_ANY, "date", ("The agreement ends on {value}.", "The term expires on {value}.", "It remains in force until {value}."), ("When does the agreement with {name} end?", "Until when does the term of {name} run?")),
    Fact(("company", "project"), "percent", ("Interest accrues at {value} a year.", "The rate of interest is {value}.", "Overdue sums bear interest of {value}."), ("What interest applies to {name}?", "At what rate does interest accrue for {name}?")),
    Fact(("company", "person", "project"), "money", ("Liability is capped at {value}.", "In no event shall liability exceed {value}.", "The aggregate liability is limited to {value}."), ("What is the liability cap of {name}?", "To what amount is the liability of {name} limited?")),
    Fact(("company", "project"), "place", ("Disputes are settled by the courts of {value}.", "The seat of arbitration is {value}.", "The competent court sits in {value}."), ("Where are disputes with {name} settled?", "Which courts have jurisdiction over {name}?")),
    Fact(("company", "estate"), "money", ("A deposit of {value} was lodged.", "The deposit amounts to {value}.", "Security of {value} is held."), ("What deposit was lodged for {name}?", "How large is the deposit of {name}?")),
    Fact(("company", "project"), "person", ("The contact person is {value}.", "Notices shall be addressed to {value}.", "{value} signs all reports."), ("Who is the contact person for {name}?", "To whom are notices about {name} addressed?")),
    Fact(("estate",), "count", ("The floor area is {value} square feet.", "It measures {value} square feet.", "The premises comprise {value} square feet."), ("What is the floor area of {name}?", "How large is {name}?")),
    Fact(("company",), "count", ("The workforce numbers {value}.", "There are {value} employees.", "Some {value} people work there."), ("How many employees does {name} have?", "How large is the workforce of {name}?")),
    Fact(("company", "project"), "place", ("The head office is in {value}.", "Its seat is {value}.", "Operations are run from {value}."), ("Where is the head office of {name}?", "From where is {name} run?")),
    Fact(("company", "project"), "money", ("The purchase price was {value}.", "The consideration paid was {value}.", "It was sold for {value}."), ("What was the purchase price of {name}?", "For how much was {name} sold?")),
    Fact(("company", "project", "person"), "date", ("The audit was finished on {value}.", "The last inspection took place on {value}.", "It was last reviewed on {value}."), ("When was {name} last audited?", "On what date was {name} inspected?")),
    Fact(_MEDICAL, "percent", ("The response rate was {value}.", "A response was seen in {value} of patients.", "Remission occurred in {value} of cases."), ("What was the response rate with {name}?", "In how many patients did {name} lead to a response?")),
    Fact(("drug",), "count", ("The daily dose was {value} mg.", "Patients received {value} mg per day.", "Dosing was {value} mg daily."), ("What was the daily dose of {name}?", "How much {name} did patients receive per day?")),
    Fact(("drug",), "period", ("The half-life was {value}.", "Elimination took {value}.", "Its effect lasted {value}."), ("What is the half-life of {name}?", "How long did the effect of {name} last?")),
    Fact(("gene",), "count", ("The coding sequence spans {value} bases.", "The transcript has {value} nucleotides.", "Its product has {value} residues."), ("How long is the transcript of {name}?", "How many bases does the coding sequence of {name} span?")),
    Fact(("gene", "drug"), "count", ("{value} samples were analysed.", "The cohort had {value} participants.", "In all, {value} subjects were enrolled."), ("How many participants were in the study of {name}?", "How many samples were analysed for {name}?")),
    Fact(("gene",), "percent", ("Expression fell by {value}.", "Knock-down reduced viability by {value}.", "The allele frequency was {value}."), ("By how much did expression of {name} fall?", "What was the allele frequency of {name}?")),
    Fact(("person",), "place", ("The birthplace was {value}.", "Childhood was spent in {value}.", "The family came from {value}."), ("Where was {name} born?", "Where did the family of {name} come from?")),
    Fact(("person",), "money", ("The annual salary is {value}.", "Base pay is {value} a year.", "Remuneration amounts to {value}."), ("What is the salary of {name}?", "How much does {name} earn?")),
    Fact(("person",), "date", ("The appointment took effect on {value}.", "Employment began on {value}.", "Office was taken on {value}."), ("When was {name} appointed?", "When did the employment of {name} begin?")),
    Fact(("project",), "period", ("Completion is expected within {value}.", "The schedule allows {value}.", "The work will take {value}."), ("How long will {name} take?", "Within what time will {name} be completed?")),
    Fact(("project", "company"), "percent", ("The margin was {value}.", "Profit came to {value} of sales.", "The return was {value}."), ("What margin did {name} achieve?", "What was the return of {name}?")),
)  # fmt: skip

ROLES = (
    ("Supplier", "Customer"), ("Borrower", "Lender"), ("Landlord", "Tenant"), ("Licensor", "Licensee"),
    ("Seller", "Buyer"), ("Company", "Consultant"), ("Distributor", "Manufacturer"), ("Franchisor", "Franchisee"),
    ("Client", "Agency"), ("Owner", "Contractor"), ("Employer", "Executive"), ("Sponsor", "Institution"),
    ("Purchaser", "Vendor"), ("Pledgor", "Secured Party"), ("Operator", "Investor"), ("Trustee", "Issuer"),
)  # fmt: skip

_CALLED = ("What is {name} called in this document?", "By which term is {name} referred to?", "How is {name} defined?")
_BETWEEN = "This Agreement is made between {first} and {second}."
ALIASES = (
    Alias(("company", "person"), "{name} (the “{term}”)", True, _CALLED, _BETWEEN),
    Alias(("company", "person"), '{name} (the "{term}")', True, _CALLED, "This contract is entered into by and between {first}, and {second}."),
    Alias(("company",), "{name}, a Delaware corporation (“{term}”)", True, _CALLED, "THIS AGREEMENT, by and among {first}, and {second}, witnesseth:"),
    Alias(("company", "person"), "{name}, hereinafter called the {term}", True, _CALLED, "Between {first}; and {second}."),
    Alias(("company", "person"), "{name}, as {term}", True, _CALLED, "The parties are {first}, and {second}."),
    Alias(("drug", "project", "gene"), "{name} (hereafter {term})", False, ("What is the short name of {name}?", "How is {name} abbreviated?")),
    Alias(("drug", "project"), "The compound {name} is also known as {term}.", False, ("What is the other name of {name}?",)),
    Alias(("project", "drug"), "{name} is encoded by the gene {term}.", False, ("Which gene encodes {name}?",)),
    Alias(("project", "gene", "drug"), "We refer to {name} as {term}.", False, ("What is {name} referred to as?",)),
    Alias(("project", "drug"), "{term} denotes {name} throughout.", False, ("What denotes {name}?",)),
)  # fmt: skip

_PARTY = ("company", "person")
CLAUSES = (
    Fact(_PARTY, "money", ("The {name} shall pay {value} at signing.", "The {name} owes a fee of {value}.", "An amount of {value} is payable by the {name}."), ("How much must {name} pay?", "What amount is payable by {name}?")),
    Fact(_PARTY, "period", ("The {name} may terminate on notice of {value}.", "The {name} may end this contract by giving {value} of notice."), ("What notice must {name} give to terminate?", "How much notice does {name} have to give?")),
    Fact(_PARTY, "money", ("The liability of the {name} is limited to {value}.", "The {name} is liable for no more than {value}."), ("To what amount is the liability of {name} limited?", "What is the cap on the liability of {name}?")),
    Fact(_PARTY, "place", ("The {name} has its principal office in {value}.", "The address of the {name} is in {value}."), ("Where is the principal office of {name}?", "Where does {name} have its office?")),
    Fact(_PARTY, "person", ("The {name} appoints {value} as its representative.", "{value} acts on behalf of the {name}."), ("Who represents {name}?", "Who acts on behalf of {name}?")),
    Fact(_PARTY, "date", ("The {name} shall perform no later than {value}.", "The obligations of the {name} begin on {value}."), ("By when must {name} perform?", "When do the obligations of {name} begin?")),
    Fact(_PARTY, "count", ("The {name} shall deliver {value} units.", "The {name} undertakes to provide {value} units."), ("How many units must {name} deliver?", "How many units does {name} provide?")),
    Fact(_PARTY, "percent", ("The {name} receives {value} of net proceeds.", "A share of {value} belongs to the {name}."), ("What share does {name} receive?", "What percentage of proceeds goes to {name}?")),
    Fact(_PARTY, "money", ("The {name} shall carry insurance of {value}.", "The {name} must keep insured for {value}."), ("How much insurance must {name} carry?", "For what sum must {name} be insured?")),
    Fact(_PARTY, "period", ("The {name} shall cure any breach within {value}.", "The {name} has {value} to remedy a default."), ("How long does {name} have to cure a breach?", "Within what time must {name} remedy a default?")),
    Fact((), "percent", ("{name} reduced growth by {value}.", "With {name}, mortality fell by {value}."), ("By how much did {name} reduce growth or mortality?", "What reduction was seen with {name}?")),
    Fact((), "count", ("{name} was given to {value} patients.", "The {name} arm had {value} patients."), ("How many patients were given {name}?", "How many patients did the {name} arm have?")),
    Fact((), "period", ("The half-life of {name} is {value}.", "{name} persists for {value}."), ("How long does {name} persist?", "What is the half-life of {name}?")),
    Fact((), "count", ("{name} spans {value} bases.", "The {name} locus covers {value} bases."), ("How many bases does {name} span?", "What is the length of {name}?")),
    Fact((), "place", ("{name} was first isolated in {value}.", "{name} was discovered in {value}."), ("Where was {name} first isolated?", "Where was {name} discovered?")),
    Fact((), "person", ("{name} was first described by {value}.", "{value} characterised {name}."), ("Who first described {name}?", "Who characterised {name}?")),
)  # fmt: skip

AMENDMENTS = (
    "In Section {number}, “{old}” is replaced by “{new}”.",
    "Section {number} is amended to read {new} instead of {old}.",
    "Amendment: clause {number} shall read {new}.",
    "Clause {number} is hereby changed from {old} to {new}.",
    "With effect from today the figure in Section {number} is {new}.",
)

CLAUSE_NUMBERS = ("{}", "Section {}.", "Clause {}:", "{}.", "§ {}")

PART_NAMES = ("Chapter", "Title", "Division", "Book", "Group", "Lot", "Table", "Protocol")
PART_NUMBERS = (
    ("1", "2", "3", "4", "5", "6", "7", "8", "9"),
    ("I", "II", "III", "IV", "VI", "VII"),
    ("A", "B", "C", "D", "E"),
)
POINTERS = (
    "{part} is about {name}.",
    "{name} is dealt with in {part}.",
    "What was agreed on {name} is laid down in {part}.",
    "{name}: {part}",
    "For {name} see {part}.",
    "{part} ({name})",
)
