import pytest

from rmt_desktop.answering.follow_up import resolve

RENT, LANDLORD = "What is the yearly rent?", "Who is the landlord?"


@pytest.mark.parametrize(
    ("question", "before", "answer", "meant"),
    [
        ("and who is the other party?", LANDLORD, "Acme Ltd", "Who is the other party besides Acme Ltd?"),
        ("Who else?", LANDLORD, "Acme Ltd", "Who else besides Acme Ltd?"),
        ("When is it payable?", RENT, "48,000 pounds", "When is the yearly rent payable?"),
        ("And when is it payable?", RENT, None, "When is the yearly rent payable?"),
        ("Where are they registered?", LANDLORD, "Acme Ltd.", "Where are Acme Ltd registered?"),
        ("What is their address?", LANDLORD, "Acme Ltd", "What is Acme Ltd’s address?"),
        ("Is that per year?", RENT, "48,000 pounds", "Is that per year?"),
        ("When does this end?", "How long is the fixed term?", "five years", "When does the fixed term end?"),
        ("Why?", RENT, "48,000 pounds", "Why: What is the yearly rent?"),
        ("Until when?", RENT, "48,000 pounds", "Until when: What is the yearly rent?"),
        ("and the tenant?", "What must be insured by the landlord?", "the roof", "What must be insured by the tenant?"),
        ("How about dogs?", "May the tenant keep cats?", "no", "May the tenant keep cats, dogs?"),
        (
            "What about the tenant?",
            "What notice does the landlord give?",
            "three months",
            "What notice does the tenant give?",
        ),
    ],
)
def test_a_follow_up_stands_by_itself(question, before, answer, meant):
    assert resolve(question, before, answer) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Which law governs this lease?",
        "Does the tenant insure its contents?",
        "Does Acme pay its rent in advance?",
        "Is it allowed to keep pets?",
        "How long does it take to end the lease?",
        "What is the fee that is paid on signing?",
        "Who signed the agreement?",
        "Can one party assign without the consent of the other party?",
        "What happens if the rent is late?",
    ],
)
def test_a_question_that_stands_by_itself_is_left_alone(question):
    assert resolve(question, LANDLORD, "Acme Ltd") == question


def test_a_long_answer_does_not_stand_in_for_a_pronoun():
    answer = "a company " * 12
    assert resolve("Where are they registered?", LANDLORD, answer) == "Where are the landlord registered?"
    assert resolve("Who is the other party?", LANDLORD, answer) == "Who is the other party?"
