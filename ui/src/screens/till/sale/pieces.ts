// "100×3 · 20×1": the notes and coins to give back. Must never choose them: the till does.
import type { Pieces } from '../../../backend/bindings';
import { baht } from '../../../money';

export function piecesText(pieces: readonly Pieces[]): string {
  return pieces.map(({ denomination, count }) => `${baht(denomination)}×${String(count)}`).join(' · ');
}
