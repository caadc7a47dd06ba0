// The ways of paying in words, the same on every screen. Must never name one that the till does not know.
import type { TenderKind } from './backend/bindings';
import { m } from './paraglide/messages.js';

const words: Record<TenderKind, () => string> = {
  cash: m.tender_cash,
  prompt_pay: m.tender_prompt_pay,
  credit: m.tender_credit,
  voucher: m.tender_voucher,
  co_pay: m.tender_co_pay,
  deposit: m.tender_deposit,
  other: m.tender_other,
};

export function tenderWord(kind: TenderKind): string {
  return words[kind]();
}
