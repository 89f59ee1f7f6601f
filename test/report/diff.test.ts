import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { diffDatasets } from "../../src/diff/diff.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { wordDiff } from "../../src/report/diff.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

const POST = "data/sources/evening-post.yaml";

/** The lines of what was written in the harbour project from one version of some files to another. */
function written(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
  const [old, now] = [before, after].map((files) => {
    const { dataset, diagnostics } = checkProject(memoryHost(new Map([...harbourProject(), ...Object.entries(files)])));
    if (dataset === null) throw new Error(diagnostics[0]?.message);
    return openGraph(dataset);
  });
  if (!old || !now) throw new Error("two states are compared");
  const { sections, summary } = wordDiff(diffDatasets(old, now), old, now, "old", "now");
  const items = sections.find(({ title }) => title === "Written")?.items ?? [];
  return [
    ...items.map(({ mark, title, note, lines }) => [mark, title, note, ...lines.map(({ text }) => text)]),
    summary,
  ];
}

const post = (...mentioned: readonly string[]) => ({
  [POST]: `type: source\nname: Evening Post\nkind: news\ndate: 2021-06\nrelations:\n  mentions: [${mentioned.join(", ")}]\n`,
});

it("tells of many things that a source mentions in one line, and counts each", () => {
  const four = ["norland", "sudmark", "coal", "timber"];
  expect(written(post("ostia"), post(...four))).toEqual([
    ["-", "Evening Post mentions Ostia", "reported"],
    ["+", "Evening Post mentions Coal, Norland, Südmark and Timber", "4 facts, reported"],
    "5 changes written, 0 roll-ups changed",
  ]);
  expect(written(post(...four, "lone-lamp"), post("ostia", "port-treaty", "harbour-gazette"))[0]).toEqual([
    "-",
    "Evening Post mentions Coal, Lone lamp, Norland and 2 more",
    "5 facts, reported",
  ]);
});

it("tells the same change of many facts once, and other changes apart", () => {
  const at = (places: readonly string[]) => ({
    [POST]: `type: source\nname: Evening Post\nkind: news\ndate: 2021-06\nrelations:\n  mentions:\n${["norland", "sudmark", "coal", "timber", "ostia"].map((to, n) => `    - {to: ${to}, at: ${places[n] ?? "p. 9"}}\n`).join("")}`,
  });
  const changed = written(at([]), at(["p. 3", "p. 3", "p. 3", "p. 3", "p. 4"]));
  expect(changed.slice(0, 2)).toEqual([
    [
      "~",
      "Evening Post mentions Coal, Norland, Südmark and Timber",
      "4 facts",
      expect.stringContaining("p. 9 -> p. 3"),
    ],
    ["~", "Evening Post mentions Ostia", "", expect.stringContaining("p. 9 -> p. 4")],
  ]);
});

it("tells facts that qualifiers set apart one by one", () => {
  const ships = (items: readonly string[]) => ({
    "data/states/ostia.yaml": `type: state\nname: Ostia\nrelations:\n  supplies:\n${items.map((item) => `    - {to: sudmark, item: ${item}, source: evening-post}\n`).join("")}`,
  });
  const items = ["coal", "timber", "lone-lamp", "unknown"];
  expect(written({}, ships(items)).slice(0, -1)).toHaveLength(4);
});

it("calls what a claim names by its name", () => {
  const claim = (more: string) => ({
    "data/states/ostia.yaml": `type: state\nname: Ostia\nrelations:\n  supplies:\n    - {to: sudmark, item: coal, claims: [{source: harbour-gazette}${more}]}\n`,
  });
  expect(written(claim(""), claim(", {source: evening-post, via: port-treaty}"))[0]).toEqual([
    "~",
    "Ostia supplies Südmark (Coal)",
    "",
    "the source stated it in Evening Post: via Port Treaty",
  ]);
});
