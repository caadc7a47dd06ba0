// Stalls: found, added, invited with a code that is shown once, and their account.
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { byZone, matches, nextPlace } from '../../src/screens/book/stalls/find';
import { expectClean } from '../axe';
import { asked, openBook, stall, stalls, tap } from './market';

const invite = {
  code: 'VHQP8-S03YC', expires: '2026-11-29',
  file: { name: 'invite_B-12.talad', data: 'AAAA', path: '/home/talad/outbox/invite_B-12.talad' },
};

describe('stalls', () => {
  it('stand by zone, each with its till in words, and are searched', async () => {
    await openBook('book_stalls');
    const vegetables = within(await screen.findByRole('region', { name: /โซนผัก/ }));
    expect(vegetables.getByRole('button', { name: /A-01.*เข้าร่วมแล้ว/ })).toBeVisible();
    expect(vegetables.getByRole('button', { name: /A-02.*ยังไม่ได้เชิญ.*รอยืนยัน 1 ไฟล์/ })).toBeVisible();
    await expectClean(document.body);
    await userEvent.type(screen.getByRole('searchbox'), 'b12');
    expect(screen.queryByRole('button', { name: /A-01/ })).toBeNull();
    expect(screen.getByRole('button', { name: /B-12/ })).toBeVisible();
    await userEvent.type(screen.getByRole('searchbox'), 'xx');
    expect(screen.getByText('ไม่พบ “b12xx”')).toBeVisible();
  });

  it('are invited with a code that is shown once, in large letters, and a file to carry', async () => {
    const fake = await openBook('book_stalls', { invite_stall: () => invite });
    await tap(/B-12/);
    await tap('เชิญเข้าร่วม');
    await userEvent.click(await screen.findByRole('radio', { name: '14 วัน' }));
    await tap('ออกคำเชิญ');
    expect(await screen.findByText('VHQP8-S03YC')).toBeVisible();
    expect(asked(fake, 'invite_stall')).toEqual([{ stall: 's12', days: 14 }]);
    expect(screen.getByText(/บอกครั้งเดียว/)).toBeVisible();
    expect(screen.getByText(/29 พฤศจิกายน 2569/)).toBeVisible();
    await expectClean(document.body);
    await tap('บันทึกไฟล์คำเชิญ');
    expect(fake.saved).toEqual([{ name: 'invite_B-12.talad', data: 'AAAA' }]);
    const sheet = within(screen.getByRole('dialog', { name: 'เชิญ B-12 ร้านป้าสมศรี' }));
    await userEvent.click(sheet.getByRole('button', { name: 'ปิด' }));
    await waitFor(() => { expect(screen.queryByText('VHQP8-S03YC')).toBeNull(); });
    await tap('เชิญเข้าร่วม');
    expect(screen.queryByText('VHQP8-S03YC')).toBeNull();
    expect(asked(fake, 'invite_stall')).toHaveLength(1);
  });

  it('show their account from the book', async () => {
    await openBook('book_stalls');
    await tap(/B-12/);
    const sheet = within(await screen.findByRole('dialog', { name: 'B-12 ร้านป้าสมศรี' }));
    expect(await sheet.findByText('ค่าแผง 30 · ค่าไฟ 14')).toBeVisible();
    expect(sheet.getAllByText('74')[0]).toBeVisible();
    expect(sheet.getByText('21 พ.ย. 2569')).toBeVisible();
    await expectClean(document.body);
  });

  it('are added one after the other with Enter', async () => {
    const fake = await openBook('book_stalls', { save_stall: (draft: object) => ({ ...stall, ...draft }) });
    await tap('เพิ่มร้าน');
    const sheet = within(await screen.findByRole('dialog', { name: 'เพิ่มร้าน' }));
    await userEvent.type(sheet.getByLabelText('ล็อก'), 'C-09');
    await userEvent.type(sheet.getByLabelText('ชื่อร้าน'), 'ขนมยายน้อย');
    await userEvent.click(sheet.getByRole('radio', { name: 'โซนผัก' }));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => { expect(sheet.getByLabelText('ล็อก')).toHaveValue('C-10'); });
    expect(sheet.getByLabelText('ชื่อร้าน')).toHaveValue('');
    expect(asked(fake, 'save_stall')).toEqual([
      {
        id: null, name: 'ขนมยายน้อย', place: 'C-09', zone: 'z1',
        category: '', tags: [], visiting: false, vendor: '',
      },
    ]);
  });

  it('leave only after being told what stays', async () => {
    const fake = await openBook('book_stalls', {
      retire_stall: () => ({ ...stall, retired: '2026-11-22' }),
    });
    await tap(/B-12/);
    await screen.findByText('ค่าแผง 30 · ค่าไฟ 14');
    await tap('ร้านเลิกขาย');
    expect(await screen.findByText('ยังค้างค่าที่ 74 บาท ยอดค้างไม่หาย')).toBeVisible();
    expect(asked(fake, 'retire_stall')).toEqual([]);
    await tap('ให้ร้านออกจากตลาด');
    await waitFor(() => { expect(asked(fake, 'retire_stall')).toEqual([{ stall: 's12' }]); });
  });
});

describe('finding', () => {
  it('reads Thai digits and leaves dashes out', () => {
    expect(matches(stall, 'ข๑๒')).toBe(false);
    expect(matches(stall, 'b๑๒')).toBe(true);
    expect(matches(stall, 'สมศรี')).toBe(true);
    expect(matches(stall, '')).toBe(true);
  });

  it('puts those without a zone and those that left last', () => {
    const left = { ...stall, id: 'x', retired: '2026-11-01' };
    const loose = { ...stall, id: 'y', zone: null, zone_name: '' };
    const groups = byZone([left, loose, ...stalls], 'ไม่มีโซน', 'ออกแล้ว');
    expect(groups.map(({ zone }) => zone)).toEqual(['โซนกับข้าว', 'โซนผัก', 'ไม่มีโซน', 'ออกแล้ว']);
  });

  it('counts places on', () => {
    expect(['A-01', 'A-09', 'A-99', 'ล็อก 7', 'ริมน้ำ'].map(nextPlace))
      .toEqual(['A-02', 'A-10', 'A-100', 'ล็อก 8', 'ริมน้ำ']);
  });
});
