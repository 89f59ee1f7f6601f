/** E20xx: a file that does not have the shape which the schema declares. */
export const shapeCodes = {
  "missing-type": {
    code: "E2001",
    severity: "error",
    title: "A file does not say its type",
    message: (): string => "This file has no `type`.",
    explanation:
      "`type:` names an entity type of schema/entities or, in a file that holds one fact, a relation type of schema/relations.",
    bad: "name: Russia",
    good: "type: state\nname: Russia",
  },
  "unknown-type": {
    code: "E2002",
    severity: "error",
    title: "A type is not declared",
    message: (p: { type: string }): string => `\`${p.type}\` is neither an entity type nor a relation type.`,
    explanation:
      "Types are files in schema/entities and schema/relations. Adding a file there is all that a new type takes.",
    bad: "type: country\nname: Russia",
    good: "type: state\nname: Russia",
  },
  "abstract-type": {
    code: "E2003",
    severity: "error",
    title: "A type only groups others",
    message: (p: { type: string }): string => `\`${p.type}\` only groups other types and has no entities of its own.`,
    explanation: "Abstract types are for the domain and range of relations. Use one of the types that extend it.",
    bad: "type: actor\nname: Russia",
    good: "type: state\nname: Russia",
  },
  "unknown-key": {
    code: "E2004",
    severity: "error",
    title: "A key is not declared",
    message: (p: { key: string; owner: string }): string => `\`${p.key}\` is not a key of ${p.owner}.`,
    explanation:
      "A misspelt key would be lost without a word, so every key must be one of the grammar's or one that the schema declares for the type.",
    bad: "supplies: {to: russia, quantitiy: 3 missiles}",
    good: "supplies: {to: russia, quantity: 3 missiles}",
  },
  "missing-key": {
    code: "E2005",
    severity: "error",
    title: "A required key is missing",
    message: (p: { key: string; owner: string }): string => `${p.owner} needs \`${p.key}\`.`,
    explanation: "Every entity needs `type` and `name`, every entry `to` or `value`; the schema may require more.",
    bad: "type: thesis\nname: Weakness thesis",
    good: "type: thesis\nname: Weakness thesis\nstatement: The deployment shows weakness.",
  },
  "wrong-kind": {
    code: "E2006",
    severity: "error",
    title: "A value is of the wrong kind",
    message: (p: { key: string; expected: string; found: string }): string =>
      `\`${p.key}\` takes ${p.expected}, and this is ${p.found}.`,
    explanation:
      "Text, number, list and mapping are told apart as YAML 1.2 does. Text that looks like a number needs quotes.",
    bad: "type: event\nname: 1984",
    good: 'type: event\nname: "1984"',
  },
  "not-in-list": {
    code: "E2007",
    severity: "error",
    title: "A value is none of those allowed",
    message: (p: { key: string; value: string }): string => `\`${p.value}\` is not a value of \`${p.key}\`.`,
    explanation: "The schema lists the values that this key may have.",
    bad: "claims: [{by: nato, stance: says, source: garner-2024}]",
    good: "claims: [{by: nato, stance: states, source: garner-2024}]",
  },
  "not-a-quantity": {
    code: "E2008",
    severity: "error",
    title: "A value is not a quantity",
    message: (p: { value: string }): string => `\`${p.value}\` is not a quantity.`,
    explanation:
      "A quantity is a number (`3000`, `12.25`, `-3`), about a number (`~5000`), a range (`10000..30000`, `16500..`, `..1200`), then a unit and, for a rate, `/day`, `/month` or `/year`. A `?` after a bound marks the analyst's reading of vague words.",
    bad: "quantity: some thousands",
    good: "quantity: 2000?.. troops",
  },
  "comma-in-quantity": {
    code: "E2009",
    severity: "error",
    title: "A number contains a comma",
    message: (p: { written: string }): string => `A comma splits the number ${p.written}.`,
    explanation:
      "Inside braces YAML ends a value at a comma, so `{quantity: 10,000 troops}` says `quantity: 10` and a key `000 troops`. Write numbers without separators.",
    bad: "deploys_to: {to: russia, quantity: 10,000 troops}",
    good: "deploys_to: {to: russia, quantity: 10000 troops}",
  },
  "unit-not-allowed": {
    code: "E2010",
    severity: "error",
    title: "A unit is none of those allowed",
    message: (p: { unit: string; key: string }): string => `\`${p.unit}\` is not a unit of \`${p.key}\`.`,
    explanation: "Numbers compare only within one unit, so the schema lists the units that a quantity may have.",
    bad: "deploys_to: {to: russia, quantity: 3000 soldiers}",
    good: "deploys_to: {to: russia, quantity: 3000 troops}",
  },
  "missing-unit": {
    code: "E2030",
    severity: "error",
    title: "A number has no unit",
    message: (p: { value: string; key: string }): string =>
      `\`${p.value}\` does not say in which unit \`${p.key}\` is.`,
    explanation:
      "The schema lists several units for this quantity, so a number alone could be in any of them. Where the schema lists one unit, a number without a unit is in that one.",
    bad: "supplies: {to: russia, item: kn-23, quantity: 50}",
    good: "supplies: {to: russia, item: kn-23, quantity: 50 missiles}",
  },
  "not-a-date": {
    code: "E2011",
    severity: "error",
    title: "A value is not a date",
    message: (p: { value: string }): string => `\`${p.value}\` is not a date.`,
    explanation:
      "Dates are EDTF: `2024`, `2024-10`, `2024-10-28`, `2024-10~` (about), `2024-10/..` (from then on), `2024-06/2024-10`, `-0043-03-15` (44 BCE), `Y12345`. Sets of dates are not supported: a value is one date or one interval.",
    bad: "when: 28.10.2024",
    good: "when: 2024-10-28",
  },
  "unknown-relation": {
    code: "E2012",
    severity: "error",
    title: "A relation is not declared",
    message: (p: { relation: string }): string => `\`${p.relation}\` is not a relation type.`,
    explanation:
      "Every key under `relations` is a relation type of schema/relations. Inverses are never written: the fact belongs in the file of its subject.",
    bad: "relations: {provides: russia}",
    good: "relations: {supplies: {to: russia, item: munitions}}",
  },
  "relation-not-of-type": {
    code: "E2013",
    severity: "error",
    title: "A relation does not start at this type",
    message: (p: { relation: string; type: string; domain: string }): string =>
      `\`${p.relation}\` starts at ${p.domain}, not at ${p.type}.`,
    explanation: "`domain` in the relation's schema file says which entity types may be its subject.",
    bad: "type: place\nname: Kursk\nrelations: {supplies: russia}",
    good: "type: state\nname: North Korea\nrelations: {supplies: russia}",
  },
  "derived-relation": {
    code: "E2014",
    severity: "error",
    title: "A derived relation is written by hand",
    message: (p: { relation: string; from: string }): string =>
      `\`${p.relation}\` is derived from \`${p.from}\` and never written.`,
    explanation: "Derived edges follow from other facts. Write those.",
    bad: "type: state\nname: Russia\nrelations: {signed_with: north-korea}",
    good: "type: agreement\nname: Partnership treaty\nrelations: {has_party: [russia, north-korea]}",
  },
  "claims-mixed": {
    code: "E2015",
    severity: "error",
    title: "An entry has claims and claim keys",
    message: (p: { key: string }): string =>
      `\`${p.key}\` is written beside \`claims\`: it is not clear which claim it belongs to.`,
    explanation:
      "Claim keys (by, stance, basis, credibility, source, said, relays, at, quote, note) directly on an entry are one implicit claim. With a list of claims, each has its own keys; only a note may be beside them, and is about the fact.",
    bad: "borders: {to: russia, source: atlas, claims: [{by: nato}]}",
    good: "borders: {to: russia, claims: [{by: nato, source: atlas}]}",
  },
  "empty-value": {
    code: "E2016",
    severity: "error",
    title: "A key has no value",
    message: (p: { key: string }): string => `\`${p.key}\` has no value.`,
    explanation: "After the colon there is nothing, or only `~` or `null`. Give it a value or delete the key.",
    bad: "type: state\nname:",
    good: "type: state\nname: Russia",
  },
  "key-qualifier-in-claim": {
    code: "E2017",
    severity: "error",
    title: "A claim changes what the fact is",
    message: (p: { key: string }): string =>
      `\`${p.key}\` tells facts of this type apart, so it belongs to the entry and not to a claim.`,
    explanation:
      "Key qualifiers make a fact what it is: another item is another fact. Claims may differ only in the other qualifiers.",
    bad: "supplies: {to: russia, claims: [{item: munitions, source: garner-2024}]}",
    good: "supplies: {to: russia, item: munitions, claims: [{source: garner-2024}]}",
  },
  "not-a-url": {
    code: "E2018",
    severity: "error",
    title: "A value is not a web address",
    message: (p: { value: string }): string => `\`${p.value}\` is not an http or https address.`,
    explanation: "Addresses are shown as links, so only http and https are allowed.",
    bad: "url: javascript:alert(1)",
    good: "url: https://example.org/article",
  },
  "not-coordinates": {
    code: "E2024",
    severity: "error",
    title: "A value is not a pair of coordinates",
    message: (p: { value: string }): string => `\`${p.value}\` is not a pair of coordinates.`,
    explanation:
      "Coordinates are latitude, then longitude, in decimal degrees, with a comma between them. South and west are negative. Latitude goes from -90 to 90, longitude from -180 to 180.",
    bad: "coordinates: 125.75, 39.03",
    good: "coordinates: 39.03, 125.75",
  },
  "not-an-id": {
    code: "E2019",
    severity: "error",
    title: "A value cannot be an id",
    message: (p: { value: string }): string => `\`${p.value}\` cannot be the id of an entity.`,
    explanation:
      "An id is a file name without .yaml: lower-case letters a to z and digits, in words joined by single hyphens.",
    bad: "borders: South Korea",
    good: "borders: south-korea",
  },
  "not-a-spell": {
    code: "E2025",
    severity: "error",
    title: "A value cannot name a spell",
    message: (p: { value: string }): string => `\`${p.value}\` cannot name a spell.`,
    explanation:
      "A spell is named by a word or a year of lower-case letters a to z, digits and hyphens: it becomes the last part of the fact's id.",
    bad: "member_of: {to: bloc, spell: Second time, source: depetris-2024}",
    good: "member_of: {to: bloc, spell: second-time, source: depetris-2024}",
  },
  "not-a-fact-id": {
    code: "E2026",
    severity: "error",
    title: "A value cannot be a fact's id",
    message: (p: { value: string }): string => `\`${p.value}\` cannot be the id of a fact.`,
    explanation:
      "`former_ids` of a fact lists ids as `facts` and `show` print them: a file name, or ids and values with dots between them.",
    bad: "member_of: {to: bloc, former_ids: [South Korea member of bloc]}",
    good: "member_of: {to: bloc, former_ids: [south-korea.member_of.bloc]}",
  },
  "not-a-locator": {
    code: "E2020",
    severity: "error",
    title: "A value is not a place in a source",
    message: (p: { value: string }): string => `\`${p.value}\` is not a place in a source.`,
    explanation:
      '`at` takes locators as CSL writes them: `p. 3` (page), `para. 4`, `l. 12` (line), `sec. 2.1`, `chap. 5`, `fig. 2`, `tbl. 1`, `n. 7`, `col. 2`, `vol. 1` and so on, a timecode (`00:12:30`) or a fragment of a page\'s address (`"#claims"`). A range is `pp. 3-5`, several are `"pp. 3, 7, para. 2"`. Long forms (`page 3`) are understood; `entente fmt` writes the short ones. `p3` is refused: it meant a paragraph in earlier versions and means a page elsewhere.',
    bad: "{by: nato, source: garner-2024, at: p3}",
    good: "{by: nato, source: garner-2024, at: para. 3}",
  },
  "bad-key-name": {
    code: "E2021",
    severity: "error",
    title: "A key is malformed",
    message: (p: { key: string; owner: string; expected: string }): string =>
      `\`${p.key}\` cannot be a key of \`${p.owner}\`: ${p.expected}.`,
    explanation:
      "`names` is keyed by language tags (`ko`, `zh-Hant`), `identifiers` by short names (`wikidata`, `iso3166`).",
    bad: "names: {Korean language: 북한}",
    good: "names: {ko: 북한}",
  },
  "empty-list": {
    code: "E2022",
    severity: "error",
    title: "A list is empty",
    message: (p: { key: string }): string => `\`${p.key}\` is an empty list.`,
    explanation: "An empty list says nothing. Fill it or delete the key.",
    bad: "borders: []",
    good: "borders: [russia]",
  },
  "uneven-lists": {
    code: "E2031",
    severity: "error",
    title: "A list does not fit the list of sources",
    message: (p: { key: string; found: number; wanted: number | null }): string =>
      p.wanted === null
        ? `\`${p.key}\` is a list, but \`source\` is not.`
        : `\`${p.key}\` lists ${p.found} ${p.found === 1 ? "value" : "values"} for ${p.wanted} ${p.wanted === 1 ? "source" : "sources"}.`,
    explanation:
      'A claim with several sources may list its places and its quotes: the first of each belongs to the first source, and so on. A value that is not a list belongs to all sources. Several places in one source are one text: `at: "p. 3, para. 5"`.',
    bad: "{by: nato, source: [garner-2024, motin-2024], at: [p. 3]}",
    good: "{by: nato, source: [garner-2024, motin-2024], at: [p. 3, para. 5]}",
  },
  "listed-twice": {
    code: "E2023",
    severity: "error",
    title: "A list names something twice",
    message: (p: { value: string; key: string }): string => `\`${p.key}\` lists \`${p.value}\` twice.`,
    explanation: "The second mention adds nothing; mostly another value was meant.",
    bad: "aliases: [DPRK, DPRK]",
    good: "aliases: [DPRK]",
  },
} as const;
