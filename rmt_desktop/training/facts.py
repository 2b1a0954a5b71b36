"""Facts that generated lessons are made of. Training only: what is measured has sentences of its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A passage that holds a value and does not say whose; and questions that do."""

    kinds: tuple[str, ...]
    """What may have it; empty: whatever a defined term that is no party stands for."""
    value: str
    passages: tuple[str, ...]
    questions: tuple[str, ...]


_ANY = ("company", "project", "person", "estate")
_MEDICAL = ("drug", "gene", "project")
_FIRM = ("company", "project", "fund")
_SITE = ("estate", "plant", "town")

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
    Fact(_FIRM, "person", ("Its auditor was {value} until recently.", "The books are examined by {value}, of the city office.", "As auditor the members chose {value}."), ("Who audits {name}?", "Who is the auditor of {name}?")),
    Fact(_FIRM, "money", ("Turnover last year reached {value}.", "Sales of {value} were booked.", "Revenue stood at {value}, slightly more than planned."), ("What was the turnover of {name}?", "How much revenue did {name} make?")),
    Fact(_FIRM, "date", ("The licence lapses on {value} unless renewed.", "On {value} the permit runs out.", "The concession is good until {value}."), ("When does the licence of {name} lapse?", "Until when is the permit of {name} good?")),
    Fact(_FIRM, "percent", ("Management holds {value} of the shares.", "{value} of the capital is in the hands of the founders.", "The founders kept a stake of {value}."), ("What stake do the founders of {name} hold?", "How much of {name} belongs to its founders?")),
    Fact(_FIRM, "count", ("{value} complaints were received during the quarter.", "The complaints desk recorded {value} cases.", "In the period under review {value} customers complained."), ("How many complaints were there about {name}?", "How many customers complained about {name}?")),
    Fact(_FIRM, "place", ("Records are stored in {value}.", "The archive was moved to {value}.", "All files are kept at the depot in {value}."), ("Where are the records of {name} stored?", "In which town is the archive of {name}?")),
    Fact(_FIRM, "money", ("A fine of {value} was imposed.", "The regulator demanded a penalty of {value}.", "The authority set the fine at {value}, which was paid under protest."), ("What fine was imposed on {name}?", "How much did {name} have to pay as a penalty?")),
    Fact(_FIRM, "person", ("Operations are led by {value}.", "The chief executive, {value}, resigned in spring.", "At the head stands {value}."), ("Who leads {name}?", "Who is the chief executive of {name}?")),
    Fact(("company", "fund"), "period", ("Shares must be held for {value} before they may be sold.", "The lock-up lasts {value}.", "No holder may sell within {value} of the offering."), ("How long is the lock-up of {name}?", "For how long must shares of {name} be held?")),
    Fact(("company", "fund"), "percent", ("A dividend of {value} was declared.", "Shareholders were paid {value}.", "The payout came to {value}."), ("What dividend did {name} declare?", "How much did {name} pay its shareholders?")),
    Fact(("fund",), "percent", ("The yearly management charge is {value} of net assets.", "For its services the manager takes {value}.", "Costs are limited to {value} of assets."), ("How much is charged for managing {name}?", "How much does the manager of {name} take?")),
    Fact(("fund",), "money", ("The smallest subscription is {value}.", "Investors must put in at least {value}.", "Subscriptions below {value} are not accepted."), ("What is the smallest subscription to {name}?", "How much must be put into {name} at least?")),
    Fact(_SITE, "money", ("The yearly rent comes to {value}.", "Rent is {value} a year, payable quarterly.", "For the use of the land {value} is paid annually."), ("What is the rent of {name}?", "How much rent is paid for {name}?")),
    Fact(_SITE, "date", ("Building was completed on {value}.", "The foundation stone was laid on {value}.", "Work on the site began on {value}."), ("When was {name} built?", "On what day did work at {name} begin?")),
    Fact(_SITE, "person", ("The architect was {value}.", "Plans were drawn by {value}.", "It was designed by {value}, then quite unknown."), ("Who designed {name}?", "Who was the architect of {name}?")),
    Fact(_SITE, "person", ("The land belongs to {value}.", "The registered owner is {value}.", "Title is held by {value} and heirs."), ("Who owns {name}?", "In whose name is {name} registered?")),
    Fact(_SITE, "length", ("The frontage is {value} long.", "A wall of {value} encloses it.", "The access road has a length of {value}."), ("How long is the access road of {name}?", "What length has the wall around {name}?")),
    Fact(("plant",), "count", ("Capacity is {value} tonnes a year.", "Output reached {value} tonnes.", "Each year {value} tonnes are processed."), ("What is the capacity of {name}?", "How many tonnes does {name} process?")),
    Fact(("plant",), "date", ("Production was halted on {value}.", "The line was shut down on {value}.", "On {value} the furnace went cold."), ("When did production at {name} stop?", "When was {name} shut down?")),
    Fact(("plant",), "percent", ("Utilisation averaged {value}.", "Only {value} of the machines were in use.", "It ran at {value} of what it can do."), ("How well was {name} utilised?", "At what share of its capacity did {name} run?")),
    Fact(("plant", "project"), "count", ("{value} accidents were reported.", "The safety officer counted {value} incidents.", "There were {value} injuries during the year."), ("How many accidents happened at {name}?", "How many incidents were counted at {name}?")),
    Fact(("town",), "count", ("There are {value} households.", "{value} pupils attend the school.", "The voters' list has {value} names."), ("How many households are there in {name}?", "How many names are on the voters' list of {name}?")),
    Fact(("town",), "date", ("The charter was granted on {value}.", "Town rights date from {value}.", "A great fire broke out on {value}."), ("When was the charter of {name} granted?", "On what date did the great fire of {name} break out?")),
    Fact(("town",), "length", ("The railway station lies {value} from the market.", "It stands {value} above the sea.", "The river is {value} wide here."), ("How far is the station of {name} from the market?", "How high above the sea is {name}?")),
    Fact(("town",), "money", ("The council owes {value}.", "The municipal debt is {value}.", "Borrowings stand at {value}."), ("How much debt does {name} have?", "What does the council of {name} owe?")),
    Fact(("vessel",), "length", ("The hull measures {value}.", "From bow to stern she is {value} long.", "Her draught is {value}."), ("How long is the hull of {name}?", "What is the draught of {name}?")),
    Fact(("vessel",), "person", ("The captain was {value}.", "Her master, {value}, kept a diary.", "She was then commanded by {value}."), ("Who was the captain of {name}?", "Who was the master of {name}?")),
    Fact(("vessel",), "date", ("She was lost on {value}.", "The wreck was found on {value}.", "Her last voyage began on {value}."), ("When was {name} lost?", "When did the last voyage of {name} begin?")),
    Fact(("vessel",), "money", ("The cargo was insured for {value}.", "Salvage came to {value}.", "The underwriters paid {value}."), ("For how much was the cargo of {name} insured?", "What did the underwriters pay for {name}?")),
    Fact(("vessel",), "place", ("She was registered at {value}.", "Her home port was {value}.", "The keel was laid in {value}."), ("Where was {name} registered?", "What was the home port of {name}?")),
    Fact(("drug",), "percent", ("Headache occurred in {value} of the treated group.", "The rate of side effects was {value}.", "{value} stopped treatment because of rashes."), ("How often did {name} cause side effects?", "What share stopped taking {name} because of rashes?")),
    Fact(("drug",), "dose", ("The starting dose is {value}.", "Treatment begins at {value} once daily.", "Children are given {value}."), ("What is the starting dose of {name}?", "How much {name} are children given?")),
    Fact(("drug",), "dose", ("No more than {value} should be taken.", "The highest tolerated dose was {value}.", "Toxic signs appeared above {value}."), ("What is the highest tolerated dose of {name}?", "Above what dose is {name} toxic?")),
    Fact(("drug",), "date", ("Approval came through on {value}.", "The marketing licence was issued on {value}.", "It was withdrawn from sale on {value}."), ("When was {name} approved?", "On what date was {name} licensed or withdrawn?")),
    Fact(("drug",), "money", ("A month of treatment costs {value}.", "The list price is {value} a pack.", "Insurers pay {value} per course."), ("What does a month of {name} cost?", "What is the price of {name}?")),
    Fact(("drug", "gene"), "person", ("The principal investigator was {value}.", "{value} supervised the work.", "The trial was led by {value}."), ("Who led the trial of {name}?", "Who was the principal investigator for {name}?")),
    Fact(("drug", "gene"), "place", ("The study was run in {value}.", "Patients were recruited at the clinic in {value}.", "The laboratory stands in {value}."), ("Where was {name} studied?", "In what town was the study of {name} run?")),
    Fact(("drug", "gene"), "period", ("Patients were followed for {value}.", "Median follow-up was {value}.", "Observation went on for {value}."), ("How long were patients followed in the study of {name}?", "What was the median follow-up for {name}?")),
    Fact(("gene",), "count", ("{value} variants are known.", "Sequencing turned up {value} mutations.", "The database lists {value} alleles."), ("How many variants of {name} are known?", "How many mutations were found in {name}?")),
    Fact(("gene",), "fold", ("Its messenger went up {value} after infection.", "Levels rose {value} on day two.", "An increase of {value} was measured in tumours."), ("How much did {name} go up after infection?", "What increase of {name} was measured in tumours?")),
    Fact(("gene",), "percent", ("Identity with the mouse sequence is {value}.", "{value} of the residues are conserved.", "Homology amounts to {value}."), ("How similar is {name} to the mouse sequence?", "What share of residues of {name} is conserved?")),
    Fact(("person",), "date", ("Death came on {value}.", "The wedding was held on {value}.", "The oath was sworn on {value}."), ("When did {name} die or marry?", "On what day did {name} swear the oath?")),
    Fact(("person",), "person", ("The executor of the will is {value}.", "The next of kin is {value}.", "The counsel for the defence was {value}."), ("Who is the executor or next of kin of {name}?", "Who defended {name}?")),
    Fact(("person",), "money", ("The estate was valued at {value}.", "Bail was set at {value}.", "Debts of {value} were admitted."), ("How large was the estate of {name}?", "At what sum was bail set for {name}?")),
    Fact(("person",), "count", ("{value} letters survive.", "The collection holds {value} of the drawings.", "The library lent out {value} volumes."), ("How many letters of {name} survive?", "How many drawings by {name} does the collection hold?")),
    Fact(("person",), "place", ("The remains rest in {value}.", "Practice was taken up in {value}.", "Exile was spent at {value}."), ("Where is {name} buried?", "Where did {name} practise?")),
    Fact(("person", "company"), "period", ("The ban lasts {value}.", "A suspension of {value} was ordered.", "For {value} no new business may be taken on."), ("For how long was {name} suspended?", "How long does the ban on {name} last?")),
    Fact(("person", "company"), "percent", ("The commission is {value} of each sale.", "Of every order {value} is kept as commission.", "A commission of {value} was agreed."), ("What commission does {name} get?", "What share of each order does {name} keep?")),
    Fact(("project", "plant"), "money", ("The budget was fixed at {value}.", "Costs have risen to {value}.", "{value} has been spent so far."), ("What is the budget of {name}?", "How much has been spent on {name}?")),
    Fact(("project", "plant"), "date", ("The opening is planned for {value}.", "Doors will open on {value}.", "Service starts on {value}."), ("When will {name} open?", "On what date does service at {name} start?")),
    Fact(("project", "plant"), "person", ("The engineer in charge is {value}.", "{value} manages the site.", "Responsible on site: {value}."), ("Who manages {name}?", "Who is the engineer in charge of {name}?")),
    Fact(("project",), "count", ("{value} tickets were sold.", "The jury read {value} entries.", "{value} volunteers signed up."), ("How many tickets were sold for {name}?", "How many volunteers signed up for {name}?")),
    Fact(("project",), "place", ("The prototype stands in {value}.", "A pilot was run in {value}.", "The first office opened in {value}."), ("Where was the pilot of {name} run?", "Where does the prototype of {name} stand?")),
    Fact(("company", "estate", "plant"), "money", ("Cover is limited to {value} per event.", "The sum insured is {value}.", "The policy pays up to {value}."), ("What is the sum insured for {name}?", "Up to what amount is {name} covered?")),
    Fact(("company", "estate"), "period", ("Claims must be made within {value}.", "The right to object ends after {value}.", "Complaints are admissible for {value}."), ("Within what time must claims against {name} be made?", "How long can one object in the matter of {name}?")),
    Fact(("company", "person"), "money", ("The retainer is {value} a quarter.", "A signing bonus of {value} was promised.", "Expenses up to {value} are refunded."), ("What retainer does {name} get?", "Up to what amount are the expenses of {name} refunded?")),
)  # fmt: skip
"""Facts told under a heading or in a part of a text that a name stands for."""

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
    Fact(_PARTY, "count", ("Up to {value} inspections a year are open to the {name}.", "The {name} nominates {value} members of the board."), ("How many inspections are open to {name}?", "How many members of the board does {name} nominate?")),
    Fact(_PARTY, "date", ("Accounts are rendered to the {name} on {value}.", "The option of the {name} expires on {value}."), ("When are accounts rendered to {name}?", "When does the option of {name} expire?")),
    Fact(_PARTY, "place", ("Goods travel at the risk of the {name} as far as {value}.", "The {name} collects the goods in {value}."), ("As far as what place do goods travel at the risk of {name}?", "Where does {name} collect the goods?")),
    Fact(_PARTY, "percent", ("Should payment be late, the {name} is charged {value}.", "The {name} bears {value} of the costs."), ("What is {name} charged for late payment?", "What part of the costs does {name} bear?")),
    Fact(_PARTY, "person", ("Letters to the {name} go to {value}.", "For the {name}, {value} has signed."), ("Who has signed for {name}?", "To whom do letters to {name} go?")),
    Fact((), "percent", ("{name} reduced growth by {value}.", "With {name}, mortality fell by {value}."), ("By how much did {name} reduce growth or mortality?", "What reduction was seen with {name}?")),
    Fact((), "count", ("{name} was given to {value} patients.", "The {name} arm had {value} patients."), ("How many patients were given {name}?", "How many patients did the {name} arm have?")),
    Fact((), "period", ("The half-life of {name} is {value}.", "{name} persists for {value}."), ("How long does {name} persist?", "What is the half-life of {name}?")),
    Fact((), "count", ("{name} spans {value} bases.", "The {name} locus covers {value} bases."), ("How many bases does {name} span?", "What is the length of {name}?")),
    Fact((), "place", ("{name} was first isolated in {value}.", "{name} was discovered in {value}."), ("Where was {name} first isolated?", "Where was {name} discovered?")),
    Fact((), "person", ("{name} was first described by {value}.", "{value} characterised {name}."), ("Who first described {name}?", "Who characterised {name}?")),
    Fact((), "money", ("On {name} a sum of {value} was spent.", "Grants of {value} went to {name}."), ("How much was spent on {name}?", "What grants went to {name}?")),
    Fact((), "date", ("{name} was made public on {value}.", "The file on {name} was closed on {value}."), ("When was {name} made public?", "When was the file on {name} closed?")),
    Fact((), "fold", ("In the cold, {name} went up {value}.", "Cells under stress hold {value} more {name}."), ("By how much did {name} go up in the cold?", "How much more {name} do cells under stress hold?")),
    Fact((), "dose", ("Of {name}, {value} was injected.", "{value} of {name} proved enough."), ("How much {name} was injected?", "How much of {name} proved enough?")),
)  # fmt: skip
"""Facts told of a defined term."""
