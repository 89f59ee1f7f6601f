import type { Json } from "../../src/model/entity.ts";
import type { SqlEngine, SqlParameters } from "../../src/sql/answer.ts";
import { SqlError } from "../../src/sql/sql-error.ts";

/** All that a statement gives, at once. */
export async function rows(
  engine: SqlEngine,
  sql: string,
  parameters?: SqlParameters,
): Promise<readonly (readonly Json[])[]> {
  const answer = await engine.ask(sql, parameters);
  const all: (readonly Json[])[] = [];
  for await (const batch of answer.batches) all.push(...batch);
  return all;
}

/** The words in which something is refused; fails where it is not, or breaks in another way. */
export async function refusal(promise: Promise<unknown>): Promise<SqlError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof SqlError) return error;
  throw error ?? new Error("it was not refused");
}
