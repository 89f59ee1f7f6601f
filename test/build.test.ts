import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { MultiGraph } from "graphology";
import { describe, expect, it } from "vitest";
import { type BuildOptions, buildProject, checkProject } from "../src/build.ts";
import { emitSingleFile } from "../src/emit/single-file.ts";
import type { Host } from "../src/host/host.ts";
import { memoryHost } from "../src/host/memory-host.ts";
import type { Dataset } from "../src/model/dataset.ts";
import type { TextsFile } from "../src/model/outputs/page.ts";
import { harbourProject } from "./helpers/harbour-project.ts";

type Files = Map<string, string | Uint8Array>;

function built(project: Host, options: BuildOptions = {}): Map<string, string> {
  const files: Files = new Map();
  const { diagnostics } = buildProject(project, memoryHost(files), options);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return new Map([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString("utf8")]));
}

/** A file that the single file holds packed. */
function unpacked(base64 = ""): Partial<Dataset & TextsFile> {
  return JSON.parse(gunzipSync(Buffer.from(base64, "base64")).toString("utf8"));
}

describe("a build", () => {
  const files = built(memoryHost(harbourProject()));

  it("writes the graph, the GEXF, a site and a single file", () => {
    const paths = ["entente.html", "first-page.css", "first-page.js", "graph.gexf", "graph.json", "index.html"];
    expect([...files.keys()].sort()).toEqual(paths);
  });

  it("is the same to the last byte a second time, whatever the order of the files on the disk", () => {
    const project = memoryHost(harbourProject());
    const backwards: Host = {
      ...project,
      list(folder) {
        const { files: listed, loops } = project.list(folder);
        return { files: listed.toReversed(), loops };
      },
    };
    for (const [path, text] of built(backwards)) expect(text === files.get(path), path).toBe(true);
  });

  it("writes a graph that graphology imports", () => {
    const graph = new MultiGraph();
    graph.import(JSON.parse(files.get("graph.json") ?? ""));
    expect([graph.order, graph.directedSize, graph.undirectedSize]).toEqual([9, 12, 4]);
    expect(graph.hasEdge("norland", "coal")).toBe(true);
  });

  it("writes facts.json where it is asked for, with a digest that anyone can find from its lines", () => {
    const text = built(memoryHost(harbourProject()), { only: ["facts.json"] }).get("facts.json") ?? "";
    const dataset: Dataset = JSON.parse(text);
    expect(dataset).toEqual(checkProject(memoryHost(harbourProject())).dataset);
    const mark = '\n"facts":';
    const end = text.indexOf(mark) + mark.length;
    const sha256 = (content: string) => createHash("sha256").update(content).digest("hex");
    const lines = text.slice(end, text.lastIndexOf("\n]")).split("\n").slice(1);
    expect(lines).toHaveLength(10);
    const sum = lines.reduce((total, line) => total + BigInt(`0x${sha256(line.replace(/,$/, ""))}`), 0n) % 2n ** 256n;
    const whole = text.slice(0, end) + sum.toString(16).padStart(64, "0");
    expect(dataset.digest).toBe(sha256(whole).slice(0, 16));
    expect(JSON.parse(files.get("graph.json") ?? "").attributes.digest).toBe(dataset.digest);
  });

  it("has another digest when a claim changes", () => {
    const project = harbourProject();
    const norland = project.get("data/states/norland.yaml") ?? "";
    project.set("data/states/norland.yaml", norland.replace("3000 tonnes", "3001 tonnes"));
    expect(checkProject(memoryHost(project)).dataset?.digest).not.toBe(
      JSON.parse(files.get("graph.json") ?? "").attributes.digest,
    );
  });

  it("puts the same data into the single file, with nothing that could end its element", () => {
    const project = harbourProject();
    const evil = "</script><script>alert(1)</script><!-- \u2028";
    project.set("data/items/lamp.yaml", `type: item\nname: Lamp\ndescription: ${JSON.stringify(evil)}\n`);
    project.set("entente.yaml", `title: ${JSON.stringify(evil)}\n`);
    const viewer = memoryHost(new Map([["single.html", "<body><!-- entente-data --></body>"]]));
    const out: Files = new Map();
    buildProject(memoryHost(project), memoryHost(out), { viewer });
    const page = Buffer.from(out.get("entente.html") ?? "").toString("utf8");
    const blocks = [...page.matchAll(/<script type="[\w/]+" data-file="([^"]+)">(.*?)<\/script>/gs)];
    expect(page.replaceAll(/<script type="[\w/]+" data-file="[^"]+">[^<]*<\/script>/g, "")).toBe("<body></body>");
    const files = new Map(blocks.map(([, path = "", text = ""]) => [path, text]));
    expect(JSON.parse(files.get("view/overview.json") ?? "").project.title).toBe(evil);
    const place = unpacked(files.get("view/entities.json.gz")).entities?.findIndex(({ id }) => id === "lamp") ?? -1;
    expect(unpacked(files.get("view/texts-0.json.gz")).texts?.[place]?.description).toBe(evil);
    const facts = JSON.parse(JSON.stringify(checkProject(memoryHost(project)).dataset?.facts));
    expect(unpacked(files.get("view/facts-0.json.gz")).facts).toEqual(facts);
  });

  it("draws a graph in the page that is put in place of the viewer, with nothing that could end its element", () => {
    const project = harbourProject();
    const evil = "</script><script>alert(1)</script><!-- \u2028";
    project.set("data/items/lamp.yaml", `type: item\nname: Lamp\ndescription: ${JSON.stringify(evil)}\n`);
    const page = built(memoryHost(project)).get("entente.html") ?? "";
    const block = /<script type="application\/json" id="entente-data">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
    expect(block).not.toContain("<");
    expect(JSON.parse(block).graph.nodes).toHaveLength(10);
  });

  it("fills the place that the viewer's page keeps for its data, and leaves its template out of the site", () => {
    const viewer = memoryHost(
      new Map([
        ["index.html", "<p>site</p>"],
        ["assets/app.js", "run()"],
        ["single.html", "<body><!-- entente-data --><script>go('$&')</script></body>"],
      ]),
    );
    const out: Files = new Map();
    buildProject(memoryHost(harbourProject()), memoryHost(out), { viewer });
    expect([...out.keys()].sort()).toEqual([
      ...["assets/app.js", "entente.html", "graph.gexf", "graph.json", "index.html"],
      ...["view/entities.json.gz", "view/facts-0.json.gz", "view/leads.json.gz", "view/naming.json.gz"],
      ...[
        "view/overview.json",
        "view/paths.json.gz",
        "view/places.json.gz",
        "view/story.json.gz",
        "view/texts-0.json.gz",
      ],
    ]);
    const page = Buffer.from(out.get("entente.html") ?? "").toString("utf8");
    expect(page).toMatch(
      /^<body><script type="text\/plain" data-file="view\/facts-0\.json\.gz">[\w+/]+=*<\/script>.*<script>go\('\$&'\)/s,
    );
  });

  it("says where to look instead of one page that no browser would open", () => {
    const page = [...emitSingleFile("<body></body>", null, () => [])].join("");
    expect(page.length).toBeLessThan(1000);
    expect(page).toContain("index.html");
  });

  it("writes nothing where there is an error, and so leaves the last good output", () => {
    const out: Files = new Map();
    buildProject(memoryHost(harbourProject()), memoryHost(out));
    const before = new Map(out);
    const broken = harbourProject();
    broken.set("data/states/ostia.yaml", "type: state\nname: Ostia\nrelations: {borders: nowhere}\n");
    const result = buildProject(memoryHost(broken), memoryHost(out));
    expect(result.failed).toBe(true);
    expect(result.written).toEqual([]);
    expect(result.diagnostics.map(({ name, span }) => [name, span.file])).toContainEqual([
      ...["unresolved-reference", "data/states/ostia.yaml"],
    ]);
    expect(out).toEqual(before);
  });

  it("makes what it can of a faulty project when asked to", () => {
    const broken = harbourProject();
    const norland = broken.get("data/states/norland.yaml") ?? "";
    broken.set("data/states/norland.yaml", norland.replace("item: timber", "item: coal"));
    broken.set("data/states/ostia.yaml", "type: state\nname: Ostia\nrelations: {borders: nowhere}\n");
    expect(checkProject(memoryHost(broken)).dataset).toBe(null);
    const { dataset, failed } = checkProject(memoryHost(broken), { partial: true });
    expect(failed).toBe(true);
    const ids = dataset?.facts.map(({ id }) => id) ?? [];
    expect(ids).toContain("norland.supplies.sudmark.coal");
    expect(new Set(ids).size).toBe(ids.length);
  });
});
