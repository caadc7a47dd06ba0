// The first screen: three choices, and where each start leads.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import type { TillState } from '../../src/backend/bindings';
import { enterTill } from '../../src/screens/enter';
import { go, screen as shown } from '../../src/screen.svelte';
import { begin } from '../../src/till.svelte';
import { expectClean } from '../axe';
import { fakeHost } from '../fake';
import { asked, openStall, state } from './stall';

const preferences = { language: 'th', text_size: 20, sound: false, scanner_gap: 50 };
const start = { desk: null, preferences, version: '', now: 0, today: '2026-11-22' };

beforeEach(() => { go('start'); });

describe('the first start', () => {
  it('offers three things and nothing more', async () => {
    const officer_here = (): object => ({ officer: null, powers: [], needed: false });
    const fake = fakeHost({
      start: () => start, choose_desk: () => ({ ...start, desk: 'book' }), officer_here,
    });
    await begin();
    render(App);
    expect(await screen.findByRole('button', { name: /^ร้านค้า/ })).toBeVisible();
    expect(screen.getByRole('button', { name: /^ลองเล่นกับตลาดตัวอย่าง/ })).toBeVisible();
    expect(screen.getByRole('radio', { name: 'English' })).toBeVisible();
    await expectClean(document.body);
    await userEvent.click(screen.getByRole('button', { name: /^กรรมการ/ }));
    await vi.waitFor(() => { expect(shown.current.name).toBe('book_day'); });
    expect(asked(fake, 'choose_desk')).toEqual([{ desk: 'book' }]);
  });

  it.each<[string, TillState]>([
    ['set_up', { ...state, identity: null }],
    ['day_open', { ...state, days: { ...state.days, open: null } }],
    ['day_close', {
      ...state,
      days: { ...state.days, open: state.days.open && { ...state.days.open, forgotten: true } },
    }],
    ['sale', state],
  ])('leads to %s', async (name, stands) => {
    const signed_in = (): object => ({ operator: null, needed: false });
    fakeHost({ till_state: () => stands, till_settings: () => ({}), signed_in });
    await enterTill();
    expect(shown.current.name).toBe(name);
  });
});

describe('the sample', () => {
  it('says so on every screen and has a way between its desks', async () => {
    await openStall({ start: () => ({ ...start, desk: 'sample' }) });
    expect(screen.getByRole('region', { name: 'ตลาดตัวอย่าง ไม่ใช่ของจริง' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'หน้าร้านค้า' })).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(screen.getByRole('button', { name: 'ออกจากตัวอย่าง' }));
    expect(await screen.findByRole('button', { name: /^ร้านค้า/ })).toBeVisible();
    expect(screen.getByText('ตลาดตัวอย่าง ไม่ใช่ของจริง')).toBeVisible();
  });
});

describe('the menu', () => {
  it('goes to the main places, by touch and by Ctrl and a number', async () => {
    await openStall({ receipts: () => [] });
    await userEvent.click(screen.getByRole('button', { name: 'เมนู' }));
    const sheet = await screen.findByRole('dialog', { name: 'เมนู' });
    await expectClean(sheet);
    await userEvent.click(screen.getByRole('button', { name: 'บิลวันนี้' }));
    expect(await screen.findByRole('heading', { name: 'วันนี้ยังไม่มีบิล' })).toBeVisible();
    expect(shown.current.name).toBe('receipts');
  });
});
