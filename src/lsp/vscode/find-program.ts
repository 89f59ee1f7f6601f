import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

/** Every project names it so in its own package.json. */
const PACKAGE = "entente-graph";

/**
 * The command `entente` of a folder: its own install, looked for as Node does, upward; without one, the package that a setting names. Undefined
 * where there is neither.
 *
 * @param setting the folder of the package, or empty; relative to the folder
 */
export function findProgram(folder: string, setting: string): string | undefined {
  const require = createRequire(join(folder, "package.json"));
  const own = resolved(require, `${PACKAGE}/package.json`);
  if (own !== undefined) return commandOf(require, own);
  const named = setting === "" ? undefined : resolved(require, join(resolve(folder, setting), "package.json"));
  return named === undefined ? undefined : commandOf(require, named);
}

function resolved(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

function commandOf(require: NodeJS.Require, manifest: string): string | undefined {
  const read: unknown = require(manifest);
  const bin = typeof read === "object" && read !== null && "bin" in read ? read.bin : undefined;
  const entente = typeof bin === "object" && bin !== null && "entente" in bin ? bin.entente : undefined;
  return typeof entente === "string" ? join(dirname(manifest), entente) : undefined;
}
