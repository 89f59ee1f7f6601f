/** E30xx: names that lead nowhere, or to the wrong kind of thing. */
export const referenceCodes = {
  "unresolved-reference": {
    code: "E3001",
    severity: "error",
    title: "A reference leads nowhere",
    message: (p: { id: string }): string => `No file declares \`${p.id}\`.`,
    explanation:
      "A reference is the name of another file without .yaml. One message stands for all uses of the same unknown id; the other places are listed with it. For somebody whom no source names write `unknown`.",
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
} as const;
