// What a scan on the sale does: goods are added, anything else is said.
// Must never change the bill for a code that is not known.
import type { Goods } from '../../../backend/bindings';
import { call } from '../../../backend/client';
import { asFailure } from '../../../backend/failure';
import { isShopLabel } from '../../../barcode';
import type { Scan } from '../../../scan.svelte';
import { soundAdded, soundUnknown } from '../../../sound';
import { clearToast } from '../../../toast.svelte';
import { isWeighed } from '../goods/units';
import { addGoods, addLabel } from './acts';
import { bill } from './bill.svelte';
import { forgetTimes, takeTimes } from './times.svelte';

export interface Heard {
  /** a code nobody knows: the sheet asks what to do */
  unknown: string | null;
  /** a code not read whole: said in words until the next act */
  misread: boolean;
  /** weighed goods: the sheet asks for the weight */
  weigh: Goods | null;
}

const quiet: Heard = { unknown: null, misread: false, weigh: null };

let heard = $state.raw<Heard>(quiet);
/** a code that was sent to become goods; sold when the vendor comes back with it */
let awaited: string | null = null;

export const scanned = {
  get heard(): Heard {
    return heard;
  },
};

export function clearHeard(): void {
  heard = quiet;
}

/** Remembers that this code is being made into goods. */
export function awaitGoods(code: string): void {
  awaited = code;
  heard = quiet;
}

/** Back on the sale: goods made of an unknown code go on the bill, as their scan wanted. */
export async function takeAwaited(): Promise<void> {
  const code = awaited;
  awaited = null;
  if (!code) return;
  const goods = await call('goods_by_barcode', { code });
  if (goods) await pick(goods);
}

/** Goods were tapped or scanned. */
export async function pick(goods: Goods): Promise<void> {
  heard = quiet;
  clearToast();
  if (isWeighed(goods.unit)) {
    forgetTimes();
    heard = { ...quiet, weigh: goods };
  } else if (await addGoods(goods, takeTimes())) {
    soundAdded();
  }
}

/** A scale's label: goods and weight in one. False when it is an ordinary barcode. */
async function takeLabel(code: string): Promise<boolean> {
  try {
    const read = await call('read_label', { code });
    if (!read) return false;
    clearToast();
    forgetTimes();
    if (await addLabel(read)) soundAdded();
  } catch (cause) {
    soundUnknown();
    bill.failure = asFailure(cause);
  }
  return true;
}

export async function take({ code, check }: Scan): Promise<void> {
  heard = quiet;
  if (check === 'good' && isShopLabel(code) && await takeLabel(code)) return;
  // shops print codes of their own that fail the retail check, so the goods are asked first
  const goods = check === 'short' ? null : await call('goods_by_barcode', { code });
  if (goods) {
    await pick(goods);
    return;
  }
  soundUnknown();
  const misread = check === 'bad' || check === 'short';
  heard = misread ? { ...quiet, misread } : { ...quiet, unknown: code };
}
