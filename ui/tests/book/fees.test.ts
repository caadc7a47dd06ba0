// Fee rules: listed by when they hold, written with a sentence that says what they mean, ended.
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { FeeRule } from '../../src/backend/bindings';
import { standOf } from '../../src/screens/book/fees/stand';
import { expectClean } from '../axe';
import { asked, openBook, rules, tap } from './market';

const sheetOf = async (name: string) => within(await screen.findByRole('dialog', { name }));

describe('fee rules', () => {
  it('say what they charge, whom and since when', async () => {
    await openBook('book_fees');
    const now = within(await screen.findByRole('region', { name: 'ใช้อยู่ตอนนี้' }));
    expect(now.getByText('30 บาท ต่อร้านต่อวัน')).toBeVisible();
    expect(now.getAllByText('ทุกโซน · ตั้งแต่ 1 พ.ย. 2569')).toHaveLength(2);
    expect(screen.getByText(/โปรแกรมไม่มีอัตรามาให้/)).toBeVisible();
    await expectClean(document.body);
  });

  it('are written with a sentence that says what they mean', async () => {
    const fake = await openBook('book_fees', {
      save_fee_rule: (draft: object) => ({ ...rules[0], ...draft, id: 'r9' }),
    });
    await tap('ตั้งค่าที่ใหม่');
    const sheet = await sheetOf('ตั้งค่าที่ใหม่');
    const save = sheet.getByRole('button', { name: 'บันทึกค่าที่' });
    expect(save).toBeDisabled();
    await userEvent.type(sheet.getByLabelText('ชื่อบนใบเสร็จ'), 'ค่าส่วนแบ่ง');
    await userEvent.click(sheet.getByRole('radio', { name: /ส่วนแบ่ง/ }));
    const key = async (keys: string): Promise<void> => {
      for (const one of keys) {
        await userEvent.click(sheet.getByRole('button', { name: one === '.' ? 'จุดทศนิยม' : one }));
      }
    };
    await key('1.5');
    await userEvent.click(sheet.getByRole('button', { name: /ยอดที่ไม่คิด/ }));
    await key('500');
    await userEvent.click(sheet.getByRole('button', { name: /^ไม่เกิน/ }));
    await key('100');
    await userEvent.click(sheet.getByRole('radio', { name: 'โซนผัก' }));
    expect(sheet.getByText(
      'ค่าส่วนแบ่ง: 1.5% ของยอดสุทธิ ส่วนที่เกิน 500 บาท ไม่เกิน 100 บาท · เฉพาะ โซนผัก · ' +
      'ตั้งแต่ 22 พ.ย. 2569 · ปัดเป็นบาทเต็ม',
    )).toBeVisible();
    await expectClean(document.body);
    await userEvent.click(save);
    await waitFor(() => {
      expect(asked(fake, 'save_fee_rule')).toEqual([{
        replaces: null, name: 'ค่าส่วนแบ่ง', from: '2026-11-22', until: null, zone: 'z1',
        category: null, tag: null, visiting: null, whole_baht: true,
        fee: {
          kind: 'percent_of_net', basis_points: 150, threshold: 50_000, minimum: null, maximum: 10_000,
        },
      }]);
    });
  });

  it('are changed from a date on, the old one ends by itself', async () => {
    const fake = await openBook('book_fees', { save_fee_rule: () => rules[0] });
    await tap('เปลี่ยนอัตรา ค่าไฟ');
    const sheet = await sheetOf('เปลี่ยนอัตรา ค่าไฟ');
    expect(sheet.getByText(/ค่าไฟ: 7 บาท ต่อ 1 ดวง · ทุกโซน · ตั้งแต่ 23 พ.ย. 2569/)).toBeVisible();
    expect(sheet.getByText(/แทน ค่าไฟ เดิม ตั้งแต่ 23 พ.ย. 2569/)).toBeVisible();
    await userEvent.click(sheet.getByRole('button', { name: '8' }));
    await userEvent.click(sheet.getByRole('button', { name: 'บันทึกค่าที่' }));
    await waitFor(() => {
      expect(asked(fake, 'save_fee_rule')).toMatchObject([
        { replaces: 'r2', from: '2026-11-23', fee: { kind: 'per_unit', unit: 'ดวง', price: 800 } },
      ]);
    });
  });

  it('end with a last day', async () => {
    const fake = await openBook('book_fees', { end_fee_rule: () => ({ ...rules[0], until: '2026-11-22' }) });
    await tap('เลิกใช้ ค่าแผง');
    const sheet = await sheetOf('เลิกใช้ ค่าแผง');
    expect(sheet.getByText('คิดถึงวันที่ 22 พฤศจิกายน 2569 หลังจากนั้นไม่คิด')).toBeVisible();
    await userEvent.click(sheet.getByRole('button', { name: 'เลิกใช้ค่าที่นี้' }));
    await waitFor(() => {
      expect(asked(fake, 'end_fee_rule')).toEqual([{ rule: 'r1', last_day: '2026-11-22' }]);
    });
  });

  it('hold, will hold, or ended', () => {
    const rule = { ...(rules[0] as FeeRule), from: '2026-11-10', until: '2026-11-20' };
    const on = (day: string): string => standOf(rule, day);
    expect([on('2026-11-09'), on('2026-11-10'), on('2026-11-20'), on('2026-11-21')])
      .toEqual(['coming', 'now', 'now', 'ended']);
    expect(standOf({ ...rule, until: '2026-11-09' }, '2026-11-01')).toBe('ended');
  });
});
