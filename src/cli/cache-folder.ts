import { accessSync, constants, lstatSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir, platform } from "node:os";
import { join } from "node:path";
import { digestOf } from "../host/content-digest.ts";
import { isUnwritable } from "../host/system-error.ts";

/**
 * `.entente/` in the project; where that cannot be written, a folder of its own in the user's cache. Git is told to look away.
 * ENTENTE_CACHE names another place.
 */
export function cacheFolder(root: string): string {
  const named = process.env["ENTENTE_CACHE"];
  if (named) {
    mkdirSync(named, { recursive: true });
    return named;
  }
  const inside = join(root, ".entente");
  try {
    mkdirSync(inside, { recursive: true });
    // A project that comes from elsewhere could link it to any folder of yours.
    if (lstatSync(inside).isSymbolicLink())
      throw Object.assign(new Error("a link"), { code: "ELOOP", syscall: "mkdir" });
    accessSync(inside, constants.W_OK);
    writeFileSync(join(inside, ".gitignore"), "*\n");
    return inside;
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    const name = digestOf(root).slice(0, 16);
    const outside = join(userCache(), "entente", name);
    mkdirSync(outside, { recursive: true, mode: 0o700 });
    return outside;
  }
}

function userCache(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (platform() === "win32" && LOCALAPPDATA) return LOCALAPPDATA;
  return platform() === "darwin" ? join(homedir(), "Library", "Caches") : join(homedir(), ".cache");
}
