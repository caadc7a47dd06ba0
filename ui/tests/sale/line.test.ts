// One line and the whole bill: prices of the moment, discounts, gifts, notes, bundles, weights, labels.
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Goods, SaleLine } from '../../src/backend/bindings';
import { expectClean } from '../axe';
import { press, scan } from '../typist';
import { openStall, ring, settings, shelf, state, tap } from './stall';
import { KeptTill } from './till-kept';

const total = (): string => document.querySelector('.sum strong')?.textContent.trim() ?? '';
const isTotal = (baht: string): Promise<void> =>
  vi.waitFor(() => { expect(total()).toBe(`${baht} บาท`); });
const bill = () => within(screen.getByRole('region', { name: 'บิลนี้' }));
const sheet = async (name: string) => within(await screen.findByRole('dialog', { name }));
const line = (kept: KeptTill, at = 0): SaleLine | undefined => kept.open?.draft.lines[at];

async function openLine(name: string) {
  await tap(`แก้ ${name}`);
  return sheet(name);
}

describe('a line', () => {
  it('gets a price for this bill only, the usual one struck through', async () => {
    const { kept } = await openStall();
    await ring('ข้าวมันไก่', '50');
    const shown = await openLine('ข้าวมันไก่');
    await userEvent.click(shown.getByRole('button', { name: /^ราคาบิลนี้/ }));
    press('Digit4');
    press('Digit5');
    await userEvent.click(await shown.findByRole('button', { name: 'แก้เป็น 45' }));
    await isTotal('45');
    expect(line(kept)).toEqual({ goods: 'g1', name: null, quantity: 1000, unit_price: 4500 });
    expect(bill().getByText('50', { selector: 's' })).toBeVisible();
    expect(bill().getByText('ราคาบิลนี้')).toBeVisible();
    // the next of the same goods costs what it costs: a line of its own
    await ring('ข้าวมันไก่', '95');
    expect(bill().getAllByRole('listitem')).toHaveLength(2);
  });

  it('gets a discount in percent, shown under it as on paper', async () => {
    const { kept } = await openStall();
    await ring('ข้าวมันไก่', '50');
    const shown = await openLine('ข้าวมันไก่');
    await userEvent.click(shown.getByRole('button', { name: /^ลด/ }));
    await userEvent.click(shown.getByRole('radio', { name: '%' }));
    await userEvent.click(shown.getByRole('button', { name: '10%' }));
    await userEvent.click(await shown.findByRole('button', { name: 'แก้เป็น 45' }));
    await isTotal('45');
    expect(line(kept)?.discount).toEqual({ kind: 'percent', hundredths: 1000 });
    // what is shown adds up: 50 and −5 are 45
    const row = within(bill().getByRole('listitem'));
    expect(row.getByText('50', { selector: 'strong' })).toBeVisible();
    expect(row.getByText('ลด 10%').parentElement).toHaveTextContent('−5');
  });

  it('is given free, and carries a note', async () => {
    const { kept } = await openStall();
    await ring('ข้าวมันไก่', '50');
    const shown = await openLine('ข้าวมันไก่');
    await userEvent.click(shown.getByRole('button', { name: 'แถม ไม่คิดเงิน' }));
    expect(shown.getByRole('button', { name: /^ราคาบิลนี้/ })).toBeDisabled();
    await userEvent.click(shown.getByRole('button', { name: /^หมายเหตุ/ }));
    await userEvent.click(shown.getByRole('button', { name: 'ไม่เผ็ด' }));
    await userEvent.click(shown.getByRole('button', { name: 'ใส่ถุง' }));
    await expectClean(document.body);
    await userEvent.click(await shown.findByRole('button', { name: 'แก้เป็น 0' }));
    await isTotal('0');
    expect(line(kept)).toMatchObject({ free: true, note: 'ไม่เผ็ด · ใส่ถุง' });
    expect(bill().getByText('แถม')).toBeVisible();
    expect(bill().getByText('ไม่เผ็ด · ใส่ถุง')).toBeVisible();
  });

  it('is left as it was when the sheet is closed', async () => {
    const { kept } = await openStall();
    await ring('ข้าวมันไก่', '50');
    await openLine('ข้าวมันไก่');
    press('Digit9');
    press('Escape');
    await vi.waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
    expect(line(kept)?.quantity).toBe(1000);
    expect(total()).toBe('50 บาท');
  });
});

describe('the whole bill', () => {
  it('gets a discount, shown above the total', async () => {
    const { kept } = await openStall();
    await ring('ข้าวมันไก่', '50');
    press('KeyD');
    const shown = await sheet('ทั้งบิล');
    await expectClean(document.body);
    press('Digit5');
    await userEvent.click(await shown.findByRole('button', { name: 'แก้เป็น 45' }));
    await isTotal('45');
    expect(kept.open?.draft.discount).toEqual({ kind: 'baht', amount: 500 });
    expect(bill().getByText('ลดทั้งบิล').parentElement).toHaveTextContent('−5');
    press('KeyZ', { ctrl: true });
    await isTotal('50');
    expect(kept.open?.draft.discount).toBeUndefined();
  });

  it('shows a bundle under its line as on paper', async () => {
    const kept = new KeptTill(shelf);
    kept.bundles = true;
    await openStall({}, kept);
    press('Digit3');
    press('NumpadMultiply');
    await screen.findByText('จำนวน 3 ×');
    await ring('ข้าวมันไก่', '100');
    const row = within(bill().getByRole('listitem'));
    expect(row.getByText('150', { selector: 'strong' })).toBeVisible();
    expect(row.getByText('3 ชิ้น 100 × 1').parentElement).toHaveTextContent('−50');
  });

  it('counts by Thai digits too, and Esc forgets the count', async () => {
    await openStall();
    press('Digit3', { key: '๓' });
    press('NumpadMultiply');
    expect(await screen.findByText('จำนวน 3 ×')).toBeVisible();
    press('Escape');
    await vi.waitFor(() => { expect(screen.queryByText('จำนวน 3 ×')).toBeNull(); });
    await ring('น้ำอ้อย', '20');
    // "3 *" and Enter make the chosen line three
    press('Digit3');
    press('NumpadMultiply');
    await screen.findByText('จำนวน 3 ×');
    press('Enter');
    await isTotal('60');
  });

  it('says that prices are marked down now, on the tiles too', async () => {
    const rule = {
      id: 'r', name: 'ก่อนปิด', from: '2026-11-22', until: '2026-11-22',
      does: {
        kind: 'markdown' as const, of: { kind: 'goods' as const, id: 'g1' },
        off: { kind: 'percent' as const, hundredths: 2000 },
      },
    };
    await openStall({ till_state: () => ({ ...state, markdown: rule }) });
    expect(await screen.findByText('ลดราคาตอนนี้ · ก่อนปิด −20%')).toBeVisible();
    expect(screen.getByRole('button', { name: /^ข้าวมันไก่/ })).toHaveTextContent('−20%');
    expect(screen.getByRole('button', { name: /^น้ำอ้อย/ })).not.toHaveTextContent('−20%');
  });
});

describe('weighed goods', () => {
  const scale = { kind: 'serial', path: '/dev/ttyUSB0', baud: 9600, framing: '8n1' };

  it('are keyed in kilograms, khit or grams: one weight', async () => {
    const { kept } = await openStall();
    await tap(/^มะม่วง/);
    const shown = await sheet('มะม่วง');
    await userEvent.click(shown.getByRole('radio', { name: 'ขีด' }));
    press('Digit5');
    press('Period');
    press('Digit5');
    await shown.findByText('5.5 ขีด');
    await userEvent.click(shown.getByRole('radio', { name: 'กรัม' }));
    await shown.findByText('550 กรัม');
    await userEvent.click(await shown.findByRole('button', { name: 'ใส่บิล · 33' }));
    await isTotal('33');
    expect(line(kept)?.quantity).toBe(550);
  });

  it('are never made three by "3 *" and Enter: that is a count, not a weight', async () => {
    const { kept } = await openStall();
    await tap(/^มะม่วง/);
    const shown = await sheet('มะม่วง');
    press('Digit2');
    await userEvent.click(await shown.findByRole('button', { name: 'ใส่บิล · 120' }));
    await isTotal('120');
    press('Digit3');
    press('NumpadMultiply');
    await screen.findByText('จำนวน 3 ×');
    press('Enter');
    await vi.waitFor(() => { expect(screen.queryByText('จำนวน 3 ×')).toBeNull(); });
    expect(line(kept)?.quantity).toBe(2000);
    expect(total()).toBe('120 บาท');
  });

  it('are read from the scale, and only when it has come to rest', async () => {
    let reading: unknown = { reading: 'moving', quantity: null };
    await openStall({ till_settings: () => ({ ...settings, scale }), read_scale: () => reading });
    await tap(/^มะม่วง/);
    const shown = await sheet('มะม่วง');
    press('KeyS');
    expect(await shown.findByText(/ตาชั่งยังไม่นิ่ง/)).toBeVisible();
    reading = { reading: 'stable', quantity: 1250 };
    await userEvent.click(shown.getByRole('button', { name: 'อ่านตาชั่ง' }));
    await shown.findByText('1.25 กก.');
    await expectClean(document.body);
    await userEvent.click(await shown.findByRole('button', { name: 'ใส่บิล · 75' }));
    await isTotal('75');
  });

  it('come by the label of a scale, at the price it prints', async () => {
    const mango = shelf[2] as Goods;
    const { kept } = await openStall({
      read_label: ({ code }: { code: string }) =>
        (code === '2012345012509' ? { goods: mango, quantity: 1250, label: 7550 } : null),
    });
    scan('2012345012509');
    await isTotal('75.50');
    expect(line(kept)).toMatchObject({ goods: 'g3', quantity: 1250, label: 7550 });
    expect(bill().getByText(/ราคาตามป้ายชั่ง/)).toBeVisible();
  });
});
