import { isNode, isPair, isScalar, isSeq, Scalar, visit, YAMLMap } from "yaml";
import { written } from "../fmt/lay-out.ts";
import { composeYaml } from "../parse/compose-yaml.ts";
import { PROJECT_FILE } from "../project/keys.ts";
import { hasSources, joinSources, writtenOut } from "./claim-sources.ts";
import { addComments, listClaims, nameOf, textOf } from "./join-entries.ts";

/** A file's text with each list naming an id once; a place that it leaves in a row of `arrange` is empty. */
export function withoutRepeats(path: string, text: string, id: string): string {
  const document = composeYaml(text);
  let changed = false;
  visit(document, {
    Map(key, map, ancestors) {
      if (!hasSources(map)) return;
      const before = textOf(map);
      const isJoined = joinSources(map, id);
      if (!isJoined) writeOut(map, typeof key === "number" ? ancestors.slice(-2) : []);
      if (!isJoined || textOf(map) !== before) changed = true;
    },
    Seq(_key, list) {
      const isId = (item: unknown): boolean => isScalar(item) && item.value === id;
      const first = list.items.findIndex(isId);
      const isRepeat = (item: unknown, n: number): boolean => n > first && isId(item);
      if (!list.items.some(isRepeat)) return;
      for (const [n, item] of list.items.entries()) if (isRepeat(item, n) && isNode(item)) addComments(list, item);
      list.items = list.items.filter((item, n) => !isRepeat(item, n));
      changed = true;
    },
  });
  if (path === PROJECT_FILE) changed = emptied(document, id) || changed;
  return changed ? written(document) : text;
}

/** Puts a claim for each of its sources in its place. `around`: the list that it is in, and the key of that. */
function writeOut(map: YAMLMap, around: readonly unknown[]): void {
  const [pair, list] = around;
  if (isPair(pair) && isSeq(list) && nameOf(pair) === "claims") {
    list.items.splice(list.items.indexOf(map), 1, ...writtenOut(map));
    return;
  }
  listClaims(map);
  const own: unknown = map.get("claims", true);
  const claim: unknown = isSeq(own) ? own.items[0] : undefined;
  if (isSeq(own) && claim instanceof YAMLMap) own.items = [...writtenOut(claim)];
}

/** An entity has one place in an arrangement: the first. */
function emptied(document: ReturnType<typeof composeYaml>, id: string): boolean {
  let changed = false;
  visit(document, {
    Pair(_key, pair) {
      if (!isScalar(pair.key) || pair.key.value !== "arrange") return undefined;
      let isPlaced = false;
      visit(pair.value as Parameters<typeof visit>[0], {
        Scalar(_at, item) {
          if (item.value !== id) return undefined;
          if (!isPlaced) {
            isPlaced = true;
            return undefined;
          }
          changed = true;
          const none = new Scalar(null);
          none.source = "~";
          return none;
        },
      });
      return visit.SKIP;
    },
  });
  return changed;
}
