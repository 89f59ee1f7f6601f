import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where .ci/run installs other people's programs, by which our exports are tried. Outside of the checkout, so that a clone has them, too. */
const ORACLES = process.env["ENTENTE_ORACLES"] ?? join(homedir(), ".cache", "entente-oracles");

interface Oracle {
  readonly command: string;
  /** Why tests must be skipped, for their title; empty: they need not be. */
  readonly missing: string;
}

/** A Python that has these modules: that of the oracles, else the machine's own. */
export function oraclePython(...modules: readonly string[]): Oracle {
  const script = modules.map((name) => `import ${name}`).join("\n");
  for (const command of [join(ORACLES, "venv", "bin", "python"), "python3"]) {
    if (command.startsWith("/") && !existsSync(command)) continue;
    if (spawnSync(command, ["-c", script]).status === 0) return { command, missing: "" };
  }
  return { command: "", missing: ` (skipped: no Python with ${modules.join(" and ")})` };
}

/** A program of the oracles, else the machine's own. */
export function oracleProgram(name: string): Oracle {
  const own = [join(ORACLES, "venv", "bin", name), join(ORACLES, "bin", name)].find((path) => existsSync(path));
  if (own !== undefined) return { command: own, missing: "" };
  const isThere = spawnSync(name, ["--version"]).status === 0;
  return isThere ? { command: name, missing: "" } : { command: "", missing: ` (skipped: no ${name})` };
}

interface Jars {
  readonly classpath: string;
  readonly missing: string;
}

/** A Java program of the oracles, by its folder. */
export function oracleJars(name: string): Jars {
  const folder = join(ORACLES, name);
  if (!existsSync(folder)) return { classpath: "", missing: ` (skipped: no ${name} in ${ORACLES})` };
  const hasJava = spawnSync("java", ["-version"]).status === 0;
  return { classpath: join(folder, "*"), missing: hasJava ? "" : " (skipped: no Java)" };
}
