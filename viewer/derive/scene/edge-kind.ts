/** A kind of edge as the legend lists it: a relation type, a projection's name, or a value relation (which draws nothing). */
export interface EdgeKind {
  readonly name: string;
  readonly label: string;
  /** Of the schema's families; null: of none. */
  readonly family: string | null;
  readonly color: string;
  /** The same on dark ground; null: lightened. */
  readonly dark: string | null;
  readonly background: boolean;
  /** Facts of this type are not edges: they are on the entity's page and in the table. */
  readonly value: boolean;
}
