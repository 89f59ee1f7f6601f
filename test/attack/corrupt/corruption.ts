import type { Files } from "../projects.ts";
import type { Random } from "../random.ts";

/** Spoils a project somewhere. What it did, in words; null where there was nothing to do it to. */
export type Corruption = (files: Files, random: Random) => string | null;

/** Spoils one text. Gives it back as it was where there was nothing to do it to. */
export type TextCorruption = (text: string, random: Random) => string;

/** A text corruption on one of the YAML files that `wanted` admits. */
export function onText(name: string, change: TextCorruption, wanted = /\.yaml$/): Corruption {
  return (files, random) => {
    const path = random.maybe([...files.keys()].filter((one) => wanted.test(one)));
    const content = path === undefined ? undefined : files.get(path);
    if (path === undefined || content === undefined || isLink(content)) return null;
    const text = typeof content === "string" ? content : Buffer.from(content).toString("utf8");
    const changed = change(text, random);
    if (changed === text) return null;
    files.set(path, changed);
    return `${name} in ${path}`;
  };
}

export function isLink(content: string | Uint8Array | { readonly to: string }): content is { readonly to: string } {
  return typeof content === "object" && "to" in content;
}
