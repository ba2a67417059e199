import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { List } from '../api/answer';
import { clock } from '../format/format';
import { messages } from '../message/messages';
import { ProblemNote } from './problem';

export interface Column<T> {
  head: string;
  cell: (row: T) => ComponentChildren;
  /** Right-aligned, with tabular figures. */
  numeric?: boolean;
  /** The column of the buttons: without a visible head. */
  actions?: boolean;
  /** The column of the boxes that choose rows: without a visible head on wide screens. */
  choice?: boolean;
}

interface TableProps<T> {
  /** What the table lists, for screen readers. */
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  /** For tables with several columns of texts that others wrote: these are cut sooner. */
  tight?: boolean;
}

/** A table. On a narrow screen each row is a list of its cells with their heads. */
export function Table<T>({ label, columns, rows, rowKey, tight = false }: TableProps<T>) {
  const box = useRef<HTMLDivElement>(null);
  const [isWider, setWider] = useState(false);
  useEffect(() => {
    const around = box.current;
    if (around === null) return;
    const look = new ResizeObserver(() => setWider(around.scrollWidth > around.clientWidth));
    look.observe(around);
    return () => look.disconnect();
  }, []);
  // A table that is wider than its place can be scrolled, also with the keyboard.
  return (
    <div ref={box} class="scroll" {...(isWider ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}>
      <table role="table" class={tight ? 'tight' : undefined} aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.head} role="columnheader" scope="col" class={column.numeric ? 'numeric' : undefined}>
                {column.actions || column.choice ? <span class="hidden">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)}>
              {columns.map((column) => (
                <td
                  key={column.head}
                  role="cell"
                  data-head={column.actions ? undefined : column.head}
                  class={column.numeric ? 'numeric' : column.actions ? 'actions' : undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ListTableProps<T> extends Omit<TableProps<T>, 'rows'> {
  list: List<T>;
  /** What to say if the list is empty, and what to do then. */
  empty: ComponentChildren;
}

/** A list of the API as a table: loading, empty, failed, with its age, and page by page. */
export function ListTable<T>({ list, empty, ...table }: ListTableProps<T>) {
  const m = messages().common;
  if (list.data === undefined) {
    return list.problem === undefined ? <Loading /> : <ProblemNote problem={list.problem} retry={list.reload} />;
  }
  return (
    <>
      {list.problem === undefined ? null : <ProblemNote problem={list.problem} retry={list.reload} />}
      {list.items.length === 0 ? <div class="empty">{list.more === undefined ? empty : <p>{m.nothingYet}</p>}</div> : <Table {...table} rows={list.items} />}
      <div class="below">
        {list.more === undefined ? null : (
          <button type="button" onClick={list.more} disabled={list.loadingMore}>
            {list.loadingMore ? m.loading : m.more}
          </button>
        )}
        <AsOf at={list.asOf} loading={list.loading} />
      </div>
    </>
  );
}

export function Loading() {
  return (
    <div class="loading" role="status">
      {messages().common.loading}
    </div>
  );
}

/** When the numbers were read. */
export function AsOf({ at, loading = false }: { at: number | undefined; loading?: boolean }) {
  if (at === undefined) return null;
  return (
    <span class="as-of" aria-busy={loading}>
      {messages().common.asOf(clock(at))}
    </span>
  );
}
