import { isMap, isSeq, parse, parseDocument } from "yaml";
import type { Host } from "../../src/host/host.ts";
import { EDITS, freshNumber, pick, type Random, VISIT_FIELDS } from "./ships-and-visits.ts";

export type Written = Record<string, unknown>;
export interface Read {
  readonly ships: Map<string, Written>;
  /** By locator; a locator of the origin may be at two facts. */
  readonly visits: Map<string, Written[]>;
}

export const SHIPS = "data/imported/map/ship";

export function textOf(host: Host, path: string): string {
  return new TextDecoder().decode(host.read(path));
}

/** What is written, as a reader of YAML sees it. */
export function readAll(host: Host): Read {
  const read: Read = { ships: new Map(), visits: new Map() };
  for (const { path } of host.list(SHIPS).files) {
    const id = path.slice(SHIPS.length + 1).replace(".yaml", "");
    const { relations, identifiers: _, aliases: __, type: ___, description: ____, ...own } = parse(textOf(host, path));
    read.ships.set(id, own);
    for (const entry of [relations?.visits ?? []].flat()) {
      const { claims, to, note, ...shared } = entry;
      for (const claim of claims ?? [{ note, ...shared }]) {
        const { at, source: ______, ...says } = { ...(claims ? shared : {}), ...claim };
        const all = read.visits.get(at) ?? [];
        read.visits.set(at, [...all, { from: id, to, ...says }]);
      }
    }
  }
  return read;
}

/** Values that were corrected by hand: `s1 tons`, `#v3 amount`. */
export type Corrections = Map<string, unknown>;

/** Ten edits of the files, each as a person would make it. */
export function editByHand(host: Host, random: Random, comments: string[], added: Map<string, Written>): Corrections {
  const corrections: Corrections = new Map();
  for (let n = 0; n < EDITS; n += 1) {
    const path = pick(
      host.list(SHIPS).files.map((file) => file.path),
      random,
    );
    const id = path.slice(SHIPS.length + 1).replace(".yaml", "");
    const text = textOf(host, path);
    const document = parseDocument(text);
    const visits = document.getIn(["relations", "visits"], true);
    const entries = isSeq(visits) ? visits.items.filter(isMap) : [];
    const edit = random(8);
    const fresh = freshNumber();
    if (edit === 0) {
      // A comment above any line, or behind it.
      const lines = text.trimEnd().split("\n");
      const at = random(lines.length);
      const comment = `# comment ${fresh}.`;
      comments.push(comment);
      if (random(2) === 0) lines[at] = `${lines[at]} ${comment}`;
      else lines.splice(at, 0, `${/^ */.exec(lines[at] ?? "")?.[0]}${comment}`);
      host.write(path, [`${lines.join("\n")}\n`]);
      continue;
    }
    if (edit === 1) document.set("description", `Ours ${fresh}`);
    else if (edit === 2) {
      const field = pick(["tons", "owner"], random);
      const value = field === "tons" ? 5000 + fresh : `Ours ${fresh}`;
      document.set(field, value);
      corrections.set(`${id} ${field}`, value);
    } else if (edit === 3 && isMap(document.contents)) {
      const { items } = document.contents;
      items.push(...items.splice(0, 1 + random(2)));
    } else if (edit === 4) {
      const locator = `p. ${fresh}`;
      const claim = { to: "s0", cargo: `ours ${fresh}`, source: "register", at: locator };
      added.set(locator, { from: id, to: "s0", cargo: claim.cargo });
      const spell = { ...claim, spell: `ours-${fresh}` };
      added.set(locator, { from: id, to: "s0", cargo: claim.cargo, spell: spell.spell });
      if (isSeq(visits)) visits.add(document.createNode(spell));
      else document.setIn(["relations", "visits"], [spell]);
    } else if (entries.length > 0) {
      const entry = pick(entries, random);
      const claims = entry.get("claims", true);
      const claim = isSeq(claims) ? pick(claims.items.filter(isMap), random) : entry;
      const at = String(claim.get("at") ?? "");
      if (!at.startsWith("#")) continue;
      if (edit === 7) {
        // What is deleted stays so. A comment on it goes with it, and is none of ours.
        if (entries.length < 2 || claim !== entry || !isSeq(visits) || String(entry).includes("# comment")) continue;
        if (entry.commentBefore !== undefined && entry.commentBefore !== null) continue;
        visits.items.splice(visits.items.indexOf(entry), 1);
        corrections.set(`${at} deleted`, true);
        for (const field of VISIT_FIELDS) corrections.delete(`${at} ${field}`);
        host.write(path, [document.toString({ lineWidth: 0 })]);
        continue;
      }
      const field = edit === 5 ? "note" : "amount";
      const value = field === "note" ? `Ours ${fresh}` : 5000 + fresh;
      claim.set(field, value);
      // What the fact says is in the way of what one claim says.
      corrections.set(`${at} ${field}`, value);
    }
    host.write(path, [document.toString({ lineWidth: 0 })]);
  }
  return corrections;
}
