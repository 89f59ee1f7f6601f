import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildProject } from "../../../src/build.ts";
import { keepPlaces } from "../../../src/compile/layout/keep-places.ts";
import { readPlaces } from "../../../src/emit/read-places.ts";
import { memoryHost } from "../../../src/host/memory-host.ts";
import { harbourProject } from "../../helpers/harbour-project.ts";
import { villages } from "./graphs.ts";

describe("keepPlaces", () => {
  const input = villages(300, 21);
  const places = new Map(input.ids.map((id, n) => [id, { x: (n % 20) * 40, y: Math.floor(n / 20) * 40 }]));

  it("moves nothing that it knows, and finds each new node a clear place near its neighbours", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(299), { maxLength: 60 }), (fresh) => {
        const before = new Map(places);
        for (const n of fresh) before.delete(`node-${n}`);
        const kept = keepPlaces(input, before);
        if (kept === null) throw new Error("not kept");
        const { x, y } = kept;
        const at = new Set<string>();
        for (const [n, id] of input.ids.entries()) {
          const place = before.get(id);
          if (place) expect([x[n], y[n]]).toEqual([place.x, place.y]);
          at.add(`${x[n]} ${y[n]}`);
        }
        expect(at.size).toBe(300);
      }),
      { numRuns: 15 },
    );
  });

  it("gives a picture up of which too little is known", () => {
    const before = new Map([...places].slice(0, 100));
    expect(keepPlaces(input, before)).toBeNull();
  });
});

describe("a build into a folder that holds an earlier one", () => {
  it("leaves nodes where they stood, when an entity comes in and when another relation does", () => {
    const files = harbourProject();
    const out = memoryHost(new Map());
    buildProject(memoryHost(files), out);
    const before = readPlaces(out);
    files.set("data/states/new-quay.yaml", "type: state\nname: New quay\n");
    buildProject(memoryHost(files), out);
    const after = readPlaces(out);
    expect(after?.size).toBe((before?.size ?? 0) + 1);
    for (const [id, place] of before ?? []) expect(after?.get(id)).toEqual(place);
  });

  it("lays out where only starts were written, and anew when asked to", () => {
    const out = memoryHost(new Map());
    const fresh = memoryHost(new Map());
    buildProject(memoryHost(harbourProject()), fresh);
    buildProject(memoryHost(harbourProject()), out, { layout: false });
    expect(readPlaces(out)).not.toEqual(readPlaces(fresh));
    buildProject(memoryHost(harbourProject()), out);
    expect(readPlaces(out)).toEqual(readPlaces(fresh));
    buildProject(memoryHost(harbourProject()), out, { relayout: true });
    expect(readPlaces(out)).toEqual(readPlaces(fresh));
  });

  it("takes a graph.json that was cut short for none", () => {
    const files = new Map<string, string>([["graph.json", '{"nodes":\n"nodes":[\n{"key":"a","attr']]);
    expect(readPlaces(memoryHost(files))).toBeNull();
  });
});
