// The words: both languages whole, and really compiled. A compile without its plugin "succeeds" empty.
import { describe, expect, it } from 'vitest';
import en from '../messages/en.json';
import th from '../messages/th.json';
import { setLocale } from '../src/locale.svelte';
import { m } from '../src/paraglide/messages.js';

// names of keys, files and things that are written in Latin letters in Thai too
const allowed = new Set([
  ...'F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 Enter Esc Ctrl Alt Tab Del Z P'.split(' '),
  ...'CSV JSON PDF Excel QR USB LINE A4 VAT PIN Wi Fi'.split(' '),
]);

const named = (text: string): string[] => text.match(/\{\w+\}/g)?.sort() ?? [];

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(th).sort());
  });

  it('were compiled, every one', () => {
    expect(Object.keys(m).sort()).toEqual(Object.keys(th).sort());
  });

  it('are never empty', () => {
    const all = [...Object.entries(th), ...Object.entries(en)];
    expect(all.filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('take the same values in both languages', () => {
    const differing = Object.entries(th).filter(
      ([key, text]) => named(text).join() !== named(en[key as keyof typeof en]).join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('have no English word in Thai', () => {
    const foreign = Object.entries(th).flatMap(([key, text]) =>
      (text.replace(/\{\w+\}/g, '').match(/[A-Za-z][A-Za-z0-9]*/g) ?? [])
        .filter((word) => !allowed.has(word))
        .map((word) => `${key}: ${word}`),
    );
    expect(foreign).toEqual([]);
  });

  it('follow the language without a restart', () => {
    expect(m.undo()).toBe('เลิกทำ');
    setLocale('en');
    expect(m.undo()).toBe('Undo');
    expect(document.documentElement.lang).toBe('en');
  });
});
