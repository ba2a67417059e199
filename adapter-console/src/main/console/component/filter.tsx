import { messages } from '../message/messages';

interface SearchProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** Whether the key `/` leads here. */
  first?: boolean;
}

/** A filter by text. */
export function Search({ label, value, onValue, first = false }: SearchProps) {
  return (
    <label>
      {label}
      <input type="search" value={value} data-filter={first ? '' : undefined} onInput={(event) => onValue(event.currentTarget.value)} />
    </label>
  );
}

interface RangeFilterProps {
  /** Keys of `messages().ranges`. */
  ranges: readonly string[];
  value: string;
  onValue: (value: string) => void;
}

/** A filter by time: a period that ends now, or all. */
export function RangeFilter({ ranges, value, onValue }: RangeFilterProps) {
  const m = messages();
  return (
    <label>
      {m.common.range}
      <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {ranges.map((key) => (
          <option key={key} value={key}>
            {m.ranges[key]}
          </option>
        ))}
      </select>
    </label>
  );
}
