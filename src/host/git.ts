import { spawnSync } from "node:child_process";
import { isSystemError, type SystemError } from "./system-error.ts";

/** No object is fetched over a network, and nothing is asked for on a terminal. */
const ENVIRONMENT = { GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" };

/**
 * What the machine's Git prints. It is asked rather than a reader of its objects in JavaScript: where there are revisions there is Git, and it alone
 * reads every repository (packs, alternates, worktrees, SHA-256).
 *
 * @param folder in a working tree
 * @throws SystemError with the code EGIT where Git is not there or refuses
 */
export function git(folder: string, args: readonly string[], input: string = ""): Buffer {
  const { error, status, stdout, stderr } = spawnSync("git", ["-C", folder, ...args], {
    input,
    env: { ...process.env, ...ENVIRONMENT },
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
  });
  if (isSystemError(error, "ENOENT")) throw refused("there is no `git` on this machine, so no revision can be read");
  if (error) throw error;
  if (status !== 0) throw refused(`git ${args[0]}: ${firstLine(stderr.toString())}`);
  return stdout;
}

/** One line of it; undefined where Git refuses because there is no such thing. */
export function gitLine(folder: string, args: readonly string[]): string | undefined {
  try {
    return git(folder, args).toString().trim() || undefined;
  } catch (error) {
    if (isRefusal(error) && !/no `git`|not a git repository|dubious ownership/.test(error.message)) return undefined;
    throw error;
  }
}

/** Whether Git is not there, or refused. */
export function isRefusal(error: unknown): error is SystemError {
  return isSystemError(error, "EGIT");
}

function refused(message: string): SystemError {
  return Object.assign(new Error(message), { code: "EGIT", syscall: "git" });
}

function firstLine(text: string): string {
  return (
    text
      .trim()
      .split("\n")[0]
      ?.replace(/^fatal: /, "") || "failed"
  );
}
