import { namesOf } from "../model/entity.ts";
import { addTo } from "../model/lists-by-key.ts";
import { compareText } from "../model/order.ts";
import { pagePath } from "../model/outputs/page-path.ts";
import {
  firstPrefix,
  lettersOf,
  type Shard,
  type ShardEntry,
  searchWords,
  shardPath,
} from "../model/outputs/search-shards.ts";
import type { KnowledgeGraph } from "../query/knowledge-graph.ts";
import { fold } from "../text/fold.ts";
import { jsonText } from "../text/json-text.ts";
import { shortened } from "../text/plain.ts";

/** Entries in a file; more are dealt out by the next letter. */
const MOST = 300;
/** Words are told apart by so many letters at most. */
const LONGEST = 12;
const LONGEST_NAME = 120;

interface Named {
  readonly letters: readonly string[];
  readonly entry: ShardEntry;
}

/** The files of the search, by their paths below `pages/`: entities by the first letters of each word of each of their names. */
export function searchShards({ dataset, schema }: KnowledgeGraph): ReadonlyMap<string, string> {
  const byPrefix = new Map<string, Named[]>();
  for (const entity of dataset.entities) {
    const path = pagePath("entity", entity.id);
    const kind = schema.entities[entity.type]?.label ?? entity.type;
    for (const name of new Set(namesOf(entity))) {
      const folded = fold(name).slice(0, LONGEST_NAME);
      const shown = name === entity.name || name === entity.id ? entity.name : `${entity.name} (${name})`;
      const entry: ShardEntry = [folded, shortened(shown, LONGEST_NAME), path, kind];
      for (const word of new Set(searchWords(folded))) {
        const letters = lettersOf(word).slice(0, LONGEST);
        const prefix = letters.slice(0, firstPrefix(word)).join("");
        addTo(byPrefix, prefix, { letters, entry });
      }
    }
  }
  const files = new Map<string, string>();
  for (const [prefix, named] of [...byPrefix].sort(([a], [b]) => compareText(a, b))) write(files, prefix, named);
  return files;
}

function write(files: Map<string, string>, prefix: string, named: readonly Named[]): void {
  const { length } = lettersOf(prefix);
  const isSplit = named.length > MOST && length < LONGEST;
  const own = isSplit ? named.filter(({ letters }) => letters.length <= length) : named;
  const shard: Shard = { isSplit, entries: entriesOf(own) };
  files.set(shardPath(prefix), `${jsonText(shard)}\n`);
  if (!isSplit) return;
  const next = new Map<string, Named[]>();
  for (const one of named) {
    if (one.letters.length <= length) continue;
    const longer = one.letters.slice(0, length + 1).join("");
    next.set(longer, [...(next.get(longer) ?? []), one]);
  }
  for (const [longer, some] of next) write(files, longer, some);
}

/** Each name of each page once; of too many that bear one word, the first: a reader who means another types more. */
function entriesOf(named: readonly Named[]): readonly ShardEntry[] {
  const entries = new Map(named.map(({ entry }) => [`${entry[2]} ${entry[1]}`, entry]));
  return [...entries.values()].sort((a, b) => compareText(a[0], b[0]) || compareText(a[2], b[2])).slice(0, MOST);
}
