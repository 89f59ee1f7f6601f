/** The relation types of a debate: an actor who argues a thesis disputes those that contradict it. */
export const DEBATE_SCHEMA: Readonly<Record<string, string>> = {
  "schema/entities/thing.yaml": "label: Thing\nplural: Things\nabstract: true\ncolor: '#6b7280'\nshape: circle\n",
  "schema/entities/actor.yaml":
    "label: Actor\nplural: Actors\nextends: thing\nabstract: true\nattributes:\n  speaks_for: {ref: [actor], list: true}\n",
  "schema/entities/person.yaml": "label: Person\nplural: People\nextends: actor\n",
  "schema/entities/thesis.yaml":
    "label: Thesis\nplural: Theses\nextends: thing\nattributes:\n  statement: {type: text}\n",
  "schema/entities/source.yaml":
    "label: Source\nplural: Sources\nextends: thing\nattributes:\n  kind: {enum: [news]}\n  date: {type: date}\n",
  "schema/relations/argues.yaml":
    "label: argues\ninverse: argued by\ndomain: [actor]\nrange: [thesis]\nvoiced_by_subject: true\n",
  "schema/relations/disputes.yaml":
    "label: disputes\ninverse: disputed by\ndomain: [actor]\nrange: [thesis]\nvoiced_by_subject: true\nderive: {from: argues, across: contradicts}\n",
  "schema/relations/pupil_of.yaml":
    "label: pupil of\ninverse: teacher of\ndomain: [actor]\nrange: [actor]\nbelongs_to_object: true\n",
  "schema/relations/contradicts.yaml":
    "label: contradicts\nsymmetric: true\ndomain: [thesis]\nrange: [thesis]\nby_analyst: true\n",
};

/** Ann argues that the bridge holds, Bob that it falls, and disputes that it holds; Cem has taken back what he argued. */
export function debateProject(): Map<string, string> {
  return new Map(
    Object.entries({
      ...DEBATE_SCHEMA,
      "data/sources/gazette.yaml": "type: source\nname: Gazette\nkind: news\ndate: 2024-05-01\n",
      "data/theses/holds.yaml":
        "type: thesis\nname: It holds\nstatement: It holds.\nrelations:\n  contradicts: falls\n",
      "data/theses/falls.yaml": "type: thesis\nname: It falls\nstatement: It falls.\n",
      "data/theses/sways.yaml": "type: thesis\nname: It sways\nstatement: It sways.\n",
      "data/people/ann.yaml":
        "type: person\nname: Ann\nrelations:\n  argues:\n    - {to: holds, source: gazette}\n    - {to: sways, source: gazette}\n",
      "data/people/bob.yaml":
        "type: person\nname: Bob\nrelations:\n  argues: {to: falls, source: gazette}\n  disputes: {to: holds, source: gazette}\n",
      "data/people/cem.yaml":
        "type: person\nname: Cem\nrelations:\n  argues:\n    to: falls\n    claims:\n      - {source: gazette, said: 2024-04}\n      - {source: gazette, said: 2024-05, stance: retracts}\n",
      "data/people/dee.yaml":
        "type: person\nname: Dee\nrelations:\n  argues: {to: falls, source: gazette, stance: alleges}\n",
    }),
  );
}
