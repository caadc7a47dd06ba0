// The favourites in a new order: which goods must be saved with another place.
// Must never leave two goods on one place.
import type { Goods, GoodsDraft } from '../../../backend/bindings';
import { call } from '../../../backend/client';

/** Goods as they are, ready to be saved; its stock is left alone. */
export function draftOf(goods: Goods): GoodsDraft {
  const { id, name, price, unit, category, barcode, favourite, tax, cost } = goods;
  return {
    id, name, price, unit, category, barcode, favourite, tax, cost,
    counts_stock: goods.counts_stock,
    stock: null,
  };
}

/** All favourites in their order. */
export async function favourites(): Promise<readonly Goods[]> {
  const found = await call('goods', {
    text: '', category: null, favourites: true, retired: false, offset: 0, limit: 200,
  });
  return found.goods;
}

/** The others whose place changes when `id` stands at `place`, or nowhere when that is null. */
export function movedBy(list: readonly Goods[], id: string | null, place: number | null): readonly Goods[] {
  const others = list.filter((goods) => goods.id !== id);
  return others
    .map((goods, at) => ({ ...goods, favourite: place !== null && at + 1 >= place ? at + 2 : at + 1 }))
    .filter((goods) => list.find((before) => before.id === goods.id)?.favourite !== goods.favourite);
}
