// A preorder in words. Must never work out an amount.
import type { Preorder } from '../../../backend/bindings';
import { quantity } from '../../../quantity';

/** "ขนมชั้น 2 · ขนมถ้วย 3" */
export function linesWords({ lines, names }: Pick<Preorder, 'lines' | 'names'>): string {
  return lines.map((line, at) => `${names[at] ?? line.name ?? '…'} ${quantity(line.quantity)}`).join(' · ');
}
