/** A cell of a sheet; null: empty. */
export type Cell = string | number | null;

export interface SheetColumn<T> {
  readonly title: string;
  readonly cell: (item: T) => Cell;
}

/** A table for people, before it is CSV or XLSX. Rows are made when they are written, and can be made again. */
export interface Sheet {
  /** Of a file or a tab. */
  readonly name: string;
  readonly titles: readonly string[];
  readonly rows: () => Iterable<readonly Cell[]>;
}

/** Columns that are empty in every row are left out. */
export function sheetOf<T>(name: string, items: readonly T[], columns: readonly SheetColumn<T>[]): Sheet {
  const used = columns.filter(({ cell }) => items.some((item) => !isEmpty(cell(item))));
  return {
    name,
    titles: distinct(used.map(({ title }) => title)),
    *rows() {
      for (const item of items) yield used.map(({ cell }) => cell(item));
    },
  };
}

function isEmpty(cell: Cell): boolean {
  return cell === null || cell === "";
}

/** A qualifier may be called like a column of ours. */
function distinct(titles: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return titles.map((title) => {
    let unique = title;
    for (let n = 2; used.has(unique.toLowerCase()); n += 1) unique = `${title} ${n}`;
    used.add(unique.toLowerCase());
    return unique;
  });
}
