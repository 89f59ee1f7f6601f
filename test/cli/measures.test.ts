import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { BIN } from "../helpers/planted.ts";
import { keepShipped, run } from "../helpers/run-cli.ts";

/** Which of the packages that measure a command loads. */
function loadedBy(...words: string[]): readonly string[] {
  const preload = `import { createRequire } from "node:module";
    const { cache } = createRequire(${JSON.stringify(BIN)});
    process.on("exit", () => console.error(JSON.stringify(Object.keys(cache))));`;
  const call = ["--import", `data:text/javascript,${encodeURIComponent(preload)}`, BIN, ...words];
  const { stderr } = spawnSync(process.execPath, call, { encoding: "utf8" });
  expect(stderr).toMatch(/\]\s*$/);
  return [...stderr.matchAll(/graphology-(?:metrics|components|traversal)/g)].map(([name]) => name);
}

keepShipped();

describe("rank, neighbours and components", () => {
  it("rank what a measure has highest", async () => {
    const { code, out } = await run("rank", "--by", "betweenness", "--limit", "2", "--format", "json");
    const ranked = JSON.parse(out);
    expect([code, ranked.length]).toEqual([0, 2]);
    expect(ranked[0].score).toBeGreaterThanOrEqual(ranked[1].score);
    const { out: csv } = await run(
      "rank",
      "--types",
      "strikes",
      "--by",
      "out-degree",
      "--limit",
      "1",
      "--format",
      "csv",
    );
    expect(csv.split(/\r?\n/)[0]).toBe("id,degree,in-degree,out-degree,neighbours");
  });

  it("list who is near and through whom", async () => {
    const { out } = await run("neighbours", "kn-23", "--hops", "2", "--format", "json");
    const near: readonly { id: string; hops: number; through: string }[] = JSON.parse(out);
    expect(near.find(({ id }) => id === "iskander")).toEqual({ id: "iskander", hops: 1, through: "kn-23" });
    expect(new Set(near.map(({ hops }) => hops))).toEqual(new Set([1, 2]));
  });

  it("say how many entities components leave out, and what is possible at a time only", async () => {
    const { out, err } = await run("components", "--types", "strikes", "--format", "json");
    const found: readonly { size: number; entities: readonly string[] }[] = JSON.parse(out);
    for (const { size, entities } of found) expect(entities).toHaveLength(size);
    expect(err).toMatch(/^\d+ entities without any such tie are left out$/m);
    for (const command of ["rank", "components"])
      expect((await run(command, "--as-of", "2024")).err).toMatch(/possible then, not certain/);
  });

  it("say how many facts have no date, where a time is asked for", async () => {
    for (const words of [["rank"], ["components"], ["neighbours", "russia"], ["path", "russia", "ukraine"]])
      expect((await run(...words, "--as-of", "2024-07", "--types", "supplies,strikes")).err, words[0]).toMatch(
        /^\d+ facts without a date left out$/m,
      );
    expect((await run("rank")).err).toBe("");
  });

  it("take relations by name, label or inverse, as facts do", async () => {
    const ranked = async (types: string) => (await run("rank", "--types", types, "--format", "csv")).out;
    for (const [name, words] of [
      ["supplies", "supplied by"],
      ["allied_with", "Allied with"],
      ["transferred_to", "transferred to"],
    ] as const)
      expect(await ranked(words), words).toBe(await ranked(name));
    expect((await run("rank", "--types", "suplied by")).err).toContain("did you mean `supplied by`");
  });

  it("refuse what they cannot ask", async () => {
    for (const words of [
      ["rank", "--certain"],
      ["rank", "--types", "suplies"],
      ["neighbours", "rusia"],
      ["neighbours", "russia", "--hops", "x"],
    ]) {
      const { code, err } = await run(...words);
      expect([code, err.includes("    at ")], words.join(" ")).toEqual([2, false]);
    }
  });
});

it("no other command loads what measures", () => {
  expect(loadedBy("rank", "--limit", "1")).not.toEqual([]);
  expect(loadedBy("path", "iskander", "north-korea")).toEqual([]);
  expect(loadedBy("facts", "--limit", "1")).toEqual([]);
}, 60_000);
