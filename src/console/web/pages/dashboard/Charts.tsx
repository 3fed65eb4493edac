/**
 * The charts, which the bundler puts apart: bars in four patterns that are told apart in black and white.
 *
 * They are drawn for eyes alone: whoever reads otherwise has the table behind each of them.
 */
import {
  Bar as Series,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Bar } from './figures.js';

export interface Shown {
  readonly key: string;
  readonly label: string;
}

interface Props {
  /** Names the patterns of this chart: they are looked up in the whole page. */
  readonly name: string;
  readonly bars: readonly Bar[];
  readonly series: readonly Shown[];
  readonly labelOf: (at: string) => string;
  readonly onPick: (at: string, series: string) => void;
}

const INK = '#1d4f91';

export function BarsOverTime({ name, bars, series, labelOf, onPick }: Props) {
  return (
    <div className="chart" aria-hidden="true">
      <ResponsiveContainer width="100%" height={240} initialDimension={{ width: 640, height: 240 }}>
        <BarChart data={[...bars]} accessibilityLayer={false} margin={{ top: 8, right: 8 }}>
          <defs>
            {series.map(({ key }, n) => (
              <Pattern key={key} id={`${name}-${key}`} n={n} />
            ))}
          </defs>
          <CartesianGrid vertical={false} stroke="#c8ccd3" />
          <XAxis dataKey="at" tickFormatter={labelOf} minTickGap={24} stroke="#333" />
          <YAxis allowDecimals={false} width={56} stroke="#333" />
          <Tooltip
            labelFormatter={(at) => (typeof at === 'string' ? labelOf(at) : null)}
            isAnimationActive={false}
          />
          {series.map(({ key, label }) => (
            <Series
              key={key}
              dataKey={key}
              name={label}
              stackId="all"
              fill={fillOf(name, key)}
              stroke={INK}
              isAnimationActive={false}
              cursor="pointer"
              onClick={({ payload }) => onPick((payload as Bar).at, key)}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
      <div className="legend">
        {series.map(({ key, label }) => (
          <span key={key}>
            <svg width={14} height={14}>
              <rect x={0.5} y={0.5} width={13} height={13} fill={fillOf(name, key)} stroke={INK} />
            </svg>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}

function fillOf(name: string, key: string): string {
  return `url(#${name}-${key})`;
}

/** White, hatched, dotted, full: the more stands against a contact, the darker. */
function Pattern({ id, n }: { readonly id: string; readonly n: number }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse">
      <rect width={6} height={6} fill={n === 3 ? INK : '#fff'} />
      {n === 1 && <path d="M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2" stroke={INK} strokeWidth={1.4} />}
      {n === 2 && <circle cx={3} cy={3} r={1.7} fill={INK} />}
    </pattern>
  );
}
