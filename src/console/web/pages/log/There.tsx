/** An instant as the clocks of the person showed it: each zone once, the viewer's own clock on hover. */
interface Local {
  readonly zone: string;
  readonly date: string;
  readonly time: string;
  readonly offset: string;
}

interface Props {
  readonly at: string;
  readonly local: readonly Local[];
  /** Zones after the first, too. */
  readonly all?: boolean;
}

export function There({ at, local, all = false }: Props) {
  const shown = all ? local : local.slice(0, 1);
  const viewers = new Date(at).toLocaleString();
  if (shown.length === 0) return <time dateTime={at}>{viewers}</time>;
  return (
    <time dateTime={at} title={viewers}>
      {shown.map(({ zone, date, time, offset }, i) => (
        <span key={zone}>
          {i > 0 && ' · '}
          {date} <strong>{time}</strong> <small className="muted">{`${zone} (UTC${offset})`}</small>
        </span>
      ))}
    </time>
  );
}
