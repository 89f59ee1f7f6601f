/** E21xx: a schema file that declares what cannot be. */
export const schemaCodes = {
  "schema-unknown-type": {
    code: "E2101",
    severity: "error",
    title: "A schema file names an entity type that is not declared",
    message: (p: { type: string }): string => `\`${p.type}\` is not an entity type.`,
    explanation: "`domain`, `range`, `ref` and `extends` name files of schema/entities.",
    bad: "# schema/relations/carries.yaml\ndomain: [ship]\nrange: [item]",
    good: "# schema/relations/carries.yaml\ndomain: [vessel]\nrange: [item]",
  },
  "schema-cycle": {
    code: "E2102",
    severity: "error",
    title: "Entity types extend one another in a circle",
    message: (p: { chain: string }): string => `This type extends itself: ${p.chain}.`,
    explanation: "Inheritance must end at a type that extends nothing.",
    bad: "# schema/entities/a.yaml\nextends: b # and b extends a",
    good: "# schema/entities/a.yaml\nextends: thing",
  },
  "schema-reserved-name": {
    code: "E2103",
    severity: "error",
    title: "A schema file uses a reserved name",
    message: (p: { name: string; use: string }): string =>
      `\`${p.name}\` cannot be the name of ${p.use}: the grammar uses it.`,
    explanation:
      "Qualifiers are written beside the keys of entries, claims and standalone facts (to, from, value, when, claims, by, source ...), attributes beside those of entities (type, name, aliases ...).",
    bad: "qualifiers:\n  source: {type: text}",
    good: "qualifiers:\n  origin: {type: text}",
  },
  "schema-bad-colour": {
    code: "E2104",
    severity: "error",
    title: "A colour is malformed",
    message: (p: { value: string }): string => `\`${p.value}\` is not a colour.`,
    explanation: "Colours are six hexadecimal digits after `#`, in quotes since `#` begins a comment in YAML.",
    bad: "color: red",
    good: 'color: "#b91c1c"',
  },
  "schema-bad-end": {
    code: "E2105",
    severity: "error",
    title: "A projection starts or ends nowhere",
    message: (p: { end: string }): string => `\`${p.end}\` is not an end of a projected edge.`,
    explanation: "An end is `$from`, `$to`, or `$` and a qualifier of the relation that refers to an entity.",
    bad: "project:\n  - {from: $from, edge: provides, to: $goods}",
    good: "project:\n  - {from: $from, edge: provides, to: $item}",
  },
  "schema-bad-value-type": {
    code: "E2106",
    severity: "error",
    title: "A field does not say what it holds",
    message: (p: { reason: string }): string => `This declares no type of value: ${p.reason}.`,
    explanation:
      "A field has one of `type: text|number|boolean|date|url|quantity`, `enum: [...]` or `ref: [entity types]`; a quantity may list its `units`.",
    bad: "item: {type: entity}",
    good: "item: {ref: [weapon, resource]}",
  },
  "schema-unknown-qualifier": {
    code: "E2107",
    severity: "error",
    title: "A key names no qualifier",
    message: (p: { name: string }): string => `\`${p.name}\` is not a qualifier of this relation.`,
    explanation: "`key` lists qualifiers that this relation type declares, or `when`, or `value`.",
    bad: "key: [goods]\nqualifiers: {item: {ref: [weapon]}}",
    good: "key: [item]\nqualifiers: {item: {ref: [weapon]}}",
  },
  "schema-range-or-value": {
    code: "E2108",
    severity: "error",
    title: "The ends of a relation type are missing or contradictory",
    message: (p: { reason: string }): string => `This relation type ${p.reason}.`,
    explanation:
      "A relation leads to an entity (`range`) or to a value (`value`): one of the two, and always from a `domain`. A relation with a value is not symmetric, and only a relation between two entities that is not symmetric has an end that ranks `above` the other.",
    bad: "domain: [actor]",
    good: "domain: [actor]\nrange: [actor]",
  },
  "schema-name-clash": {
    code: "E2109",
    severity: "error",
    title: "A name is an entity type and a relation type",
    message: (p: { name: string }): string => `\`${p.name}\` is an entity type as well.`,
    explanation: "`type:` in a file names one or the other, so no name may be both.",
    bad: "# schema/entities/visit.yaml and schema/relations/visit.yaml",
    good: "# schema/entities/visit.yaml and schema/relations/visited.yaml",
  },
  "schema-bad-name": {
    code: "E2110",
    severity: "error",
    title: "A name in the schema is malformed",
    message: (p: { name: string }): string => `\`${p.name}\` cannot be a name in the schema.`,
    explanation:
      "Names of types and fields begin with a letter and go on with lower-case letters, digits, `-` and `_`.",
    bad: "# schema/entities/Military Unit.yaml",
    good: "# schema/entities/military-unit.yaml",
  },
  "schema-bad-derivation": {
    code: "E2111",
    severity: "error",
    title: "A derivation cannot work",
    message: (p: { reason: string }): string => `This derivation cannot work: ${p.reason}.`,
    explanation:
      "`derive: {from: RELATION, under: QUALIFIER}` pairs the objects of all facts of RELATION that share a subject; QUALIFIER of this relation refers to that subject, and the relation is symmetric. `derive: {from: RELATION, across: OTHER}` goes on from the objects of RELATION by facts of OTHER: those who argue a thesis dispute the ones that contradict it. Neither RELATION nor OTHER is derived, both lead to entities, and the ends fit one another.",
    bad: "derive: {from: has_parties, under: under}",
    good: "derive: {from: has_party, under: under}",
  },
  "schema-misplaced-file": {
    code: "W2112",
    severity: "warning",
    title: "A schema file is in no folder that is read",
    message: (p: { path: string }): string =>
      `${p.path} is in neither schema/entities nor schema/relations, and is not schema/families.yaml.`,
    explanation:
      "Entity types belong in schema/entities, relation types in schema/relations, the families of relations in schema/families.yaml.",
    bad: "# schema/vessel.yaml",
    good: "# schema/entities/vessel.yaml",
  },
  "schema-attribute-clash": {
    code: "E2114",
    severity: "error",
    title: "Two parents of a type declare an attribute differently",
    message: (p: { attribute: string; a: string; b: string }): string =>
      `\`${p.a}\` and \`${p.b}\` declare \`${p.attribute}\` differently.`,
    explanation:
      "A type that extends several others has the attributes of all. Where two of them mean different things by one name, the type has to say which: declare the attribute again in its own file.",
    bad: "# schema/entities/raid.yaml\nextends: [event, licence]   # both have `status`, with other values",
    good: "# schema/entities/raid.yaml\nextends: [event, licence]\nattributes:\n  status: {enum: [planned, over]}",
  },
  "schema-label-clash": {
    code: "W2115",
    severity: "warning",
    title: "Two relation types are called the same",
    message: (p: { words: string; key: string; other: string; as: string }): string =>
      `The ${p.key} \`${p.words}\` is the ${p.as} of \`${p.other}\` as well: a question by these words means both.`,
    explanation:
      "`facts --type` and the queries take a relation's name, its label or its inverse. Words that two types share find the facts of both; the name of a type finds its own alone. Choose other words, or switch a shipped type off in entente.yaml.",
    bad: "# schema/relations/led.yaml\ninverse: led by   # as of the shipped `leads`",
    good: "# schema/relations/led.yaml\ninverse: was led by",
  },
  "unknown-family": {
    code: "E2113",
    severity: "error",
    title: "A family of relations is not declared",
    message: (p: { family: string }): string => `\`${p.family}\` is not a family of relations.`,
    explanation:
      "`family` in a relation type, and `families` in a view, name keys of schema/families.yaml, which gives each family its label and colours.",
    bad: "# schema/relations/supplies.yaml\nfamily: give",
    good: "# schema/relations/supplies.yaml\nfamily: gives",
  },
} as const;
