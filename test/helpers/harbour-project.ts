/**
 * A project small enough to read in one screen that has every sort of edge: stated, projected, derived, symmetric,
 * bibliographic, to `unknown`, and relations that take a value and are not edges.
 */
export function harbourProject(): Map<string, string> {
  const files: Record<string, string> = {
    "schema/entities/thing.yaml": "label: Thing\nplural: Things\nabstract: true\ncolor: '#6b7280'\nshape: circle\n",
    "schema/entities/actor.yaml": "label: Actor\nplural: Actors\nextends: thing\nabstract: true\n",
    "schema/entities/state.yaml": "label: State\nplural: States\nextends: actor\ncolor: '#c2410c'\nshape: hexagon\n",
    "schema/entities/item.yaml": "label: Item\nplural: Items\nextends: thing\ncolor: '#334155'\n",
    "schema/entities/agreement.yaml":
      "label: Agreement\nplural: Agreements\nextends: thing\nhub: true\nshape: diamond\nattributes:\n  signed: {type: date}\n",
    "schema/entities/source.yaml":
      "label: Source\nplural: Sources\nextends: thing\nattributes:\n  kind: {enum: [news, opinion], required: true}\n  date: {type: date}\n",
    "schema/relations/supplies.yaml": `label: supplies
inverse: supplied by
domain: [actor]
range: [actor]
key: [item]
color: "#b91c1c"
qualifiers:
  item: {ref: [item]}
  quantity: {type: quantity, units: [items, tonnes]}
  via: {ref: [thing], list: true}
project:
  - {from: $from, edge: provides, to: $item}
  - {from: $item, edge: transferred_to, to: $to}
`,
    "schema/relations/has_party.yaml":
      "label: has party\ninverse: party to\ndomain: [agreement]\nrange: [actor]\ncolor: '#7e22ce'\n",
    "schema/relations/signed_with.yaml":
      "label: signed with\nsymmetric: true\ndomain: [actor]\nrange: [actor]\ncolor: '#7e22ce'\nqualifiers:\n  under: {ref: [agreement]}\nderive: {from: has_party, under: under}\n",
    "schema/relations/borders.yaml":
      "label: borders\nsymmetric: true\ndomain: [state]\nrange: [state]\ncolor: '#78716c'\n",
    "schema/relations/mentions.yaml":
      "label: mentions\ninverse: mentioned in\ndomain: [source]\nrange: [thing]\nself_evident: true\nbackground: true\ncolor: '#94a3b8'\n",
    "schema/relations/has_strength.yaml":
      "label: has strength\ndomain: [actor]\nvalue: quantity\nunits: [troops]\nexclusive: from\ncolor: '#4d7c0f'\n",
    "data/states/norland.yaml": `type: state
name: Norland
aliases: [Kingdom of Norland, "The North, so called"]
relations:
  borders:
    - {to: sudmark, source: harbour-gazette}
  supplies:
    - {to: sudmark, item: coal, quantity: 3000 tonnes, when: 2020-06/2021-02, via: [port-treaty, harbour-gazette], source: harbour-gazette}
    - {to: sudmark, item: timber, source: harbour-gazette}
    - {to: unknown, item: coal, source: harbour-gazette}
  has_strength: {value: 9000 troops, source: harbour-gazette}
`,
    "data/states/sudmark.yaml": "type: state\nname: Südmark\n",
    "data/states/ostia.yaml": "type: state\nname: Ostia\n",
    "data/items/coal.yaml": "type: item\nname: Coal\n",
    "data/items/timber.yaml": "type: item\nname: Timber\n",
    "data/items/lone-lamp.yaml": "type: item\nname: Lone lamp\n",
    "data/agreements/port-treaty.yaml": `type: agreement
name: Port Treaty
signed: 2019-03
relations:
  has_party:
    - {to: norland, source: harbour-gazette}
    - {to: sudmark, claims: [{source: harbour-gazette}, {source: evening-post}]}
    - {to: ostia, source: harbour-gazette}
`,
    "data/sources/harbour-gazette.yaml": `type: source
name: Harbour Gazette
kind: news
date: 2021-05-04
relations:
  mentions: [norland, coal]
`,
    "data/sources/evening-post.yaml": "type: source\nname: Evening Post\nkind: news\ndate: 2021-06\n",
  };
  return new Map(Object.entries(files));
}
