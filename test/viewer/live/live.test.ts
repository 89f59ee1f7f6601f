import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildAtlas } from "../../../viewer/derive/atlas.ts";
import { readDigest, readFindings } from "../../../viewer/live/findings.ts";
import { keepPlaces } from "../../../viewer/live/keep-places.ts";
import { sampleDataset } from "../sample-dataset.ts";

describe("new data under a reader's eyes", () => {
  const old = buildAtlas(sampleDataset({ entities: 60, facts: 120 }));
  const next = keepPlaces(buildAtlas(sampleDataset({ entities: 80, facts: 200 })), old);

  it("leaves everything where it stood", () => {
    for (const [id, place] of old.positions) expect([id, next.positions.get(id)]).toEqual([id, place]);
    expect(next.frame).toBe(old.frame);
  });

  it("gives newcomers places of their own, near those they are tied to", () => {
    const newcomers = [...next.positions].filter(([id]) => !old.positions.has(id));
    expect(newcomers.length).toBe(20);
    expect(new Set(newcomers.map(([, place]) => place.join())).size).toBe(20);
    for (const [, [x, y]] of newcomers) expect([Number.isFinite(x), Number.isFinite(y)]).toEqual([true, true]);
  });
});

describe("what the server sends", () => {
  it("is read as the checker wrote it", () => {
    const sent = {
      file: "data/a.yaml",
      line: 3,
      column: 5,
      code: "E3001",
      severity: "error",
      message: "No `b`.",
      hint: "a",
    };
    expect(readFindings(JSON.stringify({ diagnostics: [sent] }))).toEqual([
      { code: "E3001", severity: "error", message: "No `b`.", place: "data/a.yaml:3:5", hint: "a" },
    ]);
    expect(readDigest('{"digest":"0123456789abcdef"}')).toBe("0123456789abcdef");
  });

  it("never makes the page throw", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (data) => {
        expect(Array.isArray(readFindings(data))).toBe(true);
        const digest = readDigest(data);
        expect(digest === null || typeof digest === "string").toBe(true);
      }),
    );
    expect(readFindings('{"diagnostics":[null,1,{"file":["x"]}]}')).toEqual([
      { code: "", severity: "error", message: "", place: "", hint: "" },
    ]);
  });
});
