import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildAtlas } from "../../viewer/derive/atlas.ts";
import { captionOfOpened, keptByOpened, titleOfOpened } from "../../viewer/derive/opened.ts";
import { pairOf } from "../../viewer/derive/scene/ribbons.ts";
import { see } from "../../viewer/derive/seen.ts";
import { NO_CLOCKS, OPENED_KINDS } from "../../viewer/state/view-state.ts";
import { sampleDataset } from "./sample-dataset.ts";

const atlas = buildAtlas(sampleDataset());
const seen = see(atlas, NO_CLOCKS, null);
const fact = atlas.dataset.facts.find(({ object }) => object !== null);
const [a, b] = [fact?.subject ?? "", fact?.object ?? ""];
const names = [a, b].map((id) => atlas.kg.entity(id)?.name ?? "");

describe("what is opened", () => {
  it("names the page, and the picture of it", () => {
    expect(titleOfOpened(atlas, { kind: "entity", id: a })).toBe(names[0]);
    const pair = { kind: "pair", id: pairOf(a, b) } as const;
    for (const text of [titleOfOpened(atlas, pair), captionOfOpened(atlas, seen, pair)]) {
      expect(text.split(" and ").sort()).toEqual(names.toSorted());
    }
    const opened = { kind: "fact", id: fact?.id ?? "" } as const;
    const title = titleOfOpened(atlas, opened);
    expect(title).not.toBe("");
    expect(captionOfOpened(atlas, seen, opened).startsWith(`${title}. `)).toBe(true);
  });

  it("has the name that a link gives it where the data has nothing of it", () => {
    for (const kind of OPENED_KINDS) expect(titleOfOpened(atlas, { kind, id: "gone" })).toBe("gone");
  });

  it("stays in view", () => {
    expect(keptByOpened({ kind: "entity", id: a })).toEqual({ entities: [a], facts: [] });
    expect(keptByOpened({ kind: "fact", id: "f" })).toEqual({ entities: [], facts: ["f"] });
    expect(keptByOpened(null)).toEqual({ entities: [], facts: [] });
  });

  // Whether this very row is open is all that a part of the page may ask; what a kind means is in the tables.
  it("is told apart by its kind in no file of the viewer", () => {
    const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "viewer"], {
      encoding: "utf8",
    })
      .split("\0")
      .filter((path) => /\.tsx?$/.test(path));
    const asked = /opened\??\.kind [!=]==? "\w+"(?! && (?:\w+\.)*opened\.id === )/;
    expect(files.filter((path) => asked.test(readFileSync(path, "utf8")))).toEqual([]);
  });
});
