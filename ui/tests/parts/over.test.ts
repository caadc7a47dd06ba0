// What lies over a screen: Sheet, Toast, FailureBox, HelpSheet, and the App around them.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import type { Failure } from '../../src/backend/failure';
import { listenForKeys } from '../../src/keys';
import { setLocale } from '../../src/locale.svelte';
import FailureBox from '../../src/parts/FailureBox.svelte';
import Toast from '../../src/parts/Toast.svelte';
import { listenForScans } from '../../src/scan.svelte';
import { toast } from '../../src/toast.svelte';
import { expectClean } from '../axe';
import { fakeHost } from '../fake';
import { press } from '../typist';
import Page from './Page.svelte';

const failure: Failure = {
  code: 'printer', number: 'P-02', kind: 'refusal', params: {},
  th: { happened: 'พิมพ์ไม่ออก บิลบันทึกแล้ว', todo: 'ดูกระดาษและสาย แล้วกด ลองใหม่' },
  en: { happened: 'Nothing printed. The sale is recorded.', todo: 'Check paper and cable, then try again.' },
};

describe('Sheet', () => {
  let stops: (() => void)[];
  beforeEach(() => { stops = [listenForScans(), listenForKeys()]; });
  afterEach(() => { stops.forEach((stop) => { stop(); }); });

  it('takes the focus and the keys, and gives both back', async () => {
    const onpay = vi.fn();
    const { container } = render(Page, { onpay });
    const opener = screen.getByRole('button', { name: 'เปิด' });
    await userEvent.click(opener);
    expect(screen.getByRole('dialog', { name: 'ชื่อสินค้า' })).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'ชื่อ' })).toHaveFocus();
    press('F9');
    expect(onpay).not.toHaveBeenCalled();
    await expectClean(container);
    press('Escape');
    await vi.waitFor(() => { expect(opener).toHaveFocus(); });
    expect(screen.queryByRole('dialog')).toBeNull();
    press('F9');
    expect(onpay).toHaveBeenCalledOnce();
  });

  it('keeps Tab inside', async () => {
    render(Page, { onpay: vi.fn() });
    await userEvent.click(screen.getByRole('button', { name: 'เปิด' }));
    const [close, broken] = within(screen.getByRole('dialog')).getAllByRole('button');
    broken?.focus();
    press('Tab');
    expect(close).toHaveFocus();
  });

  it('shows a failure inside itself, where it can be read', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    render(Page, { onpay: vi.fn() });
    await userEvent.click(screen.getByRole('button', { name: 'เปิด' }));
    await userEvent.click(screen.getByRole('button', { name: 'พัง' }));
    expect(within(screen.getByRole('dialog')).getByRole('alert')).toHaveTextContent('U-02');
  });
});

describe('Toast', () => {
  it('stays eight seconds and undoes', async () => {
    vi.useFakeTimers();
    const undo = vi.fn();
    const { container } = render(Toast);
    toast('เพิ่ม น้ำอ้อย 20 แล้ว', undo);
    await vi.advanceTimersByTimeAsync(7900);
    expect(screen.getByRole('status')).toHaveTextContent('เพิ่ม น้ำอ้อย 20 แล้ว');
    screen.getByRole('button', { name: 'เลิกทำ' }).click();
    await vi.advanceTimersByTimeAsync(0);
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    toast('พักบิลแล้ว');
    await vi.advanceTimersByTimeAsync(8100);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    vi.useRealTimers();
    await expectClean(container);
  });
});

describe('FailureBox', () => {
  it('says what happened, what to do and the code, in both languages', async () => {
    const onretry = vi.fn();
    const { container } = render(FailureBox, { failure, onretry });
    expect(screen.getByRole('alert')).toHaveTextContent(/พิมพ์ไม่ออก.*ดูกระดาษ.*รหัส P-02/);
    await userEvent.click(screen.getByRole('button', { name: 'ลองใหม่' }));
    expect(onretry).toHaveBeenCalledOnce();
    await expectClean(container);
    setLocale('en');
    await vi.waitFor(() => {
      expect(screen.getByRole('alert')).toHaveTextContent(/Nothing printed.*Code P-02/);
    });
  });
});

describe('App', () => {
  const preferences = { language: 'th', text_size: 20, sound: false, scanner_gap: 50 };
  beforeEach(() => {
    fakeHost({
      start: () => ({ desk: null, preferences, version: '', now: 0, today: '2026-11-22' }),
      keep_preferences: (kept: unknown) => kept,
    });
  });

  it('starts in Thai, switches without a restart and is clean', async () => {
    const { container } = render(App);
    expect(screen.getByRole('heading', { level: 1, name: 'ตลาด' })).toBeVisible();
    expect(await screen.findByRole('button', { name: /^กรรมการ/ })).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'English' }));
    expect(screen.getByRole('heading', { level: 1, name: 'Talad' })).toBeVisible();
    await expectClean(container);
  });

  it('lists the shortcuts on F1', async () => {
    render(App);
    press('F1');
    const help = await screen.findByRole('dialog', { name: 'ปุ่มลัดของหน้านี้' });
    expect(within(help).getByRole('row', { name: 'F11 เต็มจอ' })).toBeVisible();
  });

  it('shows what nobody caught, and goes on', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    render(App);
    window.dispatchEvent(new ErrorEvent('error', { error: new Error('boom') }));
    expect(await screen.findByRole('alert')).toHaveTextContent('U-02');
    await userEvent.click(screen.getByRole('button', { name: 'ปิด' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
  });
});
