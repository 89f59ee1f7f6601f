import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { Workspace } from "../../src/pipeline/workspace.ts";
import { collected } from "../collected.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

const PATHS = [...harbourProject().keys()].filter((path) => path.startsWith("data/"));

/** What a person may type: notes, names, relations, half a line, nonsense; or delete, or make. */
const EDITS: readonly ((text: string) => string | null | undefined)[] = [
  (text) => `${text}# checked\n`,
  (text) => text.replace("name: ", "name: Old "),
  (text) => text.replace(/type: \w+/, "type: item"),
  (text) => `${text}relations:\n  mentions: [coal, timber]\n`,
  (text) => `${text}relations:\n  supplies:\n    - {to: sudmark, source: evening-post}\n`,
  (text) => `${text}relations:\n  part_of: [norland]\n`,
  (text) => text.replaceAll("sudmark", "sudmrk"),
  (text) => text.replaceAll("2021", "2031"),
  (text) => `${text}former_ids: [old-coal]\n`,
  (text) => `${text}to: [`,
  () => "",
  () => null,
  () => undefined,
];

describe("an open project", () => {
  it("answers after any edits as a fresh check does", () => {
    const step = fc.record({
      path: fc.constantFrom(...PATHS, "data/states/new.yaml", "schema/relations/supplies.yaml"),
      edit: fc.nat(EDITS.length - 1),
      asksFirst: fc.boolean(),
      abandons: fc.nat(9),
    });
    const seen = { whole: 0, stale: 0, faulty: 0, sound: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const saved = harbourProject();
        const now = new Map(saved);
        const workspace = new Workspace(memoryHost(saved), 3);
        for (const { path, edit, asksFirst, abandons } of steps) {
          const text = EDITS[edit]?.(String(now.get(path) ?? saved.get(path) ?? "type: state\nname: New\n"));
          workspace.change(path, text);
          const whole = text === undefined ? saved.get(path) : text;
          if (whole === undefined || whole === null) now.delete(path);
          else now.set(path, whole);
          const fresh = checkProject(memoryHost(now));
          const own = asksFirst ? workspace.findingsOf(path) : { state: "stale" as const };
          seen[own.state] += 1;
          if (own.state === "whole") {
            expect(own.diagnostics).toEqual(fresh.diagnostics.filter(({ span }) => span.file === path));
          }
          const checking = workspace.checking();
          for (let n = 0; n < abandons; n += 1) checking.next();
          checking.return({ state: "whole", diagnostics: [] });
          expect(workspace.check()).toEqual({
            state: fresh.failed ? "faulty" : "whole",
            diagnostics: fresh.diagnostics,
          });
          expect(workspace.findingsOf(path)).toEqual({
            state: "whole",
            diagnostics: fresh.diagnostics.filter(({ span }) => span.file === path),
          });
          seen[fresh.failed ? "faulty" : "sound"] += 1;
        }
      }),
      { numRuns: 25, seed: 15 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
  });

  it("reads no other file for the findings of one, with an error in it as well", () => {
    const host = memoryHost(harbourProject());
    const read: string[] = [];
    const workspace = new Workspace({ ...host, read: (path) => [host.read(path), read.push(path)][0] as Uint8Array });
    const path = "data/states/norland.yaml";
    const text = new TextDecoder().decode(host.read(path));
    workspace.change(path, text);
    workspace.check();
    for (const typed of [`${text}#`, text.replace("name: ", "name: N"), `${text}to: [`, `${text}to: [a`, text]) {
      workspace.change(path, typed);
      read.length = 0;
      expect(workspace.findingsOf(path).diagnostics.length > 0).toBe(typed.includes("to: ["));
      expect(read, typed).toEqual([]);
      workspace.check();
    }
  });

  it("serves the last good facts as stale, and says why", () => {
    const saved = harbourProject();
    const workspace = new Workspace(memoryHost(saved));
    const good = workspace.dataset();
    expect(good).toEqual({ state: "whole", value: checkProject(memoryHost(saved)).dataset });
    workspace.change("data/states/norland.yaml", "type: state\nname: Norland\nrelations: {borders: [nowhere]}\n");
    expect(workspace.dataset()).toMatchObject({
      state: "stale",
      value: good.state === "whole" && good.value,
      why: [{ name: "unresolved-reference" }],
    });
    workspace.change("data/states/norland.yaml", undefined);
    expect(workspace.dataset()).toEqual(good);
    const broken = new Workspace(memoryHost(new Map([...saved, ["data/x.yaml", "type: ["]])));
    expect(broken.dataset()).toMatchObject({ state: "faulty", why: [{ name: "yaml-syntax" }] });
  });

  it("sees what was saved once it is told", () => {
    const saved = harbourProject();
    const workspace = new Workspace(memoryHost(saved));
    const before = workspace.check();
    saved.set("data/x.yaml", "type: [");
    expect(workspace.check()).toEqual(before);
    workspace.refresh();
    expect(workspace.check().state).toBe("faulty");
  });

  it("knows the names again once what is broken is mended", () => {
    const saved = harbourProject();
    const workspace = new Workspace(memoryHost(saved));
    workspace.check();
    const { entities } = workspace.known();
    for (const path of PATHS) {
      for (const broken of ["type: [", "", `${saved.get(path)}relations:\n  part_of: [nowhere]\nnonsense: 1\n`]) {
        workspace.change(path, broken);
        workspace.check();
        workspace.change(path, undefined);
        workspace.check();
        expect(workspace.known().entities, path).toEqual(entities);
      }
    }
  });

  it.each<[string, (text: string) => string | null]>([
    ["mended", (text) => text],
    ["gone", () => null],
    ["of another type", () => "type: state\nname: Timber\n"],
  ])("looks again at what names a file that was broken and is %s", (_, mend) => {
    const saved = harbourProject();
    const path = "data/items/timber.yaml";
    const workspace = new Workspace(memoryHost(saved), 3);
    workspace.check();
    workspace.change(path, `${saved.get(path)}to: [`);
    workspace.check();
    const text = mend(String(saved.get(path)));
    workspace.change(path, text);
    const now = new Map(saved);
    if (text === null) now.delete(path);
    else now.set(path, text);
    expect(workspace.check().diagnostics).toEqual(checkProject(memoryHost(now)).diagnostics);
  });

  it("lets go of what earlier edits left", async () => {
    const workspace = new Workspace(memoryHost(harbourProject()));
    const seen: WeakRef<object>[] = [];
    for (const name of ["Nordland", "Northland", "Norland", "Norlund"]) {
      workspace.change("data/states/norland.yaml", `type: state\nname: ${name}\n`);
      workspace.check();
      for (const one of [workspace.known().entities, workspace.dataset()]) seen.push(new WeakRef(one));
      // What changes no name is where one run drew on what another had opened.
      workspace.change("data/states/norland.yaml", `type: state\nname: ${name}\n# seen\n`);
      workspace.check();
    }
    const earlier = seen.slice(0, -2);
    expect(await collected(earlier)).toBe(earlier.length);
  });
});
