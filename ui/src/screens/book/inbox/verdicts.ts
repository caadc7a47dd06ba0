// What became of a file, in plain words, and what to do next. The book judges; this only says it.
// Must never blame anyone, nor leave a verdict without a next step.
import type { FileRow, Verdict } from '../../../backend/bindings';
import { dayAt, dayText, timeAt } from '../../../date';
import { m } from '../../../paraglide/messages.js';
import type { Tone } from '../Mark.svelte';

interface Words {
  tone: Tone;
  word: () => string;
  next: () => string;
}

const told: Record<Verdict, Words> = {
  booked: { tone: 'good', word: m.inbox_booked, next: m.inbox_booked_next },
  joined: { tone: 'good', word: m.inbox_joined, next: m.inbox_joined_next },
  repeated: { tone: 'same', word: m.inbox_repeated, next: m.inbox_repeated_next },
  provisional: { tone: 'wait', word: m.receiving_provisional, next: m.receiving_provisional_next },
  agrees: { tone: 'good', word: m.receiving_agrees, next: m.receiving_agrees_next },
  unconfirmed: { tone: 'wait', word: m.inbox_unconfirmed, next: m.inbox_unconfirmed_next },
  fork: { tone: 'look', word: m.inbox_fork, next: m.inbox_fork_next },
  set_aside_double: { tone: 'same', word: m.receiving_double, next: m.receiving_double_next },
  set_aside_future_day: { tone: 'wait', word: m.receiving_future, next: m.receiving_future_next },
  set_aside_other_market: {
    tone: 'look', word: m.inbox_other_market, next: m.inbox_other_market_next,
  },
  set_aside_unknown_stall: {
    tone: 'look', word: m.inbox_unknown_stall, next: m.inbox_unknown_stall_next,
  },
  set_aside_retired_stall: {
    tone: 'look', word: m.inbox_retired_stall, next: m.inbox_retired_stall_next,
  },
  set_aside_other_stall: { tone: 'look', word: m.inbox_other_stall, next: m.inbox_other_stall_next },
  set_aside_other_device: {
    tone: 'look', word: m.inbox_other_device, next: m.inbox_other_device_next,
  },
  set_aside_unknown_key: { tone: 'wait', word: m.inbox_unknown_key, next: m.inbox_unknown_key_next },
  set_aside_retired_key: { tone: 'look', word: m.inbox_retired_key, next: m.inbox_retired_key_next },
  set_aside_invitation: { tone: 'look', word: m.inbox_invitation, next: m.inbox_invitation_next },
  set_aside_invitation_expired: {
    tone: 'look', word: m.inbox_invitation_expired, next: m.inbox_invitation_next,
  },
  refused_saved_by_editor: { tone: 'bad', word: m.inbox_by_editor, next: m.inbox_by_editor_next },
  refused_cut_short: { tone: 'bad', word: m.inbox_cut_short, next: m.inbox_again_next },
  refused_too_large: { tone: 'bad', word: m.inbox_too_large, next: m.inbox_too_large_next },
  refused_damaged: { tone: 'bad', word: m.inbox_damaged, next: m.inbox_again_next },
  refused_signature: { tone: 'bad', word: m.inbox_signature, next: m.inbox_signature_next },
  refused_contents: { tone: 'bad', word: m.inbox_contents, next: m.inbox_contents_next },
  refused_code: { tone: 'bad', word: m.inbox_wrong_code, next: m.inbox_wrong_code_next },
  refused_newer: { tone: 'bad', word: m.inbox_newer, next: m.inbox_newer_next },
  refused_other_kind: { tone: 'bad', word: m.inbox_other_kind, next: m.inbox_other_kind_next },
  refused_unknown: { tone: 'bad', word: m.inbox_unknown, next: m.inbox_unknown_next },
};

/** Every verdict, in the order in which people want to see them. */
export const VERDICTS = Object.keys(told) as Verdict[];

/** It counts, but something before it is missing or does not fit. */
export function isFlagged(file: FileRow): boolean {
  return file.verdict === 'booked' && ['gap', 'restored', 'broken', 'replaced'].includes(file.reason);
}

/** Something before it is missing or does not fit, and somebody said why. */
export function isExplained(file: FileRow): boolean {
  return isFlagged(file) && Boolean(file.settlement?.explained);
}

/** Something is missing before it that a person can explain. */
export function mayBeExplained(file: FileRow): boolean {
  return isFlagged(file) && file.reason !== 'restored';
}

export function toneOf(file: FileRow, verdict: Verdict = file.verdict): Tone {
  const looked = verdict === 'booked' && isFlagged(file) && !isExplained(file);
  return looked ? 'look' : told[verdict].tone;
}

/** "นับยอดแล้ว", "เคยรับแล้วเมื่อ 18:20" */
export function wordOf(file: FileRow, verdict: Verdict = file.verdict): string {
  if (verdict === 'repeated') return m.inbox_repeated_at({ time: cameAt(file) });
  if (verdict === 'fork' && file.kind === 'slip') return m.receiving_fork_slip();
  if (verdict === 'booked' && isExplained(file)) return m.receiving_explained();
  if (verdict === 'booked' && isFlagged(file)) return m.inbox_flagged();
  return told[verdict].word();
}

/** What a person does now; "ไม่ต้องทำอะไร" when nothing. */
export function nextOf(file: FileRow, verdict: Verdict = file.verdict): string {
  if (verdict === 'booked' && isExplained(file)) return m.receiving_explained_next();
  if (verdict === 'booked' && file.reason === 'replaced') return m.receiving_replaced_next();
  if (verdict === 'booked' && file.reason === 'gap') return m.inbox_gap_next();
  if (verdict === 'booked' && file.reason === 'restored') return m.inbox_restored_next();
  if (verdict === 'booked' && file.reason === 'broken') return m.inbox_broken_next();
  return told[verdict].next();
}

/** Whether somebody has to do something about it. */
export function isOpen(file: FileRow): boolean {
  return toneOf(file) !== 'good';
}

/** Whether the eight digits read out by the vendor would let it count. */
export function waitsForKey(file: FileRow): boolean {
  const verdicts: readonly Verdict[] = [
    'unconfirmed', 'set_aside_unknown_key', 'set_aside_other_stall', 'set_aside_retired_key',
    'set_aside_invitation', 'set_aside_invitation_expired', 'refused_code',
  ];
  return file.stall !== null && file.place !== '' && verdicts.includes(file.verdict);
}

/** "18:20" on the day itself, with its day on any other. */
export function cameAt(file: FileRow): string {
  const came = dayAt(file.received);
  return came === file.day ? timeAt(file.received) : `${dayText(came)} ${timeAt(file.received)}`;
}

/** "B-12 ร้านป้าสมศรี", or what else is known of where it came from. */
export function fromWhom(file: FileRow): string {
  if (file.place || file.stall_name) return `${file.place} ${file.stall_name}`.trim();
  return m.inbox_no_stall();
}
