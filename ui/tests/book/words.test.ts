// Every verdict, reason, state and rule has its words, in both languages.
import { describe, expect, it } from 'vitest';
import type { FeeKind, FileRow, Verdict } from '../../src/backend/bindings';
import { setLocale } from '../../src/locale.svelte';
import { REASONS, whyOf } from '../../src/screens/book/inbox/reasons';
import { nextOf, toneOf, VERDICTS, wordOf } from '../../src/screens/book/inbox/verdicts';
import { percent } from '../../src/percent';
import { feeSentence } from '../../src/screens/book/words';
import { file } from './market';

const thai = /[ก-๙]/;
const of = (verdict: Verdict, reason = '', params = {}): FileRow =>
  ({ ...file, verdict, reason, params });

// the codes of committee/src and settlement/src/refused.rs
const codes = (
  'file_empty file_too_large file_byte_order_mark file_not_utf8 file_carriage_return ' +
  'file_too_many_lines file_line_too_long file_cut_short file_after_signature ' +
  'file_signature_form wrong_signature newer_version line_form journal_number chain order ' +
  'sale_in_amendment other_day opening request_twice receipt_number refund_of price ' +
  'refund_lines tender vat amount too_large totals count closing takings_too_large more_lines ' +
  'invite invite_unknown invite_used invite_replaced invite_other gap restored ' +
  'replaced future_day reply slip_signature slip_content slip_form slip_damaged picture'
).split(' ');

describe('a verdict', () => {
  it.each(VERDICTS)('%s is told in both languages, with what to do', (verdict) => {
    const row = of(verdict);
    expect(wordOf(row, verdict)).toMatch(thai);
    expect(nextOf(row, verdict)).toMatch(thai);
    setLocale('en');
    expect(wordOf(row, verdict)).toMatch(/^[^ก-๙]{4,}$/);
    expect(nextOf(row, verdict)).toMatch(/^[^ก-๙]{4,}$/);
  });

  it('covers all that the book knows', () => {
    expect(VERDICTS).toHaveLength(28);
  });

  it('says when a repeated file came first', () => {
    expect(wordOf(file, 'repeated')).toBe('เคยรับแล้วเมื่อ 18:20');
    expect(nextOf(file, 'repeated')).toContain('ไม่ต้องทำอะไร');
    expect(toneOf(file, 'repeated')).toBe('same');
    expect(wordOf({ ...file, day: '2026-11-21' }, 'repeated')).toContain('22 พ.ย. 2569 18:20');
  });

  it('of a gap tells which files are missing, though it counts', () => {
    const row = of('booked', 'gap', { from: '3', to: '4' });
    expect(toneOf(row)).toBe('look');
    expect(whyOf(row)).toBe('ขาดไฟล์ก่อนหน้า เลขปิดวัน 3 ถึง 4');
    expect(whyOf({ ...row, params: { from: '3', to: '3' } })).toBe('ขาดไฟล์ก่อนหน้า เลขปิดวัน 3');
    expect(nextOf(row)).toContain('ขอไฟล์ของวันที่ขาด');
  });

  it('never tells by colour alone: no two kinds share their words', () => {
    const said = VERDICTS.map((verdict) => wordOf(of(verdict), verdict));
    expect(new Set(said).size).toBe(said.length);
  });
});

describe('a reason', () => {
  it.each(codes)('%s has a sentence in both languages', (reason) => {
    const figures = { line: '3', expected: '7', found: '9', from: '1', to: '2', version: '4', z: '8' };
    const row = of('refused_contents', reason, figures);
    expect(whyOf(row)).toMatch(thai);
    expect(whyOf(row)).not.toContain('?');
    setLocale('en');
    expect(whyOf(row)).toMatch(/^[^ก-๙]{4,}$/);
  });

  it('that breaks the order says what does not fit', () => {
    for (const what of ['number', 'previous_file', 'journal', 'head', 'receipt', 'grand_total']) {
      expect(whyOf(of('booked', 'broken', { what, expected: '7', found: '9' }))).toMatch(thai);
    }
  });

  it('that nobody knows shows no code', () => {
    expect(whyOf(of('refused_contents', 'something_new'))).toBe('');
    expect(REASONS.filter((reason) => !codes.includes(reason))).toEqual([]);
  });
});

describe('a fee rule', () => {
  const share = (change: object): FeeKind => ({
    kind: 'percent_of_net', basis_points: 150, threshold: 50_000, minimum: null, maximum: 10_000, ...change,
  });

  it('is a plain sentence', () => {
    expect(feeSentence(share({}))).toBe('1.5% ของยอดสุทธิ ส่วนที่เกิน 500 บาท ไม่เกิน 100 บาท');
    expect(feeSentence(share({ threshold: 0, minimum: 2000, maximum: null })))
      .toBe('1.5% ของยอดสุทธิ ไม่ต่ำกว่า 20 บาท');
    expect(feeSentence({ kind: 'per_stall_day', amount: 3000 })).toBe('30 บาท ต่อร้านต่อวัน');
    expect(feeSentence({ kind: 'per_unit', unit: 'ดวง', price: 750 })).toBe('7.50 บาท ต่อ 1 ดวง');
    setLocale('en');
    expect(feeSentence(share({}))).toBe('1.5% of net sales above 500 baht at most 100 baht');
  });

  it('writes hundredths of a percent as people do', () => {
    expect([150, 25, 1000, 205, 10_000].map(percent)).toEqual(['1.5%', '0.25%', '10%', '2.05%', '100%']);
  });
});
