// The words of a rule's amounts. Must never say what a rule means as a whole: FeePreview does.
import { m } from '../../../paraglide/messages.js';
import type { Kind, Part } from './form.svelte';

const amounts: Partial<Record<Kind, () => string>> = {
  no_file: m.fee_amount_no_file,
  one_off: m.fee_amount_once,
  fine: m.fee_amount_once,
  deposit: m.fee_amount_deposit,
};

export function partWord(part: Part, kind: Kind): string {
  switch (part) {
    case 'amount': return (amounts[kind] ?? m.fee_amount)();
    case 'price': return m.fee_price();
    case 'percent': return m.fee_percent();
    case 'threshold': return m.fee_threshold();
    case 'minimum': return m.fee_minimum();
    case 'maximum': return m.fee_maximum();
    default: {
      const n = Number(part.split(' ')[1]) + 1;
      return part.startsWith('above') ? m.fee_step_above({ n }) : m.fee_step_share({ n });
    }
  }
}

/** "บาท" or "%" behind the figure. */
export function partUnit(part: Part): string {
  return part === 'percent' || part.startsWith('share') ? '%' : m.unit_baht();
}

/** Whether nothing typed means "no limit" rather than nought. */
export function isLimit(part: Part): boolean {
  return part === 'minimum' || part === 'maximum';
}
