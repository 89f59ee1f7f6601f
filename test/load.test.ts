import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LoadedGraph, load, nodeHost, ProjectError } from "../src/index.ts";
import { harbourProject } from "./helpers/harbour-project.ts";

describe("load", () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "entente-load-"));
    const host = nodeHost(root);
    for (const [path, text] of harbourProject()) host.write(path, [text]);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("opens a project by its folder or by its data folder", async () => {
    const kg = await load(root);
    expect(kg).toBeInstanceOf(LoadedGraph);
    expect((await load(join(root, "data"))).dataset.digest).toBe(kg.dataset.digest);
    expect(kg.diagnostics.every(({ severity }) => severity === "warning")).toBe(true);
  });

  it("takes a project's folder for what it is where that is itself called data", async () => {
    const folder = join(root, "elsewhere/data");
    const host = nodeHost(folder);
    for (const [path, text] of harbourProject()) host.write(path, [text]);
    expect((await load(folder)).dataset.digest).toBe((await load(root)).dataset.digest);
  });

  it("gives typed access to entities, facts, claims and the graph", async () => {
    const kg = await load(join(root, "data"));
    expect([...kg.entities("state")].map(({ id }) => id)).toEqual(["norland", "ostia", "sudmark"]);
    const [coal] = kg.facts("supplies").from("norland").to("sudmark").where({ item: "coal" });
    expect(coal?.rollup.support).toBe("reported");
    expect(kg.claims().count()).toBeGreaterThan(5);
    expect(kg.graph.order).toBe(kg.dataset.entities.length);
    expect(kg.graph).toBe(kg.graph);
    expect(kg.graph.getEdgeAttribute(coal?.id, "fact")).toBe(coal?.id);
  });

  it("keeps the graph when it looks back in time", async () => {
    const past = (await load(root)).asOf({ knownOn: "2020-01-01" });
    expect(past.facts("supplies").count()).toBe(0);
    expect(past.graph.filterEdges((_, { kind }) => kind === "supplies")).toEqual([]);
  });

  it("rejects a folder that is not a project", async () => {
    await expect(load(join(root, "nowhere"))).rejects.toThrow("there is no project in");
  });

  it("rejects a project with errors, naming them, unless asked for what can be made of it", async () => {
    const file = join(root, "data/states/ostia.yaml");
    writeFileSync(file, "type: state\nname: Ostia\nrelations: {borders: nowhere}\n");
    const error: unknown = await load(root).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProjectError);
    expect(String(error)).toContain("data/states/ostia.yaml");
    const partial = await load(dirname(join(root, "data")), { partial: true });
    expect(partial.diagnostics.some(({ name }) => name === "unresolved-reference")).toBe(true);
    expect(partial.entity("ostia")?.name).toBe("Ostia");
    expect(partial.graph.order).toBe(9);
  });
});
