import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { isNumberedFile, PAGE_FOLDER, PAGE_HEAD } from "../../emit/page/page-files.ts";
import { nodeHost } from "../../host/node-host.ts";
import { isAsWritten, outputFilesIn } from "../../host/output-host.ts";
import { PAGES_FOLDER } from "../../model/outputs/page-path.ts";
import { UsageError } from "../failure.ts";

/** Files that only a build makes: of these, one that was cut short is written again without a question. */
const DATA_FILES: ReadonlySet<string> = new Set(["facts.json", "graph.json", "graph.gexf", "entente.html"]);

/**
 * Refuses a place in which outputs would mix with a project's own files: data/, schema/, what is in them, and, for a folder of outputs,
 * the project itself and what holds it.
 *
 * @param out as it was given with -o
 * @throws UsageError
 */
export function checkPlace(root: string, out: string, kind: "file" | "folder"): void {
  const place = realPath(resolve(out));
  for (const name of ["data", "schema"]) {
    if (isWithin(place, realPath(join(root, name)))) {
      throw new UsageError(`-o ${out}: that is in the project's ${name}/`, "write to another folder: `-o dist`");
    }
  }
  const isThere = existsSync(place);
  if (kind === "file") {
    if (isThere && statSync(place).isDirectory()) throw new UsageError(`-o ${out}: that is a folder`, "name a file");
    return;
  }
  if (isWithin(realPath(root), place)) {
    throw new UsageError(`-o ${out}: that folder holds the project`, "write to a folder of its own: `-o dist`");
  }
  for (let above = place; above !== dirname(above); above = dirname(above)) {
    if (!existsSync(above)) continue;
    if (statSync(above).isDirectory()) break;
    throw new UsageError(`-o ${out}: ${relative(process.cwd(), above) || above} is a file`, "name a folder");
  }
}

/**
 * Refuses to write over files that no build wrote, or that were changed since.
 *
 * @throws UsageError
 */
export function checkOutputs(out: string, names: readonly string[], withPages: boolean): void {
  const folder = resolve(out);
  const known = outputFilesIn(folder);
  const withPage = names.includes(PAGE_HEAD) ? [...names, ...numberedFilesIn(folder)] : names;
  for (const name of withPages ? [...withPage, ...pagesIn(folder)] : withPage) {
    if (!existsSync(join(folder, name))) continue;
    const file = known[name];
    const why =
      file === undefined
        ? "is there already, and `entente build` did not write it"
        : DATA_FILES.has(name) || name.startsWith(PAGE_FOLDER) || isAsWritten(folder, name, file)
          ? null
          : "has been changed since `entente build` wrote it";
    if (why === null) continue;
    throw new UsageError(
      `-o ${out}: ${join(out, name)} ${why}`,
      "move it away, or name another folder; nothing was written",
    );
  }
}

/** Files that are called as those of the page are of which there are as many as the data needs. */
function numberedFilesIn(folder: string): readonly string[] {
  const place = join(folder, PAGE_FOLDER);
  if (!existsSync(place) || !statSync(place).isDirectory()) return [];
  return readdirSync(place)
    .map((name) => PAGE_FOLDER + name)
    .filter(isNumberedFile);
}

/** Whatever is where pages are written. */
function pagesIn(folder: string): readonly string[] {
  const place = join(folder, PAGES_FOLDER);
  if (!existsSync(place) || !statSync(place).isDirectory()) return [];
  return nodeHost(folder)
    .list(PAGES_FOLDER.replace(/\/$/, ""))
    .files.map(({ path }) => path)
    .filter((path) => !path.endsWith(".tmp"));
}

function isWithin(place: string, folder: string): boolean {
  return place === folder || place.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Without links, as far as it is there. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path));
}
