import { gitLine, isRefusal } from "../../host/git.ts";
import { UsageError } from "../failure.ts";

/** The full name of the commit that a revision names. */
export function commitNamed(root: string, revision: string): string {
  const commit = ask(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (commit !== undefined) return commit;
  const isUnborn = ask(root, ["rev-parse", "--verify", "--quiet", "HEAD"]) === undefined;
  const hint = isUnborn
    ? "this repository has no commit yet"
    : ask(root, ["rev-parse", "--is-shallow-repository"]) === "true"
      ? "a shallow clone may lack it: `git fetch --unshallow`"
      : undefined;
  throw new UsageError(`there is no file, folder or Git revision \`${revision}\``, hint);
}

/** Where two revisions parted. */
export function mergeBase(root: string, one: string, other: string): string {
  const base = ask(root, ["merge-base", commitNamed(root, one), commitNamed(root, other)]);
  if (base !== undefined) return base;
  throw new UsageError(
    `\`${one}\` and \`${other}\` have no commit in common`,
    "a shallow clone may lack it: `git fetch --unshallow`",
  );
}

/** The branch that others leave: the remote's default, else `main` or `master`; undefined where there is none. */
export function mainBranch(root: string): string | undefined {
  const remote = ask(root, ["rev-parse", "--abbrev-ref", "--verify", "--quiet", "origin/HEAD"]);
  const names = [remote ?? "", "origin/main", "origin/master", "main", "master"];
  return names.find(
    (name) => name !== "" && ask(root, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`]) !== undefined,
  );
}

function ask(root: string, args: readonly string[]): string | undefined {
  try {
    return gitLine(root, args);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new UsageError(error.message, "without Git, two folders or two facts.json can be compared");
  }
}
