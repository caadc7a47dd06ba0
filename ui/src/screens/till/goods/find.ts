// One thing on sale by its id, as it stands now.
// Must never answer from memory: what was remembered only says where to look.
import type { Goods } from '../../../backend/bindings';
import { call } from '../../../backend/client';

const PAGE = 200;

let hint: { id: string; name: string } | null = null;

/** Remembers what was just tapped, so that it is found by one question instead of many. */
export function tapped(goods: Goods): void {
  hint = { id: goods.id, name: goods.name };
}

async function among(text: string, retired: boolean, id: string, pages: number): Promise<Goods | null> {
  for (let page = 0; page < pages; page += 1) {
    const { goods, count } = await call('goods', {
      text, category: null, favourites: false, retired, offset: page * PAGE, limit: PAGE,
    });
    const found = goods.find((one) => one.id === id);
    if (found) return found;
    if ((page + 1) * PAGE >= count) return null;
  }
  return null;
}

/** The goods with this id, on sale or not; null when there are none. */
export async function goodsById(id: string): Promise<Goods | null> {
  if (hint?.id === id) {
    const { name } = hint;
    const near = (await among(name, false, id, 1)) ?? (await among(name, true, id, 1));
    if (near) return near;
  }
  const pages = Math.ceil(100_000 / PAGE);
  return (await among('', false, id, pages)) ?? among('', true, id, pages);
}
