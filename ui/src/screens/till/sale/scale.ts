// The scale beside the till, asked on a press. Must never take a weight that has not come to rest.
import type { Weighed } from '../../../backend/bindings';
import { call } from '../../../backend/client';
import { m } from '../../../paraglide/messages.js';
import { till } from '../../../till.svelte';

const words: Record<Exclude<Weighed, 'stable'>, () => string> = {
  moving: m.sale_scale_moving,
  below_zero: m.sale_scale_below_zero,
  too_heavy: m.sale_scale_too_heavy,
  not_ready: m.sale_scale_not_ready,
};

/** Whether a scale was set. */
export function hasScale(): boolean {
  return (till.settings?.scale.kind ?? 'none') !== 'none';
}

export interface Read {
  /** null when the scale gave none */
  readonly grams: number | null;
  /** why not, and what to do */
  readonly said: string;
}

export async function readScale(): Promise<Read> {
  const { reading, quantity } = await call('read_scale', {});
  if (reading !== 'stable') return { grams: null, said: words[reading]() };
  if (!quantity) return { grams: null, said: m.sale_scale_nothing() };
  return { grams: quantity, said: '' };
}
