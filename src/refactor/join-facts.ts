import { isAlias, isMap, isSeq, type Node, type Document as Tree, type YAMLMap } from "yaml";
import { written } from "../fmt/lay-out.ts";
import type { Document } from "../model/document.ts";
import type { Fact } from "../model/fact.ts";
import { addTo } from "../model/lists-by-key.ts";
import { pointerTokens } from "../model/pointer.ts";
import type { Schema } from "../model/schema.ts";
import { composeYaml } from "../parse/compose-yaml.ts";
import { resolveFacts } from "../resolve/resolve.ts";
import { declareSymbols } from "../resolve/symbol-table.ts";
import { identityOf } from "../rules/identity/duplicate-fact.ts";
import { addComments, type Contradiction, joinEntries } from "./join-entries.ts";

/** Where two entries of one fact contradict each other. */
export interface FactContradiction extends Contradiction {
  readonly file: string;
}

/** Joins entries that have come to be one fact, in whatever files they are: the first of them gets the claims of all. */
export function joinFacts(
  schema: Schema,
  docs: readonly Document[],
  textAt: (file: string) => string,
): { readonly texts: ReadonlyMap<string, string>; readonly contradictions: readonly FactContradiction[] } {
  const trees = new Map<string, Tree.Parsed>();
  const treeOf = (file: string): Tree.Parsed => {
    const tree = trees.get(file) ?? composeYaml(textAt(file));
    trees.set(file, tree);
    return tree;
  };
  const contradictions: FactContradiction[] = [];
  // All entries are found before one is removed: a list that gets shorter has other indices.
  const doubles = sameFacts(schema, docs).map((facts) => facts.map((fact) => entryOf(treeOf(fact.file), fact)));
  for (const [first, ...others] of doubles) {
    if (first === undefined) continue;
    for (const other of others) {
      if (isAlias(first.node) || isAlias(other.node)) {
        // What an anchor holds is said in other places as well.
        contradictions.push({ key: first.fact.id, into: "an entry", old: "an alias of one", file: other.fact.file });
        continue;
      }
      // Before its node takes the other's place: in one list, both would go.
      other.remove();
      if (isMap(first.node) && isMap(other.node)) {
        const keys = schema.relations[first.fact.type]?.key ?? [];
        for (const one of joinEntries(first.node as YAMLMap, other.node as YAMLMap, keys)) {
          contradictions.push({ ...one, file: first.fact.file });
        }
      } else if (isMap(other.node)) {
        addComments(other.node, first.node);
        first.replace(other.node as YAMLMap);
      } else addComments(first.node, other.node);
    }
  }
  return { texts: new Map(Array.from(trees, ([file, tree]) => [file, written(tree)] as const)), contradictions };
}

/** Facts that are written more than once, those with a file of their own first. */
function sameFacts(schema: Schema, docs: readonly Document[]): readonly (readonly Fact[])[] {
  const byIdentity = new Map<string, Fact[]>();
  for (const fact of resolveFacts(schema, docs, declareSymbols(schema, docs)).facts) {
    const type = schema.relations[fact.type];
    if (type === undefined) continue;
    const identity = identityOf(fact, type);
    addTo(byIdentity, identity, fact);
  }
  return [...byIdentity.values()]
    .filter((facts) => facts.length > 1)
    .map((facts) => facts.sort((a, b) => Number(b.pointer === "") - Number(a.pointer === "")));
}

/** An entry in the tree of its file. */
interface Entry {
  readonly fact: Fact;
  readonly node: Node;
  replace(node: YAMLMap): void;
  remove(): void;
}

function entryOf(tree: Tree.Parsed, fact: Fact): Entry {
  const path = pointerTokens(fact.pointer).map((token) => (/^\d+$/.test(token) ? Number(token) : token));
  // A fact was read from it.
  const node = tree.getIn(path, true) as Node;
  const above: unknown = tree.getIn(path.slice(0, -1), true);
  return {
    fact,
    node,
    replace(now) {
      if (isSeq(above)) above.items[above.items.indexOf(node)] = now;
      else tree.setIn(path, now);
    },
    remove() {
      if (isSeq(above)) above.items = above.items.filter((item) => item !== node);
      if (!isSeq(above) || above.items.length === 0) tree.deleteIn(isSeq(above) ? path.slice(0, -1) : path);
      const relations: unknown = tree.get("relations", true);
      if (isMap(relations) && relations.items.length === 0) tree.delete("relations");
    },
  };
}
