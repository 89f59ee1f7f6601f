import type { Client } from "pg";
import { dropSchema, schemasOf } from "./owned-schemas.ts";
import { whyLeft } from "./publish-errors.ts";

/** A schema of an older state that could not be dropped, and why; the next publication tries again. */
export interface Left {
  readonly schema: string;
  readonly reason: string;
}

/**
 * Drops old states once no one reads them any more; a reader in the middle of one is not waited for. On the connection that
 * holds the lock of the publications under this name.
 */
export async function dropLeft(client: Client, target: string): Promise<readonly Left[]> {
  const left: Left[] = [];
  for (const { schema } of await schemasOf(client, target, ["next", "old"])) {
    try {
      await client.query("BEGIN");
      await client.query("SET LOCAL lock_timeout = '2s'");
      // A worker of Citus does not know of that limit.
      await client.query("SET LOCAL statement_timeout = '20s'");
      await dropSchema(client, schema);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {});
      left.push({ schema, reason: whyLeft(error) });
    }
  }
  return left;
}
