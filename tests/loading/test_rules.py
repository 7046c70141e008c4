"""Rules, from YAML: what all kinds have in common; the parameters of each stand with its kind."""

from pathlib import Path

from model.corpora import Read

from checker.loading.corpus import load
from checker.model.place import Place
from checker.model.rule import Rule
from checker.rules import agree
from checker.rules.agree import Agree

from .table import WORDS


def test_all_keys_of_a_rule(read: Read) -> None:
    rule = read(
        "title: The title, why: because, severity: warning, undetermined: error, "
        "may_match_nothing: true, examples: [{given: [], expect: agreement}], check: {agree: {}}"
    )
    assert rule == Rule(
        "a_rule",
        "The title",
        agree.KIND,
        Agree(),
        Place("b.yaml", 2, 5),
        "because",
        "warning",
        "error",
        True,
    )


def test_what_a_rule_is_without_them(read: Read) -> None:
    rule = read("check: {agree: {}}")
    assert rule == Rule("a_rule", "a rule", agree.KIND, Agree(), Place("b.yaml", 2, 5))
    assert (rule.severity, rule.undetermined) == ("error", "note")


def test_rules_keep_their_order(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(WORDS)
    for name, ids in (("c", "zx"), ("b", "ya")):
        text = "".join(f"  - {{id: {each}, check: {{agree: {{}}}}}}\n" for each in ids)
        (tmp_path / f"{name}.yaml").write_text("rules:\n" + text)
    corpus, _ = load([tmp_path], str(tmp_path))
    assert corpus is not None
    assert [rule.id for rule in corpus.rules] == ["agree_all", "y", "a", "z", "x"]
