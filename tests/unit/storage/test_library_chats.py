from pathlib import Path

import pytest

from rmt_desktop.storage.library import Library
from tests.unit.storage.storage_samples import add, answer


def test_chats_are_listed_newest_first_with_documents_in_order(library: Library) -> None:
    a, b = add(library, "a.pdf"), add(library, "b.pdf")
    first = library.add_chat("Rent?", [b.id, a.id, b.id])
    second = library.add_chat("", [])
    assert first.document_ids == (b.id, a.id)
    assert library.chats() == [second, first]


def test_chats_survive_a_restart(folder: Path) -> None:
    with Library.open(folder) as library:
        chat = library.add_chat("Miete – was gilt? \ud83d", [add(library).id])
    with Library.open(folder) as library:
        assert library.chats() == [chat]


def test_documents_of_a_chat_are_replaced(library: Library) -> None:
    a, b, c = (add(library, name) for name in ("a", "b", "c"))
    chat = library.add_chat("Chat", [a.id, b.id])
    changed = library.set_chat_documents(chat.id, [c.id, a.id])
    assert changed.document_ids == (c.id, a.id)
    assert (changed.id, changed.title, changed.created) == (chat.id, chat.title, chat.created)
    assert library.chats() == [changed]
    assert library.set_chat_documents(chat.id, []).document_ids == ()


def test_a_chat_is_renamed(library: Library) -> None:
    chat = library.add_chat("Old", [])
    assert library.rename_chat(chat.id, "New").title == "New"
    assert library.chats()[0].title == "New"


def test_unknown_documents_change_nothing(library: Library) -> None:
    document = add(library)
    with pytest.raises(KeyError):
        library.add_chat("Chat", [document.id, 99])
    assert library.chats() == []
    chat = library.add_chat("Chat", [document.id])
    with pytest.raises(KeyError):
        library.set_chat_documents(chat.id, [99])
    assert library.chats() == [chat]


def test_unknown_chats_are_key_errors(library: Library) -> None:
    with pytest.raises(KeyError):
        library.rename_chat(1, "New")
    with pytest.raises(KeyError):
        library.set_chat_documents(1, [])
    with pytest.raises(KeyError):
        library.ask(1, "What?", [], "rmt")
    assert library.questions(1) == []


def test_removing_a_chat_takes_questions_and_answers_along(library: Library) -> None:
    document = add(library)
    gone, kept = library.add_chat("a", [document.id]), library.add_chat("b", [document.id])
    for chat in (gone, kept):
        library.store_answer(library.ask(chat.id, "When?", [document.id], "rmt").id, answer(document))
    library.remove_chat(gone.id)
    library.remove_chat(gone.id)
    assert library.chats() == [kept]
    assert library.questions(gone.id) == []
    assert len(library.questions(kept.id)) == 1
    assert library.documents() == [document]
    with library._precious.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM answers").scalar_one() == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM evidence").scalar_one() == 2
        assert connection.exec_driver_sql("SELECT count(*) FROM chat_documents").scalar_one() == 1


def test_removing_a_document_takes_it_out_of_its_chats(library: Library) -> None:
    a, b = add(library, "a"), add(library, "b")
    chat = library.add_chat("Chat", [a.id, b.id])
    library.remove_document(a.id)
    assert library.chats()[0].document_ids == (b.id,)
    assert library.chats()[0].id == chat.id


def test_settings_are_kept(folder: Path) -> None:
    with Library.open(folder) as library:
        assert library.setting("theme") is None
        assert library.setting("theme", "light") == "light"
        library.set_setting("theme", "dark")
        library.set_setting("empty", "")
        library.set_setting("theme", "dark ◐")
    with Library.open(folder) as library:
        assert library.setting("theme", "light") == "dark ◐"
        assert library.setting("empty", "x") == ""
