import { count } from "../../wording/counts.ts";
import { columnName } from "./cell-names.ts";

/** A column of a sheet that has a name. */
export interface SheetColumn {
  readonly name: string;
  /** From 1. */
  readonly at: number;
}

/** What of a sheet was read otherwise than it looks. Counted anew for each pass. */
export class SheetNotes {
  readonly #errors = new Map<string, { count: number; readonly first: string }>();
  readonly #unnamed = new Map<number, number>();
  #hidden = 0;
  #merged = 0;
  #formulas = 0;

  error(text: string, column: number, row: number): void {
    const known = this.#errors.get(text);
    if (known) known.count += 1;
    else this.#errors.set(text, { count: 1, first: `${columnName(column)}${row}` });
  }

  unnamed(column: number): void {
    this.#unnamed.set(column, (this.#unnamed.get(column) ?? 0) + 1);
  }

  row({ isHidden, isMerged, formulas }: { isHidden: boolean; isMerged: boolean; formulas: number }): void {
    if (isHidden) this.#hidden += 1;
    if (isMerged) this.#merged += 1;
    this.#formulas += formulas;
  }

  /** @param hidden columns that have a name and are hidden */
  list(hidden: readonly SheetColumn[], isStale: boolean): readonly string[] {
    const errors = [...this.#errors].map(
      ([text, { count: found, first }]) => `${count(found, "cell")} with ${text} read as absent, the first ${first}`,
    );
    const unnamed = [...this.#unnamed]
      .sort(([a], [b]) => a - b)
      .map(([column, found]) => `column ${columnName(column)} has no name: ${count(found, "cell")} not read`);
    return [
      ...errors,
      ...unnamed,
      ...(this.#hidden > 0 ? [`${count(this.#hidden, "hidden row")} read like the others`] : []),
      ...hidden.map(({ name, at }) => `column ${columnName(at)} (${name}) is hidden and can be read like the others`),
      ...(this.#merged > 0
        ? [`${count(this.#merged, "row")} filled in from cells that are merged over several rows`]
        : []),
      ...(isStale && this.#formulas > 0
        ? [
            `${count(this.#formulas, "formula")} to be computed when the file is opened: open and save it, to be sure of the values`,
          ]
        : []),
    ];
  }
}
