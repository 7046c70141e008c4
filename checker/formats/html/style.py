"""How the page looks, and the policy that lets it have this style and nothing else."""

from base64 import b64encode
from hashlib import sha256

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #fcfcfa; --raised: #f3f4f1; --ink: #1d2129; --soft: #535a66; --line: #d5d8d2;
  --link: #0b4f8a; --against: #a3222b;
  --one: #1c5a9c; --two: #9a4b00; --three: #5f3c9c; --four: #1d6a4b; --either: #535a66;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171b; --raised: #1e2328; --ink: #e4e6ea; --soft: #a9b0bb; --line: #3a4149;
    --link: #8fbdf3; --against: #ff9c96;
    --one: #86b9f6; --two: #f0a95f; --three: #c6adf8; --four: #7fcfa8; --either: #a9b0bb;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 62rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.75rem; margin: 0 0 .75rem; }
h2 {
  font-size: 1.35rem; margin: 3rem 0 1rem; padding-top: 1rem;
  border-top: 1px solid var(--line);
}
h3 { font-size: 1.1rem; margin: 0 0 .75rem; }
p { margin: .75rem 0; max-width: 46rem; }
ul, ol { padding-left: 1.25rem; max-width: 46rem; }
li { margin: .25rem 0; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
:target { background: var(--raised); box-shadow: 0 0 0 .35rem var(--raised); border-radius: 2px; }
code { font: .9em/1.4 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
bdi { unicode-bidi: isolate; }
q { quotes: none; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { top: .5rem; }
.patterns { position: absolute; }

header > h1 + p { font-size: 1.1rem; }
header :is(p, ul, ol) { max-width: none; }
header ol > li { margin: .6rem 0; }

nav { margin: 2rem 0; font-size: .9rem; }
nav ul { list-style: none; padding: 0; margin: 0; }
nav ul ul { display: none; }
nav a {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden;
  margin: .3rem 0; text-decoration: none;
}
nav a:hover { text-decoration: underline; }

table {
  border-collapse: collapse; width: 100%; margin: 1rem 0;
  font-size: .9rem; line-height: 1.45;
}
th, td { padding: .45rem .75rem .45rem 0; text-align: left; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-weight: 500; font-size: .8rem; }
thead { border-bottom: 1px solid var(--soft); }
tbody tr { border-bottom: 1px solid var(--line); }
tbody th { font-weight: 500; }
th, td, .side { overflow-wrap: break-word; }
.long { overflow-wrap: anywhere; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; }
.left { color: var(--soft); font-style: italic; }

details { margin: .5rem 0; }
summary { cursor: pointer; padding: .35rem 0; color: var(--link); }

.story {
  margin: 1.5rem 0 2.5rem; padding: 0 0 0 1rem;
  border-left: 4px solid var(--against);
}
.story h3::before { content: "\\2260" / ""; color: var(--against); margin-right: .5rem; }

.side {
  display: inline-block; min-width: 1.6em; padding: 0 .4em; text-align: center;
  border: 1.5px solid; border-radius: 1em; font-size: .8rem; font-weight: 600; line-height: 1.5;
  white-space: nowrap;
}
.side-1 { color: var(--one); } .side-2 { color: var(--two); } .side-3 { color: var(--three); }
.side-4 { color: var(--four); } .side-0 { color: var(--either); border-style: dashed; }

.picture { margin: 1.25rem 0; padding: 0; }
figcaption { font-size: .9rem; color: var(--soft); margin-bottom: .25rem; }
.picture ul { list-style: none; margin: 0; padding: 0; max-width: none; }
.picture li { margin: 0; break-inside: avoid; }
.says { font-size: .9rem; padding: .2rem 0; }
.says span:last-child { color: var(--soft); }
svg { display: block; }
.bar, .axis { overflow: visible; }
.bar { height: 1.6rem; }
.bar rect { transform: translateY(-7px); }
.full, .arrow { fill: currentColor; }
.pale { fill: var(--paper); }
.span { stroke: currentColor; stroke-width: 1.5; }
.rule { stroke: var(--line); }
.end { stroke: var(--soft); stroke-width: 1.5; }
.all { fill: var(--soft); opacity: .35; }
:is(.meets, .apart) .says { color: var(--soft); font-style: italic; }

.tree { margin: 1.25rem 0; padding: 0; font-size: .9rem; }
.tree ul { list-style: none; margin: 0; padding: 0; max-width: none; }
.tree li { margin: 0; padding: .15rem 0; }
.tree li li { position: relative; padding-left: 1.5rem; }
.tree li li::before {
  content: ""; position: absolute; left: .4rem; top: 0; width: .8rem; height: .95rem;
  border-left: 1px solid var(--soft); border-bottom: 1px solid var(--soft);
}
.tree li li:not(:last-child)::after {
  content: ""; position: absolute; left: .4rem; top: 0; bottom: 0;
  border-left: 1px solid var(--soft);
}
.tree b { font-weight: 500; }
.how { color: var(--soft); }
.tick { stroke: var(--soft); }
.axis text { fill: var(--soft); font-size: .75rem; text-anchor: middle; }
.axis text[text-anchor="start"] { text-anchor: start; }
.axis text[text-anchor="end"] { text-anchor: end; }
.unit { margin: 0; text-align: right; font-size: .75rem; color: var(--soft); max-width: none; }

@media (min-width: 50rem) {
  .picture li { display: grid; grid-template-columns: 15rem 1fr; gap: 1rem; align-items: center; }
  .axis { margin-left: 16rem; width: calc(100% - 16rem); }
}
@media screen and (min-width: 80rem) {
  body {
    display: grid; max-width: 84rem; column-gap: 3rem; padding: 2.5rem 2rem 6rem;
    grid-template-columns: 17rem minmax(0, 1fr); grid-template-rows: auto 1fr;
  }
  header { grid-column: 2; grid-row: 1; }
  main { grid-column: 2; grid-row: 2; }
  nav {
    grid-column: 1; grid-row: 1 / 3; position: sticky; top: 2.5rem; align-self: start; margin: 0;
    max-height: calc(100vh - 5rem); overflow-y: auto;
  }
  nav ul ul { display: block; padding-left: .75rem; border-left: 1px solid var(--line); }
}
@media screen and (max-width: 48rem) {
  .story { padding-left: .75rem; }
  main :is(table, tbody, tr, td, tbody th) { display: block; }
  main thead {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  }
  tbody tr { padding: .6rem 0; }
  main :is(td, tbody th) { padding: .1rem 0; }
  main tbody td:empty { display: none; }
  main td[data-label] { display: flow-root; padding-left: 7rem; }
  main td[data-label]::before {
    content: attr(data-label); float: left; margin-left: -7rem; width: 6.5rem;
    color: var(--soft); font-size: .8rem; line-height: 1.6;
  }
  main .number { text-align: left; }
}
@page { margin: 16mm; }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --raised: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000;
    --against: #8a1a22; --one: #174a80; --two: #7d3d00; --three: #4d2f82; --four: #17573d;
    --either: #444;
  }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav, .skip { display: none; }
  a { text-decoration: none; }
  h1, h2, h3, summary, thead { break-after: avoid; }
  th, td { overflow-wrap: anywhere; }
  tr, li, figure { break-inside: avoid; }
  details::details-content { display: block; content-visibility: visible; }
  summary { list-style: none; font-weight: 600; }
  .span, .full { print-color-adjust: exact; }
}
@media (forced-colors: active) {
  .side, .bar { forced-color-adjust: auto; }
  .span { stroke: CanvasText; }
}
"""


def policy(style: str) -> str:
    """What a browser may load, run and send for a page: nothing but its own style."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
