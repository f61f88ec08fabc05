/** A page's address as a QR code. Black on white with a quiet zone in every theme: scanners need the contrast and the margin. */
import { encode, renderSVG } from 'uqr';

/** ISO/IEC 18004, 9.1: four modules of quiet zone. */
export const QUIET_ZONE_MODULES = 4;

/** The same without the document around it, for pages whose rules let no image in: rows of dark squares in one path. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE_MODULES });
  const runs = data.flatMap((row, y) => runsOf(row).map(([from, length]) => `M${from} ${y}h${length}v1h-${length}z`));
  return { size, path: runs.join('') };
}

function runsOf(row: readonly boolean[]): (readonly [from: number, length: number])[] {
  const runs: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1);
    if (isDark && last && last[0] + last[1] === x) last[1] += 1;
    else if (isDark) runs.push([x, 1]);
  }
  return runs;
}

export function qrCode(url: string): string {
  return renderSVG(url, { ecc: 'M', border: QUIET_ZONE_MODULES });
}
