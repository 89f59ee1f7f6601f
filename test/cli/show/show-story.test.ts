import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../../helpers/harbour-folder.ts";
import { run } from "../../helpers/run-cli.ts";

describe("entente show, of the project's story", () => {
  let project: Folder;
  beforeAll(() => {
    project = harbourFolder();
    project.write(
      "entente.yaml",
      `title: Coal for the south
standfirst: Norland sells it.
views:
  - id: trade
    title: Who sells what?
    text: Coal first.
    entities: [norland, sudmark]
    relations: [supplies, borders]
    facts: [norland.supplies.sudmark.coal]
  - {id: early, title: What was known early?, clocks: {known_on: 2021-12-31, undated: true}, relations: [borders]}
  - {id: told, title: As the paper tells it, lens: {a: harbour-gazette, b: norland}}
`,
    );
  });
  afterAll(() => project.remove());
  const show = (...args: string[]) => run("-p", project.path, "show", ...args);

  it("lists the steps in their order", async () => {
    const { code, out } = await show();
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Coal for the south
        Norland sells it.

        1. Who sells what? [trade]
        2. What was known early? [early]
        3. As the paper tells it [told]
      "
    `);
  });

  it("tells one in words: what the picture tells in full, then the other facts that it shows", async () => {
    const { code, out } = await show("--view", "trade");
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Who sells what? [trade]
        Coal first.

      Norland supplies Südmark (Coal) [norland.supplies.sudmark.coal]
        Reported by one voice only, Harbour Gazette; 3,000 tonnes.

      2 more facts
        Norland borders Südmark [norland.borders.sudmark]
            reported (1 voice: harbour-gazette)
        Norland supplies Südmark (Timber) [norland.supplies.sudmark.timber]
            reported (1 voice: harbour-gazette)
      "
    `);
  });

  it("says by which clock and through whose eyes one looks, and who speaks of what", async () => {
    expect((await show("--view", "early")).out).toMatchInlineSnapshot(`
      "What was known early? [early]

        known by  2021-12-31

      1 fact
        Norland borders Südmark [norland.borders.sudmark]
            reported (1 voice: harbour-gazette)
      "
    `);
    expect((await show("--view", "told")).out).toMatchInlineSnapshot(`
      "As the paper tells it [told]

        as told by  Harbour Gazette [harbour-gazette]
        against     Norland [norland]

      told by Harbour Gazette only: 7 facts
        Norland borders Südmark [norland.borders.sudmark]
            reported (1 voice: harbour-gazette)
        Norland supplies Südmark (Coal) [norland.supplies.sudmark.coal]
            reported (1 voice: harbour-gazette); 3,000 tonnes
        Norland supplies Südmark (Timber) [norland.supplies.sudmark.timber]
            reported (1 voice: harbour-gazette)
        Norland supplies someone unnamed (Coal) [norland.supplies.unknown.coal]
            reported (1 voice: harbour-gazette)
        Port Treaty has party Norland [port-treaty.has_party.norland]
            reported (1 voice: harbour-gazette)
        Port Treaty has party Ostia [port-treaty.has_party.ostia]
            reported (1 voice: harbour-gazette)
        Port Treaty has party Südmark [port-treaty.has_party.sudmark]
            corroborated (2 voices: evening-post, harbour-gazette)
      "
    `);
  });

  it("gives scripts the steps, and the facts of one", async () => {
    expect(JSON.parse((await show("--format", "json")).out)).toEqual({
      title: "Coal for the south",
      standfirst: "Norland sells it.",
      views: [
        { id: "trade", title: "Who sells what?", text: "Coal first." },
        { id: "early", title: "What was known early?", text: "" },
        { id: "told", title: "As the paper tells it", text: "" },
      ],
    });
    const { view, facts } = JSON.parse((await show("--view", "trade", "--format", "json")).out);
    expect(view.facts).toEqual(["norland.supplies.sudmark.coal"]);
    expect(facts.map(({ id }: { id: string }) => id)).toEqual([
      "norland.borders.sudmark",
      "norland.supplies.sudmark.coal",
      "norland.supplies.sudmark.timber",
    ]);
  });

  it("counts only what was known by a day where one is asked for", async () => {
    const { out } = await show("--view", "trade", "--known", "1990-01-01");
    expect(out).toBe("Who sells what? [trade]\n  Coal first.\n\n  shows no facts\n");
  });

  it("refuses a view that is none, a view beside an id, and a project without a story", async () => {
    const wrong = await show("--view", "trede");
    expect([wrong.code, wrong.err]).toEqual([
      2,
      "entente: entente.yaml declares no view trede\nhint: did you mean `trade`?\n",
    ]);
    expect(await show("norland", "--view", "trade")).toMatchObject({
      code: 2,
      err: "entente: name an id or a view, not both\n",
    });
    const bare = harbourFolder();
    expect(await run("-p", bare.path, "show")).toMatchObject({
      code: 2,
      err: "entente: this project tells no story\nhint: entente.yaml declares one; name an entity or a fact to show\n",
    });
    bare.remove();
  });
});
