"""What ``checker init`` writes: a small corpus that has an agreement and a contradiction.

With it come a workflow for CI, and the JSON Schemas in ``.checker/``, to which the first line of
each YAML file leads editors.
"""

from checker.loading.schema import INPUTS, schema_text

SCHEMAS = ".checker"
"""The folder of the schemas; ``checker schema NAME`` prints them anew."""

_WORKFLOW = """\
name: checker
on:
  push: {branches: [main]}
  pull_request:
permissions: {contents: read, pull-requests: write} # the latter for the comment
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: {fetch-depth: 0} # all of the history: the claims are held against those of main
      # TO BE FILLED IN: for OWNER/REPOSITORY write the repository that the checker is kept in, and
      # behind the @ a tag or a commit of it.
      - uses: OWNER/REPOSITORY/.github/actions/checker@main
        with:
          against: git:origin/main
          only-new: true # what was there before stays green
          test: true # the rules' examples; a rule without any fails
          comment: true # on the pull request, written anew in place
"""

_CORPUS: dict[str, str] = {
    "facts/entities.yaml": """\
entities:
  old_bridge:
    label: the old bridge
    type: bridge
    aliases: [the stone bridge]
""",
    "facts/gazette.yaml": """\
source:
  id: gazette
  title: The bridge is open again
  published: 2024-05-03
facts:
  - quote: "opened on Thursday, 2 May, after about three years"
    claims:
      - {subject: old_bridge, attribute: opened_on, value: 2024-05-02, inferred: the year}
      - {subject: old_bridge, attribute: closed_for, value: about 3 years}
  - subject: old_bridge
    attribute: cost
    value: about 12 million EUR
    quote: "about 12 million euros"
""",
    "facts/council.yaml": """\
source:
  id: council
  title: "Report of the council: works of the year"
  published: 2024-12
facts:
  - {subject: old_bridge, attribute: opened_on, value: 2024-05, quote: "reopened in May 2024"}
  - subject: old_bridge
    attribute: cost
    value: 15.4 million EUR
    quote: "at a cost of EUR 15.4 million"
""",
    "rules/attributes.yaml": """\
attributes:
  opened_on: {label: date of opening, kind: date}
  closed_for: {label: length of closure, kind: duration}
  cost: {label: cost, kind: quantity, unit: EUR}
""",
    "rules/rules.yaml": """\
rules:
  - id: documents_agree
    title: Documents agree
    check: {agree: {}}
    examples: # what the rule must find in a few claims: `checker test`
      - given:
          - {subject: old_bridge, attribute: opened_on, value: 2024-05-02}
          - {subject: old_bridge, attribute: opened_on, value: 2024-05}
        expect: agreement
      - given:
          - {subject: old_bridge, attribute: opened_on, value: 2024-05-02}
          - {subject: old_bridge, attribute: opened_on, value: 2024-06}
        expect: contradiction

  - id: reported_after_opening
    title: A document that tells of the opening was published after it
    check: {order: {first: opened_on, then: published}}
    examples:
      - given: [{source: daily, subject: old_bridge, attribute: opened_on, value: 2024-05-02}]
        sources: {daily: {published: 2024-05-03}}
        expect: agreement
      - given: [{source: daily, subject: old_bridge, attribute: opened_on, value: 2024-05-02}]
        sources: {daily: {published: 2024-04}}
        expect: contradiction
""",
}


def _with_schema(name: str, text: str) -> str:
    """The text of a file, led by the line that tells editors its schema."""
    kind = next(line for line in text.splitlines() if line[:1].isalpha()).partition(":")[0]
    kind = "facts" if kind == "source" else kind
    way = "../" * name.count("/")
    return f"# yaml-language-server: $schema={way}{SCHEMAS}/{kind}.json\n{text}"


FILES: dict[str, str] = {
    **{name: _with_schema(name, text) for name, text in _CORPUS.items()},
    ".github/workflows/checker.yml": _WORKFLOW,
    **{f"{SCHEMAS}/{kind}.json": schema_text(kind) for kind in INPUTS},
}
"""The texts by their names, all of them under the folder that is begun."""
