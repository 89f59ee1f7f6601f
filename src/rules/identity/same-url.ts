import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Entity } from "../../model/entity.ts";
import { atEntity } from "../places.ts";
import type { EntityRule } from "../rule.ts";

/**
 * Two sources at one address are one source entered twice, and would count as two voices; unless each says which snapshot of the page
 * it is.
 */
export const sameUrl: EntityRule = ({ entities }) => {
  const findings: Finding[] = [];
  const owners = new Map<string, Map<string, Entity>>();
  const meet = (entity: Entity, key: "url" | "archive_url", snapshot: string): void => {
    const url = entity.attributes[key];
    if (typeof url !== "string") return;
    const others = owners.get(url) ?? new Map<string, Entity>();
    owners.set(url, others);
    // Who does not say which snapshot it is may be any.
    const owner = others.get(snapshot) ?? others.get("") ?? (snapshot === "" ? [...others.values()][0] : undefined);
    if (owner === undefined) {
      others.set(snapshot, entity);
      return;
    }
    const related = [{ place: atEntity(owner, key), message: "the same address" }];
    const hint =
      "if they are two versions of one page, give each its `archive_url`, or the day on which you `accessed` it";
    findings.push(
      finding("same-url", { url, other: owner.id }, atEntity(entity, key), { related, ...(key === "url" && { hint }) }),
    );
  };
  for (const entity of entities.values()) {
    meet(entity, "url", snapshotOf(entity));
    if (entity.attributes["archive_url"] !== entity.attributes["url"]) meet(entity, "archive_url", "");
  }
  return findings;
};

/** What tells a snapshot of a page from others; empty where nothing does. */
function snapshotOf({ attributes: { archive_url: archived, accessed } }: Entity): string {
  const told = archived ?? accessed;
  return typeof told === "string" ? told : "";
}
