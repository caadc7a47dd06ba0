// Receipts in words: their number as on paper, and what a list says of one.
// Must never work out an amount.
import type { PrintAnswer, ReceiptSummary, Tender } from '../../../backend/bindings';
import { call } from '../../../backend/client';
import { m } from '../../../paraglide/messages.js';
import { tenderWord } from '../../../tender-words';
import { refresh } from '../../../till.svelte';
import { toast } from '../../../toast.svelte';

/** "0042", as the slip says it. */
export function receiptNumber(number: number): string {
  return String(number).padStart(4, '0');
}

/** A tender by its own name: a scheme, a card, else its kind. */
export function nameOf({ kind, detail }: Tender): string {
  if (detail?.kind === 'other') return detail.name;
  return detail?.kind === 'co_pay' ? detail.scheme : tenderWord(kind);
}

/** "ข้าวมันไก่ และอีก 2 รายการ" */
export function whatWasSold({ first, count }: ReceiptSummary): string {
  return count > 1 ? m.receipt_first_and({ first, count: String(count - 1) }) : first;
}

/** Sends a receipt to the printer and says what became of it; the sale does not wait for it. */
export async function printReceipt(number: number): Promise<void> {
  const { queued, copy }: PrintAnswer = await call('print', { kind: 'receipt', number, copy: 0 });
  if (!queued) toast(m.print_no_printer());
  else toast(copy > 0 ? m.print_sent_copy({ copy: String(copy) }) : m.print_sent());
  await refresh();
}
