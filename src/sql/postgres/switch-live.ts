import type { Client } from "pg";
import type { Dataset } from "../../model/dataset.ts";
import { quoted } from "../ddl.ts";
import { liveGraph, markSchema, schemasOf, workingName } from "./owned-schemas.ts";

/**
 * Gives a fresh schema the name that readers use, within a transaction. Renames touch two rows of a catalogue: readers wait
 * for nothing, and see the old graph or the new one.
 *
 * @param data the schema with the tables of the fresh one's views; null: it has its own
 */
export async function switchLive(
  client: Client,
  { format, digest }: Pick<Dataset, "format" | "digest">,
  { next, data, target }: { readonly next: string; readonly data: string | null; readonly target: string },
): Promise<void> {
  const live = await liveGraph(client, target);
  if (live !== null) {
    const old = workingName("old");
    await client.query(`ALTER SCHEMA ${quoted(target)} RENAME TO ${quoted(old)}`);
    await client.query(markSchema(client, old, { ...live, state: "old", target }));
  }
  for (const former of await schemasOf(client, target, ["data"])) {
    await client.query(markSchema(client, former.schema, { ...former, state: "old" }));
  }
  if (data !== null) await client.query(markSchema(client, data, { format, digest, state: "data", target }));
  await client.query(`ALTER SCHEMA ${quoted(next)} RENAME TO ${quoted(target)}`);
  await client.query(markSchema(client, target, { format, digest, state: "live", target }));
}
