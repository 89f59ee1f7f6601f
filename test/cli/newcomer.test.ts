import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Folder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";
import { sylvaniaFolder } from "../helpers/sylvania-folder.ts";

let folder: Folder;
beforeEach(() => {
  folder = sylvaniaFolder({ "data/people/oleg-pulatov.yaml": "type: person\nname: Oleg Pulatov\nnot_same_as: ann\n" });
});
afterEach(() => folder.remove());

const call = (...args: string[]) => run(...args, "--project", folder.path);
const found = async () => {
  const { out } = await call("check", "--format", "json");
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: { code: string; file: string; line: number; hint?: string; related?: { line: number }[] }[];
  };
  return diagnostics;
};

describe("a merge conflict", () => {
  it.each([
    ["whole", "type: state\n<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> theirs\n", [2, 4, 6]],
    [
      "in a list",
      "type: state\nname: A\naliases:\n<<<<<<< HEAD\n  - B\n||||||| base\n  - C\n=======\n  - D\n>>>>>>> x\n",
      [4, 6, 8, 10],
    ],
    ["with one mark left", "type: state\nname: A\n>>>>>>> theirs\n", [3]],
  ])("%s is called one, at its marks", async (_, text, lines) => {
    folder.write("data/states/sylvania.yaml", text);
    const [first, ...more] = await found();
    expect(more).toEqual([]);
    expect(first?.code).toBe("E1116");
    expect([first?.line, ...(first?.related ?? []).map(({ line }) => line)]).toEqual(lines);
    expect(first?.hint).toContain("keep what is right");
  });

  it("is not what other broken YAML is", async () => {
    folder.write("data/states/sylvania.yaml", "type: state\nname: A\n=======\n");
    expect((await found())[0]?.code).toBe("E1101");
  });
});

describe("files that are not read", () => {
  it.each([
    ["data/import/people.csv", "write what it says into .yaml files, or keep it in another folder"],
    ["data/import/people.json", "write what it says into .yaml files, or keep it in another folder"],
    ["data/states/west.yml", "rename it to data/states/west.yaml"],
    ["entente.yml", "rename it to entente.yaml"],
  ])("%s", async (path, hint) => {
    folder.write(path, "title: x\n");
    expect(await found()).toMatchObject([{ code: "W1007", file: path, hint }]);
    rmSync(join(folder.path, path));
    expect(await found()).toEqual([]);
  });
});

describe("a question to a project with errors", () => {
  it.each([["show", "ann"], ["facts"], ["claims"], ["path", "freedonia", "sylvania"]])("%s %s", async (...args) => {
    folder.write("data/states/sylvania.yaml", "type: stat\nname: Sylvania\n");
    const { code, out, err } = await call(...args.filter((one) => one !== undefined));
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain("error[E2002]");
    expect(err).toContain("No answer: a project that has errors has no graph to ask.");
  });
});

describe("hints", () => {
  it.each([
    ["Pulatov", "`oleg-pulatov`"],
    ["pulat", "`oleg-pulatov`"],
    ["oleg", "`oleg-pulatov`"],
    ["Sylvana", "`sylvania`"],
  ])("name who is called %s in part", async (name, meant) => {
    for (const args of [
      ["show", name],
      ["facts", "--about", name],
    ]) {
      const { code, err } = await call(...args);
      expect(code).toBe(2);
      expect(err).toContain(`did you mean ${meant}`);
    }
  });

  it.each([
    ["supplied_by", "inverses are not written: put `supplies` in the file of the other entity"],
    ["Supplied by", "inverses are not written: put `supplies` in the file of the other entity"],
    ["suplied_by", "inverses are not written: put `supplies` in the file of the other entity"],
    ["suplies", "did you mean `supplies`?"],
    ["deploys", "did you mean `deploys_to`?"],
    ["deploys to", "did you mean `deploys_to`?"],
    ["supply", "did you mean `supplies`?"],
    [
      "sails_under",
      "docs/schema.md lists those that ship; one of your own is a file: schema/relations/sails_under.yaml",
    ],
  ])("say what the relation %s was meant to be", async (name, hint) => {
    folder.write(
      "data/states/sylvania.yaml",
      `type: state\nname: Sylvania\nrelations:\n  ${name}: {to: freedonia, source: page}\n`,
    );
    expect(await found()).toMatchObject([{ hint }]);
  });

  it("say so of a fact's type as well", async () => {
    folder.write("data/facts/a.yaml", "type: supplied_by\nfrom: sylvania\nto: freedonia\nsource: page\n");
    const hint = "inverses are not written: make it `supplies`, and swap `from` and `to`";
    expect(await found()).toMatchObject([{ code: "E2002", hint }]);
  });

  it.each([
    ["type: country\nname: Sylvania\n", /^entity types are agreement, .*, state, thesis, weapon$/],
    ["Type: state\nname: Sylvania\n", /^write `type` in place of `Type`$/],
    ["name: Sylvania\n", /^for an entity, write `type:` and one of agreement, .*, weapon$/],
  ])("say which types there are: %j", async (text, hint) => {
    folder.write("data/states/sylvania.yaml", text);
    expect(await found()).toMatchObject([{ hint: expect.stringMatching(hint) as string }]);
  });

  it("say so on the command line", async () => {
    expect((await call("facts", "--type", "deploys-to")).err).toContain("`deploys_to`");
    expect((await call("facts", "--type", "deploys")).err).toContain("did you mean");
  });
});

describe("the first hour of a project", () => {
  it("is one warning of all that is not linked yet", async () => {
    for (const n of Array.from({ length: 24 }, (_, i) => i))
      folder.write(`data/x/e-${n}.yaml`, `type: person\nname: E${n}\n`);
    const all = await found();
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ code: "W3017", file: "data/x/e-0.yaml" });
    expect(all[0]?.related).toHaveLength(23);
  });

  it("is over when most are linked", async () => {
    for (const n of [1, 2]) folder.write(`data/x/e-${n}.yaml`, `type: person\nname: E${n}\n`);
    expect(await found()).toHaveLength(2);
  });
});
