// A price rule as one plain sentence. Must never leave a number out.
import type { PriceRule, Reduction } from '../../../backend/bindings';
import { dayText } from '../../../date';
import { baht } from '../../../money';
import { m } from '../../../paraglide/messages.js';
import { percent } from '../../../percent';
import { goodsNamed, nameOf } from '../pick/names.svelte';

export function reductionWords(off: Reduction): string {
  return off.kind === 'percent'
    ? m.prices_off_percent({ percent: percent(off.hundredths) })
    : m.prices_off_baht({ amount: baht(off.amount) });
}

/** "3 ชิ้น 100 บาท: ขนมถ้วย, ขนมชั้น" */
export function ruleSentence({ does }: Pick<PriceRule, 'does'>): string {
  switch (does.kind) {
    case 'bundle':
      return m.prices_says_bundle({
        count: does.count, price: baht(does.price), goods: does.goods.map(nameOf).join(', '),
      });
    case 'dated': {
      const usual = goodsNamed(does.goods)?.price;
      const says = m.prices_says_dated({ goods: nameOf(does.goods), price: baht(does.price) });
      return usual === undefined ? says : `${says} ${m.prices_usual({ price: baht(usual) })}`;
    }
    case 'markdown': {
      const off = reductionWords(does.off);
      if (does.of.kind === 'all') return m.prices_says_all({ off });
      if (does.of.kind === 'category') return m.prices_says_category({ off, name: does.of.name });
      return m.prices_says_one({ off, goods: nameOf(does.of.id) });
    }
  }
}

/** "วันนี้วันเดียว", "ตั้งแต่ 22 พ.ย. 2569", "22 พ.ย. 2569 ถึง 30 พ.ย. 2569" */
export function ruleDays({ from, until }: Pick<PriceRule, 'from' | 'until'>, today: string): string {
  if (until === null) return m.prices_from({ from: dayText(from) });
  if (from === until) {
    return from === today ? m.prices_today_only() : m.prices_one_day({ day: dayText(from) });
  }
  return m.prices_from_until({ from: dayText(from), until: dayText(until) });
}

/** The goods a rule names. */
export function goodsOf({ does }: Pick<PriceRule, 'does'>): readonly string[] {
  if (does.kind === 'bundle') return does.goods;
  if (does.kind === 'dated') return [does.goods];
  return does.of.kind === 'goods' ? [does.of.id] : [];
}
