// Scanner or hand: what a scan must never touch, and what is not a scan.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { charOf, checkDigit, isShopLabel } from '../src/barcode';
import { bahtInput } from '../src/money';
import { ground, Layer, raise } from '../src/layers.svelte';
import { takeDigits } from '../src/pads';
import { listenForScans, onScan, type Scan, scanner } from '../src/scan.svelte';
import { press, scan } from './typist';

const CODE = '8850999320014';
let scans: Scan[];
let stops: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  scans = [];
  stops = [listenForScans(), onScan((one) => scans.push(one))];
});

afterEach(() => {
  stops.forEach((stop) => { stop(); });
  scanner.gap = 50;
  scanner.minimum = 6;
  vi.useRealTimers();
});

function amount(): { shown: () => string } {
  let entry = bahtInput.empty;
  stops.push(takeDigits({
    press: (key) => { entry = bahtInput.press(entry, key); },
    checkpoint: () => {
      const before = entry;
      return () => { entry = before; };
    },
  }, ground));
  return { shown: () => bahtInput.shown(entry) };
}

function focused<T extends HTMLElement>(element: T): T {
  document.body.append(element);
  element.focus();
  return element;
}

describe('a scan', () => {
  it('is told by its speed and its end', () => {
    scan(CODE);
    expect(scans).toEqual([{ code: CODE, check: 'good', gap: 12, typed: CODE, thaiLayout: false }]);
    expect(scanner.last?.code).toBe(CODE);
  });

  it('may end with Tab or the keypad Enter', () => {
    scan('12345678', { end: 'Tab' });
    scan('12345678', { end: 'NumpadEnter' });
    expect(scans).toHaveLength(2);
  });

  it('reads the same on a Thai layout', () => {
    scan(CODE, { thai: true });
    expect(scans[0]).toMatchObject({ code: CODE, thaiLayout: true });
    expect(scans[0]?.typed).toContain('คค');
  });

  it('reads letters and signs of a slip by place', () => {
    const keys: [string, boolean][] = [
      ['KeyA', true], ['Digit4', true], ['Semicolon', true], ['Space', false], ['KeyB', true],
      ['Slash', false],
    ];
    keys.forEach(([code, shift], at) => {
        if (shift) press('ShiftLeft', { after: at === 0 ? 900 : 4, key: 'Shift' });
        press(code, { after: 4, shift });
      });
    press('Enter', { after: 4 });
    expect(scans[0]?.code).toBe('A$: B/');
  });

  it('says when its check digit is wrong', () => {
    scan('8850999320011');
    expect(scans[0]?.check).toBe('bad');
  });

  it('goes to the newest handler only', () => {
    const upper: string[] = [];
    const stop = onScan((one) => upper.push(one.code));
    scan(CODE);
    stop();
    scan(CODE);
    expect(upper).toEqual([CODE]);
    expect(scans).toHaveLength(1);
  });

  it('never presses the focused button', () => {
    const button = focused(document.createElement('button'));
    const clicked = vi.fn();
    button.addEventListener('click', clicked);
    const heard = vi.fn();
    button.addEventListener('keydown', (event) => { if (event.code === 'Enter') heard(); });
    const end = scan(CODE);
    expect(end.defaultPrevented).toBe(true);
    expect(heard).not.toHaveBeenCalled();
    expect(clicked).not.toHaveBeenCalled();
    press('Enter');
    expect(clicked).toHaveBeenCalledOnce();
  });

  it('takes its digits out of an amount again', () => {
    const { shown } = amount();
    press('Digit2');
    press('Digit0');
    scan(CODE);
    expect(shown()).toBe('20');
    expect(scans).toHaveLength(1);
  });

  it('without an end key leaves no digits either, and a late Enter presses nothing', () => {
    const { shown } = amount();
    [...CODE].forEach((digit, at) => press(`Digit${digit}`, { after: at === 0 ? 900 : 10 }));
    vi.advanceTimersByTime(200);
    expect(shown()).toBe('0');
    expect(scans[0]?.code).toBe(CODE);
    expect(press('Enter', { after: 200 }).defaultPrevented).toBe(true);
    expect(press('Enter', { after: 200 }).defaultPrevented).toBe(false);
  });

  it('puts a text field back as it was', () => {
    const field = focused(document.createElement('input'));
    field.value = 'ส้มตำ';
    const learned: string[] = [];
    field.addEventListener('input', () => { learned.push(field.value); });
    scan(CODE, { thai: true });
    expect(field.value).toBe('ส้มตำ');
    expect(learned.at(-1)).toBe('ส้มตำ');
    expect(scans).toHaveLength(1);
  });

  it('fills a barcode field', () => {
    const field = focused(document.createElement('input'));
    field.dataset['scan'] = 'fill';
    field.value = 'old';
    scan(CODE, { thai: true });
    expect(field.value).toBe(CODE);
    expect(scans).toHaveLength(0);
  });

  it('too short for a product is told, and finishes nothing', () => {
    const { shown } = amount();
    const end = scan('4011');
    expect(end.defaultPrevented).toBe(true);
    expect(scans[0]).toMatchObject({ code: '4011', check: 'short' });
    expect(shown()).toBe('0');
  });
});

describe('a hand', () => {
  it('typing six digits and Enter is no scan', () => {
    const { shown } = amount();
    ['1', '2', '3', '4', '5', '6'].forEach((digit) => press(`Digit${digit}`, { after: 90 }));
    const enter = press('Enter', { after: 90 });
    expect(enter.defaultPrevented).toBe(false);
    expect(scans).toHaveLength(0);
    expect(shown()).toBe('123,456');
  });

  it('holding a key is no scan', () => {
    amount();
    press('Digit5', { after: 900 });
    for (let again = 0; again < 20; again += 1) press('Digit5', { after: 30, repeat: true });
    press('Enter', { after: 30 });
    expect(scans).toHaveLength(0);
  });

  it('typing two quick digits keeps its Enter', () => {
    press('Digit2', { after: 900 });
    press('Digit0', { after: 40 });
    expect(press('Enter', { after: 45 }).defaultPrevented).toBe(false);
  });

  it('types on the newest keypad of the layer on top', () => {
    const { shown } = amount();
    const lower = raise(new Layer('sheet'));
    press('Digit7');
    expect(shown()).toBe('0');
    lower();
    press('Digit7', { key: 'ึ' });
    press('Numpad5');
    press('Backspace');
    expect(shown()).toBe('7');
  });

  it('holding Ctrl is not heard', () => {
    const { shown } = amount();
    press('Digit1', { ctrl: true });
    expect(shown()).toBe('0');
  });
});

describe('the gap', () => {
  it('is a setting between 20 and 150 ms', () => {
    scan(CODE, { gap: 90 });
    expect(scans).toHaveLength(0);
    scanner.gap = 100;
    scan(CODE, { gap: 90 });
    expect(scans).toHaveLength(1);
    scanner.gap = 1000;
    expect(scanner.gap).toBe(150);
  });
});

describe('barcodes', () => {
  it('have a check digit', () => {
    expect(checkDigit('96385074')).toBe('good');
    expect(checkDigit('036000291452')).toBe('good');
    expect(checkDigit('96385075')).toBe('bad');
    expect(checkDigit('ABC-123')).toBe('none');
  });

  it('of a shop begin with 2', () => {
    expect(isShopLabel('2012345012500')).toBe(true);
    expect(isShopLabel(CODE)).toBe(false);
  });

  it('come by place of the key', () => {
    expect(charOf('Digit8', false)).toBe('8');
    expect(charOf('KeyA', true)).toBe('A');
    expect(charOf('F9', false)).toBeNull();
  });
});
