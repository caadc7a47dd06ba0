// Money in and out: satang only, and what keys do to an amount.
import { describe, expect, it } from 'vitest';
import { foldDigits, padKey, type PadKey } from '../src/digits';
import { type AmountEntry, baht, bahtInput, MOST_SATANG, noteKey, notesText, satangOf } from '../src/money';

const type = (keys: string, from: AmountEntry = bahtInput.empty): AmountEntry =>
  [...keys].reduce((entry, key) => bahtInput.press(entry, padKey(key) as PadKey), from);

describe('baht', () => {
  it.each([
    [0, '0'], [5, '0.05'], [50, '0.50'], [100, '1'], [123_400, '1,234'], [123_450, '1,234.50'],
    [-2_025, '−20.25'], [MOST_SATANG, '9,999,999.99'],
  ])('writes %d satang as %s', (satang, text) => {
    expect(baht(satang)).toBe(text);
  });

  it('writes decimals always when asked', () => {
    expect(baht(123_400, { decimals: true })).toBe('1,234.00');
  });

  it('refuses what is not whole satang', () => {
    expect(() => baht(0.5)).toThrow(RangeError);
  });
});

describe('satangOf', () => {
  it.each([
    ['195', 19_500], ['1,234.5', 123_450], ['๑,๒๓๔.๕๐', 123_450], ['.25', 25], ['0.10', 10], ['7.', 700],
    ['1.001', null], ['', null], ['.', null], ['12a', null], ['10000000', null], ['1.500', 150],
  ])('reads %s', (text, satang) => {
    expect(satangOf(text)).toBe(satang);
  });
});

describe('the amount keypad', () => {
  it('turns digits into satang', () => {
    expect(type('195').satang).toBe(19_500);
    expect(type('1234.5').satang).toBe(123_450);
    expect(bahtInput.shown(type('1234.'))).toBe('1,234.');
    expect(bahtInput.shown(type('1234.50'))).toBe('1,234.50');
  });

  it('takes Thai digits', () => {
    expect(type('๑๙๕').satang).toBe(19_500);
    expect(foldDigits('๐๙')).toBe('09');
  });

  it('writes a leading point as 0. and keeps one zero', () => {
    expect(bahtInput.shown(type('.5'))).toBe('0.5');
    expect(type('007').satang).toBe(700);
  });

  it('ignores a third decimal, a second point and what is too large', () => {
    expect(type('1.259').satang).toBe(125);
    expect(type('1.2.5').satang).toBe(125);
    expect(type('99999999').satang).toBe(999_999_900);
  });

  it('takes back and clears', () => {
    expect(bahtInput.press(type('195'), 'back').satang).toBe(1_900);
    expect(bahtInput.press(type('195'), 'clear').satang).toBe(0);
    expect(bahtInput.press(bahtInput.empty, 'back').satang).toBe(0);
  });

  it('adds notes', () => {
    const two = noteKey(noteKey(bahtInput.empty, 10_000), 10_000);
    expect(two.satang).toBe(20_000);
    expect(notesText(noteKey(two, 50_000).notes)).toBe('500×1 · 100×2');
    expect(bahtInput.shown(two)).toBe('200');
  });

  it('adds a note to typed digits', () => {
    expect(noteKey(type('20'), 10_000).satang).toBe(12_000);
  });

  it('replaces notes by typed digits', () => {
    expect(type('5', noteKey(bahtInput.empty, 10_000)).satang).toBe(500);
  });

  it('takes back the last note', () => {
    const both = noteKey(noteKey(bahtInput.empty, 10_000), 2_000);
    expect(bahtInput.press(both, 'back').satang).toBe(10_000);
  });

  it('never passes the limit by notes', () => {
    const most = type('9999999.99');
    expect(noteKey(most, 2_000)).toBe(most);
  });

  it('replaces an amount that was there', () => {
    expect(type('8', bahtInput.of(5_000)).satang).toBe(800);
    expect(bahtInput.press(bahtInput.of(5_000), 'back').satang).toBe(0);
  });
});
