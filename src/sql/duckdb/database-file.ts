import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** Opens a database file, or makes one, and closes it when it is filled: whole, without a log beside it. */
export async function within(
  path: string,
  settings: Readonly<Record<string, string>>,
  fill: (connection: DuckDBConnection) => Promise<void>,
): Promise<void> {
  const instance = await DuckDBInstance.create(path, settings);
  try {
    const connection = await instance.connect();
    await fill(connection);
    await connection.run("CHECKPOINT");
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}
