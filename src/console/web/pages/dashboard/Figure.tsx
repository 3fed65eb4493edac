/** A figure: what it shows, its chart, and the same as a table, which on paper is unfolded. */
import { Card } from 'antd';
import { useId, type ReactNode } from 'react';
import { problemOf } from '../../api/problem.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { words } from './words.js';

export interface Column {
  readonly title: string;
  readonly isNumber?: boolean;
}

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly error: unknown;
  readonly columns: readonly Column[];
  /** Cells in the order of the columns. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** With a chart the table is folded behind it. */
  readonly chart?: ReactNode;
  readonly isWide?: boolean;
}

export function Figure({ title, hint, error, columns, rows, chart, isWide = false }: Props) {
  const text = useText(words);
  const id = useId();
  const table = <FigureTable {...{ columns, rows, title }} />;
  return (
    <Card
      size="small"
      className={isWide ? 'figure wide' : 'figure'}
      title={<h2 id={id}>{title}</h2>}
      aria-labelledby={id}
    >
      {hint !== undefined && <p className="muted">{hint}</p>}
      {error !== null && <ProblemAlert problem={problemOf(error)} />}
      {rows.length === 0 && <p className="muted">{text.nothing}</p>}
      {rows.length > 0 && chart}
      {rows.length > 0 &&
        (chart === undefined ? (
          table
        ) : (
          <details className="behind">
            <summary>
              {text.table}
              <span className="hidden">: {title}</span>
            </summary>
            {table}
          </details>
        ))}
    </Card>
  );
}

function FigureTable({ columns, rows, title }: Pick<Props, 'columns' | 'rows' | 'title'>) {
  return (
    <div className="figure-table">
      <table aria-label={title}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={column.isNumber ? 'number' : ''}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, i) => (
                <td key={columns[i]?.title} className={columns[i]?.isNumber ? 'number' : ''}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
