"""The screen command: exit codes that scripts build on, files that are whole, and refusals in one line."""

import bz2
import gzip
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq
import pytest

from seawall import Corpus, Decision, screen
from seawall.reports import json_line
from tests.cli.asked import asked, refused
from tests.conftest import ROOT
from tests.refresh.dated import three_versions

PAYMENTS = ROOT / "examples" / "payments" / "payments.xml"
CUSTOMERS = ROOT / "examples" / "payments" / "customers.csv"
SEED = "Integrity Technology Group, Incorporated"
WEAK = "Yongxin Zhicheng Technology Group Co Ltd"


def table(folder: Path, *names: str, file: str = "c.csv") -> Path:
    path = folder / file
    path.write_text("id,name\n" + "".join(f'{place},"{name}"\n' for place, name in enumerate(names, 1)), "utf-8")
    return path


EXIT_CODES = [
    # names of one file: exit code
    (("Example Trading LLC",), 0),
    (("Example Trading LLC", "Voorbeeld Handel B.V."), 0),
    ((WEAK,), 0),
    (("Rostelecom PJSC",), 2),
    (("Example Trading LLC", "Rostelecom PJSC"), 2),
    ((SEED,), 3),
    (("Rostelecom PJSC", SEED, "Example Trading LLC"), 3),
    (("DWEIK, Aziz",), 3),
]


@pytest.mark.parametrize("names, code", EXIT_CODES)
def test_the_exit_code_is_that_of_the_strictest_decision(
    tmp_path: Path, example_home: Path, names: tuple[str, ...], code: int
) -> None:
    answer = asked(example_home, "screen", table(tmp_path, *names))
    assert answer.code == code, answer.out
    assert f"{len(names)} screened:" in answer.out


def test_a_row_that_can_t_be_read_asks_for_review(tmp_path: Path, example_home: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text('{"id": "1", "name": "Example Trading LLC"}\n{"id": "2", "name":\n', "utf-8")
    answer = asked(example_home, "screen", path)
    assert answer.code == 2
    assert "2 screened: 0 block, 0 reject, 1 review, 1 release" in answer.out
    assert "c.jsonl row 2: not a line of JSON" in answer.out


def test_a_message_that_ends_too_early_asks_for_review_though_all_before_it_passed(
    tmp_path: Path, example_home: Path
) -> None:
    path = tmp_path / "p.xml"
    path.write_bytes(PAYMENTS.read_bytes().partition(b"PAY-02")[0])
    answer = asked(example_home, "screen", path)
    assert answer.code == 2
    assert "could not be read" in answer.out
    assert answer.err.startswith("seawall: p.xml")


def test_the_table_shows_key_outcome_entry_and_reason(example_home: Path) -> None:
    answer = asked(example_home, "screen", PAYMENTS, CUSTOMERS)
    assert answer.code == 3
    lines = {line.split()[0]: line for line in answer.out.splitlines() if line.strip()}
    assert "block" in lines["PAY-02"]
    assert "CYBER2" in lines["PAY-02"]
    assert "release" in lines["PAY-10"]
    assert "42 screened: 16 block, 2 reject, 6 review, 18 release" in answer.out


def test_the_age_of_the_lists_is_said_once(example_home: Path) -> None:
    answer = asked(example_home, "screen", CUSTOMERS)
    assert answer.err.count("us-ofac-cons: read from your own files, published 2025-03-28") == 1


def test_quiet_says_nothing(tmp_path: Path, example_home: Path) -> None:
    answer = asked(example_home, "screen", CUSTOMERS, "-q", "-o", tmp_path / "out.jsonl")
    assert (answer.code, answer.out, answer.err) == (3, "", "")


def test_the_command_line_decides_as_the_library_does(
    tmp_path: Path, example_home: Path, example_corpus: Corpus
) -> None:
    for file in (PAYMENTS, CUSTOMERS):
        asked(example_home, "screen", file, "-q", "-o", tmp_path / "cli.jsonl")
        lines = (tmp_path / "cli.jsonl").read_bytes().splitlines()
        now = msgspec.json.decode(lines[0], type=Decision).decided_at
        from_library = [json_line(item) for item in screen(file, example_corpus, now=now)]
        assert lines == from_library


def test_all_formats_are_written_in_one_run(tmp_path: Path, example_home: Path) -> None:
    outputs = [tmp_path / f"out.{suffix}" for suffix in ("jsonl", "csv", "parquet", "html")]
    flags = [flag for path in outputs for flag in ("-o", path)]
    assert asked(example_home, "screen", CUSTOMERS, *flags).code == 3
    lines = [json.loads(line) for line in outputs[0].read_text("utf-8").splitlines()]
    assert [line["key"] for line in lines] == [f"CUST-{number:02}" for number in range(1, 33)]
    assert all(line["notes"] for line in lines), "every line says how old the lists are"
    assert pq.read_table(outputs[2]).num_rows >= 32
    assert "Screening report" in outputs[3].read_text("utf-8")
    assert sorted(tmp_path.iterdir()) == sorted(outputs)


def test_standard_input_is_read(example_home: Path, tmp_path: Path) -> None:
    answer = asked(example_home, "screen", "-", "-o", tmp_path / "out.jsonl", stdin=f'id,name\n1,"{SEED}"\n'.encode())
    assert answer.code == 3
    assert json.loads((tmp_path / "out.jsonl").read_bytes())["source"] == "standard input"


def test_a_column_can_be_named(tmp_path: Path, example_home: Path) -> None:
    path = tmp_path / "kunden.csv"
    path.write_text(f'nr,wer\n1,"{SEED}"\n', "utf-8")
    refused(asked(example_home, "screen", path), "no column is known to hold a name", "--map name=COLUMN")
    assert asked(example_home, "screen", path, "--map", "name=wer").code == 3


def test_a_threshold_lets_less_alike_names_through(tmp_path: Path, example_home: Path) -> None:
    path = table(tmp_path, "Integrity Technology Grup")
    codes = [asked(example_home, "screen", path, "--threshold", value).code for value in (0.3, 0.9999)]
    assert codes[0] > 0
    assert codes[1] == 0


def test_a_list_can_be_chosen(tmp_path: Path, example_home: Path) -> None:
    path = table(tmp_path, SEED)
    assert asked(example_home, "screen", path, "--list", "SSI").code == 0
    answer = asked(example_home, "screen", path, "--list", "SSI", "--list", "SDN")
    assert answer.code == 3
    assert "only SSI, SDN was asked for" in answer.err


def test_weak_aliases_can_be_reviewed_always(tmp_path: Path, example_home: Path) -> None:
    path = table(tmp_path, WEAK)
    codes = {
        mode: asked(example_home, "screen", path, "--weak-aka", mode).code
        for mode in ("corroborate", "always", "never")
    }
    assert codes == {"corroborate": 0, "always": 2, "never": 0}


def test_another_policy_can_be_given(tmp_path: Path, example_home: Path) -> None:
    policy = tmp_path / "ours.toml"
    text = (ROOT / "src/seawall/decisions/us.toml").read_text("utf-8")
    policy.write_text(text.replace('outcome = "block"', 'outcome = "review"'), "utf-8")
    assert asked(example_home, "screen", table(tmp_path, SEED), "--policy", policy).code == 2


def test_a_party_found_by_another_of_its_names_shows_both(tmp_path: Path, example_home: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(json.dumps({"id": "1", "name": "Example", "alias": "Aeza Group"}) + "\n", "utf-8")
    assert "Example (as Aeza Group)" in asked(example_home, "screen", path).out


def test_names_can_t_command_the_terminal(tmp_path: Path, example_home: Path) -> None:
    path = tmp_path / "c.jsonl"
    said = "\x1b[31mred\x1b[0m \x07 [bold]b[/bold] [/nope] \u202ereversed \ud800"
    path.write_text(json.dumps({"id": said, "name": said}) + "\n", "utf-8")
    answer = asked(example_home, "screen", path)
    assert answer.code == 0
    assert not {"\x1b", "\x07", "\u202e", "\ud800"} & set(answer.out + answer.err)
    assert "[bold]b[/bold]" in answer.out


REFUSALS: list[tuple[Any, ...]] = [
    (["nowhere.csv"], "there is no file nowhere.csv"),
    ([CUSTOMERS.parent, CUSTOMERS], "which is given too; its records would count twice"),
    ([CUSTOMERS, CUSTOMERS.parent.parent], "which is given too; its records would count twice"),
    ([CUSTOMERS, CUSTOMERS], "is given twice"),
    ([CUSTOMERS, CUSTOMERS.parent / ".." / "payments" / CUSTOMERS.name], "is given twice"),
    (["-", "-"], "- is given twice"),
    ([CUSTOMERS, "--list", "SND"], "no list is called 'SND'; there are CAPTA, NS-CMIC"),
    ([CUSTOMERS, "--threshold", "70"], "a threshold lies between 0 and 1, not at 70"),
    ([CUSTOMERS, "--threshold", "0"], "a threshold lies between 0 and 1"),
    ([CUSTOMERS, "--threshold", "nan"], "a threshold lies between 0 and 1"),
    ([CUSTOMERS, "--threshold", "high"], "Invalid value for '--threshold'"),
    ([CUSTOMERS, "--top", "0"], "top must be 1 or more, not 0"),
    ([CUSTOMERS, "--weak-aka", "sometimes"], "'sometimes' is not one of"),
    ([CUSTOMERS, "--map", "name=Kundenname"], "there is no column 'Kundenname'", "columns are: 'id', 'name'"),
    ([CUSTOMERS, "--map", "nmae=name"], "there is no field 'nmae'", "did you mean 'name'?"),
    ([CUSTOMERS, "--map", "name"], "--map takes field=column, not 'name'"),
    ([CUSTOMERS, "--map", "name=a", "--map", "name=b"], "--map gives two columns for name"),
    ([PAYMENTS, "--map", "name=x"], "columns can be mapped in a table only"),
    ([CUSTOMERS, "--policy", "none.toml"], "the policy none.toml can't be read: No such file"),
    ([CUSTOMERS, "--policy", CUSTOMERS], "can't be read"),
    ([CUSTOMERS, "--corpus", "."], "there is no corpus in ."),
    ([CUSTOMERS, "-o", "out.xlsx"], "can't tell a format from 'out.xlsx'"),
    ([CUSTOMERS, "-o", "nowhere/out.csv"], "can't write nowhere/out.csv: there is no folder nowhere"),
    ([CUSTOMERS, "-o", "a.csv", "-o", "./a.csv"], "a.csv is given as output twice"),
    ([CUSTOMERS, "--treshold", "0.8"], "No such option: --treshold", "seawall screen --help says more"),
    ([], "Missing argument", "seawall screen --help says more"),
]


@pytest.mark.parametrize("row", REFUSALS, ids=[row[1] for row in REFUSALS])
def test_what_makes_no_sense_is_refused_in_one_line_with_exit_code_1(
    tmp_path: Path, example_home: Path, row: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, *said = row
    refused(asked(example_home, "screen", *arguments), *said)
    assert list(tmp_path.iterdir()) == [], "nothing half done is left"


def test_an_output_never_replaces_what_is_being_read(tmp_path: Path, example_home: Path) -> None:
    path = table(tmp_path, SEED)
    os.link(path, tmp_path / "same.csv")
    for output in (path, tmp_path / "." / "c.csv", tmp_path / "same.csv"):
        refused(asked(example_home, "screen", path, "-o", output), "is being read")
    assert SEED in path.read_text("utf-8")


def test_a_missing_second_file_is_refused_before_the_first_is_screened(tmp_path: Path, example_home: Path) -> None:
    path, output = table(tmp_path, SEED), tmp_path / "out.jsonl"
    refused(asked(example_home, "screen", path, tmp_path / "none.csv", "-o", output), "there is no file")
    assert not output.exists()


def test_a_second_file_that_can_t_be_read_leaves_the_old_output(tmp_path: Path, example_home: Path) -> None:
    path, output = table(tmp_path, "Example"), tmp_path / "out.jsonl"
    output.write_text("old")
    packed = tmp_path / "more.csv.bz2"
    packed.write_bytes(bz2.compress(path.read_bytes()))
    refused(asked(example_home, "screen", path, packed, "-q", "-o", output), "more.csv.bz2", "unpack it first")
    assert output.read_text() == "old"


EMPTY = [("empty.csv", b"", 1), ("header.csv", b"id,name\n", 2), ("blank.csv", b"\n\n", 1), ("none.jsonl", b"\n", 1)]


@pytest.mark.parametrize("name, data, code", EMPTY)
def test_a_file_without_records(tmp_path: Path, example_home: Path, name: str, data: bytes, code: int) -> None:
    (tmp_path / name).write_bytes(data)
    answer = asked(example_home, "screen", tmp_path / name)
    assert answer.code == code, answer
    if code == 2:
        assert "0 screened" in answer.out
        assert "header.csv: no payment and no row is in it: nothing was screened" in answer.err


def test_a_folder_without_a_file_asks_for_review(tmp_path: Path, example_home: Path) -> None:
    (tmp_path / "in").mkdir()
    answer = asked(example_home, "screen", tmp_path / "in", "-q")
    assert answer.code == 2
    assert "in: no file is in this folder that is read: nothing was screened" in answer.err


def test_without_lists_it_says_what_to_do(tmp_path: Path) -> None:
    refused(asked(tmp_path, "screen", CUSTOMERS), "no lists are loaded", "seawall refresh --from DIR")


def test_a_misspelt_variable_is_refused(example_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEAWALL_TRESHOLD", "0.9")
    refused(
        asked(example_home, "screen", CUSTOMERS), "SEAWALL_TRESHOLD does not exist; did you mean SEAWALL_THRESHOLD?"
    )


def test_of_many_decisions_only_the_stopped_are_shown_and_all_are_counted(tmp_path: Path, example_home: Path) -> None:
    path = table(tmp_path, *["Example Trading LLC"] * 300, SEED)
    answer = asked(example_home, "screen", path)
    assert "301 screened: 1 block" in answer.out
    assert answer.out.count("Example Trading LLC") == 0
    assert answer.out.count(" block  ") == 1


def test_more_stopped_than_fit_are_counted(tmp_path: Path, example_home: Path) -> None:
    answer = asked(example_home, "screen", table(tmp_path, *[SEED] * 210))
    assert "10 more were stopped; write them to a file with -o" in answer.err
    assert "210 screened: 210 block" in answer.out


def inbox(folder: Path) -> Path:
    """A folder as it comes: messages, a table, an archive, a hidden file and a document that is no payment."""
    (folder / "inbox" / "eu").mkdir(parents=True)
    made = folder / "inbox"
    (made / "b.xml").write_bytes(PAYMENTS.read_bytes())
    (made / "eu" / "c.csv.gz").write_bytes(gzip.compress(f'id,name\n1,"{SEED}"\n'.encode()))
    (made / ".partial").write_bytes(b"not yet written")
    (made / "letter.pdf").write_bytes(b"%PDF-1.7")
    with zipfile.ZipFile(made / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("d/e.csv", "id,name\n1,Example Trading LLC\n")
        archive.writestr("../../up.csv", "id,name\n2,Example Trading LLC\n")
    return made


def test_a_folder_is_read_whole_in_the_order_of_names_and_its_archives_are_opened(
    tmp_path: Path, example_home: Path
) -> None:
    answer = asked(example_home, "screen", inbox(tmp_path), "-o", tmp_path / "out.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    sources = list(dict.fromkeys(line["source"] if "source" in line else line["problem"]["source"] for line in lines))
    assert sources == [
        "inbox/a.zip!d/e.csv",
        "inbox/a.zip!../../up.csv",
        "inbox/b.xml",
        "inbox/eu/c.csv.gz!c.csv",
        "inbox/letter.pdf",
    ]
    assert answer.code == 3
    assert "inbox/.partial: hidden, and not read" in answer.err
    assert not list(tmp_path.parent.glob("up.csv"))


def test_every_source_has_a_line_of_its_own(tmp_path: Path, example_home: Path) -> None:
    answer = asked(example_home, "screen", inbox(tmp_path))
    rows = {line.split()[0]: line.split()[1:] for line in answer.out.splitlines() if line.startswith("inbox/")}
    assert rows["inbox/eu/c.csv.gz!c.csv"] == ["1", "1", "0", "0", "0", "0"]
    assert rows["inbox/a.zip!d/e.csv"] == ["1", "0", "0", "0", "1", "0"]
    assert rows["inbox/letter.pdf"] == ["0", "0", "0", "0", "0", "1"]
    assert "13 screened" in answer.out


def test_a_file_met_in_a_folder_that_can_t_be_read_asks_for_review_and_stops_nothing(
    tmp_path: Path, example_home: Path
) -> None:
    (tmp_path / "in").mkdir()
    table(tmp_path / "in", "Example Trading LLC", file="z.csv")
    (tmp_path / "in" / "a.pdf").write_bytes(b"%PDF-1.7")
    answer = asked(example_home, "screen", tmp_path / "in")
    assert answer.code == 2
    assert "in/a.pdf: this is a PDF document, which is not read" in answer.err
    assert "1 screened: 0 block, 0 reject, 0 review, 1 release; 1 record could not be read" in answer.out


def test_a_column_named_for_tables_asks_nothing_of_the_messages_beside_them(tmp_path: Path, example_home: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "kunden.csv").write_text(f'nr,wer\n1,"{SEED}"\n', "utf-8")
    (tmp_path / "in" / "p.xml").write_bytes(PAYMENTS.read_bytes())
    answer = asked(example_home, "screen", tmp_path / "in", "--map", "name=wer")
    assert "11 screened: 5 block" in answer.out


def test_an_output_in_a_folder_that_is_read_is_refused(tmp_path: Path, example_home: Path) -> None:
    made = inbox(tmp_path)
    refused(
        asked(example_home, "screen", made, "-o", made / "eu" / "out.csv"), "would lie in", "write to another folder"
    )


def test_a_zip_archive_from_a_pipe_is_told_and_a_gzip_stream_is_read(example_home: Path) -> None:
    packed = gzip.compress(f'id,name\n1,"{SEED}"\n'.encode())
    assert asked(example_home, "screen", "-", stdin=packed).code == 3


def test_answers_are_written_for_what_was_stopped(tmp_path: Path, example_home: Path) -> None:
    answer = asked(example_home, "screen", PAYMENTS, CUSTOMERS, "--answers", tmp_path / "answers")
    assert answer.code == 3
    names = sorted(path.name for path in (tmp_path / "answers").iterdir())
    assert names[0] == "000001-PAY-02.pacs.002.suggestion.xml"
    assert len(names) == 8, "seven stopped payments and the table; customers have no answer"


def test_answers_never_mix_with_older_ones(tmp_path: Path, example_home: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "answer.xml").write_text("<old/>")
    refused(asked(example_home, "screen", PAYMENTS, "--answers", tmp_path / "old"), "a new or an empty folder")
    refused(asked(example_home, "screen", tmp_path / "old", "--answers", tmp_path / "old" / "new"), "would lie in")


def test_the_policies_that_ship_are_named_by_their_regime(example_home: Path, tmp_path: Path) -> None:
    files = table(tmp_path, SEED)
    assert asked(example_home, "screen", files, "--policy", "us").code == 3
    british = asked(example_home, "screen", files, "--policy", "uk")
    assert (british.code, "hold for review" in british.out) == (2, True)
    refused(asked(example_home, "screen", files, "--policy", "un"), "the policy un can't be read")


def test_facts_about_a_dealing_and_remembered_false_positives_change_the_outcome(
    example_home: Path, tmp_path: Path
) -> None:
    files, facts, guys = table(tmp_path, "Rostelecom PJSC", SEED), tmp_path / "facts.csv", tmp_path / "guys.jsonl"
    facts.write_text("key,kind\n1,transfer\n", "utf-8")
    guys.write_bytes(b"")
    out = tmp_path / "out.jsonl"
    assert asked(example_home, "screen", files, "--facts", facts, "--good-guys", guys, "-o", out, "-q").code == 3
    told = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["outcome"] for row in told] == ["release", "block"], "clearing for an SSI party is allowed (FAQ 371)"
    assert asked(example_home, "screen", files, "-o", out, "-q").code == 3
    told = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["outcome"] for row in told] == ["review", "block"]
    assert "of how many days' tenor" in told[0]["questions"][0]
    facts.write_text("key,kindd\n1,transfer\n", "utf-8")
    refused(asked(example_home, "screen", files, "--facts", facts), "line 2", "kindd")
    refused(asked(example_home, "screen", files, "--good-guys", tmp_path / "none.csv"), "can't be read")


def test_a_look_back_answers_by_the_lists_of_the_day_and_says_which_versions(tmp_path: Path) -> None:
    home = three_versions(tmp_path).home
    customers = table(tmp_path, "Example Trading 0 LLC", "Example Trading 103 LLC")
    decided = {}
    for day in ("2026-08-05", "2026-08-20"):
        out = tmp_path / f"{day}.jsonl"
        assert asked(home, "screen", customers, "--as-of", day, "-o", out, "-q").code == 3
        decided[day] = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    found = {
        day: [[row["match"]["entity_id"] for row in one["findings"]] for one in rows] for day, rows in decided.items()
    }
    assert found == {"2026-08-05": [["ofac-0"], []], "2026-08-20": [[], ["ofac-103"]]}
    assert decided["2026-08-05"][0]["versions"]["corpus"] != decided["2026-08-20"][0]["versions"]["corpus"]
    notes = decided["2026-08-05"][0]["notes"]
    assert "us-ofac-sdn: as it stood on 2026-08-05: the version published 2026-08-01" in notes
    assert (
        "us-ofac-cons: no version of it is known from 2026-08-05 or before, nothing on this list was screened" in notes
    )


NO_LOOK_BACK = [
    (["--as-of", "last week"], "--as-of 'last week' is no day"),
    (["--as-of", "2099-01-01"], "2099-01-01 lies ahead"),
    (["--as-of", "2020-01-01"], "no list had a version by 2020-01-01: the oldest one archived is of 2026-08-01"),
    (["--as-of", "2026-08-01", "--corpus", "."], "it does not go with --corpus"),
]


@pytest.mark.parametrize("arguments, said", NO_LOOK_BACK)
def test_a_look_back_that_makes_no_sense_is_refused(tmp_path: Path, arguments: list[str], said: str) -> None:
    home = three_versions(tmp_path).home
    refused(asked(home, "screen", table(tmp_path, "Example Trading LLC"), *arguments), said)


def test_a_look_back_records_no_stopped_payment(tmp_path: Path) -> None:
    home, register = three_versions(tmp_path).home, tmp_path / "stopped.jsonl"
    answer = asked(home, "screen", table(tmp_path, "Example"), "--as-of", "2026-08-05", "--earlier", register)
    assert answer.code == 1
    assert "a look-back stops no payment" in answer.err
    assert not register.exists()
