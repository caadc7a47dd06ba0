// The inbox: files dropped, summed up, looked at, and a till confirmed by its eight digits.
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { FileRow, Received, Verdict } from '../../src/backend/bindings';
import { expectClean } from '../axe';
import { press } from '../typist';
import { asked, file, openBook, refusal, tap } from './market';

const came = (sha256: string, verdict: Verdict, change: Partial<FileRow> = {}): Received => ({
  verdict, booked: [],
  file: { ...file, sha256, verdict: verdict === 'repeated' ? 'booked' : verdict, ...change },
});

const dropped = (...names: string[]) => names.map((name) => ({ name, data: 'AAAA' }));

describe('the inbox', () => {
  it('sums up many files at once, and keeps what has to be looked at', async () => {
    const answers: Record<string, Received> = {
      'a.talad': came('f1', 'booked'),
      'b.talad': came('f2', 'repeated', { place: 'A-01', stall_name: 'สวนลุงชัย' }),
      'c.talad': came('f3', 'unconfirmed', { place: 'A-02', stall_name: 'กล้วยแม่พลอย' }),
      'd.jpg': came('f4', 'refused_unknown', { place: '', stall_name: '', stall: null }),
    };
    const fake = await openBook('book_inbox', {
      receive_file: ({ name }: { name: string }) => {
        const answer = answers[name];
        if (!answer) throw refusal;
        return answer;
      },
    });
    await screen.findByText('B-12 ร้านป้าสมศรี');
    fake.drop(dropped('a.talad', 'b.talad', 'c.talad', 'd.jpg', 'e.talad'));
    const sum = within(await screen.findByRole('region', { name: 'เพิ่งรับ 5 ไฟล์' }));
    for (const words of ['เรียบร้อย 1', 'เคยรับแล้ว 1', 'รอยืนยัน 1', 'ไม่รับ 2']) {
      expect(sum.getByText(words)).toBeVisible();
    }
    expect(sum.getByText('เคยรับแล้วเมื่อ 18:20')).toBeVisible();
    expect(sum.getByText('ไม่รู้ว่าเป็นของร้านไหน')).toBeVisible();
    expect(sum.getByText(refusal.th.happened)).toBeVisible();
    expect(sum.queryByText('B-12 ร้านป้าสมศรี')).toBeNull();
    await expectClean(document.body);
    await tap('ดูแล้ว');
    expect(screen.queryByText('เพิ่งรับ 5 ไฟล์')).toBeNull();
  });

  it('takes what lies in the folder in steps, and stops when told to', async () => {
    let turn = 0;
    let go: () => void = () => undefined;
    const fake = await openBook('book_inbox', {
      receive_inbox: async () => {
        turn += 1;
        if (turn === 1) return { received: [], left: 0 };
        await new Promise<void>((done) => { go = done; });
        return { received: [came(`f${String(turn)}`, 'booked')], left: 30 - turn };
      },
    });
    await tap('ดูในโฟลเดอร์');
    await waitFor(() => { expect(asked(fake, 'receive_inbox')).toHaveLength(2); });
    go();
    expect(await screen.findByRole('progressbar')).toHaveAttribute('max', '29');
    await waitFor(() => { expect(asked(fake, 'receive_inbox')).toHaveLength(3); });
    await tap('หยุด ที่เหลือไว้ก่อน');
    go();
    expect(await screen.findByRole('region', { name: 'เพิ่งรับ 2 ไฟล์' })).toBeVisible();
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(asked(fake, 'receive_inbox')).toHaveLength(3);
  });

  it('takes files dropped on any screen of the book', async () => {
    const fake = await openBook('book_fees', { receive_file: () => came('f1', 'joined', { kind: 'join' }) });
    await screen.findByText('30 บาท ต่อร้านต่อวัน');
    fake.drop(dropped('join_B-12.talad'));
    expect(await screen.findByRole('region', { name: 'เพิ่งรับ 1 ไฟล์' })).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: 'กล่องไฟล์' })).toBeVisible();
  });

  it('imports a file that was picked, and looks into the watched folder', async () => {
    const fake = await openBook('book_inbox', { receive_file: () => came('f1', 'booked') });
    fake.picked = { name: 'B-12.talad', data: 'AAAA' };
    await tap('นำเข้าไฟล์…');
    expect(await screen.findByText('เรียบร้อย 1')).toBeVisible();
    expect(asked(fake, 'receive_file')).toEqual([{ name: 'B-12.talad', data: 'AAAA' }]);
    expect(screen.getByText(/\/home\/talad\/inbox/)).toBeVisible();
    await tap('ดูในโฟลเดอร์');
    expect(await screen.findByText('ในโฟลเดอร์ไม่มีไฟล์ใหม่')).toBeVisible();
  });

  it('is walked with J and K, and says of one file why and what to do', async () => {
    const gap = { ...file, sha256: 'f2', reason: 'gap', params: { from: '1', to: '1' } };
    await openBook('book_inbox', { received_files: () => [file, gap] });
    const rows = (await screen.findAllByRole('button', { name: /B-12/ }));
    press('KeyJ');
    await waitFor(() => { expect(rows[0]).toHaveFocus(); });
    press('KeyJ');
    await waitFor(() => { expect(rows[1]).toHaveFocus(); });
    press('KeyK');
    await waitFor(() => { expect(rows[0]).toHaveFocus(); });
    await userEvent.click(rows[1] as HTMLElement);
    const sheet = within(await screen.findByRole('dialog', { name: 'B-12 ร้านป้าสมศรี' }));
    expect(sheet.getByText('นับแล้ว แต่ไม่ต่อเนื่อง')).toBeVisible();
    expect(sheet.getByText('ขาดไฟล์ก่อนหน้า เลขปิดวัน 1')).toBeVisible();
    expect(sheet.getByText('3,840')).toBeVisible();
    await expectClean(document.body);
  });

  it('shows only what has to be looked at, and every day when asked', async () => {
    const waits = { ...file, sha256: 'f2', verdict: 'fork' as const, place: 'A-01', stall_name: 'สวนลุงชัย' };
    const fake = await openBook('book_inbox', { received_files: () => [file, waits] });
    await userEvent.click(await screen.findByRole('radio', { name: 'ต้องดู 1' }));
    expect(screen.queryByText('B-12 ร้านป้าสมศรี')).toBeNull();
    expect(screen.getByText('เลขปิดวันซ้ำกับอีกไฟล์')).toBeVisible();
    await tap('ทุกวัน');
    await waitFor(() => { expect(asked(fake, 'received_files')).toContainEqual({ day: null }); });
  });

  it('confirms a till by the digits that were read out, never by its own', async () => {
    const waits = { ...file, verdict: 'unconfirmed' as const };
    let tries = 0;
    const fake = await openBook('book_inbox', {
      received_files: () => [waits],
      accept_key: () => {
        tries += 1;
        if (tries === 1) throw refusal;
        return { stall: 's12', booked: ['f1'] };
      },
    });
    await tap(/รอยืนยันเครื่องของร้าน/);
    await tap('เทียบเลข 8 หลัก');
    const sheet = within(await screen.findByRole('dialog', { name: 'ยืนยันเครื่องของ B-12 ร้านป้าสมศรี' }));
    const accept = sheet.getByRole('button', { name: 'ยืนยันเครื่องนี้' });
    expect(accept).toBeDisabled();
    const key = async (digits: string): Promise<void> => {
      for (const digit of digits) await userEvent.click(sheet.getByRole('button', { name: digit }));
    };
    await key('12345679');
    expect(sheet.getByText('1234 5679')).toBeVisible();
    await userEvent.click(accept);
    expect(await sheet.findByText(refusal.th.happened)).toBeVisible();
    await key('12345678');
    await userEvent.click(accept);
    expect(await screen.findByText('ยืนยัน B-12 ร้านป้าสมศรี แล้ว · นับเพิ่ม 1 ไฟล์')).toBeVisible();
    expect(asked(fake, 'accept_key')).toEqual([
      { stall: 's12', fingerprint: '12345679' }, { stall: 's12', fingerprint: '12345678' },
    ]);
  });
});
