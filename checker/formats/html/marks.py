"""How marked quotes look, in documents and in the report beside them."""

from typing import Final

MARKS: Final = """
:root {
  --good: #1d6a4b; --wait: #5f3c9c; --doubt: #8a4b00; --bad-wash: #fbe3e2; --good-wash: #dff1e6;
  --wait-wash: #ebe5f8; --doubt-wash: #fbecd2; --plain-wash: #e6ebf2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --good: #7fcfa8; --wait: #c6adf8; --doubt: #f0b66a; --bad-wash: #4a2224; --good-wash: #1d3b2e;
    --wait-wash: #34284f; --doubt-wash: #45321a; --plain-wash: #2a323c;
  }
}
.marked { color: inherit; text-decoration: underline 2px; text-underline-offset: .22em; }
.marked, .marked q { border-radius: 2px; }
.draft { background: var(--wait-wash); text-decoration: underline dashed 2px var(--wait); }
.doubtful { background: var(--doubt-wash); text-decoration: underline wavy 1.5px var(--doubt); }
.contradict { background: var(--bad-wash); text-decoration: underline double 2px var(--against); }
.agree { background: var(--good-wash); text-decoration: underline 2px var(--good); }
.alone { background: var(--plain-wash); text-decoration: underline 2px var(--link); }
.open { background: var(--plain-wash); text-decoration: underline dotted 2px var(--soft); }
.text span:target + .marked, .text span:target + span + .marked { outline: 3px solid var(--link); }
.figure { text-decoration: underline dotted 2px var(--against); text-underline-offset: .22em; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; }
.text { white-space: pre-wrap; unicode-bidi: plaintext; line-height: 1.75; max-width: 46rem; }
.claims { list-style: none; padding: 0; max-width: none; }
.claims > li { padding: .6rem 0; border-top: 1px solid var(--line); }
.claims ul { padding-left: 1rem; font-size: .9rem; }
@media screen and (min-width: 80rem) {
  body.document { grid-template-columns: minmax(0, 1fr) 26rem; }
  body.document > header { grid-column: 1 / 3; }
  body.document > main { grid-column: 1; }
  body.document > aside {
    grid-column: 2; grid-row: 2; position: sticky; top: 1rem; align-self: start;
    max-height: calc(100vh - 2rem); overflow-y: auto;
  }
}
@media print { .marked { print-color-adjust: exact; } }
"""

LEGEND: Final = (
    ("contradict", "contradicts another claim"),
    ("agree", "agrees with others"),
    ("alone", "stands alone"),
    ("open", "undetermined, or not compared"),
    ("doubtful", "not read in its quote, or the quote is not found"),
    ("draft", "a draft"),
    ("figure", "a figure that no claim carries"),
)
"""What each kind of mark means."""


def in_text(claim: str) -> str:
    """The name of the place in a document where a claim is quoted."""
    return f"t-{claim}"


def in_list(claim: str) -> str:
    """The name of a claim in the list beside its document."""
    return f"c-{claim}"


def page_of(source: str) -> str:
    """The name of the file that shows a document, seen from the report."""
    return f"documents/{source}.html"
