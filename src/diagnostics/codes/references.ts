/** E30xx: names that lead nowhere, or to the wrong kind of thing. */
export const referenceCodes = {
  "unresolved-reference": {
    code: "E3001",
    severity: "error",
    title: "A reference leads nowhere",
    message: (p: { id: string }): string => `No file declares \`${p.id}\`.`,
    explanation:
      "A reference is the name of another file without .yaml. One message covers all uses of the same unknown id and lists the other places. For a person or body that no source names write `unknown`.",
    bad: "type: state\nname: South Korea\nrelations: {borders: north-corea}",
    good: "type: state\nname: South Korea\nrelations: {borders: north-korea}",
  },
  "reference-to-fact": {
    code: "E3002",
    severity: "error",
    title: "A reference leads to a fact",
    message: (p: { id: string; type: string; file: string }): string =>
      `\`${p.id}\` is a fact (${p.type}, in ${p.file}), not an entity.`,
    explanation:
      "Relations hold between entities. To say something about a fact, add a claim to it; a judgement of it is a thesis.",
    bad: "type: person\nname: Ian Garner\nrelations: {condemns: kpa-deployment-2024}",
    good: "type: person\nname: Ian Garner\nrelations: {condemns: north-korea}",
  },
  "merged-id": {
    code: "W3003",
    severity: "warning",
    title: "A reference uses a former id",
    message: (p: { id: string; now: string }): string => `\`${p.id}\` is now \`${p.now}\`.`,
    explanation:
      "The entity lists this id under `former_ids`: it was renamed or merged into another. The reference still works; the new id is better.",
    bad: "# russia.yaml says former_ids: [russian-federation]\nrelations: {borders: russian-federation}",
    good: "relations: {borders: russia}",
  },
  "wrong-object-type": {
    code: "E3004",
    severity: "error",
    title: "A relation leads to the wrong kind of thing",
    message: (p: { relation: string; wanted: string; id: string; is: string }): string =>
      `\`${p.relation}\` leads to ${p.wanted}, and \`${p.id}\` is ${p.is}.`,
    explanation:
      "`range` in the relation's schema file says which entity types it may lead to. A capital used for its state (Moscow has decided) is an alias of the state, not a place.",
    bad: "type: state\nname: North Korea\nrelations: {supplies: {to: moscow-city, item: munitions}}",
    good: "type: state\nname: North Korea\nrelations: {supplies: {to: russia, item: munitions}}",
  },
  "wrong-subject-type": {
    code: "E3005",
    severity: "error",
    title: "A fact starts at the wrong kind of thing",
    message: (p: { relation: string; wanted: string; id: string; is: string }): string =>
      `\`${p.relation}\` starts at ${p.wanted}, and \`${p.id}\` is ${p.is}.`,
    explanation: "`domain` in the relation's schema file says which entity types may be its subject.",
    bad: "type: deploys_to\nfrom: pyongyang\nto: russia",
    good: "type: deploys_to\nfrom: north-korea\nto: russia",
  },
  "wrong-qualifier-type": {
    code: "E3006",
    severity: "error",
    title: "A qualifier refers to the wrong kind of thing",
    message: (p: { qualifier: string; wanted: string; id: string; is: string }): string =>
      `\`${p.qualifier}\` is ${p.wanted}, and \`${p.id}\` is ${p.is}.`,
    explanation: "`ref` in the qualifier's declaration says which entity types it may refer to.",
    bad: "supplies: {to: russia, item: south-korea}",
    good: "supplies: {to: russia, item: kn-23}",
  },
  "wrong-attribute-type": {
    code: "E3007",
    severity: "error",
    title: "An attribute refers to the wrong kind of thing",
    message: (p: { qualifier: string; wanted: string; id: string; is: string }): string =>
      `\`${p.qualifier}\` is ${p.wanted}, and \`${p.id}\` is ${p.is}.`,
    explanation: "`ref` in the attribute's declaration says which entity types it may refer to.",
    bad: "# schema/entities/vessel.yaml: attributes: {flag: {ref: [state]}}\ntype: vessel\nname: Angara\nflag: vladivostok",
    good: "type: vessel\nname: Angara\nflag: russia",
  },
  "not-a-claimant": {
    code: "E3008",
    severity: "error",
    title: "A claim is made by what cannot speak",
    message: (p: { id: string; is: string }): string => `\`${p.id}\` is ${p.is} and claims nothing.`,
    explanation:
      "`by` and `relays` name an actor: a person, a state, an organisation, a group. What a source says in its own voice goes without `by`: its author, else its publisher, is the speaker.",
    bad: "borders: {to: russia, by: garner-2024, source: garner-2024}",
    good: "borders: {to: russia, source: garner-2024}",
  },
  "not-a-source": {
    code: "E3009",
    severity: "error",
    title: "A claim rests on what is not a source",
    message: (p: { id: string; is: string }): string => `\`${p.id}\` is ${p.is}, not a source.`,
    explanation:
      "`source` names the document in which a reader can look the claim up; `by` names who says so, `relays` whose word they pass on. There is no unknown source: leave out a claim that no reader can look up, and the fact then shows as unsourced.",
    bad: "borders: {to: russia, source: nato}",
    good: "borders: {to: russia, by: nato, source: garner-2024}",
  },
  "duplicate-id": {
    code: "E3010",
    severity: "error",
    title: "Two files have one name",
    message: (p: { id: string; first: string }): string => `\`${p.id}\` is declared in ${p.first} already.`,
    explanation:
      "The file name is the id, whatever the folder, so that an entity can move from one folder to another and keep its references. The second file is not read any further.",
    bad: "# data/states/georgia.yaml and data/places/georgia.yaml",
    good: "# data/states/georgia.yaml and data/places/georgia-us.yaml",
  },
  "former-id-clash": {
    code: "E3011",
    severity: "error",
    title: "A former id is in use",
    message: (p: { id: string; owner: string }): string => `\`${p.id}\` is not a former id: ${p.owner}.`,
    explanation:
      "`former_ids` lists ids that were given up when entities were renamed or merged, so that old references still work. An id that a file has, or that two entities have given up, leads to two things.",
    bad: "# data/states/burma.yaml still exists\ntype: state\nname: Myanmar\nformer_ids: [burma]",
    good: "# data/states/burma.yaml is deleted\ntype: state\nname: Myanmar\nformer_ids: [burma]",
  },
  "same-after-all": {
    code: "E3012",
    severity: "error",
    title: "Two things are the same and not the same",
    message: (p: { id: string; reason: string }): string => `\`${p.id}\` is said not to be the same, but ${p.reason}.`,
    explanation:
      "`not_same_as` tells apart what might be confused. It contradicts a former id, an identifier that both have, and identity.",
    bad: "# data/weapons/kn-23.yaml\nname: KN-23\nformer_ids: [hwasong-11a]\nnot_same_as: [hwasong-11a]",
    good: "# data/weapons/kn-23.yaml\nname: KN-23\nnot_same_as: [iskander]",
  },
  "identifier-clash": {
    code: "E3013",
    severity: "error",
    title: "Two entities have one identifier",
    message: (p: { name: string; value: string; other: string }): string =>
      `\`${p.other}\` has the ${p.name} identifier ${p.value} too.`,
    explanation:
      "An identifier names one thing in the world. Either the two entities are one (merge them, and list the id that goes under `former_ids`) or one of them has another's number. Case does not tell two identifiers apart; where a register's does, say `not_same_as`.",
    bad: "# both korea.yaml and north-korea.yaml\nidentifiers: {wikidata: Q423}",
    good: "# north-korea.yaml only\nidentifiers: {wikidata: Q423}",
  },
  "same-url": {
    code: "W3014",
    severity: "warning",
    title: "Two sources have one address",
    message: (p: { url: string; other: string }): string => `\`${p.other}\` has the address ${p.url} too.`,
    explanation:
      "One text entered twice would count as two sources. A part of a source (a reader comment) has an address of its own or none, and is `part_of` the source. Several archived versions of one page are several sources: each says which it is by its `archive_url`, or by the day it was `accessed`.",
    bad: "# garner-2024.yaml and garner-spectator.yaml\nurl: https://example.org/article",
    good: "# garner-2024.yaml only\nurl: https://example.org/article",
  },
  "alias-clash": {
    code: "W3015",
    severity: "warning",
    title: "One name for two entities",
    message: (p: { alias: string; id: string; other: string; name: string }): string =>
      `"${p.alias}" also names \`${p.other}\` (${p.name}).`,
    explanation:
      "A reader who meets the name has to guess, also where two names differ in no more than case, accents, quotes, spaces or invisible characters: look-up would find both. So does a name that is the id, a former id or an identifier of another. If the two are one thing, merge them; if not, say `not_same_as`; if only one source uses the name so, say `{name: ..., used_by: ...}`.",
    bad: "# south-korea.yaml and korea.yaml\naliases: [Korea]",
    good: "# south-korea.yaml\naliases: [Korea]\nnot_same_as: [korea]",
  },
  "alias-is-name": {
    code: "W3016",
    severity: "warning",
    title: "An alias repeats the name",
    message: (p: { alias: string }): string => `"${p.alias}" is the name already.`,
    explanation: "An alias is another name. Delete it, or say who uses it if that is what matters.",
    bad: "name: North Korea\naliases: [North Korea]",
    good: "name: North Korea\naliases: [DPRK]",
  },
  "unreachable-entity": {
    code: "W3017",
    severity: "warning",
    title: "An entity has no relations",
    message: (p: { id: string; others: number }): string =>
      p.others === 0
        ? `Nothing refers to \`${p.id}\`, and it refers to nothing.`
        : `Nothing refers to \`${p.id}\` and ${p.others} more, which are most of this project's entities, and they refer to nothing.`,
    explanation:
      "No fact, no claim and no attribute has to do with this entity, so no path in the graph leads to it. Not reported while references are broken elsewhere: what is missing there may be the link. Where most entities are like this, the project has just begun, and one warning is given for all of them.",
    bad: "type: state\nname: Atlantis",
    good: "type: state\nname: Russia\nrelations: {borders: north-korea}",
  },
  "idle-thesis": {
    code: "W3018",
    severity: "warning",
    title: "No one argues or disputes a thesis",
    message: (p: { id: string }): string => `No one argues or disputes \`${p.id}\`.`,
    explanation:
      "A thesis is a sentence that someone holds to be true or false. One that no source argues or disputes is the analyst's own, and does not belong in the data.",
    bad: "type: thesis\nname: Weakness\nstatement: The deployment shows weakness.",
    good: "# data/people/daniel-depetris.yaml\nrelations:\n  argues: {to: deployment-shows-weakness, source: depetris-2024, at: para. 5}",
  },
  "invisible-character": {
    code: "W3019",
    severity: "warning",
    title: "A name holds a character that cannot be seen",
    message: (p: { key: string; characters: string }): string =>
      `\`${p.key}\` holds what cannot be seen: ${p.characters}.`,
    explanation:
      "Look-up passes over such a character, other programs do not, and a mark that turns the direction of text makes a name read as another. Joiners that Persian, the scripts of India or an emoji need are left alone.",
    bad: 'name: "Rus\\u200Bsia"',
    good: "name: Russia",
  },
} as const;
