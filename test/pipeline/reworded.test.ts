import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { projectHost } from "../../src/host/project-host.ts";
import type { Memory } from "../../src/pipeline/cache/keep.ts";
import { reuse } from "../../src/pipeline/cache/reuse.ts";
import { finishNow } from "../../src/pipeline/steps.ts";
import { readDataset, storedFacts } from "../../src/pipeline/stored-facts.ts";
import { edit, harbour, inFoldersOfTheirOwn, root, write } from "./built-in-blocks.ts";
import { settle } from "./settled.ts";

inFoldersOfTheirOwn();

const OSTIA = "data/states/ostia.yaml";
const POST = "data/sources/evening-post.yaml";

/** The facts as they are kept, and how much of the project was looked at for them: files that were read, blocks whose names were. */
function looked(entities: number) {
  harbour();
  for (let n = 0; n < entities; n++) write(`data/states/isle-${n}.yaml`, `type: state\nname: Isle ${n}\n`);
  mkdirSync(join(root, "cache"), { recursive: true });
  const common = reuse();
  return () => {
    settle();
    const { origin: _, ...host } = projectHost(root);
    const counts = { files: 0, heads: 0 };
    const memory: Memory = {
      last: null,
      reuse: {
        ...common,
        openHeads(sent) {
          counts.heads += 1;
          return common.openHeads(sent);
        },
      },
    };
    const read = (path: string): Uint8Array => {
      if (path.startsWith("data/")) counts.files += 1;
      return host.read(path);
    };
    const input = { root, cache: join(root, "cache"), data: host.list("data"), program: "test", blockSize: 3, memory };
    const run = finishNow(storedFacts({ ...host, read }, input));
    if (run.state === "faulty") throw new Error(run.diagnostics[0]?.message);
    const dataset = readDataset(run.stored);
    expect(dataset).toEqual({ ...checkProject(projectHost(root)).dataset });
    return counts;
  };
}

describe("of entities that only say something else of themselves", () => {
  const reword = (key: string, value: string) => () =>
    edit(OSTIA, (text) => text.replace(new RegExp(`^${key}: .*\\n|$(?![\\s\\S])`, "m"), `${key}: ${value}\n`));
  it.each([
    ["a name", reword("name", "New Ostia")],
    ["a description", reword("description", "Between the two.")],
    ["aliases", reword("aliases", "[The Isle, 'The \"Isle\"']")],
    ["a name in another language", reword("names", "{ru: Остия}")],
    ["another date", () => edit(POST, (text) => text.replace("2021-06", "2021-07-03"))],
    ["nothing but a comment", () => edit(OSTIA, (text) => `# seen\n${text}`)],
  ])("with %s, no other names are looked at", (_, change) => {
    const look = looked(60);
    look();
    change();
    const { files, heads } = look();
    expect(heads).toBeLessThanOrEqual(2);
    expect(files).toBeLessThanOrEqual(6);
  });

  it("nor is any file, with another label, description or colour of types", () => {
    const look = looked(60);
    look();
    edit("schema/relations/supplies.yaml", (text) =>
      text.replace("label: supplies", "label: ships to").replace("b91c1c", "b91c1d"),
    );
    edit(
      "schema/entities/state.yaml",
      (text) => `${text.replace("plural: States", "plural: Lands")}description: A land.\n`,
    );
    expect(look()).toEqual({ files: 0, heads: 0 });
    edit("schema/relations/supplies.yaml", (text) => text.replace("quantity: {", "label: {type: text}\n  quantity: {"));
    expect(look().files).toBeGreaterThan(60);
  });

  it("the work is the same in a project four times as large", () => {
    const of = (entities: number): unknown => {
      const look = looked(entities);
      look();
      edit(OSTIA, (text) => text.replace("Ostia", `Ostia ${entities}`));
      return look().heads;
    };
    expect(of(240)).toEqual(of(60));
  });
});

describe("all names are looked at again", () => {
  it.each([
    ["an alias has a user", OSTIA, "aliases: [{name: Isle, used_by: evening-post}]\n"],
    ["an identifier is added", OSTIA, "identifiers: {wikidata: Q1}\n"],
    ["one speaks for another", OSTIA, "relations: {part_of: [{to: norland, source: evening-post}]}\n"],
    ["a former id is added", OSTIA, "former_ids: [isle]\n"],
  ])("where %s", (_, file, more) => {
    const look = looked(60);
    look();
    edit(file, (text) => `${text}${more}`);
    expect(look().heads).toBeGreaterThan(2);
  });

  it("where a view asks for a word, or a warning is taken for an error", () => {
    const look = looked(60);
    write("entente.yaml", "title: T\nviews: [{id: v, title: V, where: {both: kind=news}}]\n");
    look();
    edit(OSTIA, (text) => text.replace("Ostia", "Isle"));
    expect(look().heads).toBeGreaterThan(2);
    write("entente.yaml", "title: T\nwarnings: {alias-clash: error}\n");
    look();
    edit(OSTIA, (text) => text.replace("Isle", "Timber"));
    expect(look).toThrow(/Timber/);
  });
});
