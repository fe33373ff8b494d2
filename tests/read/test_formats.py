"""What each format makes of an article, in examples of our own."""

import gzip
from pathlib import Path

import pytest

from reconcile.config import Config, DocumentSpec, SourceSpec
from reconcile.errors import ConfigError, InputError
from reconcile.read import MAX_BYTES, read, read_bytes
from reconcile.statement import SourceKind
from reconcile.table import StatementTable
from reconcile.values import Quantity

PAGE = b"""<!doctype html><html><head><title>Dam fails - The Lantern</title>
<meta property="og:site_name" content="The Lantern">
<meta property="article:published_time" content="2031-05-02T07:30:00+0200">
<link rel="canonical" href="https://lantern.example/dam"><style>p { color: red }</style></head>
<body><nav>Home | News</nav><header><h1>Dam <em>fails</em></h1></header>
<script>if (1 < 2) document.write("nine dead")</script>
<p title="a > b">Four&nbsp;people died &mdash; police said.<br>Two are missing.<p>More soon<aside>Ads</aside>
<table><tr><td>dead</td><td>4</td></tr></table><footer>Nobody</footer></body></html>"""

ARTICLE = b"""---
title: "Dam fails"
publisher: The Lantern
date: 2031-05-02
url: https://lantern.example/dam
---
Four **people** and a [dog](https://x.example/a_(b) "title") died,
police_said <!-- nine -->in \\*all\\*. ![map](map.png)[^1]

## Toll ##
- four dead
- 2 * 3 missing

> it was _loud_

```
code
```
[1]: https://x.example
"""


def test_page_gives_what_a_person_reads_and_its_origin() -> None:
    """Scripts, menus and margins go; the headline stays; the page's own words on its origin are kept."""
    (page,) = read_bytes(PAGE, "dam.html").documents
    assert page.prose == ("Dam fails\n\nFour people died \u2014 police said.\nTwo are missing.\n\nMore soon\n\ndead 4")
    assert (page.publisher, page.published) == ("The Lantern", "2031-05-02T07:30:00+02:00")
    assert page.url == "https://lantern.example/dam"


def test_title_leads_where_a_page_has_no_headline() -> None:
    """Without <h1> the <title> is the first line."""
    (page,) = read_bytes(b"<title>Dam fails</title><p>Four died.", "a.htm").documents
    assert page.prose == "Dam fails\n\nFour died."


def test_page_with_an_unclosed_menu_is_not_lost() -> None:
    """Where everything would be dropped, menus are read too."""
    (page,) = read_bytes(b"<nav>Menu<p>Four died.", "a.html").documents
    assert "Four died." in page.prose


def test_page_declares_its_encoding() -> None:
    """A page from an older site is decoded as it says, not guessed."""
    (page,) = read_bytes('<meta charset="iso-8859-1"><p>caf\u00e9'.encode("cp1252"), "a.html").documents
    assert page.prose == "caf\u00e9"


def test_markdown_gives_what_a_person_reads_and_its_origin() -> None:
    """Marks, comments, pictures and notes go; link texts stay; the front matter fills the origin."""
    (article,) = read_bytes(ARTICLE, "dam.md").documents
    assert article.prose == (
        "Dam fails\n\nFour people and a dog died, police_said in *all*.\n\nToll\n\nfour dead\n\n2 * 3 missing\n\n"
        "it was loud\n\ncode"
    )
    assert (article.publisher, article.published) == ("The Lantern", "2031-05-02")


def test_line_with_outlet_date_and_url_heads_a_text_file() -> None:
    """Such a first line is no prose; a first line that only looks alike is."""
    (text,) = read_bytes(b"The Lantern | 2031-05-02 | https://l.example/a\nFour died.", "1.txt").documents
    assert (text.prose, text.publisher, text.published) == ("Four died.", "The Lantern", "2031-05-02")
    assert text.source_span(0, 4) == (text.text.index("Four"), text.text.index("Four") + 4)
    (text,) = read_bytes(b"Dead | missing | hurt\n4 | 2 | 1", "1.txt").documents
    assert (text.prose, text.publisher) == (text.text, "")


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl"])
def test_table_gives_one_statement_a_row(suffix: str) -> None:
    """Synonyms of columns, units, times and report dates are understood alike in all table formats."""
    if suffix == ".jsonl":
        text = (
            '{"source": "A", "subject": "dam", "property": "height", "value": "1,234", "unit": "m", '
            '"time": "2031-05-02", "date": "2031-06"}'
        )
    else:
        row = "A,dam,height,'1,234',m,2031-05-02,2031-06".replace("'", '"')
        text = f"source,subject,property,value,unit,time,date\n{row}\n"
        text = (
            text if suffix == ".csv" else text.replace('"1,234"', "1.234").replace(",", "\t").replace("1.234", "1,234")
        )
    (s,) = read_bytes(text.encode(), f"t{suffix}").statements
    assert (s.question.event, s.question.attribute, s.holder.name, s.row) == ("dam", "height", "A", 1)
    assert s.value == Quantity.exact(1234, "m")
    assert (s.holder.kind, s.quote, str(s.as_of), s.reported) == (SourceKind.DATASET, "1,234", "2031-05-02", "2031-06")


def test_columns_are_mapped_and_passed_over() -> None:
    """`source=publisher` and `ignore=...` make a foreign table readable."""
    config = Config(columns={"source": "publisher", "ignore": "id, notes"})
    (s,) = read_bytes(b"id,publisher,item,value,notes\n7,A,x,3,hm", "t.csv", config).statements
    assert s.holder.name == "A"
    assert s.quote == "3"


def test_holder_beside_source_makes_the_source_a_relay() -> None:
    """Who says so is the holder; the data source that quotes them passes it on."""
    (s,) = read_bytes(b"source,holder,item,value\nA,Mayor,x,3", "t.csv").statements
    assert (s.holder.name, [r.name for r in s.relays]) == ("Mayor", ["A"])


def test_low_and_high_bound_a_value() -> None:
    """A row with low, high and value is an interval with a point; an empty end is open."""
    rows = b"source,item,low,value,high\nA,x,2,3,5\nB,x,7,,\n"
    a, b = (s.value for s in read_bytes(rows, "t.csv").statements)
    assert (a, b) == (Quantity(low=2, high=5, point=3), Quantity(low=7))


def test_row_without_a_value_states_nothing() -> None:
    """An empty value cell is no claim and no error."""
    assert len(read_bytes(b"source,item,value\nA,x,3\nB,x,\n", "t.csv").statements) == 1


def test_declared_publisher_is_the_source_of_a_table_without_one() -> None:
    """A table of one provider needs no source column when the case names its publisher."""
    config = Config(
        documents=(DocumentSpec("t.csv", publisher="Recorder"),), sources=(SourceSpec("Recorder", grade="B"),)
    )
    (s,) = read_bytes(b"item,value\nx,3", "t.csv", config).statements
    assert (s.holder.name, s.holder.grade) == ("Recorder", "B")


def test_alias_of_a_source_is_read_as_its_name() -> None:
    """Declared aliases, families and grades enter the sources of a table and the publishers of documents."""
    config = Config(sources=(SourceSpec("Agency One", aliases=("A1",), family="agencies", grade="A"),))
    (s,) = read_bytes(b"source,item,value\na1,x,3", "t.csv", config).statements
    assert (s.holder.name, s.holder.family, s.holder.grade) == ("Agency One", "agencies", "A")
    (d,) = read_bytes(b"A1 | 2031-05-02 | \nx", "t.txt", config).documents
    assert (d.publisher, d.family, d.grade) == ("A1", "agencies", "A")


def test_packed_table_is_unpacked(tmp_path: Path) -> None:
    """.csv.gz is read like .csv, under its name without .gz."""
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(b"source,item,value\nA,x,3\n"))
    assert read(path).documents[0].name == "t.csv"


def test_packed_file_cannot_fill_the_memory(tmp_path: Path) -> None:
    """A small file that unpacks beyond the bound is refused."""
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(b"a" * (MAX_BYTES + 1)))
    with pytest.raises(InputError, match="larger than 64 MiB"):
        read(path)


class Frame:
    """What pandas and polars have in common, as far as reading goes."""

    columns = ("source", "item", "value")

    def __init__(self, rows: list[tuple[object, ...]]) -> None:
        """Keep the rows."""
        self.rows = rows

    def itertuples(self, *, index: bool, name: None) -> list[tuple[object, ...]]:
        """Return the rows as pandas does."""
        assert not index
        return self.rows


def test_data_frame_is_read_like_a_table() -> None:
    """A data frame's rows become statements; NaN is refused with its row."""
    assert [s.quote for s in read(Frame([("A", "x", 3), ("B", "x", 2.5)])).statements]
    with pytest.raises(InputError, match="row 2, line 3"):
        read(Frame([("A", "x", 3), ("B", "x", float("nan"))]))


def test_statement_table_is_taken_as_it_is() -> None:
    """A StatementTable gives its statements and their document."""
    table = StatementTable.from_rows([("A", "x", 3), ("B", "x", "about 5")])
    material = read(table)
    assert sorted(s.id for s in material.statements) == sorted(s.id for s in table)
    assert len(material.documents) == 1


def test_case_folder_applies_its_settings(tmp_path: Path) -> None:
    """case.toml gives event, publishers, dates and grades; other files in the folder are left alone."""
    (tmp_path / "a.txt").write_text("Four died.")
    (tmp_path / "b.md").write_text("Five died.")
    (tmp_path / "picture.png").write_bytes(b"\0")
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / "case.toml").write_text(
        '[case]\nevent = "dam"\nas_of = 2031-05-03\n'
        '[[source]]\nname = "The Lantern"\ngrade = "B"\nfamily = "one house"\n'
        '[[document]]\nfile = "a.txt"\npublisher = "The Lantern"\npublished = 2031-05-02\n'
        '[[document]]\nfile = "b.md"\npublished = "2031-05-04"\n'
    )
    material = read(tmp_path)
    (document,) = material.documents  # b.md is later than as_of
    assert (document.name, document.published, document.grade, document.family) == (
        "a.txt",
        "2031-05-02",
        "B",
        "one house",
    )
    assert material.config.event == "dam"
    assert not material.failures


def test_given_configuration_goes_before_the_case(tmp_path: Path) -> None:
    """What the caller chooses overrides case.toml; the rest of it holds."""
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "case.toml").write_text('[case]\nprofile = "acled"\nevent = "dam"\n')
    config = read(tmp_path, Config(profile="ucdp")).config
    assert (config.profile, config.event) == ("ucdp", "dam")


def test_unreadable_input_does_not_stop_the_others(tmp_path: Path) -> None:
    """A failed input is recorded, the others are read."""
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe\xfa\xfb\x00")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7\xe2\xe3")
    material = read(tmp_path)
    assert [d.name for d in material.documents] == ["a.txt"]
    assert [f.name for f in material.failures] == ["b.txt", "c.pdf"]


@pytest.mark.parametrize("named", ["../mine", "linked", "own", ".", "absolute"])
def test_rules_of_a_case_lie_in_its_folder(tmp_path: Path, named: str) -> None:
    """A case.toml brings rules of its own folder alone; none come by a way out of it, or by a link."""
    case, mine = tmp_path / "case", tmp_path / "mine"
    for path in (case, mine, case / "own"):
        path.mkdir()
        (path / "swans.py").write_text("")
    (case / "a.txt").write_text("Two people died.")
    (case / "linked").symlink_to(mine)
    (case / "case.toml").write_text(f"[rules]\nfolders = ['{mine if named == 'absolute' else named}']")
    if named in ("own", "."):
        assert read(case).config.rules == (case / named,)
        (case / named / "link.py").symlink_to(mine / "swans.py")
    with pytest.raises(ConfigError, match=r"case\.toml: the rules '.*' lie outside.*by --rules"):
        read(case)
    (case / "case.toml").unlink()
    assert read(case / "a.txt", Config(rules=(mine,))).config.rules == (mine,)


def test_link_out_of_a_case_folder_is_refused(tmp_path: Path) -> None:
    """A folder from elsewhere cannot have other files read."""
    (tmp_path / "secret.txt").write_text("x")
    case = tmp_path / "case"
    case.mkdir()
    (case / "a.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(InputError, match="leads out of its folder"):
        read(case)


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Two files of one name from two folders keep their folders' names."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.txt").write_text(folder)
    assert [d.name for d in read([tmp_path / "b/1.txt", tmp_path / "a/1.txt"]).documents] == ["a/1.txt", "b/1.txt"]


def test_mapping_of_a_column_that_we_do_not_have_is_a_configuration_error() -> None:
    """A slip in --map is told with the nearest right name."""
    with pytest.raises(ConfigError, match="Did you mean 'source'"):
        read_bytes(b"a,b\n1,2", "t.csv", Config(columns={"sorce": "a"}))
