"""The benchmarks run; what they measure is no matter of tests."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
SCORER = """
import json, sys
from pathlib import Path
rows = Path(sys.argv[1]).read_text().splitlines()
print(json.dumps({"items": len(rows), "exceptions": 0, "f1": .8125, "source_recall": 1.0}))
"""


SCORE = """
import csv, json, sys
from pathlib import Path
answers = {r["item"]: r for r in csv.DictReader(open(sys.argv[2], newline=""))}
right = sum(a["value"] == "north" for a in answers.values()) / len(answers)
print(json.dumps({"dataset": Path(sys.argv[1]).name, "items": len(answers), "no_answer": 0, "metric": "accuracy",
    "value": right, "anchor": 0.9, "ahead": right >= 0.9, "brier": 0.1, "brier_constant": 0.2, "ece": 0.03}))
"""


def run(*arguments: str | Path) -> str:
    """Return what a benchmark prints."""
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def test_the_sets_make_one_table_with_what_is_published(tmp_path: Path) -> None:
    """Each figure of a set that is there is a line, beside the anchors; sets that are not there are named."""
    data = tmp_path / "text"
    (data / "gum_attribution").mkdir(parents=True)
    (data / "gum_attribution" / "dev.jsonl").write_text("{}\n{}\n", encoding="utf-8")
    (tmp_path / "score_text.py").write_text(SCORER, encoding="utf-8")
    lines = run(BENCHMARKS / "text", data).splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    assert [row[0] for row in cells] == ["set", "-" * len("gum_attribution"), "gum_attribution", ""]
    assert [row[1:4] for row in cells[2:]] == [["2", "who says what, F1", ".812"], ["", "sources found", "1.000"]]
    assert "muc34" in lines[-1]


def test_every_method_is_scored_on_every_set_of_claims(tmp_path: Path) -> None:
    """Claims are fused by the command, scored by the scorer, and shown beside the anchor, with a summary a method."""
    folder = tmp_path / "fusion" / "winds"
    folder.mkdir(parents=True)
    rows = [f"s{k % 5},i{k // 5},wind,{'south' if k % 5 == 4 else 'north'}\n" for k in range(600)]
    with gzip.open(folder / "claims.csv.gz", "wt", encoding="utf-8") as stream:
        stream.write("source,item,attribute,value\n" + "".join(rows))
    (tmp_path / "score_fusion.py").write_text(SCORE, encoding="utf-8")
    lines = run(BENCHMARKS / "fusion", tmp_path / "fusion", "vote", "auto").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    assert [row[:6] for row in cells[2:]] == [
        ["winds", "120", "accuracy", ".900", "vote", "1 *"],
        ["", "", "", "", "auto", "1 *"],
    ]
    assert lines[-2:] == [
        f"{m}: ahead on 1 of 1; Brier below the constant's on 1; median ECE .030." for m in ("vote", "auto")
    ]


def test_each_shape_of_input_prints_its_stages() -> None:
    """A small text and a table are generated, run and timed stage by stage."""
    for shape in ("dense", "one_item"):
        printed = run(BENCHMARKS / "scale.py", "0.01", shape)
        assert printed.startswith(f"{shape}: ")
        stages = [line.split()[0] for line in printed.splitlines()[1:]]
        assert stages == ["read", "extract", "link", "graph", "detect", "fuse", "explain", "report", "in"]


def test_the_texts_of_a_shape_are_always_the_same() -> None:
    """Two processes generate the same words, so that measurements of two days can be compared."""
    code = f"import sys; sys.path.insert(0, {str(BENCHMARKS)!r}); import scale, json; "
    code += "print(json.dumps([scale.text_of(shape, 3000) for shape in scale.SHAPES]))"
    first, second = run("-c", code), run("-c", code)
    assert first == second
    assert [len(text) >= 3000 for text in json.loads(first)] == [True] * 3


def test_the_kernels_of_fusion_find_the_same() -> None:
    """Our round, scipy's and the compiled loop agree on drawn claims; what is not installed is said to be left out."""
    printed = run(BENCHMARKS / "fusion_speed", "--claims", "20000", "--sources", "30", "--skip-run")
    assert "numpy (ours)" in printed
    assert "crowd-kit" in printed
    assert "copy detection" in printed
