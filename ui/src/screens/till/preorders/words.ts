// A preorder in words. Must never work out an amount.
import type { Preorder } from '../../../backend/bindings';
import { quantity } from '../../../quantity';
import { unitWord } from '../goods/units';

/** "2 กล่อง" of the line at a place. */
export function howMuch({ lines, units }: Pick<Preorder, 'lines' | 'units'>, at: number): string {
  const unit = units[at];
  return `${quantity(lines[at]?.quantity ?? 0)} ${unit ? unitWord(unit) : ''}`.trim();
}

/** "ขนมชั้น 2 กล่อง · ขนมถ้วย 3 ถุง" */
export function linesWords(preorder: Pick<Preorder, 'lines' | 'names' | 'units'>): string {
  const { lines, names } = preorder;
  return lines
    .map((line, at) => `${names[at] ?? line.name ?? '…'} ${howMuch(preorder, at)}`)
    .join(' · ');
}
