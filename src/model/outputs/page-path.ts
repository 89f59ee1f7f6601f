import { hashOf } from "../../text/hash.ts";
import { deviceIn } from "../ids.ts";

/** The folder of a build that holds a page for each entity and fact: see `build --pages`. */
export const PAGES_FOLDER = "pages/";

/** What has a page of its own. Sources and theses are entities. */
export type PageKind = "entity" | "fact";

/**
 * Where the page of an entity or a fact lies below `pages/`, for its id alone. Such a name is safe on every file system and every host: in lower case,
 * of a bounded length, not the name of a device, without characters that a host of files takes for another.
 */
export function pagePath(kind: PageKind, id: string, part: number = 1, ending: string = "html"): string {
  return `${kind}/${fileName(id)}${part === 1 ? "" : `!!${part}`}.${ending}`;
}

/** With what is added to it, a name stays below the 143 bytes that the strictest file systems allow. */
const LONGEST = 110;
const SAFE = /^[a-z0-9]+(?:(?:[_.-]+|\+)[a-z0-9]+)*$/;

/** An id as the name of a file, without its ending. Different ids have different names: no id holds a `!`. */
export function fileName(id: string): string {
  // S3 takes a plus for a space.
  if (id.length <= LONGEST && SAFE.test(id) && deviceIn(id) === undefined) return id.replaceAll("+", "!");
  const slug = id
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST - 20)
    .replace(/^-|-$/g, "");
  return `${slug === "" || deviceIn(slug) !== undefined ? "x" : slug}!!${hex(hashOf(id))}${hex(hashOf(id, SECOND_SEED))}`;
}

const SECOND_SEED = 0x2545f491;

function hex(number: number): string {
  return number.toString(16).padStart(8, "0");
}
