/** A QR code as squares of an SVG: no image from anywhere, no script of its own. */
import { create } from 'qrcode';

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const path = Array.from(data, (isDark, index) =>
    isDark === 0 ? '' : `M${index % size} ${Math.floor(index / size)}h1v1h-1z`,
  ).join('');
  return (
    <svg
      role="img"
      aria-label={label}
      className="qr"
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      shapeRendering="crispEdges"
    >
      <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
