import { stylesKnowing } from "../compile/fact-edge.ts";
import { latestTwo } from "../compile/number-of.ts";
import { Reach } from "../compile/reach.ts";
import { DateWatch, type SourceDates, watchedVoices } from "../corroborate/date-watch.ts";
import { rollup } from "../corroborate/rollup.ts";
import { addFindings } from "../diagnostics/add-findings.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Fact } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import type { View } from "../model/project.ts";
import { watchViews } from "../project/view-watch.ts";
import { resolveFacts } from "../resolve/resolve.ts";
import { checkFacts, RULES } from "../rules/check-rules.ts";
import { duplicateFact, identityHash } from "../rules/identity/duplicate-fact.ts";
import { createValidator } from "../validate/create-validator.ts";
import type { Scope } from "./context.ts";
import { type SentHeads, type Source, sourceParser } from "./heads.ts";
import { blockWriter } from "./parts/block-writer.ts";
import { ALL_RESOLVED, isFaulty, type Kind, NONE_FOUND, type Tally } from "./tally.ts";

/** What blocks are compiled for. Plain data. */
export interface Aim {
  /** The outputs that parts are wanted of. */
  readonly kinds: readonly Kind[];
  /** The views to fill. */
  readonly views: readonly View[];
  /** Facts with their roll-ups are wanted as well: `faulty` also of blocks with errors, `unwritten` of these alone. */
  readonly keepsFacts: "no" | "sound" | "faulty" | "unwritten";
  /** The schema has no errors: a broken one would make every file look wrong. */
  readonly isSchemaSound: boolean;
  /** Warnings are not told: what finds them alone, of all entities or of the whole, is not asked. */
  readonly onlyErrors: boolean;
}

/** Whether views ask what some say, or those who speak for them: facts need name neither. */
export function asksOthers({ views }: Pick<Aim, "views">): boolean {
  return views.some(({ lens }) => lens !== null);
}

/** A block's tally, and its part of every output; the bytes are good until the next block is compiled. Null where there is an error. */
export interface CompiledBlock {
  readonly tally: Omit<Tally, "written">;
  readonly bytes: Readonly<Record<Kind, Uint8Array>> | null;
  /** Where they are wanted. */
  readonly facts: readonly Fact[];
  /** The block has to be compiled again, and whatever names what it declares: a file is broken whose head could be read. */
  readonly corrected: SentHeads | null;
}

/** Compiles blocks one after the other: from sources to facts, and to their part of every output. */
export function blockCompiler(whole: Scope, aim: Aim): (sources: readonly Source[]) => CompiledBlock {
  const dates = new DateWatch(whole.voices);
  // Whatever looks at a date asks the watch for it.
  const scope: Scope = {
    ...whole,
    voices: watchedVoices(whole.voices, dates),
    styles: stylesKnowing(whole.schema, dates),
  };
  const check = blockChecker(scope, dates, aim);
  const numberOf = latestTwo(scope.numbers);
  const writer = blockWriter(scope, aim.kinds, numberOf);
  // The ends of a fact have just been looked up to write it; who speaks of it would take their places.
  const reach = new Reach(scope.schema, scope.numbers.size, numberOf, (id) => scope.numbers.get(id));
  const rules = Object.entries(RULES.project);
  const takers = [...new Set(rules.map(([, { note }]) => note))];
  return (sources) => {
    dates.begin();
    const { facts, items, corrected, ...checked } = check(sources);
    const isSound = !isFaulty(checked);
    const isWritten = isSound && aim.kinds.length > 0;
    const isKept = aim.keepsFacts === "faulty" || aim.keepsFacts === (isSound ? "sound" : "unwritten");
    writer.begin();
    reach.begin();
    const watch = watchViews(aim.views, { ...scope, typeOf: (id) => scope.entities.get(id)?.type });
    const kept: Fact[] = [];
    const identities: number[] = [];
    // Rules that take the same notes share them.
    const notes = takers.map((): unknown[] => []);
    const view = { ...scope, dates, facts, items };
    let claims = 0;
    // All that is to be done with a fact is done at once: a block is more than a processor's cache holds.
    for (const written of facts) {
      const rivals = scope.rivals.get(written.id);
      const fact = rivals === undefined ? written : { ...written, rollup: { ...written.rollup, rivals } };
      claims += fact.claims.length;
      if (isWritten || isKept) {
        const weighed = { ...fact, rollup: rollup(fact, scope.voices) };
        if (isWritten) writer.write(weighed);
        if (isKept) kept.push(weighed);
      }
      reach.add(fact);
      watch.add(fact);
      for (let n = 0; n < takers.length; n += 1) {
        const made = takers[n]?.(fact, view, scope.schema) ?? NO_NOTES;
        for (let m = 0; m < made.length; m += 1) notes[n]?.push(made[m]);
      }
      const shared = scope.shared.has(fact.type) ? scope.schema.relations[fact.type] : undefined;
      if (shared !== undefined) identities.push(identityHash(fact, shared));
    }
    const tally = {
      ...checked,
      facts: facts.length,
      claims,
      sum: writer.sum(),
      ...writer.edges(),
      reached: reach.numbers(),
      dates: dates.asked(numberOf),
      ...reach.mentions(),
      notes: Object.fromEntries(
        rules.map(([name, { note, keep }]) => {
          const own = notes[takers.indexOf(note)] ?? [];
          return [name, keep === undefined ? own : keep(own, scope.shared)];
        }),
      ),
      seen: watch.seen(),
      identities: Float64Array.from(identities),
    };
    return { tally, bytes: isSound ? writer.bytes() : null, facts: kept, corrected };
  };
}

const NO_NOTES: readonly unknown[] = [];

/**
 * Parses documents, checks them against the schema, and makes facts of them, sorted by id, that rules have looked at. The documents end here: most of a
 * block's memory is free again while its facts are written.
 */
function blockChecker(scope: Scope, dates: SourceDates, { isSchemaSound }: Aim) {
  const { schema, symbols, shared } = scope;
  const parse = sourceParser(schema);
  const validate = createValidator(schema);
  return (sources: readonly Source[]) => {
    const { documents, broken, findings: read, corrected } = parse(sources);
    const { facts, items, unresolved, allFit, leftOut } = resolveFacts(schema, documents, symbols);
    const sorted = [...facts].sort((a, b) => compareText(a.id, b.id));
    if (!isSchemaSound)
      return { facts: sorted, items, corrected, leftOut, findings: read, unresolved: ALL_RESOLVED, found: NONE_FOUND };
    const findings: Finding[] = [...read];
    for (const document of documents) if (!broken.has(document.file)) addFindings(findings, validate(document));
    const found = checkFacts({ ...scope, dates, facts, items }, allFit, schema);
    // Those of shared relations may have their twins in other blocks.
    const hasTwins = sorted.some(({ id, type }, n) => id === sorted[n - 1]?.id && !shared.has(type));
    const twins = hasTwins ? facts.filter(({ type }) => !shared.has(type)) : [];
    const doubled = duplicateFact({ facts: twins }, schema);
    const all = doubled.length === 0 ? found : { ...found, findings: [...found.findings, ...doubled] };
    return { facts: sorted, items, corrected, leftOut, findings, unresolved, found: all };
  };
}
