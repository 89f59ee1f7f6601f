import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { harbour } from "./harbour.ts";

const { ask, pathOf, write } = harbour();

describe("path", () => {
  it("goes over what facts tie, with the facts along it", async () => {
    const { out } = await ask("path", "coal", "ostia", "--format", "json");
    const [path]: { nodes: string[]; support: string; hops: { fact: string }[] }[] = JSON.parse(out);
    expect([path?.nodes[0], path?.nodes.at(-1), path?.support]).toEqual(["coal", "ostia", "reported"]);
    expect(path?.hops).toHaveLength((path?.nodes.length ?? 0) - 1);
    expect((await ask("path", "coal", "ostia")).out).toContain("weakest link reported");
  });

  it("says so where a list of paths was cut, and only there", async () => {
    const all = ["path", "coal", "ostia", "--all"] as const;
    const whole = await ask(...all, "--format", "ndjson");
    const n = whole.out.trim().split("\n").length;
    expect(n).toBeGreaterThan(1);
    const cut = await ask(...all, "--limit", String(n - 1), "--format", "ndjson");
    expect([whole.err, cut.err]).toEqual(["", `${n - 1} of ${n} paths: --limit shows more\n`]);
    expect((await ask(...all, "--limit", String(n - 1))).out).toMatch(new RegExp(`\n${n - 1} of ${n} paths\n$`));
    expect((await ask(...all, "--limit", String(n))).out).toMatch(new RegExp(`\n${n} paths\n$`));
  });

  it("leads from bloc to bloc, and says through whom", async () => {
    const more = {
      "schema/relations/leads.yaml":
        "label: leads\ninverse: led by\ndomain: [state]\nrange: [state]\nsame_voice: true\n",
      "schema/relations/visited.yaml": "label: visited\ninverse: visited by\ndomain: [state]\nrange: [item]\n",
      "data/states/mara.yaml":
        "type: state\nname: Mara\nrelations:\n  leads: {to: norland, source: harbour-gazette}\n  visited: {to: lone-lamp, source: harbour-gazette}\n",
    };
    for (const [file, text] of Object.entries(more)) write(file, text);
    const [path] = JSON.parse((await ask("path", "norland", "lone-lamp", "--bloc", "--format", "json")).out);
    expect([path.nodes, path.through]).toEqual([["mara", "lone-lamp"], ["mara"]]);
    expect((await ask("path", "norland", "lone-lamp", "--bloc")).out).toMatch(/^through Mara:\nMara \[mara\]\n/);
    const near = await ask("neighbours", "norland", "--bloc", "--types", "visited", "--format", "csv");
    expect(near.out).toBe("hops,entity,through,from\r\n1,lone-lamp,mara,mara\r\n");
    const ranked = await ask("rank", "--of", "norland", "--bloc", "--format", "json");
    expect(JSON.parse(ranked.out).map(({ id }: { id: string }) => id)).toEqual(["norland", "mara"]);
    const match = await ask("match", "Norland visited ?where", "--bloc", "--format", "csv");
    expect(match.out).toBe("?where,support,facts,through\r\nlone-lamp,reported,mara.visited.lone-lamp,mara\r\n");
    expect((await ask("match", "?a visited ?b", "--bloc")).err).toContain("--bloc needs an entity at an end");
    expect((await ask("rank", "--bloc")).err).toContain("--bloc needs --of");
    for (const file of Object.keys(more)) rmSync(pathOf(file));
  });

  it("says who says so", async () => {
    const { out } = await ask("path", "norland", "sudmark", "--types", "supplies");
    expect(out).toContain("─ supplies →  reported according to Harbour Gazette, fact norland.supplies.sudmark.coal");
    const [path] = JSON.parse((await ask("path", "norland", "sudmark", "--format", "json")).out);
    expect(path.hops[0].voices).toEqual(["harbour-gazette"]);
    const { out: ids } = await ask("path", "norland", "sudmark", "--types", "supplies", "--ids");
    expect(ids).toMatch(/^norland\n.* according to harbour-gazette, .*\nsudmark\n/);
  });

  it("says so where there is none", async () => {
    expect((await ask("path", "coal", "lone-lamp")).out).toBe("no path\n");
    expect((await ask("path", "coal", "lone-lamp", "--format", "json")).out).toBe("[]\n");
  });
});
