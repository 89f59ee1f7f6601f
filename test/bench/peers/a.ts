/**
 * Peer A: what a competent person would script with js-yaml, ajv and graphology, on one thread.
 * `node a.js PROJECT SCHEMA.json OUT` writes OUT/graph.gexf and OUT/graph.json, and says what it saw.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Ajv2020, type AnySchema, type ValidateFunction } from "ajv/dist/2020.js";
import { MultiGraph } from "graphology";
import * as gexf from "graphology-gexf";
import { load } from "js-yaml";

interface Relation {
  readonly label: string;
  readonly symmetric?: boolean;
  readonly value?: string;
  readonly derive?: { readonly from: string; readonly under?: string };
  readonly project?: readonly { readonly from: string; readonly edge: string; readonly to: string }[];
}
type Mapping = Record<string, unknown>;

const [project = "", schemaFile = "", out = ""] = process.argv.slice(2);
const ids = new Map<string, Mapping>();
const validators = compileSchemas();
for (const path of yamlFiles(join(project, "data"))) {
  const document = load(readFileSync(path, "utf8")) as Mapping;
  const validate = validators.get(String(document["type"]));
  if (!validate?.(document)) throw new Error(`${path}: ${JSON.stringify(validate?.errors?.[0])}`);
  ids.set(basename(path, ".yaml"), document);
}
const relations = new Map<string, Relation>();
for (const path of yamlFiles(join(project, "schema/relations"))) {
  relations.set(basename(path, ".yaml"), load(readFileSync(path, "utf8")) as Relation);
}
const graph = buildGraph();
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "graph.json"), JSON.stringify(graph.export()));
writeFileSync(join(out, "graph.gexf"), gexf.write(graph, { version: "1.3" }));
process.stdout.write(`${JSON.stringify({ nodes: graph.order, edges: graph.size })}\n`);

function yamlFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => join(folder, name));
}

function compileSchemas(): Map<string, ValidateFunction> {
  const { shared, types } = JSON.parse(readFileSync(schemaFile, "utf8")) as {
    shared: AnySchema[];
    types: Record<string, AnySchema>;
  };
  const ajv = new Ajv2020({ strict: false });
  for (const schema of shared) ajv.addSchema(schema);
  return new Map(Object.entries(types).map(([type, schema]) => [type, ajv.compile(schema)]));
}

function buildGraph(): MultiGraph {
  const made = new MultiGraph();
  for (const [id, { name, type, description, aliases }] of ids) {
    made.addNode(id, {
      label: name,
      type,
      ...(description ? { description } : {}),
      ...(aliases ? { aliases: names(aliases) } : {}),
    });
  }
  const parties = new Map<string, Map<string, string[]>>();
  for (const [id, document] of ids) {
    for (const [name, entries] of Object.entries((document["relations"] ?? {}) as Record<string, unknown>)) {
      const relation = relations.get(name);
      if (!relation) throw new Error(`${id}: no relation ${name}`);
      for (const entry of Array.isArray(entries) ? entries : [entries])
        addFact(made, parties, id, name, relation, entry);
    }
  }
  for (const [name, { derive, label, symmetric }] of relations) {
    // What follows across another relation has nothing to follow: generated theses do not contradict one another.
    if (derive?.under === undefined) continue;
    for (const [under, objects] of parties.get(derive.from) ?? []) {
      for (const [i, a] of objects.entries()) {
        for (const b of objects.slice(i + 1))
          addEdge(made, a, b, symmetric ?? false, { label, kind: name, [derive.under]: under });
      }
    }
  }
  return made;
}

function addFact(
  made: MultiGraph,
  parties: Map<string, Map<string, string[]>>,
  id: string,
  name: string,
  relation: Relation,
  written: unknown,
): void {
  if (relation.value) return;
  const entry = (typeof written === "object" ? written : { to: written }) as Mapping;
  const { to, claims, ...rest } = entry;
  const target = String(to);
  const attributes = {
    label: relation.label,
    kind: name,
    claims: Array.isArray(claims) ? claims.length : 1,
    ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, String(value)])),
  };
  if (ids.has(target)) addEdge(made, id, target, relation.symmetric ?? false, attributes);
  for (const { from, edge, to: end } of relation.project ?? []) {
    const [a, b] = [from, end].map((side) => (side === "$from" ? id : side === "$to" ? target : rest[side.slice(1)]));
    if (ids.has(String(a)) && ids.has(String(b))) {
      addEdge(made, String(a), String(b), false, { ...attributes, label: edge, kind: edge });
    }
  }
  const groups = parties.get(name) ?? new Map<string, string[]>();
  parties.set(name, groups);
  const group = groups.get(id) ?? [];
  groups.set(id, group);
  if (ids.has(target)) group.push(target);
}

function addEdge(made: MultiGraph, a: string, b: string, undirected: boolean, attributes: Mapping): void {
  if (undirected) made.addUndirectedEdge(a, b, attributes);
  else made.addDirectedEdge(a, b, attributes);
}

function names(aliases: unknown): string {
  return (aliases as (string | { name: string })[]).map((one) => (typeof one === "string" ? one : one.name)).join(", ");
}
