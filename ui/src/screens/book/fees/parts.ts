// The words of a rule's amounts. Must never say what a rule means as a whole: FeePreview does.
import { m } from '../../../paraglide/messages.js';
import type { Part } from './form.svelte';

const words: Record<Part, () => string> = {
  amount: m.fee_amount,
  price: m.fee_price,
  percent: m.fee_percent,
  threshold: m.fee_threshold,
  minimum: m.fee_minimum,
  maximum: m.fee_maximum,
};

export function partWord(part: Part): string {
  return words[part]();
}

/** "บาท" or "%" behind the figure. */
export function partUnit(part: Part): string {
  return part === 'percent' ? '%' : m.unit_baht();
}

/** Whether nothing typed means "no limit" rather than nought. */
export function isLimit(part: Part): boolean {
  return part === 'minimum' || part === 'maximum';
}
