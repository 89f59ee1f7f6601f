import { type CompiledRows, compileRows } from "./compile/compile.ts";
import { corroborate } from "./corroborate/corroborate.ts";
import { voicesOf } from "./corroborate/voices.ts";
import { addFindings } from "./diagnostics/add-findings.ts";
import type { Diagnostic, Finding } from "./diagnostics/diagnostic.ts";
import { findDiagnostic } from "./diagnostics/registry.ts";
import { withDigest } from "./emit/digest.ts";
import { isWanted, outputsOf } from "./emit/outputs.ts";
import { readPlaces } from "./emit/read-places.ts";
import type { Host } from "./host/host.ts";
import type { Dataset } from "./model/dataset.ts";
import type { Document } from "./model/document.ts";
import { compareText } from "./model/order.ts";
import type { Project } from "./model/project.ts";
import type { Schema } from "./model/schema.ts";
import { locate } from "./parse/locate.ts";
import { readFile, readFolder, textOf } from "./parse/read-folder.ts";
import { checkProjectReferences } from "./project/check-references.ts";
import { readDeclarations } from "./project/read-declarations.ts";
import type { ProjectFile } from "./project/read-project.ts";
import { checkViews, watchViews } from "./project/view-watch.ts";
import { settle } from "./project/warning-levels.ts";
import { type Resolved, resolve } from "./resolve/resolve.ts";
import { checkRules } from "./rules/check-rules.ts";
import { mendTorn } from "./rules/torn-values.ts";
import { createValidator } from "./validate/create-validator.ts";

export type Stage = "read" | "validate" | "resolve" | "corroborate" | "compile" | "emit";

export interface CheckOptions {
  /** Hand out what could be made of a faulty project instead of null. */
  readonly partial?: boolean;
  /** Called as each stage begins and, while files are read, with the share that is done. */
  readonly onStage?: (stage: Stage, share?: number) => void;
}

export interface Checked {
  /** null where there are errors (unless `partial`). */
  readonly dataset: Dataset | null;
  /** Sorted by file, place and code. */
  readonly diagnostics: readonly Diagnostic[];
  readonly failed: boolean;
}

/** A project after every check, before its claims are rolled up. */
export interface Inspected {
  readonly schema: Schema;
  /** What entente.yaml says; null where there is no such file, or none that can be read. */
  readonly project: Project | null;
  readonly resolved: Resolved;
  /** Paths of all files of data/, broken ones included. */
  readonly files: readonly string[];
  /** Sorted by file, place and code. */
  readonly diagnostics: readonly Diagnostic[];
  readonly failed: boolean;
}

/** Reads data/ and schema/ and takes them through every check. What it finds depends on the files alone, not on their order on a disk. */
export function inspectProject(host: Host, options: CheckOptions = {}): Inspected {
  const { schema, projectFile, sound, resolved, files, faulty, findings } = readProject(
    host,
    options.onStage ?? (() => {}),
  );
  host.tidy?.();
  if (sound) addFindings(findings, checkRules(resolved, schema, findings));
  // While something is broken, what a view misses may be there.
  if (projectFile !== null && !isFailed(findings)) {
    addFindings(findings, viewFindings(projectFile, schema, resolved));
  }
  const settled = settle(mendTorn(findings, faulty, resolved.symbols), projectFile?.levels ?? []);
  const diagnostics = locate(settled, (path) => textOf(host, path));
  const project = projectFile?.project ?? null;
  return { schema, project, resolved, files, diagnostics, failed: isFailed(settled) };
}

function viewFindings(file: ProjectFile, schema: Schema, { facts, entities }: Resolved): readonly Finding[] {
  const { views } = file.project;
  if (views.length === 0) return [];
  const voices = voicesOf(entities, facts, schema);
  const watch = watchViews(views, { schema, voices, typeOf: (id) => entities.get(id)?.type });
  for (const fact of facts) watch.add(fact);
  return checkViews(file, new Set(watch.seen()), () => facts.map(({ id }) => id));
}

interface Read extends Pick<Inspected, "schema" | "resolved" | "files"> {
  readonly projectFile: ProjectFile | null;
  /** The schema has no errors: a broken one would make every file look wrong. */
  readonly sound: boolean;
  readonly findings: Finding[];
  /** The documents in which something was found. All others are let go: they are half of what a large project takes. */
  readonly faulty: readonly Document[];
}

function readProject(host: Host, begin: (stage: Stage, share?: number) => void): Read {
  begin("read");
  const { schema, projectFile, schemaFindings, projectFindings } = readDeclarations(host);
  const { documents, findings: dataFindings } = readData(host, (share) => begin("read", share));
  const findings: Finding[] = [...schemaFindings, ...projectFindings, ...dataFindings];
  const sound = !isFailed(schemaFindings);

  begin("validate");
  const validate = createValidator(schema);
  if (sound) for (const { broken, ...document } of documents) if (!broken) addFindings(findings, validate(document));

  begin("resolve");
  const files = documents.map(({ file }) => file);
  const resolved = resolve(schema, documents, (n) => {
    documents[n] = GONE;
    if (n % LARGE === LARGE - 1) host.tidy?.();
  });
  addFindings(findings, sound ? resolved.findings : []);
  addFindings(findings, checkProjectReferences(projectFile, schema, resolved.symbols, resolved.entities));
  const blamed = new Set(findings.map(({ place }) => place.file));
  const again = files.filter((path) => blamed.has(path)).map((path) => readFile(host, { path, size: 0, stamp: "" }));
  return {
    schema,
    projectFile,
    sound,
    resolved,
    files,
    findings,
    faulty: again.flatMap(({ document }) => document ?? []),
  };
}

/** Documents after which a large project is worth tidying up in between. */
const LARGE = 60_000;

const GONE: DataDocument = { file: "", id: "", value: {}, broken: true };

interface DataDocument extends Document {
  readonly broken: boolean;
}

/** The documents of data/, and empty ones for broken files: nobody else holds them. */
function readData(
  host: Host,
  onShare: (share: number) => void,
): { documents: DataDocument[]; findings: readonly Finding[] } {
  const { documents, broken, findings } = readFolder(host, "data", onShare);
  const all = [
    ...documents.map((one) => ({ ...one, broken: false })),
    ...broken.map((one) => ({ ...one, broken: true })),
  ];
  return { documents: all, findings };
}

/** Inspects a project and, where it is sound, rolls up its claims. */
export function checkProject(host: Host, options: CheckOptions = {}): Checked {
  const { schema, project, resolved, diagnostics, failed } = inspectProject(host, options);
  if (failed && !options.partial) return { dataset: null, diagnostics, failed };
  options.onStage?.("corroborate");
  return { dataset: toDataset(resolved, schema, project), diagnostics, failed };
}

export interface Built extends Checked {
  /** The files written, relative to the output folder; none where there are errors. */
  readonly written: readonly string[];
  readonly graph: CompiledRows | null;
}

export interface BuildOptions extends CheckOptions {
  /** The built viewer's files, where there is one. */
  readonly viewer?: Host;
  /** Write only these files. */
  readonly only?: readonly string[];
  /** false leaves nodes where a layout would begin. */
  readonly layout?: boolean;
  /** Lay out anew; otherwise nodes keep the places that they have in the output folder. */
  readonly relayout?: boolean;
}

/**
 * Checks a project and writes its outputs. Nothing is written where there are errors; no file takes the
 * place of its old one before all are whole.
 */
export function buildProject(host: Host, out: Host, options: BuildOptions = {}): Built {
  const checked = checkProject(host, { ...options, partial: false });
  if (!checked.dataset) return { ...checked, written: [], graph: null };
  options.onStage?.("compile");
  const before = options.layout === false || options.relayout ? null : readPlaces(out);
  const graph = compileRows(checked.dataset, options.layout, before);
  if (checked.dataset.entities.length > LARGE) host.tidy?.();
  options.onStage?.("emit");
  const { only } = options;
  const outputs = outputsOf(checked.dataset, graph, options.viewer).filter(({ path }) => isWanted(path, only));
  out.writeAll(outputs);
  return { ...checked, graph, written: outputs.map(({ path }) => path) };
}

function toDataset(resolved: Resolved, schema: Schema, project: Project | null): Dataset {
  const facts = corroborate(resolved.facts, voicesOf(resolved.entities, resolved.facts, schema))
    .toSorted((a, b) => compareText(a.id, b.id))
    // Two facts of one id are an error; what is made of a faulty project takes the first.
    .filter(({ id }, n, all) => id !== all[n - 1]?.id);
  const entities = [...resolved.entities.values()].sort((a, b) => compareText(a.id, b.id));
  return withDigest({ format: "entente/1", ...(project && { project }), schema, entities, facts });
}

function isFailed(findings: readonly Finding[]): boolean {
  return findings.some(({ name, severity = findDiagnostic(name)?.severity }) => severity !== "warning");
}
