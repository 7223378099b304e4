"""TinyDB on the log: its own ways, without its traps."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import store_factory as make
from tinydb import Query, where
from tinydb.table import Document

from journal.domain.records import Entry
from journal.errors import StoreError
from journal.store import Store
from journal.store.database import Database, LogTable, RecordTable


@pytest.fixture
def database(home: Path) -> Database:
    """Three documents, as in TinyDB's own tests."""
    made = Database(home)
    made.insert_multiple({"int": 1, "char": char} for char in "abc")
    return made


def test_documents_come_and_go(database: Database, home: Path) -> None:
    assert database.insert({"int": 2, "char": "d"}) == 4
    assert database.update({"int": 3}, where("char") == "a") == [1]
    assert database.upsert({"int": 9, "char": "z"}, where("char") == "z") == [5]
    assert database.remove(where("char") == "b") == [2]
    assert database.contains(where("int") == 3) and not database.contains(doc_id=2)
    assert database.get(doc_id=3) == {"int": 1, "char": "c"}
    assert database.get(doc_ids=[1, 3, 7]) == [{"int": 3, "char": "a"}, {"int": 1, "char": "c"}]
    assert [(doc.doc_id, doc["char"]) for doc in Database(home).all()] == [(1, "a"), (3, "c"), (4, "d"), (5, "z")]
    assert Database(home).search(Query().int > 2) == [{"int": 3, "char": "a"}, {"int": 9, "char": "z"}]


def test_a_change_of_many_documents_is_one_transaction(database: Database, home: Path) -> None:
    database.update({"int": 5})
    database.table("other").insert({"a": 1})
    assert [len(line["ops"]) for line in make.lines(home)] == [4, 3, 1]
    with pytest.raises(ZeroDivisionError):
        database.update(lambda doc: doc.update({"int": 1 // (doc["char"] != "c")}))
    assert [doc["int"] for doc in Database(home).all()] == [5, 5, 5]


def test_units_span_tables(database: Database, home: Path) -> None:
    with database.unit("both") as _:
        database.insert({"char": "d"})
        database.table("other").insert_multiple([{"a": 1}, {"a": 2}])
        assert len(database) == 4
        assert len(Database(home)) == 3
    assert [line["do"] for line in make.lines(home)] == ["update", "both"]
    with pytest.raises(RuntimeError), database.unit("broken"):
        database.truncate()
        raise RuntimeError
    assert len(database) == len(Database(home)) == 4


def test_tables_are_dropped(database: Database, home: Path) -> None:
    database.table("other").insert({"a": 1})
    assert database.tables() == {"_default", "other"}
    database.drop_table("other")
    assert Database(home).tables() == {"_default"}
    database.drop_tables()
    assert Database(home).tables() == set()
    assert database.insert({"a": 1}) == 1
    assert make.lines(home)[0]["ops"][-1]["t"] == "meta"


def test_what_is_handed_out_is_ones_own(database: Database) -> None:
    query = where("tags").exists()
    given: dict[str, Any] = {"tags": [{"a": 1}]}
    id_ = database.insert(given)
    given["tags"].append("changed by the caller")
    for found in (database.get(doc_id=id_), database.search(query)[0], database.all()[-1], database.get(query)):
        assert found == {"tags": [{"a": 1}]}
        found["tags"][0]["a"] = 2
        found["new"] = 1
    assert database.search(query) == [{"tags": [{"a": 1}]}]


def test_the_query_cache_sees_what_others_write(database: Database, home: Path) -> None:
    query = where("int") == 1
    assert database.count(query) == 3
    assert query in database._query_cache
    Database(home).insert({"int": 1})
    assert database.count(query) == 4


def test_ids_of_two_handles_do_not_collide(database: Database, home: Path) -> None:
    other = Database(home)
    assert [database.insert({}), other.insert({}), other.insert({}), database.insert({})] == [4, 5, 6, 7]
    assert database.insert_multiple([{}, {}]) == [8, 9]
    assert other.insert({}) == 10


def test_an_id_is_not_given_again(database: Database, home: Path) -> None:
    database.remove(doc_ids=[3])
    assert database.insert({}) == 4
    database.remove(doc_ids=[4])
    assert Database(home).insert({}) == 5
    database.truncate()
    assert Database(home).insert({}) == 1


def test_equal_to_python_is_not_the_same(database: Database) -> None:
    id_ = database.insert({"flag": 1})
    database.update({"flag": True}, doc_ids=[id_])
    assert database.get(doc_id=id_)["flag"] is True


@pytest.mark.parametrize("doc", [{"a": 1.5}, {"a": {"b": [2**53]}}, {"a": float("nan")}])
def test_what_canonical_json_lacks_is_refused(database: Database, home: Path, doc: dict[str, Any]) -> None:
    size = make.log_file(home).stat().st_size
    with pytest.raises(ValueError, match="write the number as text"):
        database.insert(doc)
    assert make.log_file(home).stat().st_size == size


def test_tables_of_records_have_text_ids(home: Path) -> None:
    database = Database(home)
    table = database.table("entries")
    assert type(table) is RecordTable and type(database.table("notes")) is LogTable
    table.insert(Document({"body": "one"}, doc_id="e1"))
    table.insert_multiple([Document({"body": "two"}, doc_id="e2"), Document({"body": "three"}, doc_id="e3")])
    with pytest.raises(ValueError, match="already exists"):
        table.insert(Document({"body": "again"}, doc_id="e1"))
    with pytest.raises(ValueError, match="brings its own id"):
        table.insert({"body": "nameless"})
    assert table.upsert(Document({"body": "changed"}, doc_id="e2")) == ["e2"]
    assert table.upsert(Document({"body": "four"}, doc_id="e4")) == ["e4"]
    assert table.update({"seen": True}, doc_ids=["e1", "nobody"]) == ["e1"]
    assert table.remove(doc_ids=["e3"]) == ["e3"]
    assert table.get(doc_id="e1") == {"body": "one", "seen": True}
    assert [(doc.doc_id, doc["body"]) for doc in table.search(where("body").exists())] == [
        ("e1", "one"), ("e2", "changed"), ("e4", "four"),
    ]  # fmt: skip
    assert (len(table), table.contains(doc_id="e3"), [doc.doc_id for doc in Database(home).table("entries")]) == (
        3, False, ["e1", "e2", "e4"],
    )  # fmt: skip
    table.truncate()
    assert len(Database(home).table("entries")) == 0


def test_records_and_documents_are_the_same_rows(home: Path, store: Store) -> None:
    make.put(store, make.entry("e1", "hello"))
    database = Database(home)
    assert database.table("entries").update({"body": "by hand"}, where("id") == "e1") == ["e1"]
    store.refresh()
    assert make.bodies(store) == ["by hand"]
    assert database.tables() == {"entries"}
    assert [one.record.body for one in store.revisions(Entry, "e1")] == ["hello", "by hand"]


def test_threads_share_a_database(database: Database, quick_disk: None) -> None:
    def insert() -> None:
        for _ in range(20):
            database.insert({"int": 1})
            assert database.count(where("int") == 1) > 3

    workers = [threading.Thread(target=insert) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(doc.doc_id for doc in database) == list(range(1, 64))


def test_a_failed_save_leaves_the_table_alone(
    database: Database, monkeypatch: pytest.MonkeyPatch, failing: Callable[..., Any]
) -> None:
    monkeypatch.setattr("journal.store.log.sync", failing)
    with pytest.raises(StoreError, match="Not saved"):
        database.insert({"int": 5})
    assert len(database) == 3
    database.close()


def test_tinydb_is_loaded_by_queries_alone(home: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from journal.store import Store; from journal.domain.records import Entry;"
        "store = Store.open(Path(sys.argv[1])); store.all(Entry); store.undo(); store.changes(); store.verify();"
        "print([name for name in sys.modules if name.split('.')[0] in ('tinydb', 'pendulum', 'textual', 'uuid',"
        "'hashlib', 'logging', 'asyncio', 'subprocess', 'tempfile', 'threading')])"
    )
    done = subprocess.run([sys.executable, "-c", code, home], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
