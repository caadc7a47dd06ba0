// The day's receipts, one of them, and giving money back.
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Receipt, ReceiptSummary } from '../../src/backend/bindings';
import { go } from '../../src/screen.svelte';
import { expectClean } from '../axe';
import { asked, openStall, tap } from './stall';

const list: ReceiptSummary[] = [
  { number: 43, kind: 'refund', at: 60, total: 5000, of: 42, refunded: 0, first: 'ข้าวมันไก่', count: 1 },
  { number: 42, kind: 'sale', at: 0, total: 12_000, of: null, refunded: 5000, first: 'ข้าวมันไก่', count: 2 },
];

const line = { goods: 'g1', name: 'ข้าวมันไก่', unit: 'piece', unit_price: 5000, tax: 'exempt' } as const;
const receipt: Receipt = {
  number: 42, kind: 'sale', at: 0, day: '2026-11-22', of: null, total: 12_000, vat: 0,
  change: 0, rounding: 0, due: null, gross: 12_000, discounts: 0,
  lines: [
    { number: 1, note: null, line: { ...line, quantity: 2000, amount: 10_000 }, returned: 1000 },
    {
      number: 2, note: null, returned: 0,
      line: { ...line, name: 'น้ำอ้อย', quantity: 1000, unit_price: 2000, amount: 2000 },
    },
  ],
  tenders: [{ kind: 'cash', amount: 12_000, received: 12_000 }], reason: '', refunded: 5000, hash: 'abcdef01',
};

const answers = {
  receipts: () => list,
  receipt: () => receipt,
  picture: () => ({ png: 'AAAA', width: 384, height: 600 }),
  refund: () => ({
    receipt: 44, total: 5000, repeated: false, repayments: [{ kind: 'cash', amount: 5000 }],
  }),
  print: () => ({ queued: true, copy: 1 }),
};

describe('receipts', () => {
  it('are listed newest first, with what came back', async () => {
    await openStall(answers);
    go('receipts');
    const rows = await screen.findAllByRole('listitem');
    expect(rows[0]).toHaveTextContent(/0043.*คืนเงินของบิล 0042.*50/);
    expect(rows[1]).toHaveTextContent(/0042.*และอีก 1 รายการ.*คืนแล้ว 50.*120/);
    await expectClean(document.body);
    await userEvent.click(within(rows[1] as HTMLElement).getByRole('button'));
    const paper = await screen.findByRole('img', { name: 'ภาพใบเสร็จ 0042' });
    expect(paper).toHaveAttribute('src', 'data:image/png;base64,AAAA');
    await tap('พิมพ์อีกใบ');
    expect(await screen.findByText('ส่งสำเนาใบที่ 1 ไปพิมพ์แล้ว')).toBeVisible();
  });

  it('give money back for a part, for a reason, and say how', async () => {
    const fake = await openStall(answers);
    go('receipt', { number: 42, refund: true });
    const sheet = within(await screen.findByRole('dialog', { name: 'คืนเงิน บิล 0042' }));
    expect(sheet.getByRole('button', { name: 'เลือกรายการและเหตุผลก่อน' })).toBeDisabled();
    await userEvent.click(sheet.getByRole('radio', { name: 'บางรายการ' }));
    const more = sheet.getByRole('button', { name: 'เพิ่ม ข้าวมันไก่' });
    await userEvent.click(more);
    // one of two came back before
    expect(more).toBeDisabled();
    await userEvent.click(sheet.getByRole('radio', { name: 'ของเสีย' }));
    await expectClean(screen.getByRole('dialog'));
    await userEvent.click(sheet.getByRole('button', { name: 'คืนเงิน' }));
    expect(await screen.findByText('หยิบเงินสดจากลิ้นชัก 50 บาท ให้ลูกค้า')).toBeVisible();
    expect(asked(fake, 'refund')).toEqual([expect.objectContaining({
      of: 42, lines: [{ line: 1, quantity: 1000 }], reason: 'ของเสีย', print: false,
    })]);
    await expectClean(document.body);
    await tap('คืนเงินแล้ว');
    await screen.findByRole('img', { name: 'ภาพใบเสร็จ 0042' });
  });

  it('try a refund again under the same id', async () => {
    let tries = 0;
    const fake = await openStall({
      ...answers,
      refund: () => {
        tries += 1;
        if (tries === 1) throw new Error('nobody answered');
        return answers.refund();
      },
    });
    go('receipt', { number: 42, refund: true });
    const sheet = within(await screen.findByRole('dialog', { name: 'คืนเงิน บิล 0042' }));
    await userEvent.click(sheet.getByRole('radio', { name: 'อื่น ๆ' }));
    await userEvent.type(sheet.getByRole('textbox', { name: 'เหตุผลสั้น ๆ' }), 'หก');
    await userEvent.click(sheet.getByRole('button', { name: 'คืนเงิน' }));
    expect(await sheet.findByRole('alert')).toHaveTextContent('U-01');
    await userEvent.click(sheet.getByRole('button', { name: 'คืนเงิน' }));
    await screen.findByText('บันทึกแล้ว · ใบคืนเงิน 0044 ของบิล 0042');
    const requests = asked(fake, 'refund') as { request: string; lines: unknown[]; reason: string }[];
    expect(requests).toHaveLength(2);
    expect(requests[0]?.request).toBe(requests[1]?.request);
    expect(requests[1]).toMatchObject({ lines: [], reason: 'หก' });
    await vi.waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  });
});
