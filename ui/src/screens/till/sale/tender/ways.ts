// The ways a bill can be paid at this stall now, in the order of Alt+1, Alt+2 ….
// Must never offer what the settings do not name.
import type { CoPayNow, TillSettings, TillState } from '../../../../backend/bindings';
import { m } from '../../../../paraglide/messages.js';

export type Way =
  | { readonly kind: 'cash' | 'prompt_pay' | 'credit' | 'voucher' }
  | { readonly kind: 'co_pay' | 'other'; readonly name: string };

export interface Offered {
  readonly way: Way;
  readonly word: string;
  readonly keys: string;
}

export function waysNow(
  state: TillState | null,
  settings: TillSettings | null,
  schemes: readonly CoPayNow[],
): Offered[] {
  const ways: { way: Way; word: string }[] = [
    { way: { kind: 'cash' }, word: m.tender_cash() },
    { way: { kind: 'prompt_pay' }, word: m.tender_prompt_pay() },
    { way: { kind: 'credit' }, word: m.tender_credit() },
    // vouchers come from a market's committee
    ...state?.identity?.market ? [{ way: { kind: 'voucher' } as const, word: m.tender_voucher() }] : [],
    ...schemes.map(({ scheme }) => ({ way: { kind: 'co_pay', name: scheme } as const, word: scheme })),
    ...(settings?.other_tenders ?? []).map((name) => ({ way: { kind: 'other', name } as const, word: name })),
  ];
  return ways.map((one, at) => ({ ...one, keys: at < 9 ? `Alt+${String(at + 1)}` : '' }));
}

export function isSame(one: Way, other: Way): boolean {
  const name = (way: Way): string => ('name' in way ? way.name : '');
  return one.kind === other.kind && name(one) === name(other);
}
