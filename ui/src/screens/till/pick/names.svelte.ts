// The names of goods that are known by their id, asked once each.
// Must never be a price list: what goods cost is asked when it matters.
import type { Goods, SaleLine } from '../../../backend/bindings';
import { call } from '../../../backend/client';
import { quantity } from '../../../quantity';
import { unitWord } from '../goods/units';

let known = $state.raw<Readonly<Record<string, Goods>>>({});

/** Asks for those not known yet; goods that are gone stay without a name. */
export async function learn(ids: readonly (string | null)[]): Promise<void> {
  const wanted = ids.filter((id, at): id is string =>
    id !== null && !(id in known) && ids.indexOf(id) === at);
  const found = await Promise.allSettled(wanted.map((id) => call('goods_by_id', { id })));
  const fresh = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  known = { ...known, ...Object.fromEntries(fresh.map((goods) => [goods.id, goods])) };
}

/** What was picked from a list is known already. */
export function remember(goods: Goods): void {
  known = { ...known, [goods.id]: goods };
}

export function goodsNamed(id: string | null): Goods | undefined {
  return id === null ? undefined : known[id];
}

export function nameOf(id: string): string {
  return known[id]?.name ?? '…';
}

/** "ส้มตำ 2 จาน" */
export function lineWords(line: SaleLine): string {
  const goods = goodsNamed(line.goods);
  const name = goods?.name ?? line.name ?? '…';
  return `${name} ${quantity(line.quantity)} ${goods ? unitWord(goods.unit) : ''}`.trim();
}
