/** A bar in a row of a table: for eyes alone, the number stands beside it. */
export function Meter({ value, of }: { readonly value: number; readonly of: number }) {
  const share = of === 0 ? 0 : Math.min(100, (100 * value) / of);
  return (
    <span aria-hidden="true" className="meter-room">
      <span className="meter" style={{ width: `${share}%` }} />
    </span>
  );
}
