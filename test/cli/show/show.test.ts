import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../../helpers/harbour-folder.ts";
import { run } from "../../helpers/run-cli.ts";

describe("entente show", () => {
  let project: Folder;
  beforeAll(() => {
    project = harbourFolder();
  });
  afterAll(() => project.remove());

  it("prints what an entity is and what its facts rest on", async () => {
    const { code, out } = await run("-p", project.path, "show", "norland");
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Norland [norland], state
        also called  Kingdom of Norland; The North, so called
        file         data/states/norland.yaml

      borders
        Südmark [sudmark]
            reported (1 voice: harbour-gazette); fact norland.borders.sudmark

      has strength
        9,000 troops
            reported (1 voice: harbour-gazette); fact norland.has_strength

      supplies
        Südmark [sudmark], item coal, 3,000 tonnes, when 2020-06/2021-02, via port-treaty, harbour-gazette
            reported (1 voice: harbour-gazette); fact norland.supplies.sudmark.coal
        Südmark [sudmark], item timber
            reported (1 voice: harbour-gazette); fact norland.supplies.sudmark.timber
        unknown, item coal
            reported (1 voice: harbour-gazette); fact norland.supplies.unknown.coal

      party to
        Port Treaty [port-treaty]
            reported (1 voice: harbour-gazette); fact port-treaty.has_party.norland

      mentioned in: harbour-gazette
      "
    `);
  });

  it("finds an entity by an alias, whatever its case", async () => {
    expect((await run("-p", project.path, "show", "kingdom of norland")).out).toMatch(/^Norland \[norland\], state\n/);
  });

  it("finds an entity by an identifier, and says how a name was taken that is spelt otherwise", async () => {
    project.write(
      "data/people/lukasz.yaml",
      "type: person\nname: Łukasz Nowak\nidentifiers: {attack: T1059.001, wikidata: Q99}\nrelations: {member_of: {to: norland-fleet, source: harbour-gazette}}\n",
    );
    project.write("data/organisations/norland-fleet.yaml", "type: organisation\nname: Fleet\n");
    try {
      for (const name of ["T1059.001", "q99"]) {
        const { out, err } = await run("-p", project.path, "show", name);
        expect([out.split("\n")[0], err]).toEqual(["Łukasz Nowak [lukasz], person", ""]);
      }
      const note = "`lukasz nowak` is taken for `Łukasz Nowak` [lukasz]\n";
      const asked: readonly (readonly string[])[] = [
        ["show", "lukasz nowak"],
        ["facts", "--from", "lukasz nowak"],
        ["claims", "--about", "lukasz nowak"],
        ["path", "lukasz nowak", "norland-fleet"],
      ];
      for (const words of asked) {
        const { out, err, code } = await run("-p", project.path, ...words);
        expect([code, err]).toEqual([0, note]);
        expect(out).toMatch(/norland-fleet|Fleet/);
      }
    } finally {
      rmSync(join(project.path, "data/people"), { recursive: true });
      rmSync(join(project.path, "data/organisations/norland-fleet.yaml"));
    }
  });

  it("shows where an entity is what a fact is about, and relations from their other end", async () => {
    const { out } = await run("-p", project.path, "show", "coal");
    expect(out).toContain("item in: supplies\n  norland → sudmark, item coal, 3,000 tonnes");
    expect(out).toContain("mentioned in: harbour-gazette\n");
    expect((await run("-p", project.path, "show", "ostia")).out).toContain("party to\n  Port Treaty [port-treaty]\n");
  });

  it("gives scripts the entity and its facts by their end", async () => {
    const { out } = await run("-p", project.path, "show", "sudmark", "--format", "json");
    const { entity, facts } = JSON.parse(out);
    expect(entity.name).toBe("Südmark");
    const ids = (list: { id: string }[]) => list.map(({ id }) => id);
    expect(ids(facts.out)).toEqual(["norland.borders.sudmark"]);
    expect(ids(facts.in)).toEqual([
      ...["norland.supplies.sudmark.coal", "norland.supplies.sudmark.timber", "port-treaty.has_party.sudmark"],
    ]);
    expect(facts.in[0]).toMatchObject({
      support: "reported",
      contested: "no",
      voices: 1,
      quantities: [{ unit: "tonnes" }],
    });
  });

  it("shows a fact with every claim, under the voice that it counts for", async () => {
    project.write(
      "data/facts/coal-deal.yaml",
      `type: supplies
from: sudmark
to: norland
item: coal
when: 2021
claims:
  - {by: norland, stance: confirms, quantity: 12000 tonnes, source: harbour-gazette, at: para. 1}
  - {by: ostia, quantity: "2000?.. tonnes", source: harbour-gazette, at: para. 2, note: many a ship}
  - {by: sudmark, relays: norland, quantity: 11000 tonnes, source: harbour-gazette, at: para. 3, said: 2021-05}
  - {relays: unknown, stance: alleges, source: harbour-gazette}
  - {by: sudmark, stance: denies, source: harbour-gazette, at: para. 4, quote: never a lump}
`,
    );
    const { code, out } = await run("-p", project.path, "show", "coal-deal");
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Südmark supplies Norland (Coal) [coal-deal]
        Confirmed by Norland, a party to it, and said by 1 more voice; denied by Südmark, a party to it; 11,000 to 12,000 tonnes.

        item  Coal [coal]
        when  2021
        file  data/facts/coal-deal.yaml

      Who says so: 2 independent voices, 4 claims
        Norland [norland]
          confirms: 12,000 tonnes
            harbour-gazette, para. 1; published 2021-05-04
          states: 11,000 tonnes, passed on by Südmark [sudmark]
            harbour-gazette, para. 3; said 2021-05
        Ostia [ostia]
          states: 2,000 or more tonnes (vague)
            note: many a ship
            harbour-gazette, para. 2; published 2021-05-04
        No speaker named (adds no voice to those that are)
          alleges, passed on by the source
            harbour-gazette; published 2021-05-04

      Who denies it: 1 independent voice, 1 claim
        Südmark [sudmark]
          denies
            “never a lump”
            harbour-gazette, para. 4; published 2021-05-04
      "
    `);
    const known = await run("-p", project.path, "show", "coal-deal", "--known", "1900");
    expect(known).toMatchObject({ code: 0, out: expect.stringContaining("None of its 5 claims counts at that time.") });
  });

  it("gives scripts a fact, its claims and how they count", async () => {
    const { out } = await run("-p", project.path, "show", "coal-deal", "--format", "json");
    const { fact, sentence, claims } = JSON.parse(out);
    expect(fact).toMatchObject({ id: "coal-deal", support: "confirmed", contested: "by-party" });
    expect(sentence).toMatch(/^Confirmed by Norland, .*12,000 tonnes/);
    const told = claims.map(({ by, counts_for, counts_as }: Record<string, unknown>) => [by, counts_for, counts_as]);
    expect(told).toEqual([
      ["norland", ["norland"], "confirms"],
      ["ostia", ["ostia"], "states"],
      ["sudmark", ["norland"], "states"],
      [null, ["unknown"], "alleges"],
      ["sudmark", ["sudmark"], "denies"],
    ]);
  });

  it("shows what an actor says and what rests on a source", async () => {
    expect((await run("-p", project.path, "show", "ostia")).out).toContain(
      "what it says: 1 claim\n  states\n    Südmark supplies Norland (Coal): 2,000 or more tonnes (vague)\n",
    );
    const { out } = await run("-p", project.path, "show", "harbour-gazette");
    expect(out).toMatch(/what rests on it: \d+ claims on \d+ facts, \d+ of them on nothing else\n/);
    expect(out).toContain(
      "  para. 2\n    Ostia: Südmark supplies Norland, item coal, when 2021, 2,000 or more tonnes (vague)\n",
    );
    const json = JSON.parse((await run("-p", project.path, "show", "ostia", "--format", "json")).out);
    expect(json.says.map(({ fact }: { fact: string }) => fact)).toEqual(["coal-deal"]);
    expect(json.rests).toEqual([]);
  });

  it("spells out what turns text round, for people and for scripts", async () => {
    project.write(
      "data/states/evil.yaml",
      'type: state\nname: "Evil \\u202Eeman"\naliases: ["\\u2066x"]\nrelations: {borders: {to: norland, source: harbour-gazette}}\n',
    );
    const people = await run("-p", project.path, "show", "evil");
    const scripts = await run("-p", project.path, "show", "evil", "--format", "json");
    for (const { out } of [people, scripts]) expect(out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202E\u2066]/u);
    expect(people.out).toContain("Evil <U+202E>eman [evil], state\n");
    expect(JSON.parse(scripts.out).entity.name).toBe("Evil \u202Eeman");
  });

  it("shows nothing of a project whose texts a terminal would obey, and says where they are", async () => {
    project.write(
      "data/states/escape.yaml",
      'type: state\nname: "Escape \\e[31m\\x9b2J"\naliases: ["\\e]0;x\\a"]\nrelations: {borders: {to: norland, source: harbour-gazette}}\n',
    );
    const { code, out, err } = await run("-p", project.path, "show", "escape");
    rmSync(join(project.path, "data/states/escape.yaml"));
    expect([code, out]).toEqual([1, ""]);
    expect(err.match(/error\[E1005\]/g)).toHaveLength(2);
    expect(err.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });

  it("says what may have been meant, and exits 2", async () => {
    const { code, out, err } = await run("-p", project.path, "show", "nordland");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("did you mean `norland` (Norland)?");
  });
});
