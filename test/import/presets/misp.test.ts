import { describe, expect, it } from "vitest";
import { expectSound, importPreset, newProject, outcomesOf, textIn } from "../../helpers/import-preset.ts";

describe("import misp", () => {
  const [first, second, elsewhere] = ["a", "b", "c"].map((one) => `${one.repeat(8)}-0000-4000-8000-000000000000`);
  const GALAXY = {
    name: "Threat Actor",
    type: "threat-actor",
    category: "actor",
    values: [
      {
        value: "Comment Crew",
        uuid: first,
        description: "A group.",
        meta: {
          synonyms: ["APT1", "Comment Crew"],
          country: "CN",
          refs: ["https://example.org/a"],
          "origin:UNC1": "x",
        },
        related: [
          { "dest-uuid": second, type: "similar", tags: ['likelihood="likely"'] },
          { "dest-uuid": elsewhere, type: "uses" },
        ],
      },
      { value: "Comment Panda", uuid: second, related: [{ "dest-uuid": first, type: "similar" }] },
      { value: "No id" },
    ],
  };

  it("makes entities of clusters, and claims of what they list as related", async () => {
    const host = newProject();
    const { tally, findings } = await importPreset(host, "misp", JSON.stringify(GALAXY));
    expect(outcomesOf(tally)).toEqual([
      "source: 1 rows, 1 written",
      "threat-actor: 2 rows, 2 written",
      "related: similar: 2 rows, 2 written",
      "related: uses: 1 rows, 1 refused",
      "no cluster: 1 rows, 1 left out",
    ]);
    expect(findings.map(({ message }) => message)).toEqual([`No entity is called \`${elsewhere}\`.`]);
    expect(textIn(host, "data/imported/origin/threat-actor/comment-crew.yaml")).toBe(`type: threat-actor
name: Comment Crew
aliases:
  - APT1
identifiers:
  misp: ${first}
description: A group.
country: CN
references: https://example.org/a
origin: "UNC1: x"
relations:
  similar:
    - to: comment-panda
      claims:
        - tags: likelihood="likely"
          source: origin
          at: "#${first}"
        - source: origin
          at: "#${second}"
`);
    expect(textIn(host, "data/imported/origin/source/origin.yaml")).toContain("name: Threat Actor (MISP galaxy)\n");
    // Nothing is written for a relation that no row could be made of.
    expect(host.entry("schema/relations/uses.yaml")).toBeUndefined();
    expect((await importPreset(host, "misp", JSON.stringify(GALAXY))).changes).toEqual([]);
    expectSound(host);
  });

  it("finds what another galaxy brought before", async () => {
    const host = newProject();
    await importPreset(
      host,
      "misp",
      JSON.stringify({ type: "mitre-malware", values: [{ value: "Worm", uuid: elsewhere }] }),
      "worms",
    );
    const { findings } = await importPreset(host, "misp", JSON.stringify(GALAXY));
    expect(findings).toEqual([]);
    expect(textIn(host, "schema/relations/uses.yaml")).toContain("range:\n  - malware\n");
    expectSound(host);
  });
});
