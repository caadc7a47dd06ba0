// The layouts a printing scale's label can have, in words and digit by digit.
// Must never hold one of a maker by heart: makers differ, and a label tells.
import type { LabelLayout, LabelValue } from '../../../backend/bindings';
import { m } from '../../../paraglide/messages.js';

const values: Record<LabelValue, () => string> = {
  grams: m.settings_label_grams, satang: m.settings_label_satang, baht: m.settings_label_baht,
};

export function valueWord(value: LabelValue): string {
  return values[value]();
}

/** Of the thirteen digits two are the prefix and one the check digit: ten are left to share. */
export function valueDigits(itemDigits: number, valueCheck: boolean): number {
  return 10 - itemDigits - (valueCheck ? 1 : 0);
}

/** "ขึ้นต้น 21 · รหัสสินค้า 5 หลัก · น้ำหนักเป็นกรัม 5 หลัก" */
export function layoutWords({ prefix, item_digits, value_digits, value }: LabelLayout): string {
  return m.settings_label_says({
    prefix, items: item_digits, value: valueWord(value), digits: value_digits,
  });
}
