/** An entity as the origin has it. */
export interface EntityRecord {
  readonly key: string;
  readonly id: string;
  readonly file: string;
  /** By dotted path: `name`, `identifiers.imo`, `built`; lists as lists. */
  readonly fields: Record<string, unknown>;
  readonly line: number;
  readonly table: string;
  readonly rule: string;
}

/** A claim as the origin has it. */
export interface ClaimRecord {
  readonly key: string;
  /** The identity of its fact: `subject.type.object.key`. */
  readonly fact: string;
  readonly type: string;
  readonly from: string;
  /** Null where the relation leads to a value. */
  readonly to: string | null;
  /** Qualifiers that, with the ends, make the fact. */
  readonly keys: Readonly<Record<string, unknown>>;
  /** Other qualifiers, the value, and claim keys, as they are written. */
  readonly says: Readonly<Record<string, unknown>>;
  readonly line: number;
  readonly table: string;
  readonly rule: string;
}
