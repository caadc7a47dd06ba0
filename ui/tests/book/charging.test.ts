// Waivers, fines, meters, and a rule tried on past days.
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ChargeRow, FeeLine, MeterRow, WaiverRow } from '../../src/backend/bindings';
import { feeLineWord } from '../../src/screens/book/words';
import { asked, DAY, EVENING, openBook, rules, stalls, tap } from './market';

const sheetOf = async (name: string | RegExp) => within(await screen.findByRole('dialog', { name }));

const waiver: WaiverRow = {
  waiver: 'w1', whose: { who: 'stall', stall: 's12' }, place: 'B-12', stall_name: 'ร้านป้าสมศรี',
  of: { of: 'rule', rule: 'r1' }, of_name: 'ค่าแผง', cut: { cut: 'percent', basis_points: 5000 },
  from: DAY, until: '2026-12-21', reason: 'น้ำท่วม ฝนตก', state: 'waiting', proposed_at: EVENING,
  proposed_by: 7, proposed_name: 'ปรีชา', decided_at: null, decided_name: '', ended_at: null, waived: 0,
};

describe('waivers', () => {
  it('wait on top and are approved by another officer', async () => {
    const fake = await openBook('book_waivers', {
      waivers: () => [waiver], stalls: () => stalls,
      decide_waiver: () => ({ ...waiver, state: 'approved' }),
    });
    expect(await screen.findByText('B-12 ร้านป้าสมศรี · ค่าแผง · 50%')).toBeVisible();
    await tap(/^อนุมัติ/);
    await waitFor(() => {
      expect(asked(fake, 'decide_waiver')).toEqual([{ waiver: 'w1', approved: true }]);
    });
  });

  it('are proposed whole', async () => {
    const fake = await openBook('book_waivers', {
      waivers: () => [], stalls: () => stalls, charges: () => [], propose_waiver: () => waiver,
    });
    await tap('เสนอยกเว้น');
    const sheet = await sheetOf('เสนอยกเว้น');
    await userEvent.click(sheet.getByRole('radio', { name: 'B-12 ร้านป้าสมศรี' }));
    await userEvent.click(sheet.getByRole('radio', { name: 'ค่าแผง' }));
    await userEvent.click(sheet.getByRole('radio', { name: 'ครึ่งหนึ่ง' }));
    await userEvent.click(sheet.getByRole('radio', { name: 'น้ำท่วม ฝนตก' }));
    await userEvent.click(sheet.getByRole('button', { name: 'เสนอให้อนุมัติ' }));
    await waitFor(() => {
      expect(asked(fake, 'propose_waiver')).toMatchObject([{
        whose: { who: 'stall', stall: 's12' }, of: { of: 'rule', rule: 'r1' },
        cut: { cut: 'percent', basis_points: 5000 }, from: DAY, until: '2026-12-21',
        reason: 'น้ำท่วม ฝนตก',
      }]);
    });
  });

  it('stand on a fee as what was waived', () => {
    const line: FeeLine = { waiver: 'w1', name: 'ค่าแผง', amount: -1500 };
    expect(feeLineWord(line)).toBe('ยกเว้น ค่าแผง');
    expect(feeLineWord({ rule: 'r1', name: 'ค่าแผง', amount: 3000 })).toBe('ค่าแผง');
  });
});

const fine = { ...rules[0], id: 'r8', name: 'ค่าปรับ', fee: { kind: 'fine' as const, amount: 10_000 } };
const power = {
  ...rules[0], id: 'r9', name: 'ค่าไฟ', fee: { kind: 'metered' as const, unit: 'หน่วย', price: 800 },
};
const charge: ChargeRow = {
  charge: 'c1', stall: 's12', place: 'B-12', stall_name: 'ร้านป้าสมศรี', day: DAY, rule: 'r8',
  name: 'ค่าปรับ', amount: 10_000, reason: 'จอดขวาง', at: EVENING, by: null, by_name: '', cancelled: null,
  may_cancel: true,
};
const meter: MeterRow = {
  stall: 's12', place: 'B-12', name: 'ร้านป้าสมศรี', rule: 'r9', rule_name: 'ค่าไฟ', unit: 'หน่วย',
  price: 800, last: { day: '2026-11-21', reading: 100_000 }, reading: null, begins: null, units: null,
  amount: null,
};

describe('what is charged once', () => {
  it('is charged to several stalls at once', async () => {
    const fake = await openBook('book_charges', {
      charges: () => [charge], fee_rules: () => [fine], stalls: () => stalls,
      charge_stalls: () => [charge, charge],
    });
    expect(await screen.findByText('B-12 ร้านป้าสมศรี · ค่าปรับ 100')).toBeVisible();
    await tap('เรียกเก็บ/ปรับ');
    const sheet = await sheetOf(/^เรียกเก็บ /);
    await userEvent.click(sheet.getByRole('button', { name: /A-01/ }));
    await userEvent.click(sheet.getByRole('button', { name: /B-12/ }));
    await userEvent.type(sheet.getByLabelText('เหตุผล'), 'จอดขวาง');
    await userEvent.click(sheet.getByRole('button', { name: 'เรียกเก็บ 2 ร้าน' }));
    await waitFor(() => {
      expect(asked(fake, 'charge_stalls')).toMatchObject([
        { rule: 'r8', day: DAY, stalls: ['s01', 's12'], reason: 'จอดขวาง' },
      ]);
    });
  });

  it('has its meters read along the stalls', async () => {
    const fake = await openBook('book_charges', {
      charges: () => [], fee_rules: () => [power], stalls: () => stalls, meter_readings: () => [meter],
      read_meter: () => ({ ...meter, reading: 112_500, units: 12_500, amount: 10_000 }),
    });
    await tap('จดมิเตอร์');
    const sheet = await sheetOf(/^จดมิเตอร์/);
    expect(await sheet.findByText('ครั้งก่อน 100 (21 พ.ย. 2569)')).toBeVisible();
    for (const key of ['1', '1', '2', 'จุดทศนิยม', '5']) {
      await userEvent.click(sheet.getByRole('button', { name: key }));
    }
    await userEvent.keyboard('{Enter}');
    await waitFor(() => {
      expect(asked(fake, 'read_meter')).toEqual([
        { stall: 's12', day: DAY, rule: 'r9', reading: 112_500, begins: null },
      ]);
    });
    expect(await sheet.findByText('B-12 ร้านป้าสมศรี: 112.500 · ใช้ 12.500 หน่วย · 100 บาท')).toBeVisible();
  });
});

describe('a rule', () => {
  it('is tried on past days before it is kept', async () => {
    const total = { was: 3000, would: 5000, more: 2000 };
    const fake = await openBook('book_fees', {
      stalls: () => stalls,
      preview_fee_rule: () => ({
        from: '2026-10-24', until: DAY, total, days: [{ day: DAY, ...total }], changed: 1,
        stalls: [{ stall: 's12', place: 'B-12', name: 'ร้านป้าสมศรี', ...total }],
      }),
    });
    await tap('เปลี่ยนอัตรา ค่าแผง');
    const sheet = await sheetOf('เปลี่ยนอัตรา ค่าแผง');
    await userEvent.click(sheet.getByRole('button', { name: 'ลองดูย้อนหลัง' }));
    const tried = await sheetOf('ถ้าใช้ ค่าแผง แบบนี้');
    expect(await tried.findByText(/ทุกร้านรวม 50 บาท จากที่คิดจริง 30 บาท \(ต่าง \+20\)/)).toBeVisible();
    expect(asked(fake, 'preview_fee_rule')).toMatchObject([{ from: '2026-10-24', until: DAY }]);
    expect(asked(fake, 'save_fee_rule')).toEqual([]);
  });
});
