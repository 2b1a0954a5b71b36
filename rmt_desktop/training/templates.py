"""Sentences that generated lessons are made of. Training only: what is measured has sentences of its own."""

from dataclasses import dataclass


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
    "* * * {name} * * *", "Dossier: {name}", "In the matter of {name}", "What we know of {name}",
    "{name} (continued)", "Here begins the part on {name}.", "Entry {number}, {name}", "Notes about {name}",
    "Our third topic is {name}.", "Particulars relating to {name}", "{name}: overview", "Subject: {name}",
    "Let us look at {name} next.", "The case of {name} is described below.", "Data sheet {number} | {name}",
    "Inquiry into {name}", "Volume {number} is devoted to {name}.", "{name}, in detail", "Re: {name}",
    "The remainder of this section concerns {name}.", "Summary for {name}", "Questions about {name} came up next.",
    "Conditions agreed for {name} are these.", "{number}) {name}", "Ledger of {name}", "Correspondence on {name}",
    "Observations made on {name}", "Hearing on {name}, day {number}", "Profile of {name}", "From the papers of {name}",
    "Attention turned to {name} at this point.", "Table {number}. Figures for {name}", "Lot {number}: {name}",
)  # fmt: skip

ROLES = (
    ("Supplier", "Customer"), ("Borrower", "Lender"), ("Landlord", "Tenant"), ("Licensor", "Licensee"),
    ("Seller", "Buyer"), ("Company", "Consultant"), ("Distributor", "Manufacturer"), ("Franchisor", "Franchisee"),
    ("Client", "Agency"), ("Owner", "Contractor"), ("Employer", "Executive"), ("Sponsor", "Institution"),
    ("Purchaser", "Vendor"), ("Pledgor", "Secured Party"), ("Operator", "Investor"), ("Trustee", "Issuer"),
    ("Grantor", "Grantee"), ("Publisher", "Author"), ("Insurer", "Policyholder"), ("Assignor", "Assignee"),
    ("Shipper", "Forwarder"), ("Bailor", "Bailee"), ("Developer", "Reseller"), ("Producer", "Broker"),
    ("Lessor", "Lessee"), ("Host", "Provider"), ("Debtor", "Creditor"), ("Principal Party", "Agent"),
)  # fmt: skip

_CALLED = ("What is {name} called in this document?", "By which term is {name} referred to?", "How is {name} defined?")
WHO = ("Who is the {term} here?", "Which party is the {term}?", "Who is meant by {term}?", "Name the {term}.")
"""Questions for the name that stands behind a party's role."""
_BETWEEN = "This Agreement is made between {first} and {second}."
ALIASES = (
    Alias(("company", "person"), "{name} (the “{term}”)", True, _CALLED, _BETWEEN),
    Alias(("company", "person"), '{name} (the "{term}")', True, _CALLED, "This contract is entered into by and between {first}, and {second}."),
    Alias(("company",), "{name}, a Delaware corporation (“{term}”)", True, _CALLED, "THIS AGREEMENT, by and among {first}, and {second}, witnesseth:"),
    Alias(("company", "person"), "{name}, hereinafter called the {term}", True, _CALLED, "Between {first}; and {second}."),
    Alias(("company", "person"), "{name} – called “the {term}” from here on", True, _CALLED, "On one side {first}, on the other {second}."),
    Alias(("company", "fund"), "{name}, whose offices are known to the parties (in the following: {term})", True, _CALLED, "The undersigned, {first}, and {second}, agree:"),
    Alias(("company", "person"), "the {term}, by which {name} is understood", True, _CALLED, "Parties to this contract are {first}, and {second}."),
    Alias(("company", "person"), "{term}: {name}", True, _CALLED, "{first}; {second}."),
    Alias(("company", "person"), "{name}, as {term}", True, _CALLED, "The parties are {first}, and {second}."),
    Alias(("drug", "project", "gene"), "{name} (hereafter {term})", False, ("What is the short name of {name}?", "How is {name} abbreviated?")),
    Alias(("drug", "project"), "The compound {name} is also known as {term}.", False, ("What is the other name of {name}?",)),
    Alias(("project", "drug"), "{name} is encoded by the gene {term}.", False, ("Which gene encodes {name}?",)),
    Alias(("project", "gene", "drug"), "We refer to {name} as {term}.", False, ("What is {name} referred to as?",)),
    Alias(("plant", "vessel", "town"), "{name}, {term} in what follows, was visited first.", False, ("What does the text call {name}?",)),
    Alias(("drug", "gene", "project"), "Earlier reports use {term} for {name}.", False, ("What do earlier reports use for {name}?",)),
    Alias(("drug", "gene"), "{term} and {name} are one and the same.", False, ("By what name does {name} go as well?",)),
    Alias(("project", "plant"), "To save space, {term} is written for {name}.", False, ("What is written for {name}?",)),
    Alias(("project", "drug", "gene"), "{name} = {term}", False, ("What equals {name}?",)),
    Alias(("drug", "plant"), "The authors changed the name of {name} to {term}.", False, ("To what was the name of {name} changed?",)),
    Alias(("project", "drug"), "{term} denotes {name} throughout.", False, ("What denotes {name}?",)),
)  # fmt: skip

AMENDMENTS = (
    "In {number}, “{old}” is replaced by “{new}”.",
    "{number} is amended to read {new} instead of {old}.",
    "Amendment: {number} shall read {new}.",
    "{number} is hereby changed from {old} to {new}.",
    "With effect from today the figure in {number} is {new}.",
    "The parties now agree on {new} in {number}.",
    "{number} is varied: {new}.",
    "Wherever {number} gives a figure, {new} is meant from now on.",
    "By letter of the same week {number} was altered to {new}.",
    "Correction to {number}: {new}.",
    "For the purposes of {number} the parties have settled on {new}.",
    "{new} replaces the amount in {number}.",
    "It was resolved that {number} be revised to {new}.",
)
"""What overrides a clause; ``{number}`` is the clause by its number."""
NOW = ("", "", " now", " after all changes", " today", " in the end", " under the latest version")
"""Put behind a question, before its question mark, where a clause was overridden."""

CLAUSE_NUMBERS = (
    ("{}", "clause {}"), ("Section {}.", "Section {}"), ("Clause {}:", "Clause {}"), ("{}.", "Section {}"),
    ("§ {}", "§ {}"), ("Article {}", "Article {}"), ("Paragraph {}.", "paragraph {}"), ("Rule {}:", "Rule {}"),
)  # fmt: skip
"""How a clause begins, and how it is named further on."""

PART_NAMES = ("Chapter", "Title", "Division", "Book", "Group", "Lot", "Table", "Protocol", "Annex", "File", "Folder",
              "Sheet", "Panel", "Box", "Exhibit", "Note")  # fmt: skip
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
    "Turn to {part} for {name}.",
    "{name} has been given {part}.",
    "In {part} you will find {name}.",
    "{part} is reserved for {name}.",
    "As regards {name}, {part} applies.",
    "{part} ..... {name}",
)
