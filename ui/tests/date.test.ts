// Days: the Buddhist era, Bangkok's clock, and dates as people type them.
import { describe, expect, it } from 'vitest';
import {
  addDays, addMonths, dayAt, dayInWords, dayText, dayTyped, dayWithWeekday, momentText, monthText, timeAt,
  weekdayNumber,
} from '../src/date';
import { setLocale } from '../src/locale.svelte';

describe('days in words', () => {
  it('are Buddhist', () => {
    expect(dayText('2026-11-22')).toBe('22 พ.ย. 2569');
    expect(dayWithWeekday('2026-11-22')).toBe('อา. 22 พ.ย. 2569');
    expect(dayInWords('2026-02-01')).toBe('1 กุมภาพันธ์ 2569');
    expect(monthText('2026-02-01')).toBe('กุมภาพันธ์ 2569');
  });

  it('say so in English', () => {
    setLocale('en');
    expect(dayWithWeekday('2026-11-22')).toBe('Sun 22 Nov 2569 BE');
  });

  it('refuse what is no day', () => {
    expect(() => dayText('2026-02-30')).toThrow(RangeError);
    expect(() => dayText('yesterday')).toThrow(RangeError);
  });
});

describe('moments', () => {
  // 2026-11-22 18:30:00 UTC
  const evening = 1_795_372_200;

  it('are told by Bangkok', () => {
    expect(dayAt(evening)).toBe('2026-11-23');
    expect(timeAt(evening)).toBe('01:30');
    expect(momentText(evening)).toBe('23 พ.ย. 2569 · 01:30');
  });
});

describe('steps', () => {
  it('cross months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-11-22', -12)).toBe('2025-11-22');
    expect(weekdayNumber('2026-11-22')).toBe(0);
  });
});

describe('typed days', () => {
  it.each([
    ['22/11/69', '2026-11-22'],
    ['22/11/2569', '2026-11-22'],
    ['22-11-2026', '2026-11-22'],
    ['๒๒.๑๑.๒๕๖๙', '2026-11-22'],
    [' 1 2 69 ', '2026-02-01'],
    ['29/2/71', '2028-02-29'],
    ['29/2/69', null],
    ['31/4/69', null],
    ['22/13/69', null],
    ['22/11', null],
    ['22/11/256', null],
  ])('reads %s', (text, day) => {
    expect(dayTyped(text)).toBe(day);
  });
});
