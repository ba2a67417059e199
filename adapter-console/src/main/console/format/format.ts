import { preferences } from './preferences';
import { zone, type Zone } from './zone';

const numbers = new Map<string, { group: string; decimal: string }>();

function separators(locale: string): { group: string; decimal: string } {
  let found = numbers.get(locale);
  if (found === undefined) {
    const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-1234567.5);
    found = {
      group: parts.find((part) => part.type === 'group')?.value ?? ',',
      decimal: parts.find((part) => part.type === 'decimal')?.value ?? '.',
    };
    numbers.set(locale, found);
  }
  return found;
}

/** A decimal with all its digits, in groups of three. Never rounded. */
export function quantity(decimal: string): string {
  const { group, decimal: point } = separators(preferences().language);
  const [whole = '0', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  return fraction === undefined ? grouped : grouped + point + fraction;
}

/** A number of bytes, rounded to a tenth of a binary unit, which it names. */
export function bytes(count: string): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = Number(count);
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${quantity(unit === 0 ? String(value) : value.toFixed(1))} ${units[unit]}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(name: string, zoneName: Zone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = preferences().language === 'de' ? 'de-DE' : 'en-GB';
  const key = `${name} ${zoneName} ${locale}`;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone: zoneName });
    formats.set(key, found);
  }
  return found;
}

const DAY: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: '2-digit' };
const MINUTE: Intl.DateTimeFormatOptions = { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const SECOND: Intl.DateTimeFormatOptions = { ...MINUTE, second: '2-digit' };

/** The name of a zone as it is written behind a time. */
export function zoneLabel(zoneName: Zone, at: Date): string {
  if (zoneName === 'UTC' || zoneName === 'Z') return 'UTC';
  const part = dateFormat('zone', zoneName, { timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find((found) => found.type === 'timeZoneName');
  return part?.value ?? zoneName;
}

/** An instant to the second, with its zone. */
export function instant(iso: string, zoneName: Zone = zone()): string {
  const at = new Date(iso);
  return `${dateFormat('second', zoneName, SECOND).format(at)} ${zoneLabel(zoneName, at)}`;
}

/** An instant to the minute, without its zone, for tables whose head names the zone. */
export function minute(iso: string, zoneName: Zone = zone()): string {
  return dateFormat('minute', zoneName, MINUTE).format(new Date(iso));
}

export function day(iso: string, zoneName: Zone = zone()): string {
  return dateFormat('day', zoneName, DAY).format(new Date(iso));
}

/** A day and a month, for axes. */
export function shortDay(iso: string, zoneName: Zone): string {
  return dateFormat('short day', zoneName, { day: 'numeric', month: 'short' }).format(new Date(iso));
}

/** Hours and minutes, and the day at midnight, for axes. */
export function shortTime(iso: string, zoneName: Zone): string {
  const time = dateFormat('short time', zoneName, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));
  return time === '00:00' ? shortDay(iso, zoneName) : time;
}

/** The time of a clock, to the second. */
export function clock(at: number, zoneName: Zone = zone()): string {
  return dateFormat('clock', zoneName, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at);
}

/** A text of the server as a sentence: with a capital letter and one full stop. */
export function sentence(text: string): string {
  const plain = text.trim().replace(/[.\s]+$/, '');
  return plain === '' ? '' : `${plain.charAt(0).toUpperCase()}${plain.slice(1)}.`;
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** How far an instant is from now, such as `3 minutes ago`. */
export function relative(iso: string, now: number = Date.now()): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  const format = new Intl.RelativeTimeFormat(preferences().language, { numeric: 'auto' });
  return format.format(Math.trunc(seconds / size), unit);
}
