import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

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
      "Norland  norland  (state)
        also called  Kingdom of Norland, The North, so called
        file         data/states/norland.yaml

      borders
        Südmark [sudmark]
            reported (1 voice: harbour-gazette)
            fact norland.borders.sudmark

      has strength
        9000 troops
            reported (1 voice: harbour-gazette); value 9000 troops
            fact norland.has_strength

      supplies
        Südmark [sudmark], item coal, quantity 3000 tonnes, when 2020-06/2021-02, via port-treaty, harbour-gazette
            reported (1 voice: harbour-gazette); quantity 3000 tonnes
            fact norland.supplies.sudmark.coal
        Südmark [sudmark], item timber
            reported (1 voice: harbour-gazette)
            fact norland.supplies.sudmark.timber
        unknown, item coal
            reported (1 voice: harbour-gazette)
            fact norland.supplies.unknown.coal

      party to
        Port Treaty [port-treaty]
            reported (1 voice: harbour-gazette)
            fact port-treaty.has_party.norland

      mentioned in: harbour-gazette
      "
    `);
  });

  it("finds an entity by an alias, whatever its case", async () => {
    expect((await run("-p", project.path, "show", "kingdom of norland")).out).toMatch(
      /^Norland {2}norland {2}\(state\)\n/,
    );
  });

  it("shows where an entity is what a fact is about, and relations from their other end", async () => {
    const { out } = await run("-p", project.path, "show", "coal");
    expect(out).toContain("item in: supplies\n  norland → sudmark, item coal, quantity 3000 tonnes");
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

  it("says what may have been meant, and exits 2", async () => {
    const { code, out, err } = await run("-p", project.path, "show", "nordland");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("did you mean `norland` (Norland)?");
  });
});
