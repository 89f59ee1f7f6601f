import { finding } from "../diagnostics/registry.ts";
import { isRef } from "../model/kinds/index.ts";
import { consequenceOf, type Derivation, type EntityType, isA, pairingOf, type RelationType } from "../model/schema.ts";
import { didYouMean } from "../text/nearest.ts";
import { checkKeys, placeOf, type Section, sectionAt, textAt } from "./section.ts";

type Types = Readonly<Record<string, RelationType>>;
type EntityTypes = Readonly<Record<string, EntityType>>;
type Report = (reason: string, key: string, candidates?: Iterable<string>, word?: string) => void;

/** `derive: {from, under}`, or `derive: {from, across}`. */
export function derivationOf(section: Section): Derivation | null {
  const item = sectionAt(section, "derive");
  if (!item) return null;
  checkKeys(item, ["from", "under", "across"], "a derivation");
  const from = textAt(item, "from", "");
  const [under, across] = [textAt(item, "under", ""), textAt(item, "across", "")];
  const hasAcross = Object.hasOwn(item.value, "across");
  if (hasAcross === Object.hasOwn(item.value, "under")) {
    const reason = hasAcross ? "it has both `under` and `across`" : "it has neither `under` nor `across`";
    section.findings.push(finding("schema-bad-derivation", { reason }, placeOf(section, "derive", "key")));
    return null;
  }
  return hasAcross ? { from, across } : { from, under };
}

/** Reports what keeps a derivation from working, once all types are known. */
export function checkDerivation(section: Section, name: string, types: Types, entities: EntityTypes): void {
  const type = types[name];
  const { derive } = type ?? {};
  if (!type || !derive) return;
  const report: Report = (reason, key, candidates = [], word = "") => {
    const item = sectionAt(section, "derive");
    const place = item && Object.hasOwn(item.value, key) ? placeOf(item, key) : placeOf(section, "derive", "key");
    section.findings.push(finding("schema-bad-derivation", { reason }, place, didYouMean(word, candidates)));
  };
  const from = groundNamed(derive.from, "from", types, report);
  if (from && (from.derive || from === type)) report(`\`${from.name}\` is derived itself`, "from");
  checkPairing(section, type, report);
  checkConsequence(type, from, types, entities, report);
}

/** A relation type that a derivation may draw on. */
function groundNamed(name: string, key: string, types: Types, report: Report): RelationType | null {
  const ground = types[name];
  if (!ground) report(`\`${name}\` is not a relation type`, key, Object.keys(types), name);
  else if (ground.value) report(`\`${name}\` leads to no entity`, key);
  else return ground;
  return null;
}

function checkPairing(section: Section, type: RelationType, report: Report): void {
  const pairing = pairingOf(type);
  if (pairing === null) return;
  const { under } = pairing;
  if (!isRef(type.qualifiers[under]?.type)) {
    report(`\`${under}\` is not a qualifier that refers to an entity`, "under", Object.keys(type.qualifiers), under);
  }
  if (!type.symmetric) {
    section.findings.push(
      finding("schema-bad-derivation", { reason: "the relation is not symmetric" }, placeOf(section, "derive", "key"), {
        hint: "add `symmetric: true`",
      }),
    );
  }
}

function checkConsequence(
  type: RelationType,
  from: RelationType | null,
  types: Types,
  entities: EntityTypes,
  report: Report,
): void {
  const consequence = consequenceOf(type);
  if (consequence === null) return;
  const across = groundNamed(consequence.across, "across", types, report);
  if (across && (across.derive || across === type)) report(`\`${across.name}\` is derived itself`, "across");
  if (type.value) report("the relation leads to no entity", "across");
  if (!from || !across) return;
  const meets = (ends: readonly string[], starts: readonly string[]): boolean =>
    ends.some((one) => starts.some((other) => areAkin(one, other, entities)));
  const endsOf = (one: RelationType, near: "domain" | "range"): readonly string[] =>
    one.symmetric ? [...one.domain, ...one.range] : one[near];
  if (!meets(endsOf(from, "range"), endsOf(across, "domain"))) {
    report(`\`${across.name}\` does not start where \`${from.name}\` ends`, "across");
  } else if (!type.value && !meets(endsOf(across, "range"), endsOf(type, "range"))) {
    report(`\`${across.name}\` does not lead to what \`${type.name}\` leads to`, "across");
  } else if (!meets(endsOf(from, "domain"), endsOf(type, "domain"))) {
    report(`\`${from.name}\` does not start where \`${type.name}\` does`, "from");
  }
}

/** Whether an entity may be of both types. */
function areAkin(a: string, b: string, entities: EntityTypes): boolean {
  return isA({ entities }, a, [b]) || isA({ entities }, b, [a]);
}
