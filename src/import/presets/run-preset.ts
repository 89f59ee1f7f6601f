import type { Finding } from "../../diagnostics/diagnostic.ts";
import type { Ledger } from "../../emit/exchange/ledger.ts";
import type { Snapshot } from "../../host/host.ts";
import { overlay } from "../../host/overlay.ts";
import type { Entity } from "../../model/entity.ts";
import { isId, toId } from "../../model/ids.ts";
import type { Schema } from "../../model/schema.ts";
import { readDeclarations } from "../../project/read-declarations.ts";
import type { ImportMap } from "../map/take.ts";
import { indexProject } from "../merge/project-index.ts";
import { type Imported, type PreparedImport, prepareImport } from "../run-import.ts";
import type { CellSpans } from "../tables/cell-spans.ts";
import { OUTCOMES, type Outcome, type RuleTally } from "../tally.ts";
import type { Drafts, LeftOut } from "./drafts.ts";
import { translateFtm } from "./ftm.ts";
import { translateMisp } from "./misp/translate-misp.ts";
import { type OriginFile, readOrigin } from "./origin.ts";
import { planSchema } from "./plan-schema.ts";
import { withoutSharedIdentifiers } from "./shared-identifiers.ts";
import { sourceKind } from "./source-kind.ts";
import { translateStix } from "./stix.ts";
import { claimTables, entityTables } from "./to-tables.ts";

/** A format that `import` knows: it needs no map. */
export interface Preset {
  /** The key under `identifiers` that keeps the format's ids, and part of the names of types that need one of their own. */
  readonly name: string;
  /** Where a file that is one object has its list. */
  readonly lists: readonly string[];
  /** What the source of the claims is called, where the file itself says so. */
  readonly titleOf: (files: readonly OriginFile[]) => string | null;
  readonly translate: (
    files: readonly OriginFile[],
    schema: Schema,
    /** What the project has. */
    entities: ReadonlyMap<string, Entity>,
  ) => Drafts;
}

export const PRESETS: Readonly<Record<"ftm" | "stix" | "misp", Preset>> = {
  ftm: { name: "ftm", lists: ["entities", "results"], titleOf: () => null, translate: translateFtm },
  stix: { name: "stix", lists: ["objects"], titleOf: titleOfStix, translate: translateStix },
  misp: { name: "misp", lists: ["values", "response"], titleOf: titleOfMisp, translate: translateMisp },
};

/** What the bundle is a collection of, where it says so. */
function titleOfStix(files: readonly OriginFile[]): string | null {
  const all = files.flatMap(({ objects }) => objects.filter(({ value }) => value["type"] === "x-mitre-collection"));
  const [only, ...more] = all.map(({ value }) => value["name"]);
  return typeof only === "string" && more.length === 0 ? only : null;
}

function titleOfMisp(files: readonly OriginFile[]): string | null {
  const [only, ...more] = files.map(({ head }) => head["name"]);
  return typeof only === "string" && more.length === 0 ? `${only} (MISP galaxy)` : null;
}

export interface PresetInput {
  readonly host: Snapshot;
  readonly preset: Preset;
  /** The source of the claims, and what names the record of the import. */
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly spans: CellSpans;
}

export interface PresetOutcome extends Imported {
  /** What is not brought in of objects that are. */
  readonly unread: Ledger | null;
  readonly leftOut: readonly LeftOut[];
}

interface PreparedPreset extends PreparedImport {
  outcome(): PresetOutcome;
}

function refused(findings: readonly Finding[]): PreparedPreset {
  const nothing = { tally: [], vanished: [], notes: [], unread: null, leftOut: [] };
  return { *changes() {}, outcome: () => ({ ...nothing, findings }) };
}

/** Reads files of a format that is known. Nothing is written yet. */
export async function preparePreset({ host, preset, name, files, spans }: PresetInput): Promise<PreparedPreset> {
  const origins = files.map((file) => readOrigin(file.name, file.text, preset.lists, spans));
  const faults = origins.flatMap(({ findings }) => findings);
  if (faults.length > 0) return refused(faults);
  const { schema } = readDeclarations(host);
  const { entities } = indexProject(host, schema);
  const read = preset.translate(origins, schema, entities);
  const drafts = { ...read, entities: withoutSharedIdentifiers(read.entities) };
  const registered = new Map<string, string>();
  for (const { identifiers, type } of entities.values()) {
    const id = identifiers[preset.name];
    if (id !== undefined) registered.set(id, type);
  }
  const plan = planSchema(host, schema, preset.name, drafts, (id) => registered.get(id));
  const bytes = new TextEncoder();
  const planned = overlay(
    host,
    new Map([...plan.changes, ...plan.passing].map(({ path, text }) => [path, bytes.encode(text)])),
  );
  const { schema: wider, schemaFindings } = readDeclarations(planned);
  if (schemaFindings.length > 0) return refused(schemaFindings);
  const entityRules = entityTables(drafts.entities, plan, preset.name);
  const claimRules = claimTables(drafts.claims, plan, preset.name);
  const prepared = await prepareImport({
    host: planned,
    schema: wider,
    map: mapOf(name, drafts.isSourced ? null : sourceOf(wider, preset.titleOf(origins) ?? name), entities, {
      entities: entityRules.map(({ rule }) => rule),
      relations: claimRules.map(({ rule }) => rule),
    }),
    tables: [...entityRules, ...claimRules].flatMap(({ tables }) => tables),
    spans,
    makesNew: false,
  });
  const { leftOut, unread } = drafts;
  return {
    *changes() {
      let isFirst = true;
      for (const change of prepared.changes()) {
        // Types are written where something of them is.
        if (isFirst) yield* plan.changes;
        isFirst = false;
        yield change;
      }
    },
    outcome: () => {
      const imported = prepared.outcome();
      return { ...imported, tally: [...imported.tally, ...tallyOf(leftOut)], leftOut, unread };
    },
  };
}

function sourceOf(schema: Schema, name: string): Readonly<Record<string, unknown>> {
  const kind = sourceKind(schema, "dataset");
  return { type: "source", name, ...(kind !== null && { kind }) };
}

/** The map that a preset stands for. */
function mapOf(
  name: string,
  source: Readonly<Record<string, unknown>> | null,
  entities: ReadonlyMap<string, Entity>,
  rules: Pick<ImportMap, "entities" | "relations">,
): ImportMap {
  const known = entities.get(name);
  const id = isId(name) && (known === undefined || known.type === "source") ? name : `${toId(name)}-file`;
  return {
    name,
    path: name,
    source: source && { id, value: source },
    absent: new Set([""]),
    delimiter: null,
    encoding: "utf-8",
    items: null,
    header: { row: null, ofSheets: new Map() },
    columns: null,
    folder: `data/imported/${name}`,
    ...rules,
  };
}

function tallyOf(leftOut: readonly LeftOut[]): readonly RuleTally[] {
  const counts = new Map<string, RuleTally>();
  for (const { file, counted } of leftOut) {
    const key = `${file}\0${counted}`;
    const none = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
    const known = counts.get(key) ?? { file, rule: counted, rows: 0, outcomes: none };
    known.rows += 1;
    known.outcomes["left out"] += 1;
    counts.set(key, known);
  }
  return [...counts.values()];
}
