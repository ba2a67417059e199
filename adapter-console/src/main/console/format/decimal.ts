/** Quantities have up to 9 fraction digits. */
const SCALE = 9;
const ONE = 10n ** BigInt(SCALE);

/** A decimal such as `12.5` as a whole number of billionths, for exact sums and differences. */
export function toUnits(decimal: string): bigint {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? decimal.slice(1) : decimal).split('.');
  const units = BigInt(whole) * ONE + BigInt(fraction.padEnd(SCALE, '0').slice(0, SCALE));
  return negative ? -units : units;
}

export function fromUnits(units: bigint): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0+$/, '');
  return (negative ? '-' : '') + digits.slice(0, -SCALE) + (fraction === '' ? '' : `.${fraction}`);
}

export function plus(a: string, b: string): string {
  return fromUnits(toUnits(a) + toUnits(b));
}

export function minus(a: string, b: string): string {
  return fromUnits(toUnits(a) - toUnits(b));
}

export function compare(a: string, b: string): number {
  const difference = toUnits(a) - toUnits(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Part of the whole in percent, rounded down to one fraction digit; undefined if the whole is 0. */
export function percent(part: string, whole: string): string | undefined {
  const all = toUnits(whole);
  if (all === 0n) return undefined;
  const tenths = (toUnits(part) * 1000n) / all;
  return fromUnits((tenths * ONE) / 10n);
}

/** Whether this is a decimal that the API accepts as a quantity. */
export function isQuantity(text: string): boolean {
  return /^\d{1,18}(\.\d{1,9})?$/.test(text);
}
