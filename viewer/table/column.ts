import type { ReactNode } from "react";

/** A column: its head, what it sorts and filters by, and its cell where that is more than the value. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  value(row: Row): string | number;
  cell?(row: Row): ReactNode;
  readonly numeric?: boolean;
}
