import { type ReactElement, useEffect, useMemo, useState } from "react";
import { Button } from "react-aria-components/Button";
import { hasWords } from "../../src/text/fold.ts";
import { plain } from "../data/plain-text.ts";
import { useSession } from "../state/session.ts";
import type { Sorting } from "../state/view-state.ts";
import type { Column } from "./column.ts";

interface Props<Row> {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly idOf: (row: Row) => string;
  readonly wordsOf: (row: Row) => string;
}

const PAGE = 100;

/** A plain table: the browser's own semantics are what screen readers know best. Long ones come in pages. */
export function Grid<Row>({ name, rows, columns, idOf, wordsOf }: Props<Row>): ReactElement {
  const { state, dispatch, announce } = useSession();
  const { sort, words } = state.table;
  const [page, setPage] = useState(0);
  const found = useMemo(
    () => (words.trim() ? rows.filter((row) => hasWords(wordsOf(row), words)) : rows),
    [rows, words, wordsOf],
  );
  const sorted = useMemo(() => sortedBy(found, columns, sort), [found, columns, sort]);
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE));
  const current = Math.min(page, pages - 1);
  const opened = state.opened?.id;
  useEffect(() => {
    if (words.trim()) announce(`${found.length} of ${rows.length} rows`);
  }, [announce, found.length, rows.length, words]);

  const sortBy = (key: string): void => {
    const descending = sort?.column === key && !sort.descending;
    dispatch({ type: "table", change: { sort: { column: key, descending } } });
    announce(`Sorted by ${key}, ${descending ? "descending" : "ascending"}`);
  };
  return (
    <>
      <div className="table-place">
        <table>
          <caption className="for-screen-readers">
            {name}: {found.length} rows
          </caption>
          <thead>
            <tr>
              {columns.map(({ key, title, numeric }) => (
                <th key={key} scope="col" aria-sort={ariaSort(sort, key)} className={numeric ? "numeric" : undefined}>
                  <button type="button" onClick={() => sortBy(key)}>
                    {title}
                    <span aria-hidden="true">{sort?.column === key ? (sort.descending ? " ↓" : " ↑") : ""}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(current * PAGE, (current + 1) * PAGE).map((row) => (
              <tr key={idOf(row)} className={idOf(row) === opened ? "open" : undefined}>
                {columns.map((column) => (
                  <td key={column.key} className={column.numeric ? "numeric" : undefined} data-title={column.title}>
                    {column.cell ? column.cell(row) : <bdi>{plain(String(column.value(row)))}</bdi>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {found.length === 0 && <p className="muted nothing-found">No row holds these words.</p>}
      </div>
      {pages > 1 && (
        <nav className="pages" aria-label="Pages">
          <Button className="quiet" isDisabled={current === 0} onPress={() => setPage(current - 1)}>
            Earlier
          </Button>
          <span>
            {current * PAGE + 1} to {Math.min(sorted.length, (current + 1) * PAGE)} of {sorted.length}
          </span>
          <Button className="quiet" isDisabled={current >= pages - 1} onPress={() => setPage(current + 1)}>
            Later
          </Button>
        </nav>
      )}
    </>
  );
}

function ariaSort(sort: Sorting, key: string): "ascending" | "descending" | undefined {
  if (sort?.column !== key) return undefined;
  return sort.descending ? "descending" : "ascending";
}

function sortedBy<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sorting): readonly Row[] {
  const column = sort && columns.find(({ key }) => key === sort.column);
  if (!column) return rows;
  const keyed = rows.map((row) => ({ row, value: column.value(row) }));
  keyed.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  if (sort.descending) keyed.reverse();
  return keyed.map(({ row }) => row);
}
