// What is pressed: Key, Keypad, NoteChip, Choice.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForKeys } from '../../src/keys';
import { setLocale } from '../../src/locale.svelte';
import { bahtInput } from '../../src/money';
import Choice from '../../src/parts/Choice.svelte';
import Key from '../../src/parts/Key.svelte';
import NoteChip from '../../src/parts/NoteChip.svelte';
import { listenForScans } from '../../src/scan.svelte';
import { trouble } from '../../src/trouble.svelte';
import { expectClean } from '../axe';
import { press, scan } from '../typist';
import Tender from './Tender.svelte';

let stops: (() => void)[];
beforeEach(() => { stops = [listenForScans(), listenForKeys()]; });
afterEach(() => { stops.forEach((stop) => { stop(); }); });

describe('Key', () => {
  it('says its word, prints its shortcut and works by both', async () => {
    const onpress = vi.fn();
    const main = { tone: 'green', primary: true } as const;
    const { container } = render(Key, { word: 'รับเงิน', shortcut: 'F9', ...main, onpress });
    const key = screen.getByRole('button', { name: 'รับเงิน' });
    expect(key).toHaveTextContent('(F9)');
    expect(key).toHaveAttribute('aria-keyshortcuts', 'F9');
    await userEvent.click(key);
    press('F9');
    expect(onpress).toHaveBeenCalledTimes(2);
    await expectClean(container);
  });

  it('is deaf while grey and gone with its screen', () => {
    const onpress = vi.fn();
    const { unmount } = render(Key, { word: 'x', shortcut: 'F9', disabled: true, onpress });
    press('F9');
    unmount();
    press('F9');
    expect(onpress).not.toHaveBeenCalled();
  });

  it('rests while it runs and says so after 400 ms', async () => {
    vi.useFakeTimers();
    let finish = (): void => undefined;
    const onpress = vi.fn(() => new Promise<void>((resolve) => { finish = resolve; }));
    render(Key, { word: 'บันทึก', onpress });
    const key = screen.getByRole('button');
    key.click();
    key.click();
    expect(onpress).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(300);
    expect(key).toHaveTextContent('บันทึก');
    await vi.advanceTimersByTimeAsync(200);
    expect(key).toHaveTextContent('รอสักครู่…');
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(key).toHaveTextContent('บันทึก');
    vi.useRealTimers();
  });

  it('reports what went wrong', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    render(Key, { word: 'x', onpress: () => Promise.reject(new Error('no')) });
    await userEvent.click(screen.getByRole('button'));
    expect(trouble.current?.number).toBe('U-02');
  });
});

describe('Keypad and NoteChip', () => {
  const received = (): string => screen.getByTestId('received').textContent;
  const tap = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));

  it('notes add, digits replace, ⌫ and ล้าง take back', async () => {
    const { container } = render(Tender);
    await tap('ธนบัตร 100 บาท');
    await tap('ธนบัตร 100 บาท');
    expect(received()).toBe('200');
    await tap('5');
    await tap('0');
    expect(received()).toBe('50');
    await tap('ลบตัวท้าย');
    expect(received()).toBe('5');
    await tap('จุดทศนิยม');
    await tap('5');
    expect(received()).toBe('5.5');
    await tap('ล้าง');
    expect(received()).toBe('0');
    await expectClean(container);
  });

  it('takes the keyboard’s digits, and gives a scan’s digits back', async () => {
    render(Tender);
    press('Digit2');
    press('Numpad5');
    await vi.waitFor(() => { expect(received()).toBe('25'); });
    scan('8850999320014');
    await vi.waitFor(() => { expect(received()).toBe('25'); });
  });

  it('speaks English', () => {
    setLocale('en');
    render(Tender);
    expect(screen.getByRole('button', { name: '100 baht note' })).toBeVisible();
    expect(screen.getByRole('group', { name: 'Received' })).toBeVisible();
  });

  it('a note gives its satang', async () => {
    const onpress = vi.fn();
    render(NoteChip, { note: 100_000, onpress });
    await userEvent.click(screen.getByRole('button', { name: 'ธนบัตร 1,000 บาท' }));
    expect(onpress).toHaveBeenCalledWith(100_000);
    expect(bahtInput.empty.satang).toBe(0);
  });
});

describe('Choice', () => {
  it('is a radio group', async () => {
    const onchoose = vi.fn();
    const options = [{ value: 'cash', word: 'เงินสด' }, { value: 'owed', word: 'ติดไว้', detail: 'มีชื่อ' }];
    const { container } = render(Choice, { label: 'จ่ายด้วย', options, value: 'cash', onchoose });
    expect(screen.getByRole('group', { name: 'จ่ายด้วย' })).toBeVisible();
    expect(screen.getByRole('radio', { name: 'เงินสด' })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: /ติดไว้/ }));
    expect(onchoose).toHaveBeenCalledWith('owed');
    await expectClean(container);
  });
});
