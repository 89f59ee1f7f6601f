/** A question that the graph cannot be asked: an unknown name, id or date. The message says what, the hint what to do. */
export class QueryError extends Error {
  override readonly name = "QueryError";
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null) {
    super(message);
    this.hint = hint;
  }
}
