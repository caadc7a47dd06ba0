// What a scan on the tender screen was: a bank's slip, a welfare voucher, or goods that came too late.
// Must never finish a sale, nor take anything by itself.
import type { PaymentScan } from '../../../../backend/bindings';
import { call } from '../../../../backend/client';
import { m } from '../../../../paraglide/messages.js';
import { receiptNumber } from '../receipts';

export interface Slip {
  readonly text: string;
  readonly bank: string;
  readonly said: string;
  /** the receipt that used it before */
  readonly used: number | null;
}

type SlipRead = Extract<PaymentScan, { kind: 'slip' }>;

export function slipOf(text: string, { bank_name, reference, used }: SlipRead): Slip {
  const said = used === null
    ? m.tender_slip({ bank: bank_name, reference })
    : m.tender_slip_used({ bank: bank_name, number: receiptNumber(used) });
  return { text, bank: bank_name, said, used };
}

export function askScan(text: string): Promise<PaymentScan> {
  return call('scan_for_payment', { text });
}
