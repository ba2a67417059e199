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
