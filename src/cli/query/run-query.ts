import { readFileSync } from "node:fs";
import type { Json } from "../../model/entity.ts";
import { neutralLines } from "../../report/display.ts";
import type { Listing } from "../../report/listing/listing.ts";
import type { SqlAnswer, SqlEngine, SqlLimits, SqlParameters } from "../../sql/answer.ts";
import { arrayText } from "../../sql/array-text.ts";
import { SqlError } from "../../sql/sql-error.ts";
import { cacheFolder } from "../cache-folder.ts";
import { UsageError } from "../failure.ts";
import { printListing } from "../print-listing.ts";
import { clearProgress, LOADING, showProgress } from "../progress.ts";
import type { Project } from "../project.ts";
import { projectState } from "../project-state.ts";
import type { QueryFlags } from "./flags.ts";

/** Exit code of what Ctrl-C ends. */
const INTERRUPTED = 130;

/** Runs a statement and prints its rows. The exit code: 1 where the project has errors, 130 after Ctrl-C. */
export async function runQuery(
  project: () => Project,
  argument: string | undefined,
  flags: QueryFlags,
): Promise<number> {
  const sql = (flags.explain ? "EXPLAIN " : "") + statementOf(argument, flags);
  const parameters = parametersOf(flags.param ?? []);
  const engine = await openEngineOf(project, flags).catch(explain);
  if (!engine) return 1;
  let stopped = false;
  const stop = () => {
    stopped = true;
    engine.interrupt();
  };
  process.once("SIGINT", stop);
  try {
    const answer = await engine.ask(sql, parameters);
    if (flags.explain) await printPlan(answer);
    else await printListing(rowListing(answer), flags.format);
    return 0;
  } catch (error) {
    if (!stopped || !(error instanceof SqlError)) return explain(error);
    process.stderr.write("entente: stopped\n");
    return INTERRUPTED;
  } finally {
    process.off("SIGINT", stop);
    await engine.close();
  }
}

function explain(error: unknown): never {
  if (error instanceof SqlError) throw new UsageError(error.message, error.hint ?? undefined);
  throw error;
}

async function openEngineOf(project: () => Project, flags: QueryFlags): Promise<SqlEngine | null> {
  const limits = limitsOf(flags);
  if (flags.db !== undefined) {
    const { openPostgres } = await import("../../sql/postgres/engine.ts");
    return await openPostgres(flags.db, flags.dbSchema, limits);
  }
  const own = project();
  const folder = cacheFolder(own.root);
  const state = await projectState(own);
  if (!state) return null;
  const { openCache } = await import("../../sql/duckdb/cache.ts");
  const show = showProgress(LOADING);
  const opened = openCache(folder, state, limits, (share) => show("emit", share));
  return await opened.finally(clearProgress);
}

function statementOf(argument: string | undefined, { file }: QueryFlags): string {
  if (argument !== undefined && file !== undefined) throw new UsageError("give a statement or --file, not both");
  const text = file !== undefined ? readFileSync(file, "utf8") : argument === "-" ? readFileSync(0, "utf8") : argument;
  if (text !== undefined && text.trim() !== "") return text;
  throw new UsageError("there is no statement", "`entente query --tables` shows what there is to ask");
}

/** All by position or all by name; numbers as numbers. */
function parametersOf(given: readonly string[]): SqlParameters {
  const named = given.map((text) => /^([A-Za-z_]\w*)=(.*)$/s.exec(text));
  if (given.length > 0 && named.every((match) => match !== null)) {
    return Object.fromEntries(named.map(([, name = "", value = ""]) => [name, parameterOf(value)]));
  }
  return given.map(parameterOf);
}

function parameterOf(text: string): string | number {
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(text) ? Number(text) : text;
}

function limitsOf({ timeLimit, memoryLimit }: QueryFlags): SqlLimits {
  const seconds = Number(timeLimit);
  if (!(seconds >= 0 && seconds < 2_000_000)) throw new UsageError(`--time-limit takes seconds, not \`${timeLimit}\``);
  if (!/^\d+(?:\.\d+)?\s*[KMGT]i?B$/i.test(memoryLimit)) {
    throw new UsageError(`--memory-limit takes a size, not \`${memoryLimit}\``, "write `500MB` or `4GB`");
  }
  return { time: seconds * 1000, memory: memoryLimit };
}

async function printPlan(answer: SqlAnswer): Promise<void> {
  for await (const rows of answer.batches) {
    for (const row of rows) process.stdout.write(`${neutralLines(String(row.at(-1) ?? "")).trimEnd()}\n`);
  }
}

function rowListing({ columns, batches }: SqlAnswer): Listing<readonly Json[]> {
  const cells = (listText: (list: readonly Scalar[]) => string) =>
    columns.map((title, i) => ({ title, cell: (row: readonly Json[]) => cellOf(row[i] ?? null, listText) }));
  return {
    records: eachRow(batches),
    table: cells((list) => (list.every((one) => typeof one === "string") ? list.join(", ") : JSON.stringify(list))),
    csv: cells(arrayText),
    json: (row) => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])),
    noun: ["row", "rows"],
  };
}

async function* eachRow(batches: SqlAnswer["batches"]): AsyncGenerator<readonly Json[]> {
  for await (const rows of batches) yield* rows;
}

type Scalar = string | number | boolean | null;

function cellOf(value: Json, listText: (list: readonly Scalar[]) => string): string | number | null {
  if (typeof value === "boolean") return String(value);
  if (isScalar(value)) return value;
  return Array.isArray(value) && value.every(isScalar) ? listText(value) : JSON.stringify(value);
}

function isScalar(value: Json): value is Scalar {
  return value === null || typeof value !== "object";
}
