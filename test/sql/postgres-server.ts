import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import type { Dataset } from "../../src/model/dataset.ts";
import * as postgres from "../../src/sql/postgres/publish.ts";
import { tableGraphOf } from "../../src/sql/table-graph.ts";

/** A PostgreSQL of one's own, in a folder that goes away with it. */
export interface PostgresServer {
  /** For its superuser. */
  readonly url: string;
  stop(): void;
}

const DEBIAN = "/usr/lib/postgresql";

/** The folder of the server's programs; null where they are not installed. */
export function postgresPrograms(): string | null {
  const named = process.env["POSTGRES_BIN"];
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(named ? [named] : []),
    ...versions.map((version) => join(DEBIAN, version, "bin")),
    "/usr/local/bin",
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres"))) ?? null;
}

/** Why the tests against a real server are left out; null where they can run. */
export function whyNoPostgres(): string | null {
  if (postgresPrograms() === null)
    return "PostgreSQL's programs (initdb, postgres) are not installed: apt-get install postgresql-15";
  if (isRoot() && unprivileged() === null) return "PostgreSQL does not run as root, and there is no user postgres";
  return null;
}

/** A server that others of its kind have to reach. */
export interface Networked {
  /** On the loopback interface. */
  readonly port: number;
  readonly settings: readonly string[];
}

let shared: PostgresServer | undefined;
let databases = 0;

/** A database of one's own on a server that all tests of a worker share, which ends with the worker: to make a server takes a second. */
export function freshDatabase(): Pick<PostgresServer, "url"> {
  shared ??= startPostgres();
  databases += 1;
  const name = `fresh_${databases}`;
  const folder = new URL(shared.url).searchParams.get("host") ?? "";
  execFileSync(join(postgresPrograms() ?? "", "createdb"), ["-h", folder, "-U", "owner", name]);
  return { url: shared.url.replace("/postgres?", `/${name}?`) };
}

/** Starts a server that listens on a Unix socket only, unless it says otherwise. */
export function startPostgres({ port, settings }: Networked = ALONE): PostgresServer {
  const programs = postgresPrograms();
  if (programs === null) throw new Error("no PostgreSQL here");
  const folder = mkdtempSync(join(tmpdir(), "entente-pg-"));
  const owner = isRoot() ? unprivileged() : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o755);
  const data = join(folder, "data");
  const env = { PATH: process.env["PATH"], LC_ALL: "C.UTF-8", HOME: folder };
  // PostgreSQL refuses to run as root, and must not outlive a test runner that is killed.
  const identity = owner ? [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"] : [];
  const command = (program: string, args: readonly string[]) => [
    ...identity,
    "--pdeathsig=QUIT",
    join(programs, program),
    ...args,
  ];
  const make = ["-D", data, "-U", "owner", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
  execFileSync("setpriv", command("initdb", make), { stdio: ["ignore", "ignore", "pipe"], cwd: folder, env });
  const cheap = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", ...settings];
  const all = [`port=${port}`, `unix_socket_directories=${folder}`, ...cheap].flatMap((set) => ["-c", set]);
  const server = spawn("setpriv", command("postgres", ["-D", data, ...all]), {
    stdio: "ignore",
    cwd: folder,
    env,
  });
  server.unref();
  waitFor(() => {
    execFileSync(join(programs, "pg_isready"), ["-h", folder, "-p", String(port), "-q"], { stdio: "ignore" });
  });
  return {
    url: `postgres://owner@localhost:${port}/postgres?host=${encodeURIComponent(folder)}`,
    stop: () => {
      server.kill("SIGQUIT");
      waitFor(() => {
        if (existsSync(join(data, "postmaster.pid"))) throw new Error("it runs still");
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const ALONE: Networked = { port: 5432, settings: ["listen_addresses="] };

/** Tries until it works, for ten seconds at most. */
function waitFor(attempt: () => void): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 0; ; tries += 1) {
    try {
      attempt();
      return;
    } catch (error) {
      if (tries === 200) throw error;
      Atomics.wait(clock, 0, 0, 50);
    }
  }
}

function isRoot(): boolean {
  return userInfo().uid === 0;
}

function unprivileged(): { uid: number; gid: number } | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }).toString());
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}

/** Publishes a dataset in memory. */
export function publish(url: string, dataset: Dataset, options: postgres.PublishOptions): Promise<postgres.Published> {
  return postgres.publish(url, tableGraphOf(dataset), options);
}
