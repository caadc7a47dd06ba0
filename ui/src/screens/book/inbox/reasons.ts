// Why a file stands as it does: the book's reason codes with their figures, as a sentence.
// Must never show a code itself: one that is not known gives no sentence at all.
import type { FileRow } from '../../../backend/bindings';
import { m } from '../../../paraglide/messages.js';

interface Figures {
  line: string;
  expected: string;
  found: string;
  from: string;
  to: string;
  version: string;
  z: string;
}

type Say = (figures: Figures) => string;

const order: Say = m.inbox_why_order;
const sums: Say = m.inbox_why_sums;
const edited: Say = m.inbox_why_edited;
const long: Say = m.inbox_why_long;

const reasons: Record<string, Say> = {
  // saved or sent wrongly
  file_empty: m.inbox_why_empty,
  file_cut_short: m.inbox_why_cut,
  file_too_large: long,
  file_too_many_lines: long,
  file_line_too_long: long,
  file_byte_order_mark: edited,
  file_not_utf8: edited,
  file_carriage_return: edited,
  file_after_signature: edited,
  file_signature_form: m.inbox_why_seal,
  wrong_signature: m.inbox_why_changed,
  // signed, but not right
  line_form: m.inbox_why_line,
  more_lines: order,
  journal_number: m.inbox_why_number,
  receipt_number: m.inbox_why_receipt,
  chain: order,
  order,
  opening: order,
  other_day: order,
  request_twice: order,
  sale_in_amendment: order,
  refund_of: m.inbox_why_refund,
  refund_lines: m.inbox_why_refund,
  price: sums,
  tender: sums,
  vat: sums,
  amount: sums,
  totals: sums,
  count: sums,
  closing: sums,
  too_large: m.inbox_why_takings,
  takings_too_large: m.inbox_why_takings,
  newer_version: m.inbox_why_version,
  invite: m.inbox_why_invite,
  reply: m.inbox_reason_reply,
  // answers to invitations
  invite_unknown: m.inbox_why_invite_unknown,
  invite_used: m.inbox_why_invite_used,
  invite_replaced: m.inbox_why_invite_replaced,
  invite_other: m.inbox_why_invite_unknown,
  // how it stands to the days before
  gap: ({ from, to }) => (from === to ? m.inbox_why_gap_one({ from }) : m.inbox_why_gap({ from, to })),
  restored: m.inbox_why_restored,
  replaced: m.receiving_why_replaced,
  future_day: m.receiving_why_future,
  // closing slips and photos of them
  slip_signature: m.receiving_why_signature,
  slip_content: m.receiving_why_content,
  slip_form: m.receiving_why_damaged,
  slip_damaged: m.receiving_why_damaged,
  picture: m.receiving_why_picture,
};

const breaks: Record<string, Say> = {
  number: m.inbox_why_break_number,
  previous_file: m.inbox_why_break_before,
  journal: m.inbox_why_break_journal,
  head: m.inbox_why_break_before,
  receipt: m.inbox_why_receipt,
  grand_total: m.inbox_why_break_total,
};

/** Every reason that has words; for the test that holds them to the book. */
export const REASONS = Object.keys(reasons);

/** Why, in a sentence; empty when there is nothing to add to the verdict. */
export function whyOf(file: FileRow): string {
  const { params } = file;
  const figures: Figures = {
    line: params['line'] ?? '?',
    expected: params['expected'] ?? '?',
    found: params['found'] ?? '?',
    from: params['from'] ?? '?',
    to: params['to'] ?? '?',
    version: params['version'] ?? '?',
    z: params['z'] ?? '?',
  };
  const say = file.reason === 'broken' ? breaks[params['what'] ?? ''] : reasons[file.reason];
  return say?.(figures) ?? '';
}
