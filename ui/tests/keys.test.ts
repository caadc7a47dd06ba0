// Shortcuts: the right layer, the right key on any layout, and Enter where it belongs.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addShortcut, ariaKeys, currentShortcuts, listenForKeys } from '../src/keys';
import { everywhere, ground, Layer, raise } from '../src/layers.svelte';
import { listenForScans } from '../src/scan.svelte';
import { press, scan } from './typist';

let stops: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  stops = [listenForScans(), listenForKeys()];
});

afterEach(() => {
  stops.forEach((stop) => { stop(); });
  vi.useRealTimers();
});

function shortcut(keys: string, layer: Layer = ground, ready = true): ReturnType<typeof vi.fn> {
  const act = vi.fn();
  stops.push(addShortcut({ keys, word: () => keys, act, ready: () => ready }, layer));
  return act;
}

function focused<T extends HTMLElement>(element: T): T {
  document.body.append(element);
  element.focus();
  return element;
}

describe('shortcuts', () => {
  it('act by place of the key, on a Thai layout too', () => {
    const undo = shortcut('Ctrl+Z');
    expect(press('KeyZ', { key: 'ผ', ctrl: true }).defaultPrevented).toBe(true);
    expect(undo).toHaveBeenCalledOnce();
  });

  it('rest while their button is grey', () => {
    const pay = shortcut('F9', ground, false);
    press('F9');
    expect(pay).not.toHaveBeenCalled();
  });

  it('of the screen sleep under a sheet; those of everywhere do not', () => {
    const sheet = new Layer('sheet');
    const [pay, close, help] = [shortcut('F9'), shortcut('Esc', sheet), shortcut('F1', everywhere)];
    press('Escape');
    expect(close).not.toHaveBeenCalled();
    const lower = raise(sheet);
    ['F9', 'Escape', 'F1'].forEach((code) => press(code));
    expect(pay).not.toHaveBeenCalled();
    expect(close).toHaveBeenCalledOnce();
    expect(help).toHaveBeenCalledOnce();
    expect(currentShortcuts().map((one) => one.keys)).toEqual(['Esc', 'F1']);
    lower();
  });

  it('leave the webview nothing to reload', () => {
    expect(press('F5').defaultPrevented).toBe(true);
  });

  it('do not repeat while held, except arrows', () => {
    const [pay, down] = [shortcut('F9'), shortcut('↓')];
    press('F9', { repeat: true });
    press('ArrowDown', { repeat: true });
    expect(pay).not.toHaveBeenCalled();
    expect(down).toHaveBeenCalledOnce();
  });

  it('of one letter wait until it is no scan', () => {
    const accept = shortcut('A');
    press('KeyA');
    vi.advanceTimersByTime(100);
    expect(accept).toHaveBeenCalledOnce();
    press('KeyA');
    scanAfterLetter();
    vi.advanceTimersByTime(500);
    expect(accept).toHaveBeenCalledOnce();
  });

  it('leave letters and undo to a text field, and take its Enter', () => {
    const [accept, undo, done] = [shortcut('A'), shortcut('Ctrl+Z'), shortcut('Enter')];
    focused(document.createElement('input'));
    press('KeyA');
    press('KeyZ', { ctrl: true });
    press('Enter');
    vi.advanceTimersByTime(100);
    expect(accept).not.toHaveBeenCalled();
    expect(undo).not.toHaveBeenCalled();
    expect(done).toHaveBeenCalledOnce();
  });

  it('are told to screen readers', () => {
    expect(ariaKeys('Ctrl+Z')).toBe('Control+Z');
    expect(ariaKeys('Esc')).toBe('Escape');
  });
});

function scanAfterLetter(): void {
  ['Digit1', 'Digit2', 'Digit3'].forEach((code) => press(code, { after: 10 }));
}

describe('Enter', () => {
  it('is the green button after a tap, though a tile has the focus', () => {
    const done = shortcut('Enter');
    const tile = focused(document.createElement('button'));
    const tapped = vi.fn();
    tile.addEventListener('click', tapped);
    tile.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    press('Enter');
    expect(done).toHaveBeenCalledOnce();
    expect(tapped).not.toHaveBeenCalled();
  });

  it('is the framed button after walking with Tab', () => {
    const done = shortcut('Enter');
    const tile = focused(document.createElement('button'));
    const tapped = vi.fn();
    tile.addEventListener('click', tapped);
    press('Tab');
    press('Enter');
    expect(done).not.toHaveBeenCalled();
    expect(tapped).toHaveBeenCalledOnce();
  });

  it('of a scan is nobody’s', () => {
    const done = shortcut('Enter');
    scan('8850999320014');
    expect(done).not.toHaveBeenCalled();
  });
});
