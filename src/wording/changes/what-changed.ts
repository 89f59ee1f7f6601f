import type { Cause, FactChange, Faults, RollupChange } from "../../diff/dataset-diff.ts";
import { changesBetween, type ValueChange } from "../../diff/same.ts";
import type { Claim } from "../../model/claim.ts";
import type { Fact, QuantityRollup, Rollup } from "../../model/fact.ts";
import { SUPPORT } from "../../model/support.ts";
import { stanceVerb } from "../claims/stance-text.ts";
import { count, grouped } from "../counts.ts";
import { enumerate } from "../lists.ts";
import { type Lookup, nameOf } from "../names.ts";
import { quantityText } from "../quantities.ts";
import { CONTESTED_MEANING } from "../support/support.ts";
import { idsIn, qualifierText, saidText, spoken, valueInWords } from "../values.ts";
import { spread, valueChangeText } from "./changed-values.ts";

/** Names of what either of two datasets has: of the second where both have it. */
export function lookupBoth(before: Lookup, after: Lookup): Lookup {
  return {
    ...pick(after),
    entity: (id) => after.entity(id) ?? before.entity(id),
    fact: (id) => after.fact(id) ?? before.fact(id),
  };
}

function pick({ schema, voices }: Lookup): Pick<Lookup, "schema" | "voices"> {
  return { schema, voices };
}

/** What is wrong with a state that is compared, and what of it is not. */
export function faultLines({ kinds, leftOut: { files, entries } }: Faults): readonly string[] {
  const told = kinds.map(({ code, name, count: times }) => `${grouped(times)} ${name} (${code})`);
  const lacking = [
    ...(files.length > 0 ? [`${count(files.length, "file")} (${enumerate(files, FEW)})`] : []),
    ...(entries > 0 ? [`${count(entries, "entry", "entries")} whose fact could not be made out`] : []),
  ];
  return [enumerate(told, FEW), ...(lacking.length > 0 ? [`not compared: ${enumerate(lacking)}`] : [])];
}

/** So many names are told before a list is cut. */
const FEW = 3;

/** `NATO confirmed it in Whirlpool, para. 4: 10,000 troops` */
export function claimText(lookup: Lookup, claim: Claim): string {
  const { by, source, at } = claim;
  const who = by === null ? "the source" : nameOf(lookup, by);
  const where = [source === null ? "" : ` in ${nameOf(lookup, source)}`, at === null ? "" : `, ${at}`].join("");
  const said = saidInWords(lookup, claim);
  return `${who} ${stanceVerb(claimed(claim))}${where}${said === "" ? "" : `: ${said}`}`;
}

/** What a claim adds to its fact, others by their names. */
function saidInWords(lookup: Lookup, claim: Claim): string {
  const relation = lookup.fact(claim.fact)?.type;
  if (relation === undefined) return saidText(claim);
  const texts = Object.entries(claim.says).map(([name, value]) =>
    idsIn(lookup, relation, name, value) === null
      ? qualifierText(name, value)
      : `${spoken(name)} ${valueInWords(lookup, relation, name, value)}`,
  );
  return texts.join(", ");
}

function claimed(claim: Claim): { readonly claim: Claim; readonly stance: Claim["stance"] } {
  return { claim, stance: claim.stance };
}

/** What was written of a fact, line by line. */
export function factChangeLines(
  lookup: Lookup,
  { changes, claims }: FactChange,
): readonly { readonly mark: "+" | "-" | "~"; readonly text: string }[] {
  return [
    ...spread(changes).map((change) => ({ mark: "~" as const, text: valueChangeText(change) })),
    ...claims.removed.map((claim) => ({ mark: "-" as const, text: claimText(lookup, claim) })),
    ...claims.added.map((claim) => ({ mark: "+" as const, text: claimText(lookup, claim) })),
    ...claims.changed.map(({ before, after }) => {
      const own = spread(changesBetween(before, after, ["id", "fact"])).map(valueChangeText);
      return { mark: "~" as const, text: `${claimText(lookup, after)} (${own.join("; ")})` };
    }),
  ];
}

/** What has become of a roll-up, part by part: `support falls from corroborated to reported`. */
export function rollupChangeClauses(
  lookup: Lookup,
  before: Rollup,
  after: Rollup,
  { changes }: Pick<RollupChange, "changes">,
): readonly string[] {
  const clauses: string[] = [];
  const rose = SUPPORT.indexOf(after.support) - SUPPORT.indexOf(before.support);
  if (rose !== 0) clauses.push(`support ${rose > 0 ? "rises" : "falls"} from ${before.support} to ${after.support}`);
  if (before.contested !== after.contested) {
    clauses.push(after.contested === "no" ? "denied no longer" : CONTESTED_MEANING[after.contested].toLowerCase());
  }
  clauses.push(
    ...voicesText(lookup, "a voice for it", before.voices, after.voices),
    ...voicesText(lookup, "expecting it", before.expecting, after.expecting),
    ...voicesText(lookup, "denying it", before.deniers, after.deniers),
  );
  const numbers = ({ quantities }: Rollup): string =>
    enumerate(quantities.map((one: QuantityRollup) => quantityText(one)));
  if (numbers(before) !== numbers(after))
    clauses.push(`${numbers(before) || "no number"} -> ${numbers(after) || "no number"}`);
  for (const change of changes) {
    if (TOLD.has(change.key)) continue;
    clauses.push(...listText(lookup, change));
  }
  return clauses.length > 0 ? clauses : ["weighed otherwise"];
}

/** Members of a roll-up that have clauses of their own. `computed` differs from `support` only where an analyst overruled it. */
const TOLD: ReadonlySet<string> = new Set([
  "support",
  "computed",
  "contested",
  "voices",
  "expecting",
  "deniers",
  "quantities",
]);

function voicesText(
  lookup: Lookup,
  what: string,
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const names = (ids: readonly string[]): string => enumerate(ids.map((id) => nameOf(lookup, id)));
  const [gone, come] = [before.filter((id) => !after.includes(id)), after.filter((id) => !before.includes(id))];
  return [
    ...(gone.length > 0 ? [`no longer ${what}: ${names(gone)}`] : []),
    ...(come.length > 0 ? [`now ${what}: ${names(come)}`] : []),
  ];
}

function listText(lookup: Lookup, change: ValueChange): readonly string[] {
  const { key, before, after } = change;
  if (!isIds(before) || !isIds(after)) return [valueChangeText(change)];
  const texts = voicesText(lookup, `among the ${spoken(key)}`, before, after);
  return texts.length > 0 ? texts : [valueChangeText(change)];
}

function isIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

/** Why a roll-up has become another: `Daniel DePetris and Author of 002 now count as one voice`. No verb depends on one name: it may be of several. */
export function causeText(lookup: Lookup, cause: Cause): string {
  const name = (id: string): string => nameOf(lookup, id);
  const names = (ids: readonly string[]): string => enumerate(ids.map(name));
  switch (cause.kind) {
    case "claims": {
      const { added, removed, changed } = cause;
      const parts = [
        ...(added > 0 ? [`${count(added, "claim")} added`] : []),
        ...(removed > 0 ? [`${count(removed, "claim")} removed`] : []),
        ...(changed > 0 ? [`${count(changed, "claim")} changed`] : []),
      ];
      return enumerate(parts);
    }
    case "fact":
      return `the fact itself says something else: ${enumerate(cause.keys.map(spoken))}`;
    case "speaks-for": {
      const { id, before, after, shared, parted, through } = cause;
      if (shared.length > 0) return `${names([id, ...shared])} now count as one voice${byText(through)}`;
      if (parted.length > 0) return `${names([id, ...parted])} no longer count as one voice${byText(through)}`;
      const [old, now] = [before.filter((one) => one !== id), after.filter((one) => one !== id)];
      if (now.length === 0)
        return `statements by ${name(id)} no longer count as those of ${names(old)}${byText(through)}`;
      return `statements by ${name(id)} now count as those of ${names(now)}${byText(through)}`;
    }
    case "speakers":
      return `${speakersText(cause, name)}${byText(cause.through)}`;
    case "source":
      return `another ${enumerate(cause.keys)} is given for ${name(cause.id)}`;
    case "schema":
      return `the schema declares ${cause.relation} differently`;
    case "others":
      return cause.facts.length === 0 ? "other facts changed" : `other facts changed: ${enumerate(cause.facts, 3)}`;
  }
}

/** A source of which no author is known speaks for itself, and is not told as its own speaker. */
function speakersText(
  { id, before, after }: Extract<Cause, { readonly kind: "speakers" }>,
  name: (id: string) => string,
): string {
  const others = (ids: readonly string[]): readonly string[] => ids.filter((one) => one !== id).map(name);
  const [old, now] = [others(before), others(after)];
  if (now.length === 0) return `statements in ${name(id)} no longer count as those of ${enumerate(old)}`;
  return `statements in ${name(id)} now count as those of ${enumerate(now)}${old.length === 0 ? "" : `, not of ${enumerate(old)}`}`;
}

/** The ids through which it came. */
function byText(ids: readonly string[]): string {
  return ids.length === 0 ? "" : ` (${enumerate(ids, 3)})`;
}

/** `support lost: 2, voices gained: 1` for a closing line. */
export function effectCounts(follows: readonly RollupChange[]): string {
  const counts = new Map<string, number>();
  for (const { effects } of follows) for (const one of effects) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].map(([effect, times]) => `${effect.replaceAll("-", " ")}: ${times}`).join(", ");
}

/** `(reported)`, what a fact that came or went is worth. */
export function supportNote({ rollup: { support, contested } }: Pick<Fact, "rollup">): string {
  return contested === "no" ? support : `${support}, ${CONTESTED_MEANING[contested].toLowerCase()}`;
}
