// Transfers: ticked one by one against the bank's app, and how many are left.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { TransferRow } from '../../src/backend/bindings';
import Transfers from '../../src/screens/till/transfers/Transfers.svelte';
import { expectClean } from '../axe';
import { asked, MORNING, stand } from './stand';

const sale: TransferRow = {
  source: 'sale', receipt: 12, place: 1, at: MORNING, amount: 18_500,
  kind: 'prompt_pay', seen: false, refused: false,
  slip: { bank: '014', reference: '2026112212ABCD' },
};
const debt: TransferRow = { ...sale, source: 'repayment', receipt: 3, slip: null, seen: true };

describe('the list', () => {
  it('is ticked by touching a row', async () => {
    const fake = await stand({
      transfers: () => [sale, debt], tick_transfer: () => [{ ...sale, seen: true }, debt],
    });
    const { container } = render(Transfers);
    const row = await screen.findByRole('checkbox', { name: /185 บาท.*บิล 0012.*2026112212ABCD/ });
    expect(row).not.toBeChecked();
    expect(screen.getByRole('checkbox', { name: /จ่ายหนี้ 0003/ })).toBeChecked();
    expect(screen.getByRole('status')).toHaveTextContent(/เงินเข้าแล้ว 1 รายการ.*ยังไม่ได้ดู 1 รายการ/);
    await expectClean(container);
    await userEvent.click(row);
    expect(asked(fake, 'tick_transfer')).toEqual([{ receipt: 12, place: 1, source: 'sale', seen: true }]);
    expect(screen.getByRole('status')).toHaveTextContent('ยังไม่ได้ดู 0 รายการ');
  });

  it('marks a slip that the committee found twice', async () => {
    await stand({ transfers: () => [{ ...sale, refused: true }, debt] });
    render(Transfers);
    const row = await screen.findByRole('checkbox', { name: /2026112212ABCD/ });
    expect(row).toHaveTextContent('กรรมการพบว่าสลิปนี้ใช้ซ้ำ');
    expect(screen.getByRole('checkbox', { name: /จ่ายหนี้/ })).not.toHaveTextContent('ใช้ซ้ำ');
  });

  it('says when there is nothing to tick', async () => {
    const fake = await stand();
    const { container } = render(Transfers);
    expect(await screen.findByText('วันนี้ไม่มีเงินโอน')).toBeVisible();
    expect(asked(fake, 'transfers')).toEqual([{ day: '2026-11-22' }]);
    await expectClean(container);
  });
});
