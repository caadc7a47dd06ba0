// Taking the money: scans stay out of it, one bill is one request, and a failure keeps the bill.
import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { SellRequest } from '../../src/backend/bindings';
import { screen as shown } from '../../src/screen.svelte';
import { expectClean } from '../axe';
import { press, scan } from '../typist';
import { asked, CANE, openStall, ring, shelf, state, tap } from './stall';
import { KeptTill } from './till-kept';

const sold = {
  receipt: 42, at: 0, total: 5000, change: 0, pieces: [], rounding: 0, tenders: [], owes: null, today: 0,
  repeated: false,
};
const refusal = {
  code: 'disk.full', number: 'D-01', kind: 'fault', params: {},
  th: { happened: 'ที่เก็บข้อมูลเต็ม', todo: 'โทรหาผู้ดูแล' }, en: { happened: 'Full', todo: 'Call' },
};

async function toTender(...stall: Parameters<typeof openStall>) {
  const fake = await openStall(...stall);
  await ring('ข้าวมันไก่', '50');
  await tap('รับเงิน');
  await screen.findByRole('button', { name: 'เสร็จ · รับพอดี' });
  return fake;
}

const ids = (requests: unknown[]): string[] => (requests as SellRequest[]).map((one) => one.bill.request);

describe('the tender', () => {
  it('lets notes add and digits replace, and tells what is missing', async () => {
    await toTender();
    await tap('ธนบัตร 20 บาท');
    const short = await screen.findByRole('button', { name: 'ยังขาด 30 บาท' });
    expect(short).toBeDisabled();
    await tap('ธนบัตร 20 บาท');
    await tap('ธนบัตร 20 บาท');
    await screen.findByRole('button', { name: 'เสร็จ · ทอน 10' });
    press('Digit5');
    press('Digit5');
    await screen.findByRole('button', { name: 'เสร็จ · ทอน 5' });
    await expectClean(document.body);
  });

  it('is never finished by a scan, nor is its amount touched', async () => {
    const fake = await toTender();
    await tap('ธนบัตร 100 บาท');
    await screen.findByRole('button', { name: 'เสร็จ · ทอน 50' });
    scan(CANE);
    scan(CANE, { thai: true });
    expect(await screen.findByRole('alert')).toHaveTextContent('กำลังรับเงินอยู่');
    expect(screen.getByRole('button', { name: 'เสร็จ · ทอน 50' })).toBeVisible();
    expect(asked(fake, 'sell')).toEqual([]);
    expect(shown.current.name).toBe('tender');
  });

  it('sells once however often it is pressed', async () => {
    let answer = (): void => undefined;
    const fake = await toTender({
      sell: () => new Promise((resolve) => { answer = () => { resolve(sold); }; }),
    });
    press('Enter');
    press('Enter');
    press('Enter');
    await vi.waitFor(() => { expect(asked(fake, 'sell')).toHaveLength(1); });
    answer();
    await screen.findByText('พอดี ไม่ต้องทอน');
    expect(asked(fake, 'sell')).toHaveLength(1);
  });

  it('keeps the bill when selling fails, and tries again under the same id', async () => {
    let tries = 0;
    const kept = new KeptTill(shelf);
    const fake = await toTender({
      sell: (asked: SellRequest) => {
        tries += 1;
        if (tries < 3) throw refusal;
        return kept.sell(asked);
      },
    }, kept);
    press('Enter');
    expect(await screen.findByRole('alert')).toHaveTextContent('ที่เก็บข้อมูลเต็ม');
    // back to the bill and again: still the same bill
    press('Escape');
    await screen.findByRole('button', { name: 'แก้ ข้าวมันไก่' });
    await tap('รับเงิน');
    await screen.findByRole('button', { name: 'เสร็จ · รับพอดี' });
    press('Enter');
    await screen.findByRole('alert');
    press('Enter');
    await screen.findByText('พอดี ไม่ต้องทอน');
    expect(new Set(ids(asked(fake, 'sell'))).size).toBe(1);
    // the next bill has an id of its own
    press('Enter');
    await screen.findByRole('button', { name: 'ยังไม่มีของในบิล' });
    await ring('ข้าวมันไก่', '50');
    await tap('รับเงิน');
    await screen.findByRole('button', { name: 'เสร็จ · รับพอดี' });
    press('Enter');
    await screen.findByText('พอดี ไม่ต้องทอน');
    expect(new Set(ids(asked(fake, 'sell'))).size).toBe(2);
  });

  it('guides to the settings when there is no PromptPay number', async () => {
    await toTender();
    await tap('พร้อมเพย์');
    expect(await screen.findByRole('heading', { name: 'ยังไม่ได้ใส่เลขพร้อมเพย์ของร้าน' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'ไปหน้าตั้งค่า' })).toBeVisible();
  });

  it('shows the QR as a picture, and leaves the looking to the vendor', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';
    const fake = await toTender({ promptpay_qr: () => ({ qr: { text: '0', svg }, to: 'xxx-xxx-5678' }) });
    await tap('พร้อมเพย์');
    const picture = await screen.findByRole('img', { name: /คิวอาร์พร้อมเพย์ 50 บาท/ });
    expect(picture.getAttribute('src')).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(screen.getByText('ดูว่าเงินเข้าในแอปธนาคารก่อน')).toBeVisible();
    await expectClean(document.body);
    await tap('ได้รับเงินแล้ว');
    await screen.findByText(/ขายแล้ว 50/);
    expect(asked(fake, 'sell')).toEqual([
      expect.objectContaining({ tenders: [{ kind: 'prompt_pay', amount: 5000 }] }),
    ]);
  });
});

describe('after the sale', () => {
  it('says when paper did not come, and never stands in the way', async () => {
    const what = { kind: 'receipt', number: 42, copy: 0 };
    const job = { id: 7, what, state: 'failed', failure: 'paper_out' };
    const fake = await toTender({
      till_state: () => ({ ...state, jobs: [job] }),
      give_job_up: () => ({}),
      retry_jobs: () => ({}),
    });
    press('Enter');
    await screen.findByText('พอดี ไม่ต้องทอน');
    expect(await screen.findByText(/กระดาษหมด บิลบันทึกแล้ว/)).toBeVisible();
    await tap('ลองใหม่');
    await tap('ไม่พิมพ์');
    await vi.waitFor(() => { expect(asked(fake, 'give_job_up')).toEqual([{ id: 7 }]); });
    await expectClean(document.body);
    await userEvent.click(screen.getByRole('button', { name: 'ขายต่อ' }));
    await screen.findByRole('button', { name: 'ยังไม่มีของในบิล' });
  });

  it('starts the next bill by a tap', async () => {
    await toTender();
    press('Enter');
    await screen.findByText('พอดี ไม่ต้องทอน');
    await userEvent.click(await screen.findByRole('button', { name: /^น้ำอ้อย/ }));
    await screen.findByRole('button', { name: 'แก้ น้ำอ้อย' });
  });
});
