import type { Files } from "../projects.ts";
import type { Random } from "../random.ts";
import { type Corruption, isLink } from "./corruption.ts";

const NAMES: readonly string[] = [
  ...[
    "Norland",
    "nor land",
    "norland.yaml",
    "-x",
    "x-",
    "x--y",
    "con",
    "nul",
    "aux",
    "unknown",
    "constructor",
    "__proto__",
  ],
  ...[
    "é",
    "北",
    "x'y",
    'x"y',
    "x\ny",
    "::error::",
    "\u202ex",
    "%41",
    "a#b",
    "a?b",
    "1",
    "true",
    "x".repeat(200),
    "index",
  ],
];
const ENDINGS: readonly string[] = [".yml", ".YAML", ".yaml~", ".txt", "", ".yaml.swp", ".json", ".YML"];

/** A file of a project that is not a link. */
function some(files: Files, random: Random): { path: string; content: string | Uint8Array } | null {
  const path = random.maybe([...files.keys()]);
  const content = path === undefined ? undefined : files.get(path);
  return path === undefined || content === undefined || isLink(content) ? null : { path, content };
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);
const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1).replace(/\.yaml$/, "");

function toFile(name: string, change: (files: Files, path: string, random: Random) => string | null): Corruption {
  return (files, random) => {
    const found = some(files, random);
    const to = found && change(files, found.path, random);
    return found && to !== null ? `${name}: ${found.path}${to === "" ? "" : ` to ${JSON.stringify(to)}`}` : null;
  };
}

function moved(files: Files, from: string, to: string, keep = false): string | null {
  const content = files.get(from);
  if (content === undefined || files.has(to) || [...files.keys()].some((path) => path.startsWith(`${to}/`)))
    return null;
  if (!keep) files.delete(from);
  files.set(to, content);
  return to;
}

export const FILES: Readonly<Record<string, Corruption>> = {
  renamed: toFile("renamed", (files, path, random) =>
    moved(files, path, `${folderOf(path)}${random.pick(NAMES)}.yaml`),
  ),
  "another ending": toFile("another ending", (files, path, random) =>
    moved(files, path, `${folderOf(path)}${nameOf(path)}${random.pick(ENDINGS)}`),
  ),
  deleted: toFile("deleted", (files, path) => (files.delete(path) ? "" : null)),
  doubled: toFile("doubled", (files, path) => moved(files, path, `data/again/${nameOf(path)}.yaml`, true)),
  "into another folder": toFile("into another folder", (files, path, random) =>
    moved(
      files,
      path,
      `${random.pick(["data/", "schema/", "schema/entities/", "schema/relations/", ""])}${nameOf(path)}.yaml`,
    ),
  ),
  "a folder of its name": toFile("a folder of its name", (files, path) => {
    const content = files.get(path);
    if (content === undefined) return null;
    files.delete(path);
    files.set(`${path}/inner.yaml`, content);
    return "";
  }),
  "contents swapped": toFile("contents swapped", (files, path, random) => {
    const other = some(files, random);
    const content = files.get(path);
    if (!other || content === undefined) return null;
    files.set(path, other.content);
    files.set(other.path, content);
    return other.path;
  }),
  "a link": toFile("a link", (files, path, random) => {
    const to = random.pick(["nowhere", "/etc/passwd", ".", "..", "/dev/zero", nameOf(path), `${nameOf(path)}.yaml`]);
    files.set(path, { to });
    return to;
  }),
  "a link to another file": toFile("a link to another file", (files, path, random) => {
    const other = some(files, random);
    if (!other || other.path === path) return null;
    files.set(path, { to: `${"../".repeat(path.split("/").length - 1)}${other.path}` });
    return other.path;
  }),
  "bytes that are not text": toFile("bytes that are not text", (files, path, random) => {
    const bytes = Uint8Array.from({ length: 1 + random.below(60) }, () => random.below(256));
    const content = files.get(path);
    if (content === undefined || isLink(content)) return null;
    const whole = Buffer.from(content);
    const at = random.below(whole.length + 1);
    files.set(path, random.chance(0.3) ? bytes : Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at)]));
    return "";
  }),
  "UTF-16": toFile("UTF-16", (files, path) => {
    const content = files.get(path);
    if (content === undefined || isLink(content)) return null;
    files.set(path, Buffer.from(`\ufeff${Buffer.from(content).toString("utf8")}`, "utf16le"));
    return "";
  }),
  "two ids swapped": (files, random) => {
    const ids = [...files.keys()].filter((path) => path.startsWith("data/")).map(nameOf);
    const [one, other] = [random.maybe(ids), random.maybe(ids)];
    if (!one || !other || one === other) return null;
    for (const [path, content] of files) {
      if (typeof content !== "string" || !random.chance(0.5)) continue;
      files.set(
        path,
        content
          .split(one)
          .map((part) => part.replaceAll(other, one))
          .join(other),
      );
    }
    return `two ids swapped: ${one}, ${other}`;
  },
  "a new file": (files, random) => {
    const name = random.pick(["x", "y", "norland", "notes", "Entente"]);
    const path = `data/${name}.yaml`;
    if (files.has(path)) return null;
    files.set(
      path,
      random.pick(["type: state\nname: X\n", "", "- a\n", "x", "type: thing\nname: T\n", "type: source\n"]),
    );
    return `a new file: ${path}`;
  },
};
