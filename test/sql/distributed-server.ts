import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Client } from "pg";
import { type PostgresServer, postgresPrograms, startPostgres, whyNoPostgres } from "./postgres-server.ts";

/** A coordinator with its workers, or a plain server that plays one. */
export interface DistributedServer {
  /** Of the coordinator, for its superuser. */
  readonly url: string;
  readonly workers: readonly PostgresServer[];
  stop(): void;
}

/** Why nothing is tried on a real Citus; null where it is installed. */
export function whyNoCitus(): string | null {
  const programs = postgresPrograms();
  if (programs === null || whyNoPostgres() !== null) return whyNoPostgres();
  return existsSync(join(programs, "..", "lib", "citus.so"))
    ? null
    : "Citus is not installed: its citus.so belongs to PostgreSQL's libraries";
}

/** Citus with a coordinator that holds no shards, and two workers, on the loopback interface. */
export async function startCitus(): Promise<DistributedServer> {
  const ports = await freePorts(3);
  const nodes = ports.map((port) =>
    startPostgres({
      port,
      settings: [
        "listen_addresses=127.0.0.1",
        "shared_preload_libraries=citus",
        "citus.shard_count=4",
        "citus.enable_statistics_collection=off",
        "max_prepared_transactions=100",
      ],
    }),
  );
  const [coordinator, ...workers] = nodes;
  if (coordinator === undefined) throw new Error("no coordinator");
  for (const node of nodes) await runSql(node.url, "CREATE EXTENSION citus");
  const [own, ...others] = ports;
  await runSql(coordinator.url, `SELECT citus_set_coordinator_host('127.0.0.1', ${own})`);
  for (const port of others) await runSql(coordinator.url, `SELECT citus_add_node('127.0.0.1', ${port})`);
  return {
    url: coordinator.url,
    workers,
    stop: () => {
      for (const node of nodes) node.stop();
    },
  };
}

/** A plain server with functions of Citus's names, which write down in `pg_dist_partition` what they are asked for. */
export async function startStandIn(): Promise<DistributedServer> {
  const server = startPostgres();
  await runSql(server.url, STAND_IN);
  return { url: server.url, workers: [], stop: () => server.stop() };
}

const STAND_IN = `
  SET allow_system_table_mods = on;
  INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
    SELECT 4000000001, 'citus', oid, 'public'::regnamespace, false, 'stand-in' FROM pg_roles WHERE rolname = 'owner';
  CREATE TABLE public.pg_dist_partition (n serial, logicalrelid oid, name text, partmethod text, colocationid int, by text, beside text);
  CREATE FUNCTION public.citus_is_coordinator() RETURNS boolean LANGUAGE sql AS 'SELECT true';
  CREATE FUNCTION public.create_distributed_table(name regclass, by text, colocate_with text DEFAULT 'default') RETURNS void LANGUAGE sql AS
    $$ INSERT INTO public.pg_dist_partition (logicalrelid, name, partmethod, colocationid, by, beside)
       SELECT oid, relname, 'h', 2, $2, $3 FROM pg_class WHERE oid = $1 $$;
  CREATE FUNCTION public.create_reference_table(name regclass) RETURNS void LANGUAGE sql AS
    $$ INSERT INTO public.pg_dist_partition (logicalrelid, name, partmethod, colocationid) SELECT oid, relname, 'n', 1 FROM pg_class WHERE oid = $1 $$`;

/** Runs statements as they are, on a connection of their own. */
export async function runSql(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows ?? [];
  } finally {
    await client.end();
  }
}

async function freePorts(n: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: n },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer();
          server.listen(0, "127.0.0.1", () => resolve(server));
        }),
    ),
  );
  return await Promise.all(
    servers.map((server) => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      return new Promise<number>((resolve) => server.close(() => resolve(port)));
    }),
  );
}
