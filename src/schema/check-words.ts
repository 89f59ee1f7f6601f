import { finding } from "../diagnostics/registry.ts";
import type { RelationType } from "../model/schema.ts";
import { fold } from "../text/fold.ts";
import { placeOf, type Section } from "./section.ts";

/** Words that people ask for a relation by. */
interface Words {
  readonly type: string;
  readonly key: "label" | "inverse";
  readonly words: string;
}

/**
 * Reports labels and inverses that two relation types share: a question by them means both. Reported is the project's own file rather than a
 * shipped one, and words that are written rather than made from a name.
 */
export function checkWords(
  sections: ReadonlyMap<string, Section>,
  types: Readonly<Record<string, RelationType>>,
  isOwn: (file: string) => boolean,
): void {
  const known = new Map<string, Words[]>();
  for (const { name, label, inverse } of Object.values(types)) {
    for (const key of ["label", "inverse"] as const) {
      const words = key === "label" ? label : inverse === label ? "" : inverse;
      if (words === "") continue;
      const one: Words = { type: name, key, words };
      const others = known.get(fold(words)) ?? [];
      const other = others.find(({ type }) => type !== name);
      if (other) report(one, other);
      known.set(fold(words), [...others, one]);
    }
  }

  function report(one: Words, other: Words): void {
    const [mended, twin] = ease(one) >= ease(other) ? [one, other] : [other, one];
    const section = sections.get(mended.type);
    if (section === undefined) return;
    const place = isWritten(section, mended)
      ? placeOf(section, mended.key)
      : { file: section.file, pointer: "", on: "value" as const };
    const params = { words: mended.words, key: mended.key, other: twin.type, as: twin.key };
    const twinFile = sections.get(twin.type)?.file;
    const canLeave = twinFile !== undefined && !isOwn(twinFile);
    const hint = `choose other words${canLeave ? `, or do without the shipped type: \`without_types: [${twin.type}]\` in entente.yaml` : ""}`;
    section.findings.push(finding("schema-label-clash", params, place, { hint }));
  }

  /** How easily it is mended there. */
  function ease(words: Words): number {
    const section = sections.get(words.type);
    if (section === undefined) return 0;
    return (isOwn(section.file) ? 2 : 0) + (isWritten(section, words) ? 1 : 0);
  }
}

function isWritten({ value }: Section, { key }: Words): boolean {
  return Object.hasOwn(value, key);
}
