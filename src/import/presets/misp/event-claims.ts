import { isMapping } from "../../../model/mapping.ts";
import type { ClaimDraft, LeftOut, RelationWanted } from "../drafts.ts";
import { textIn } from "../drafts.ts";
import type { Origin, ValuePath } from "../origin.ts";
import { IMPLIED, MENTIONS, type Role } from "./event-kinds.ts";
import { mispRelation } from "./relations.ts";

type Mapping = Readonly<Record<string, unknown>>;

type Leave = (counted: LeftOut["counted"], reason: LeftOut["reason"]) => void;

/** Where an event names something, and what part that has in it. */
export interface Mention {
  /** The UUID of the event, the attribute or the object. */
  readonly at: string;
  readonly path: ValuePath;
  readonly role: Role | null;
  readonly note?: string | null;
}

/** A cluster of a galaxy that is attached to an event or to one of its attributes. */
export interface Attached extends Mention {
  readonly galaxy: string;
  readonly cluster: Mapping;
}

/** From one object of an event to another object or attribute. */
export interface Reference {
  readonly from: string | null;
  readonly reference: unknown;
  readonly path: ValuePath;
}

interface Made {
  readonly counted: string;
  readonly type: RelationWanted;
  readonly subject?: string;
  readonly object: string;
  readonly at: string;
  readonly path: ValuePath;
  readonly says?: ClaimDraft["says"];
}

const NO_ENDS = "one of its ends is not brought in";

/** The claims of one event. It is the source of all of them. */
export class EventClaims {
  readonly claims: ClaimDraft[] = [];
  readonly #from: Origin;
  readonly #id: string;
  readonly #path: ValuePath;
  readonly #keys = new Set<string>();
  readonly #roles = new Map<Role, Map<string, Mention>>();

  constructor(from: Origin, id: string, path: ValuePath) {
    this.#from = from;
    this.#id = id;
    this.#path = path;
  }

  /** False: the event has the claim already. */
  add({ counted, type, subject = this.#id, object, at, path, says = {} }: Made): boolean {
    const key = `${this.#id}/${subject}/${type.name}/${object}`;
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    const whole = [...this.#path, ...path];
    this.claims.push({
      from: this.#from,
      counted,
      type,
      key,
      subject,
      object,
      paths: { subject: whole, object: whole },
      when: null,
      spell: null,
      values: {},
      qualifiers: {},
      says: { source: this.#id, at: `#${at}`, ...says },
      isLocated: true,
    });
    return true;
  }

  /** Several mentions of one entity are one claim, at the place of the first. */
  mention(object: string, mention: Mention): boolean {
    const { at, path, role, note = null } = mention;
    if (role !== null) {
      const known = this.#roles.get(role) ?? new Map<string, Mention>();
      if (!known.has(object)) known.set(object, mention);
      this.#roles.set(role, known);
    }
    const says = note === null ? {} : { note };
    return this.add({ counted: "mention", type: MENTIONS, object, at, path, says });
  }

  /** References between objects, of which both ends are entities. */
  refer(references: readonly Reference[], nodes: ReadonlyMap<string, string>, leave: Leave): void {
    for (const { from, reference, path } of references) {
      const one = isMapping(reference) ? reference : {};
      const to = textIn(one["referenced_uuid"])?.toLowerCase() ?? "";
      const [subject, object] = [nodes.get(from ?? ""), nodes.get(to)];
      if (subject === undefined || object === undefined) {
        leave("object reference", NO_ENDS);
        continue;
      }
      const type = mispRelation(textIn(one["relationship_type"])?.trim() ?? "related-to");
      const note = textIn(one["comment"]);
      const says = note === null ? {} : { note };
      const made = { counted: "object reference", subject, object, at: from ?? this.#id, path, says };
      if (!this.add({ ...made, type })) leave("object reference, repeated", "another says the same");
    }
  }

  /** What attached clusters say of one another. */
  relate(clusters: readonly Attached[], ids: ReadonlyMap<Attached, string>, leave: Leave): void {
    const known = new Map([...ids].map(([{ cluster }, id]) => [textIn(cluster["uuid"])?.toLowerCase() ?? "", id]));
    for (const one of clusters) {
      const relations = one.cluster["GalaxyClusterRelation"];
      for (const written of Array.isArray(relations) ? relations : []) {
        const relation = isMapping(written) ? written : {};
        const [subject, to] = [ids.get(one), textIn(relation["referenced_galaxy_cluster_uuid"])?.toLowerCase() ?? ""];
        const object = known.get(to);
        const type = mispRelation(textIn(relation["referenced_galaxy_cluster_type"])?.trim() ?? "related-to");
        if (to === "" || subject === undefined || object === undefined) leave("cluster relation", NO_ENDS);
        else if (!this.add({ counted: "cluster relation", type, subject, object, at: one.at, path: one.path }))
          leave("cluster relation, repeated", "another says the same");
      }
    }
  }

  /**
   * An event describes one incident: where it names a single actor, that one uses the tools and aims at the targets that it names. The
   * event lists them without saying so, so each claim is an inference.
   */
  imply(): void {
    const [actor, ...others] = this.#roles.get("actor")?.keys() ?? [];
    if (actor === undefined || others.length > 0) return;
    for (const { role, type, isOfActor } of IMPLIED) {
      for (const [other, { at, path }] of this.#roles.get(role) ?? []) {
        if (other === actor) continue;
        const ends = isOfActor ? { subject: actor, object: other } : { subject: other, object: actor };
        this.add({ counted: "implied", type, ...ends, at, path, says: { basis: "inference" } });
      }
    }
  }
}
