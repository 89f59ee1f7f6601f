import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

const OSTIA =
  "# our own words\nname:   Ostia\ntype: state\nrelations:\n  borders: {to: sudmark, source: harbour-gazette} # by land\n";

describe("entente add", () => {
  let project: Folder;
  const read = (path: string): string => readFileSync(join(project.path, path), "utf8");
  const add = (...words: string[]) => run("-p", project.path, "add", ...words);
  beforeEach(() => {
    project = harbourFolder();
    project.write("data/states/ostia.yaml", OSTIA);
  });
  afterEach(() => project.remove());

  it("adds a fact to the file of its subject, and leaves the rest as it is", async () => {
    const { code, out, err } = await add(
      ...["evening-post", "l. 12", "ostia", "supplies", "sudmark", "--item", "coal", "--quantity", "~5 tonnes"],
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe("data/states/ostia.yaml\nostia.supplies.sudmark.coal: new -> reported (1 voice, 1 claim)\n");
    expect(read("data/states/ostia.yaml")).toBe(
      `${OSTIA}  supplies:\n    - to: sudmark\n      item: coal\n      quantity: ~5 tonnes\n      source: evening-post\n      at: l. 12\n`,
    );
  });

  it("adds a claim to a fact that is there, and says what it changed", async () => {
    const { code, out } = await add("evening-post", "p. 3", "Ostia", "borders", "Südmark");
    expect(code).toBe(0);
    expect(out).toContain("ostia.borders.sudmark: reported -> corroborated (2 voices, 2 claims)");
    expect(read("data/states/ostia.yaml")).toContain("# by land");
    expect((await run("-p", project.path, "check", "data/states/ostia.yaml")).code).toBe(0);
  });

  it("writes nothing where the project would have errors", async () => {
    const { code, err } = await add(
      "evening-post",
      "p. 3",
      "ostia",
      "supplies",
      "sudmark",
      "--item",
      "coal",
      "--quantity",
      "many",
    );
    expect(code).toBe(1);
    expect(err).toContain("not-a-quantity");
    expect(read("data/states/ostia.yaml")).toBe(OSTIA);
  });

  it("suggests what a wrong word may mean", async () => {
    expect(await add("evening-post", "p. 3", "ostia", "suplies", "sudmark")).toMatchObject({
      code: 2,
      err: expect.stringContaining("did you mean `supplies`?"),
    });
    expect((await add("evening-post", "p. 3", "ostja", "supplies", "sudmark")).err).toContain("`ostia` (Ostia)");
    expect((await add("evening-post", "p. 3")).code).toBe(2);
  });

  it("reads several from standard input", async () => {
    const input =
      '# two claims\nevening-post "l. 1" ostia supplies sudmark --item coal\n\nevening-post "l. 2" ostia supplies sudmark --item timber\n';
    const stdin = vi.spyOn(process, "stdin", "get").mockReturnValue(Readable.from([input]) as typeof process.stdin);
    const { code, out } = await add();
    stdin.mockRestore();
    expect(code).toBe(0);
    expect(out.split("\n")).toHaveLength(4);
    expect(read("data/states/ostia.yaml")).toContain("      at: l. 1\n    - to: sudmark\n      item: timber\n");
  });

  it("adds a line to the fact that a line above has made", async () => {
    const input = 'evening-post "l. 1" ostia supplies sudmark\nharbour-gazette "l. 2" Ostia supplies sudmark\n';
    const stdin = vi.spyOn(process, "stdin", "get").mockReturnValue(Readable.from([input]) as typeof process.stdin);
    const { code, out } = await add();
    stdin.mockRestore();
    expect(code).toBe(0);
    expect(out).toContain("ostia.supplies.sudmark: new -> corroborated (2 voices, 2 claims)");
  });
});
