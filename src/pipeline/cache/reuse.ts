import type { Diagnostic, Finding } from "../../diagnostics/diagnostic.ts";
import type { FileEntry, Snapshot } from "../../host/host.ts";
import { type KnownSpans, locate } from "../../parse/locate.ts";
import { textOf } from "../../parse/read-folder.ts";
import { PROJECT_FILE } from "../../project/keys.ts";
import { type Declarations, readDeclarations } from "../../project/read-declarations.ts";
import { type Block, contentOf, planBlocks, stampOf } from "../blocks.ts";
import { type BlockHeads, openHeads, type SentHeads } from "../heads.ts";

/** What runs make of a project before and after its blocks: anew each time, or once for as long as the files stay as they are. */
export interface Reuse {
  readonly declarations: (host: Snapshot) => Declarations;
  readonly plan: (files: readonly FileEntry[], size?: number, apart?: ReadonlySet<string>) => readonly Block[];
  readonly stampOf: (block: Block) => string;
  readonly contentOf: (block: Block) => string;
  readonly openHeads: (sent: SentHeads) => BlockHeads;
  readonly locate: (host: Snapshot, findings: readonly Finding[]) => Diagnostic[];
}

export const NO_REUSE: Reuse = {
  declarations: readDeclarations,
  plan: planBlocks,
  stampOf,
  contentOf,
  openHeads,
  locate: (host, findings) => locate(findings, textsOf(host, findings)),
};

/** The texts of files that have findings. */
function textsOf(host: Snapshot, findings: readonly Finding[]): (path: string) => string | undefined {
  host.expect?.([...new Set(findings.map(({ place }) => place.file))]);
  return (path) => textOf(host, path);
}

/** For a project that stays open while it is edited: all is made once, and held until it is made of something else. */
export function reuse(): Reuse {
  return {
    declarations: declarationsReader(),
    plan: planner(),
    stampOf: onceFor(stampOf),
    contentOf: onceFor(contentOf),
    openHeads: onceFor(openHeads),
    locate: locator(),
  };
}

/** What `make` gives, made once for each key and held as long as the key is. */
function onceFor<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const known = made.get(key);
    if (known) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}

/** What changes whenever a file does; undefined where nothing is sure to. */
function versionOf(entry: FileEntry | undefined): string | undefined {
  if (entry?.digest !== undefined) return entry.digest;
  return entry === undefined || entry.settled === false || entry.stamp === "" ? undefined : entry.stamp;
}

function declarationsReader(): Reuse["declarations"] {
  let last: { readonly key: string; readonly read: Declarations } | undefined;
  return (host) => {
    const { files, ...links } = host.list("schema");
    const own = host.entry(PROJECT_FILE);
    const versions = [...files, ...(own ? [own] : [])].map((entry) => [entry.path, versionOf(entry)]);
    const isSure = versions.every(([, version]) => version !== undefined);
    const key = isSure ? JSON.stringify([versions, links]) : undefined;
    if (key !== undefined && last?.key === key) return last.read;
    const read = readDeclarations(host);
    last = key === undefined ? undefined : { key, read };
    return read;
  };
}

/** Where the files are the same ones, they are in the same blocks; a block of which nothing has changed is the very same. */
function planner(): Reuse["plan"] {
  let last:
    | { readonly files: readonly FileEntry[]; readonly apart: string; readonly blocks: readonly Block[] }
    | undefined;
  return (files, size, apart) => {
    const key = JSON.stringify([...(apart ?? [])].sort());
    const before = last?.files ?? [];
    const changed = new Map<string, FileEntry>();
    let isSamePaths = last?.apart === key && before.length === files.length;
    for (let n = 0; isSamePaths && n < files.length; n += 1) {
      const [old, now] = [before[n], files[n]];
      if (old === now || !old || !now) continue;
      if (old.path !== now.path) isSamePaths = false;
      else if (now.digest === undefined || now.digest !== old.digest) changed.set(now.path, now);
    }
    const blocks =
      last && isSamePaths ? last.blocks.map((block) => withChanges(block, changed)) : planBlocks(files, size, apart);
    last = { files, apart: key, blocks };
    return blocks;
  };
}

function withChanges(block: Block, changed: ReadonlyMap<string, FileEntry>): Block {
  if (changed.size === 0 || !block.some(({ path }) => changed.has(path))) return block;
  return block.map((file) => changed.get(file.path) ?? file);
}

/** A file that is the same has its places where they were: it need not be parsed again. */
function locator(): Reuse["locate"] {
  const known = new Map<string, KnownSpans>();
  return (host, findings) => {
    const versions = new Map<string, string | undefined>();
    const spansOf = (file: string): KnownSpans => {
      if (!versions.has(file)) versions.set(file, versionOf(host.entry(file)));
      const version = versions.get(file);
      const before = known.get(file);
      if (before !== undefined && version !== undefined && before.version === version) return before;
      const own: KnownSpans = { version, spans: new Map() };
      known.set(file, own);
      return own;
    };
    return locate(findings, textsOf(host, findings), spansOf);
  };
}
