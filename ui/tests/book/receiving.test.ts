// Closing slips by scanner and photo, two of one number, gaps that are explained, a till that is lost.
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { FileRow, ForkView, Machine, Received } from '../../src/backend/bindings';
import { expectClean } from '../axe';
import { press } from '../typist';
import { asked, DAY, EVENING, file, openBook, refusal, tap } from './market';

const slip: FileRow = {
  ...file, sha256: 's1', name: '', kind: 'slip', verdict: 'provisional', settlement: null,
  slip: {
    promises: 'f9', epoch: 0, receipts: 20, net: 384_000, grand_total: 9_000_000, closed: EVENING,
    tenders: [{ kind: 'cash', sold: 384_000, refunded: 0 }],
  },
};

const taken = (row: FileRow): Received => ({ verdict: row.verdict, file: row, booked: [] });

/** A scanner that types any letter of a slip's code. */
function scanText(text: string): void {
  const shifted: Record<string, string> = {
    ':': 'Semicolon', '+': 'Equal', '*': 'Digit8', '%': 'Digit5', $: 'Digit4',
  };
  const plain: Record<string, string> = { '-': 'Minus', '.': 'Period', '/': 'Slash', ' ': 'Space' };
  [...text].forEach((char, at) => {
    const after = at === 0 ? 1000 : 8;
    const code = shifted[char] ?? plain[char] ?? (/\d/.test(char) ? `Digit${char}` : `Key${char}`);
    press(code, { after, key: char, shift: char in shifted || /[A-Z]/.test(char) });
  });
  press('Enter', { after: 8 });
}

describe('a closing slip', () => {
  it('is scanned at any time in the inbox, and says what it counts for', async () => {
    const fake = await openBook('book_inbox', {
      received_files: () => [slip], receive_slip: () => taken(slip),
    });
    await screen.findByText('ยิงโค้ดบนใบปิดยอดได้ทุกเมื่อในหน้านี้');
    scanText('TL1:6BF+%$*-./ A9');
    const sheet = within(await screen.findByRole('dialog', { name: 'B-12 ร้านป้าสมศรี' }));
    expect(asked(fake, 'receive_slip')).toEqual([{ text: 'TL1:6BF+%$*-./ A9' }]);
    expect(sheet.getByText('จากใบปิดยอด รอไฟล์')).toBeVisible();
    expect(sheet.getByText('นับยอดตามใบไว้ก่อน ขอไฟล์ของวันนี้จากร้าน')).toBeVisible();
    expect(sheet.getAllByText('3,840').length).toBeGreaterThan(0);
    await expectClean(document.body);
  });

  it('that was read badly is told, and nothing opens', async () => {
    await openBook('book_inbox', { receive_slip: () => { throw refusal; } });
    await screen.findByText('B-12 ร้านป้าสมศรี');
    scanText('8850123456789');
    expect(await screen.findByText(refusal.th.happened)).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is taken from a photo that was chosen', async () => {
    const fake = await openBook('book_inbox', { receive_slip_photo: () => taken(slip) });
    fake.picked = { name: 'IMG_1.jpg', data: 'AAAA' };
    await tap('รูปใบปิดยอด…');
    expect(await screen.findByRole('dialog', { name: 'B-12 ร้านป้าสมศรี' })).toBeVisible();
    expect(asked(fake, 'receive_slip_photo')).toEqual([{ name: 'IMG_1.jpg', data: 'AAAA' }]);
  });
});

describe('two of one number', () => {
  it('stand side by side; one is chosen, with a reason', async () => {
    const fork: FileRow = { ...file, verdict: 'fork', reason: 'fork', params: { other: 'f9' } };
    const lies: FileRow = { ...slip, verdict: 'fork', reason: 'fork', params: { other: 'f1' } };
    const view: ForkView = { files: [fork, lies], kept: null, reason: '' };
    const fake = await openBook('book_inbox', {
      received_files: () => [fork, lies],
      fork_of: () => view,
      settle_fork: () => ({ ...view, kept: 'f9', reason: 'ตรงกับใบกระดาษที่ร้านถือ' }),
    });
    await tap(/ใบปิดยอดไม่ตรงกับอีกฉบับ/);
    await tap('เลือกฉบับที่ถูก…');
    const sheet = within(await screen.findByRole('dialog', { name: 'เลขปิดวัน 2 มีมากกว่าหนึ่งฉบับ' }));
    expect(await sheet.findByRole('region', { name: 'A' })).toBeVisible();
    expect(sheet.getByRole('region', { name: 'B' })).toBeVisible();
    const keep = sheet.getByRole('button', { name: 'ใช้ฉบับนี้' });
    expect(keep).toBeDisabled();
    await userEvent.click(sheet.getByRole('radio', { name: 'B' }));
    expect(keep).toBeDisabled();
    await userEvent.click(sheet.getByRole('radio', { name: 'ตรงกับใบกระดาษที่ร้านถือ' }));
    await expectClean(document.body);
    await userEvent.click(keep);
    await waitFor(() => {
      expect(asked(fake, 'settle_fork')).toEqual([{ keep: 'f9', reason: 'ตรงกับใบกระดาษที่ร้านถือ' }]);
    });
    expect(await screen.findByText('เลือกแล้ว คิดค่าธรรมเนียมใหม่แล้ว')).toBeVisible();
  });
});

describe('a gap', () => {
  it('is explained in own words, and then no longer waits for anybody', async () => {
    const gap: FileRow = { ...file, reason: 'replaced', params: { z: '7', day: DAY } };
    const told: FileRow = {
      ...gap, settlement: file.settlement && { ...file.settlement, explained: 'รอเครื่องใหม่' },
    };
    let rows = [gap];
    const fake = await openBook('book_inbox', {
      received_files: () => rows,
      explain_gap: () => { rows = [told]; return told; },
    });
    await tap(/นับแล้ว แต่ไม่ต่อเนื่อง/);
    await tap('จดคำอธิบาย…');
    const sheet = within(await screen.findByRole('dialog', { name: 'ทำไมจึงไม่ต่อเนื่อง' }));
    expect(sheet.getByText('ไฟล์แรกของเครื่องใหม่ เครื่องก่อนหน้าปิดวันครั้งสุดท้ายเลขที่ 7')).toBeVisible();
    await userEvent.click(sheet.getByRole('radio', { name: 'เหตุผลอื่น' }));
    await userEvent.type(sheet.getByRole('textbox', { name: 'เขียนเหตุผล' }), 'รอเครื่องใหม่');
    await userEvent.click(sheet.getByRole('button', { name: 'เก็บคำอธิบาย' }));
    expect(await screen.findByText('เก็บคำอธิบายแล้ว')).toBeVisible();
    expect(asked(fake, 'explain_gap')).toEqual([{ file: 'f1', reason: 'รอเครื่องใหม่' }]);
    expect((await screen.findAllByText('นับแล้ว มีคำอธิบายแล้ว')).length).toBeGreaterThan(0);
  });
});

describe('the tills of a stall', () => {
  it('are listed with how far each came; a lost one ends on a day', async () => {
    const now: Machine = {
      key: 'k2', fingerprint: '1234 5678', since: EVENING, retired: null, last_day: null, reason: '',
      last_z: 2, last_settled: DAY, too_late: 0,
    };
    const before: Machine = {
      ...now, key: 'k1', fingerprint: '8765 4321', retired: EVENING, last_day: '2026-11-20',
      reason: 'เครื่องพัง', last_z: 9, last_settled: '2026-11-20', too_late: 1,
    };
    const fake = await openBook('book_stalls', {
      machines: () => [now, before], retire_key: () => [before],
    });
    await userEvent.click((await screen.findAllByRole('button', { name: /ร้านป้าสมศรี/ }))[0] as HTMLElement);
    const list = within(await screen.findByRole('list', { name: 'เครื่องของร้าน' }));
    expect(list.getByText('8765 4321')).toBeVisible();
    expect(list.getByText('มาหลังเลิกใช้ 1 ไฟล์')).toBeVisible();
    await userEvent.click(list.getByRole('button', { name: 'เลิกใช้เครื่องนี้…' }));
    const sheet = within(await screen.findByRole('dialog', { name: /^เลิกใช้เครื่องของ B-12/ }));
    const retire = sheet.getByRole('button', { name: 'เลิกใช้เครื่อง' });
    expect(retire).toBeDisabled();
    await userEvent.click(sheet.getByRole('radio', { name: 'เครื่องหายหรือถูกขโมย' }));
    await expectClean(document.body);
    await userEvent.click(retire);
    await waitFor(() => { expect(asked(fake, 'retire_key')).toHaveLength(1); });
    expect(asked(fake, 'retire_key')[0]).toMatchObject({
      stall: 's12', key: null, reason: 'เครื่องหายหรือถูกขโมย',
    });
  });
});
