"""What ``checker init`` writes: a small corpus that has an agreement and a contradiction."""

FILES: dict[str, str] = {
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
  - quote: "opened on Thursday, 2 May, after three years"
    claims:
      - {subject: old_bridge, attribute: opened_on, value: 2024-05-02}
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

  - id: reported_after_opening
    title: A document that tells of the opening was published after it
    check: {order: {first: opened_on, then: published}}
""",
}
