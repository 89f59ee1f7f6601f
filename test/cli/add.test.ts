import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { completionsOf } from "../../src/cli/add/terminal.ts";
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

  it("shows the warnings that a claim brings, and writes it", async () => {
    const claim = ["evening-post", "p. 3", "ostia", "borders", "sudmark"];
    expect(await add(...claim, "--by", "ostia")).toMatchObject({ code: 0, err: "" });
    const { code, out, err } = await add(...claim, "--by", "ostia");
    expect(code).toBe(0);
    expect(out).toContain("data/states/ostia.yaml\n");
    expect(err).toMatch(/^warning\[W4013\]: .*\n --> data\/states\/ostia\.yaml:/);
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

  it("names the line of standard input that is not a claim, and writes nothing", async () => {
    const input = '# three\nevening-post "l. 1" ostia supplies sudmark\n\nevening-post "l. 2" ostia suplies sudmark\n';
    const stdin = vi.spyOn(process, "stdin", "get").mockReturnValue(Readable.from([input]) as typeof process.stdin);
    const { code, err } = await add();
    stdin.mockRestore();
    expect(code).toBe(2);
    expect(err).toBe("entente: line 4: there is no relation `suplies`\nhint: did you mean `supplies`?\n");
    expect(read("data/states/ostia.yaml")).toBe(OSTIA);
  });

  it("lists further sources, each with its place", async () => {
    const line = ["evening-post", "l. 1", "ostia", "supplies", "sudmark", "--item", "coal"];
    expect((await add(...line, "--source", "Harbour Gazette", "--at", "p. 2")).code).toBe(0);
    expect(read("data/states/ostia.yaml")).toMatch(
      /source:\s+- evening-post\s+- harbour-gazette\s+at:\s+- l\. 1\s+- p\. 2\n/,
    );
    for (const flags of [
      ["--at", "p. 2"],
      ["--source", "harbour-gazette"],
    ]) {
      const { code, err } = await add(...line, ...flags);
      expect({ code, err }).toMatchObject({
        code: 2,
        err: expect.stringContaining("each further --source takes an --at"),
      });
    }
  });

  it("adds a line to the fact that a line above has made", async () => {
    const input = 'evening-post "l. 1" ostia supplies sudmark\nharbour-gazette "l. 2" Ostia supplies sudmark\n';
    const stdin = vi.spyOn(process, "stdin", "get").mockReturnValue(Readable.from([input]) as typeof process.stdin);
    const { code, out } = await add();
    stdin.mockRestore();
    expect(code).toBe(0);
    expect(out).toContain("ostia.supplies.sudmark: new -> corroborated (2 voices, 2 claims)");
  });

  it("makes what is not there with --new", async () => {
    const { code, out } = await add(
      ...["Nova Gazette", "p. 1", "ostia", "supplies", "Nova = New", "--item", "coal"],
      ...["--new", "Nova Gazette=source,kind=news,date=2021", "--new", "Nova = New=state"],
    );
    expect(code).toBe(0);
    expect(out).toContain("ostia.supplies.nova-new.coal: new -> reported (1 voice, 1 claim)");
    expect(read("data/sources/nova-gazette.yaml")).toBe("type: source\nname: Nova Gazette\nkind: news\ndate: 2021\n");
    expect(read("data/states/nova-new.yaml")).toBe("type: state\nname: Nova = New\n");
    expect((await run("-p", project.path, "fmt", "--check", "data/sources")).code).toBe(0);
  });

  it("writes nothing of what --new cannot make", async () => {
    const line = ["evening-post", "p. 1", "ostia", "borders", "nova", "--new"];
    expect((await add(...line, "nova=stat")).err).toContain("did you mean `state`?");
    expect((await add(...line, "nova")).err).toContain("--new takes a name and a type");
    expect((await add(...line, "sudmark=state")).err).toContain("`sudmark` is there already: `sudmark` (state)");
    const lacking = await add("Nova Gazette", "p. 1", "ostia", "borders", "sudmark", "--new", "Nova Gazette=source");
    expect(lacking.code).toBe(1);
    expect(lacking.err).toContain("missing-key");
    expect(read("data/states/ostia.yaml")).toBe(OSTIA);
  });

  describe("on a terminal", () => {
    /** What a person sees, and types at each sign of the prompt. */
    async function converse(...answers: readonly string[]): Promise<{ code: number; out: string; err: string }> {
      const stdin = Object.assign(new PassThrough(), { isTTY: true });
      const spy = vi.spyOn(process, "stdin", "get").mockReturnValue(stdin as unknown as typeof process.stdin);
      const running = add();
      const asked = vi.mocked(process.stderr.write).mock;
      const shown = (): number => asked.calls.filter(([text]) => /^> /m.test(String(text))).length;
      for (const [n, answer] of answers.entries()) {
        await vi.waitUntil(() => shown() > n, { interval: 1, timeout: 5000 });
        for (const key of answer) stdin.write(key);
      }
      const result = await running;
      spy.mockRestore();
      return result;
    }

    it("asks for each part, completes it, shows what changes, and writes", async () => {
      const { code, out, err } = await converse(
        ...["eveni\t\r", "p. 3\r", "Ost\t\r", "suppl\t\r", "sudm\t\r", "norl\t\r", "alle\t\r"],
        ...["coal\r", "~5 tonnes\r", "port\t\r", "\r", "\r", "\r"],
      );
      expect({ code, out }).toEqual({ code: 0, out: "data/states/ostia.yaml\n" });
      expect(err).toContain("+    - to: sudmark\n");
      expect(err).toContain("ostia.supplies.sudmark.coal: new -> alleged (1 voice, 1 claim)\n");
      expect(read("data/states/ostia.yaml")).toBe(
        `${OSTIA}  supplies:\n    - to: sudmark\n      item: coal\n      quantity: ~5 tonnes\n      via: port-treaty\n      by: norland\n      stance: alleges\n      source: evening-post\n      at: p. 3\n`,
      );
    });

    it("asks again for what means nothing, and makes what is not there where a type is given", async () => {
      const { code, err } = await converse(
        ...["coal\r", "Nova Post\r", "source\r", "news\r", "\r", "ostia\r", "bordres\r", "borders\r"],
        ...["Nowa\r", "\r", "Nova\r", "state\r", "\r", "maybe\r", "\r", "\r", "y\r"],
      );
      expect(err).toContain("this takes a source");
      expect(err).toContain("did you mean `borders`?");
      expect(err).toContain("it is none of states, ");
      expect(code).toBe(0);
      expect(read("data/sources/nova-post.yaml")).toBe("type: source\nname: Nova Post\nkind: news\n");
      expect(read("data/states/nova.yaml")).toBe("type: state\nname: Nova\n");
      expect(read("data/states/ostia.yaml")).toContain("to: nova");
    });

    it.each([
      ["Ctrl-C in the middle", ["evening-post\r", "\u0003"]],
      ["Ctrl-D in the middle", ["evening-post\r", "\u0004"]],
      ["Ctrl-C at the end", ["evening-post\r", "\r", "ostia\r", "borders\r", "norland\r", "\r", "\r", "\r", "\u0003"]],
      ["no", ["evening-post\r", "\r", "ostia\r", "borders\r", "norland\r", "\r", "\r", "\r", "n\r"]],
    ])("writes nothing after %s", async (_, answers) => {
      const { code, out, err } = await converse(...answers);
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err).toContain("\nnothing was written\n");
      expect(read("data/states/ostia.yaml")).toBe(OSTIA);
    });
  });
});

describe("completion on a terminal", () => {
  it("shows what goes on from the line, and of many what they have in common", () => {
    expect(completionsOf("n", ["norland", "Norland", "nova"])).toEqual(["norland", "nova"]);
    const many = Array.from({ length: 60 }, (_, n) => `port-${n}`);
    expect(completionsOf("p", many)).toEqual(["port-"]);
    expect(completionsOf("port-", many)).toEqual([]);
    expect(completionsOf("port-11", many)).toEqual(["port-11"]);
    expect(completionsOf("POST", ["evening-post", "Evening Post", "coal"])).toEqual(["evening-post", "Evening Post"]);
    expect(completionsOf("ORT", many)).toEqual([]);
  });
});
