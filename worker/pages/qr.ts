/** A page's address as a QR code. Black on white with a quiet zone in every theme: scanners need the contrast and the margin. */
import { renderSVG } from 'uqr';

/** ISO/IEC 18004, 9.1: four modules of quiet zone. */
const QUIET_ZONE_MODULES = 4;

export function qrCode(url: string): string {
  return renderSVG(url, { ecc: 'M', border: QUIET_ZONE_MODULES });
}
