/** Verdicts as they were and as they would be; told apart on paper by pattern of light and dark. */
import { Bar, BarChart, LabelList, Legend, ResponsiveContainer, XAxis, YAxis } from 'recharts';

interface Props {
  readonly counts: readonly {
    readonly label: string;
    readonly before: number;
    readonly after: number;
  }[];
  readonly before: string;
  readonly after: string;
}

export function VerdictChart({ counts, before, after }: Props) {
  return (
    <div className="policy-chart" aria-hidden>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...counts]}
          accessibilityLayer={false}
          margin={{ top: 16, right: 8, bottom: 0, left: 0 }}
        >
          <XAxis dataKey="label" />
          <YAxis allowDecimals={false} width={44} />
          <Legend />
          <Bar dataKey="before" name={before} fill="#9aa8bb" isAnimationActive={false}>
            <LabelList dataKey="before" position="top" />
          </Bar>
          <Bar dataKey="after" name={after} fill="#1d4f91" isAnimationActive={false}>
            <LabelList dataKey="after" position="top" />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
