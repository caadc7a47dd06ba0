// The markdown that runs today: what it is about, in words. Must never work out a price.
import type { Goods, PriceRule, Reduction } from '../../../backend/bindings';
import { baht } from '../../../money';
import { m } from '../../../paraglide/messages.js';
import { percent } from '../../../percent';

type Markdown = Extract<PriceRule['does'], { kind: 'markdown' }>;

function markdownOf(rule: PriceRule | null | undefined): Markdown | null {
  return rule?.does.kind === 'markdown' ? rule.does : null;
}

/** "−20%", "−5 บาท" */
function offText(off: Reduction): string {
  return off.kind === 'percent'
    ? `−${percent(off.hundredths)}`
    : `−${baht(off.amount)} ${m.unit_baht()}`;
}

/** "−20%" where these goods are marked down now, else nothing. */
export function markdownFor(rule: PriceRule | null | undefined, goods: Goods): string {
  const found = markdownOf(rule);
  if (!found) return '';
  const { of } = found;
  const fits = of.kind === 'all'
    || (of.kind === 'category' && of.name === goods.category)
    || (of.kind === 'goods' && of.id === goods.id);
  return fits ? offText(found.off) : '';
}

/** "ลดราคาตอนนี้ ทั้งร้าน −20%", or nothing. */
export function markdownText(rule: PriceRule | null | undefined): string {
  const found = markdownOf(rule);
  if (!found || !rule) return '';
  const off = offText(found.off);
  if (found.of.kind === 'all') return m.sale_markdown_all({ off });
  if (found.of.kind === 'category') return m.sale_markdown_category({ name: found.of.name, off });
  return m.sale_markdown_goods({ name: rule.name, off });
}
